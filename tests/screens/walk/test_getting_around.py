"""Getting around in a meeting: what is missing, panes, panels, jumps, and coming back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.opening import open_vault
from tests.pty.keys import DELETE, DOWN, ENTER, ESC, F1, F3, F4, F6, F7, F8, TAB, UP, ctrl
from tests.screens.conftest import PASSPHRASE, Chair

if TYPE_CHECKING:
    from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

LEVEL_2 = "EX/0212/1"


def open_level_2(terminal: Terminal) -> None:
    """Open the level 2 meeting, which is the first in the list."""
    terminal.wait_for("level 2")
    terminal.write(ENTER)
    terminal.wait_for("F8 Next")


def take_away_the_reasons(chair: Chair) -> None:
    """Leave two duties of the level 2 meeting open: the reasons of items 10 and 16."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        said = unit.json(LEVEL_2)
        for part in ("disclosure", "level"):
            body = said[part]
            assert isinstance(body, dict)
            unit.save(LEVEL_2, part, body | {"reasons": None})
        unit.commit()


def test_f3_goes_from_one_missing_thing_to_the_next_and_round(chair: Chair) -> None:
    """Each press goes to the field of the next finding, through the agenda, and begins again behind the last."""
    take_away_the_reasons(chair)
    with chair.opened() as terminal:
        open_level_2(terminal)
        terminal.wait_for("2 in the meeting (2 must)")
        terminal.write(F3)
        terminal.wait_for("10  DISCLOSURE")
        terminal.write("typed here")
        terminal.wait_for("typed here")
        terminal.write(F3)
        terminal.wait_for("16  LEVEL OF MANAGEMENT")
        terminal.write("and here", ctrl("q"))
        assert terminal.exit_status() == 0
    record = chair.record(LEVEL_2)
    assert record["disclosure"]["reasons"] == "typed here"
    assert record["level"]["reasons"] == "and here"


def test_the_check_page_lists_what_is_missing_and_goes_there(chair: Chair) -> None:
    """Findings stand under their items; Enter goes to the field; the state of an item is told in words."""
    take_away_the_reasons(chair)
    with chair.opened() as terminal:
        open_level_2(terminal)
        terminal.write(F4)
        terminal.wait_for("CHECK YOUR RECORD: 2 open, 2 must")
        terminal.wait_for("16  Level of management")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("16  LEVEL OF MANAGEMENT   [!] Something missing")
        terminal.write("because five agencies act at once")
        terminal.wait_for("[x] Completed")
        terminal.write(F4)
        terminal.wait_for("1 open, 1 must")
        terminal.write(ESC)
        terminal.wait_for("16  LEVEL OF MANAGEMENT")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_2)["level"]["reasons"] == "because five agencies act at once"


def test_the_cursor_comes_back_to_the_field_it_was_in(chair: Chair) -> None:
    """Help, list and other items leave and return to the same field; so does opening the meeting again."""
    with chair.opened() as terminal:
        open_level_2(terminal)
        terminal.write(ctrl("g"), "12", ENTER, TAB, TAB)
        terminal.wait_for("12  VISOR")
        terminal.write(F1)
        terminal.wait_for("WHAT TO ASK")
        terminal.write(F1, " One.")
        terminal.wait_for(" One.")
        terminal.write(F8)
        terminal.wait_for("13  EQUALITY")
        terminal.write(F7, " Two.")
        terminal.wait_for(" Two.")
        terminal.write(F6)
        terminal.wait_for("19 Distribution")
        terminal.write(ENTER, " Three.")
        terminal.wait_for(" Three.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    with chair.opened() as terminal:
        open_level_2(terminal)
        terminal.wait_for("12  VISOR")
        terminal.write(" Four.")
        terminal.wait_for(" Four.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_2)["visor"]["new_information"].endswith(" One. Two. Three. Four.")


def test_the_list_of_items_is_walked_with_the_arrows(chair: Chair) -> None:
    """From the list, Up and Down choose an item and Enter opens it."""
    with chair.opened((120, 40)) as terminal:
        open_level_2(terminal)
        terminal.write(F6, DOWN, DOWN, UP, DOWN, ENTER)
        terminal.wait_for("3  MINUTES OF THE LAST MEETING   [-] Not applicable")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_a_letter_that_leads_nowhere_is_swallowed_and_said_so(chair: Chair) -> None:
    """After Ctrl+G nothing lands in a field, whatever is pressed, and the cursor is where it was."""
    with chair.opened() as terminal:
        open_level_2(terminal)
        terminal.write(ctrl("g"), "12", ENTER, TAB, TAB, ctrl("g"), "y", "after")
        terminal.wait_for("Ctrl+G y is nothing")
        terminal.write(ctrl("g"), "99", ENTER)
        terminal.wait_for("There is no item 99")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_2)["visor"]["new_information"].endswith("rival group.after")


def test_a_person_is_added_chosen_and_removed(chair: Chair) -> None:
    """A new row has an id of its own, can be picked by letters at once, and is held while it is picked."""
    with chair.opened((100, 40)) as terminal:
        open_level_2(terminal)
        terminal.write(ctrl("g"), "2", ENTER, "+", "Zara Quint", TAB, "health", ESC)
        terminal.wait_for("Zara Quint")
        terminal.write(ctrl("g"), "0", ENTER, F8)
        terminal.wait_for("MEETING")
        terminal.write(TAB * 11, ctrl("u"), "zara")
        terminal.wait_for("Zara Quint")
        terminal.write(ctrl("g"), "2", ENTER, DELETE)
        terminal.wait_for("It is used elsewhere (1), first under Meeting")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    record = chair.record(LEVEL_2)
    assert record["attendance"][-1]["id"] == record["meeting"]["minute_taker"] == "b9"
    assert record["attendance"][-1]["agency"] == "health"
