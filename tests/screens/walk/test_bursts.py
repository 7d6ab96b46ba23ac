"""Keys of a meeting that arrive all at once, also behind a stall: each lands where it would have if typed slowly.

Every burst is one write to the terminal.
"""

from __future__ import annotations

from typing import Any, Final

import pytest

from mappa_chair.vault.opening import open_vault
from tests.pty.keys import (
    BACK_TAB,
    BACKSPACE,
    DOWN,
    END,
    ENTER,
    ESC,
    F2,
    F9,
    F12,
    LEFT,
    TAB,
    ctrl,
    pasted,
)
from tests.pty.terminal import Terminal, python
from tests.screens.conftest import PASSPHRASE, Chair, example

pytestmark = pytest.mark.pty

LEVEL_3: Final = "EX/0147/3"

# Once as they are, once while the application does nothing for 400 ms. Each burst and the last word of it.
ROUNDS: Final = ((1, ""), (2, F12))


def bursts(number: int) -> list[tuple[str, str]]:
    """Each burst of a round, and what is seen once it is dealt with; the cursor stands in a field of text."""
    n = str(number)
    return [
        (f" one{n} {F2}hello{n}{ENTER}two{n} {F2}second{n}{TAB}owen{TAB}fri{ENTER}three{n}", f"three{n}"),
        (f" MAIN{n}{TAB} all this{n} to the second field{BACK_TAB} back{n}", f"back{n}"),
        (f" ba{BACKSPACE}ckspace{LEFT * 3}XY{END}Z{n}", f"bckspXYaceZ{n}"),
        (f" before{n}{F9}SECRET{ENTER} after{n}", f"after{n}"),
        (F2 + pasted(f"first{n} line\nsecond line\nthird line") + f"{ENTER} on{n}", f"on{n}"),
        (f"{F2}abc{n}{ESC} xyz{n}", f"xyz{n}"),
    ]


def in_the_text(number: int) -> str:
    """What a round leaves in the field."""
    n = str(number)
    words = "one two three MAIN back bckspXYaceZ before after on xyz"
    return "".join(f" {word}{n}" for word in words.split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_every_key_of_a_burst_finds_the_meeting_as_the_keys_before_left_it(
    chair: Chair, size: tuple[int, int]
) -> None:
    """Field text in its fields, each action one action, what is typed on a blank screen nowhere; stalled too."""
    command = python(
        "tests.pty.stalling_app", "open", str(chair.vault), "--passphrase-file", str(chair.passphrase)
    )
    with Terminal(command, size=size) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "5", ENTER)
        terminal.wait_for("Reason for referral")
        for number, stall in ROUNDS:
            for keys, seen in bursts(number):
                terminal.write(stall, keys)
                terminal.wait_for(seen)
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0, terminal.text
        assert b"SECRET" not in terminal.log
    before: dict[str, Any] = example("level-3-pre-release-review")
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        record: dict[str, Any] = dict(unit.json(LEVEL_3))
        drafts = unit.drafts(LEVEL_3)
    said, was = record["background"], before["background"]
    assert said["referral_reason"] == was["referral_reason"] + in_the_text(1) + in_the_text(2)
    second = " all this1 to the second field all this2 to the second field"
    assert said["added_value"] == was["added_value"] + second
    actions = record["plan"]["actions"][len(before["plan"]["actions"]) :]
    assert [each["action"] for each in actions] == [
        *("hello1", "second1", "first1 line second line third line"),
        *("abc1hello2", "second2", "first2 line second line third line"),
    ]
    assert {each.get("owner") for each in actions} == {None, "Owen Pritchard"}
    assert drafts["capture.what"] == "abc2"
