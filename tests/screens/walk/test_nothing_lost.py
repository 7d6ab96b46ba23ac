"""What is typed is kept: text that looks like commands, rows taken out, words that are no answer yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pty.keys import DELETE, DOWN, ENTER, ESC, F2, F8, TAB, UP, ctrl, pasted
from tests.screens.conftest import Chair, example

if TYPE_CHECKING:
    from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

LEVEL_3 = "EX/0147/3"
HOSTILE = "see [/] and [REDACTED] and [@click=app.quit]x [bold"


def open_level_3(terminal: Terminal, item: int) -> None:
    """Open the level 3 meeting at an item."""
    terminal.wait_for("level 3")
    terminal.write(DOWN, ENTER)
    terminal.wait_for("F8 Next")
    terminal.write(ctrl("g"), str(item), ENTER)
    terminal.wait_for(f"{item}  ")


def test_an_action_that_was_hidden_keeps_its_words(chair: Chair) -> None:
    """Esc hides the short form and loses nothing; what follows goes to the field behind it."""
    with chair.opened() as terminal:
        open_level_3(terminal, 11)
        terminal.write(TAB * 4, F2, "half an action", ESC)
        terminal.wait_for("waits: F2")
        terminal.write("xyz", F2)
        terminal.wait_for("half an action")
        terminal.write(ENTER, ctrl("q"))
        assert terminal.exit_status() == 0
    record = chair.record(LEVEL_3)
    assert record["media"]["plan"].endswith("xyz")
    assert record["plan"]["actions"][-1]["action"] == "half an action"


def test_markup_and_escape_sequences_in_text_are_text(chair: Chair) -> None:
    """Brackets are shown and kept as typed; a pasted escape sequence is taken out, told, and harms nothing."""
    with chair.opened() as terminal:
        open_level_3(terminal, 18)
        terminal.write(TAB, ENTER, TAB, HOSTILE, pasted("\x1b]52;c;c2VjcmV0\x07 after"))
        terminal.wait_for("[REDACTED]")
        terminal.wait_for("Left out: 2 characters that no record may hold.")
        terminal.write(F8)
        terminal.wait_for("DISTRIBUTION OF THE MINUTES")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
        assert b"\x1b]52" not in terminal.log
    assert chair.record(LEVEL_3)["smb"]["issues"][0]["text"].endswith(f"{HOSTILE}]52;c;c2VjcmV0 after")


def test_words_that_are_no_date_come_back_and_the_record_waits(chair: Chair) -> None:
    """Words in a date field that are no date are there again the next time; the record has no date meanwhile."""
    with chair.opened() as terminal:
        open_level_3(terminal, 17)
        terminal.write(ctrl("u"), "when Helen is back")
        terminal.wait_for("Not a date yet")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_3)["review"].get("on") is None
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("when Helen is back")
        terminal.wait_for("Not a date yet")
        terminal.write(ctrl("u"), "18 jan 2027", ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_3)["review"]["on"] == "2027-01-18"


def test_a_row_removed_comes_back(chair: Chair) -> None:
    """Delete takes a row out of a list and Ctrl+G u brings it back as it was; one that is referred to stays."""
    with chair.opened() as terminal:
        open_level_3(terminal, 8)
        terminal.write("\x1b[3~")
        terminal.wait_for("It is used elsewhere")
        terminal.write(ctrl("g"), "9", ENTER)
        terminal.wait_for("RISK MANAGEMENT PLAN")
        terminal.write(TAB * 8)
        terminal.wait_for("Actions (10)")
        terminal.write("\x1b[3~")
        terminal.wait_for("Actions (9)")
        terminal.write(ctrl("g"), "u")
        terminal.wait_for("Actions (10)")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_3) == example("level-3-pre-release-review")


def test_delete_held_down_takes_rows_out_and_all_come_back(chair: Chair) -> None:
    """Delete pressed many times in one burst empties a list and no more; each removal can be undone."""
    with chair.opened((120, 40)) as terminal:
        open_level_3(terminal, 9)
        terminal.write(TAB * 9)
        terminal.wait_for("Contingency plan (3)")
        terminal.write(DELETE * 6)
        terminal.wait_for("Contingency plan (0)")
        terminal.write((ctrl("g") + "u") * 3)
        terminal.wait_for("Contingency plan (3)")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0, terminal.text
    assert chair.record(LEVEL_3) == example("level-3-pre-release-review")


def test_a_row_that_comes_back_does_not_take_over_an_open_form(chair: Chair) -> None:
    """While a row of the list is open, a restored row closes it: no word of one row lands in the other."""
    with chair.opened((120, 40)) as terminal:
        open_level_3(terminal, 8)
        for name in ("AAA", "BBB"):
            terminal.write("+", name, ESC)
            terminal.wait_for(name)
        terminal.write(UP, DELETE)
        terminal.wait_for("Identified risks (4)")
        terminal.write(ENTER, " MORE")
        terminal.wait_for("BBB MORE")
        terminal.write(ctrl("g"), "u")
        terminal.wait_for("Identified risks (5)")
        terminal.write(ctrl("z"), ctrl("z"), ctrl("q"))
        assert terminal.exit_status() == 0
    said = [risk["description"] for risk in chair.record(LEVEL_3)["risk"]["risks"]]
    assert said[3:] == ["AAA", "BBB MORE"]


def test_letters_on_a_list_make_no_row(chair: Chair) -> None:
    """A name typed while a list has the focus changes nothing, and the line says where words go."""
    with chair.opened() as terminal:
        open_level_3(terminal, 7)
        terminal.write("John Smith")
        terminal.wait_for("This is a list")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_3) == example("level-3-pre-release-review")
