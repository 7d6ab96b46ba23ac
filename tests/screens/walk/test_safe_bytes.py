"""Secrets planted in every text field of a record: none reaches the terminal while the screen-safe view is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from agenda.papers import PAPERS
from agenda.shape import Kind, fields_of
from agenda.walk import ITEMS
from mappa_chair.vault.opening import open_vault
from tests.pty.keys import DOWN, ENTER, ESC, F1, F2, F3, F4, F6, F8, ctrl, pasted
from tests.screens.conftest import PASSPHRASE, Chair

if TYPE_CHECKING:
    from agenda.shape import Part

pytestmark = pytest.mark.pty

LEVEL_3 = "EX/0147/3"
SECRET = "Zqxv"
_WORDS = frozenset({Kind.LINE, Kind.TEXT})


def planted(part: type[Part], said: dict[str, Any], count: list[int]) -> dict[str, Any]:
    """A part with a secret in each field of words."""
    made = dict(said)
    for spec in fields_of(part):
        value = said.get(spec.name)
        if spec.kind is Kind.PART and spec.part is not None:
            made[spec.name] = planted(spec.part, value or {}, count)
        elif spec.kind is Kind.ROWS and spec.part is not None:
            made[spec.name] = [planted(spec.part, row, count) for row in value or []]
        elif spec.kind in _WORDS and spec.name not in {"reference", "number"}:
            count[0] += 1
            made[spec.name] = f"{SECRET}{count[0]} said so"
        elif spec.kind is Kind.LINES and spec.name != "chairs":
            count[0] += 1
            made[spec.name] = [f"{SECRET}{count[0]}"]
    return made


def plant(chair: Chair) -> int:
    """Plant them in the level 3 meeting; how many there are."""
    count = [0]
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        said: dict[str, Any] = dict(unit.json(LEVEL_3))
        for item in (*PAPERS, *ITEMS):
            body = said.get(item.key)
            if item.many:
                said[item.key] = [planted(item.part, row, count) for row in body or []]
            else:
                said[item.key] = planted(item.part, body or {}, count)
            unit.save(LEVEL_3, item.key, said[item.key])
        unit.keep_draft(LEVEL_3, "review.on", f"{SECRET} no date")
        unit.keep_draft(LEVEL_3, "capture.what", f"{SECRET} to do")
        unit.commit()
    return count[0]


OPENED = ("", F4, f"{ctrl('f')}zqx", F6, f"{F2}more", f"{ctrl('g')}t", F1)


def test_no_secret_is_painted_in_the_safe_view(chair: Chair) -> None:
    """Whatever was on the screen, nothing of it is there or sent behind the keys of the view, at any item."""
    assert plant(chair) > 150
    with chair.opened((100, 30)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        begun = 0
        for opened in OPENED:
            terminal.write(ctrl("g"), "7", ENTER)
            terminal.wait_for("VICTIMS AND OTHERS")
            terminal.wait_for(SECRET)
            terminal.write(opened, ctrl("g"), "v")
            # A frame may be read in two pieces: it is whole when its last line is there.
            terminal.wait_for(lambda text: "Ctrl+G v shows everything again" in text and SECRET not in text)
            begun = len(terminal.log)
            if opened == OPENED[-1]:
                break
            terminal.write(F8, F3)
            terminal.wait_for("Item 8 of 19")
            assert SECRET.encode() not in terminal.log[begun:]
            terminal.write(ctrl("g"), "v")
            terminal.wait_for("8  RISK SUMMARY")
        for number in range(8, 20):
            terminal.write(F8)
            terminal.wait_for(f"Item {number} of 19")
        terminal.write(F3, F4, ctrl("f"), F2, F1, ESC)
        terminal.write(ctrl("g"), "u", ctrl("g"), "f", ctrl("g"), "d", DOWN, ENTER)
        terminal.write(f"{SECRET} typed here", pasted(f"{SECRET} pasted"), ctrl("g"), "9", ENTER)
        terminal.wait_for("Item 9 of 19")
        terminal.write(F8)
        terminal.wait_for("Item 10 of 19")
        assert SECRET.encode() not in terminal.log[begun:]
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
