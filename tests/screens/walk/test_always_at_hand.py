"""Whatever has the cursor, a list, a line or a page: the screen's keys work from it, and typing ahead is exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.opening import open_vault
from tests.pty.keys import DOWN, ENTER, ESC, F2, TAB, ctrl
from tests.screens.conftest import PASSPHRASE
from tests.screens.walk.sitting import LEVEL_3, run, sitting

if TYPE_CHECKING:
    from tests.screens.conftest import Chair

# How each of them gets the cursor.
FROM = {
    "roll call": ["ctrl+g", "2", "enter"],
    "newcomers": ["ctrl+g", "2", "enter", "n"],
    "review of actions": ["ctrl+g", "4", "enter"],
    "level of risk": ["ctrl+g", "8", "enter", *["tab"] * 6],
    "nine characteristics": ["ctrl+g", "1", "3", "enter"],
    "statement": ["ctrl+g", "r"],
    "minutes": ["ctrl+g", "t"],
    "gists": ["ctrl+g", "g"],
    "changes": ["ctrl+g", "e"],
    "notes": ["ctrl+g", "i"],
    "note line": ["ctrl+g", "k"],
    "find": ["ctrl+f", "s"],
}


def test_no_key_of_the_screen_is_swallowed_and_nothing_holds_the_cursor(chair: Chair) -> None:
    """From each of them Ctrl+G and the check page lead where they lead from anywhere."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            for name, keys in FROM.items():
                await sat.go_to(1)
                await sat.press(*keys)
                before = sat.walk.focused
                await sat.press("f4")
                sat.sees("CHECK YOUR RECORD")
                assert sat.walk.focused is not before, name

    run(steps())


@pytest.mark.pty
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_what_is_typed_ahead_through_lines_and_pages_is_exact(chair: Chair, size: tuple[int, int]) -> None:
    """In one write: text, a note, more text, a search and its jump, a question, an action, and the text's end."""
    with chair.opened(size) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(
            *(ctrl("g"), "11", ENTER, TAB * 4, "one ", ctrl("g"), "k", "#9 the note", ENTER, "two "),
            *(ctrl("f"), "one two", ENTER, "X ", ctrl("g"), "q", "who?", ENTER, F2, "an action", ENTER),
            *(ctrl("g"), "z", "three ", ctrl("g"), "z", ctrl("g"), "k", "half", ESC, "four"),
        )
        terminal.wait_for("four")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0, terminal.text
    record = chair.record(LEVEL_3)
    assert record["media"]["plan"].endswith("release.X three four ")
    assert record["plan"]["actions"][-1]["action"] == "an action"
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        beside = unit.drafts(LEVEL_3)
    assert beside == {"plan?note1": "the note", "media.plan?query1": "who?", "?typed_note": "half"}


@pytest.mark.pty
def test_words_behind_a_key_that_leads_into_a_field_are_whole(chair: Chair) -> None:
    """In one write with it, behind a number and Enter, behind + and behind a letter of a list: no word is cut."""
    words = "Aggression towards approved premises staff when restrictions are enforced by anybody at all"
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "9", ENTER, f"{words}.", ctrl("g"), "8", ENTER, "+", words, ESC)
        terminal.write(ctrl("g"), "2", ENTER, "n", words, ENTER, ctrl("q"))
        assert terminal.exit_status() == 0, terminal.text
    record = chair.record(LEVEL_3)
    assert record["plan"]["pillars"]["supervision"]["summary"].endswith(f"{words}.")
    assert record["risk"]["risks"][-1]["description"] == words
    assert record["attendance"][-1]["name"] == words
