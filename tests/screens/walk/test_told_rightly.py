"""What the chair is told is so: kept texts count as open, findings stand where their fields are, words wait."""

from __future__ import annotations

import pytest

from mappa_chair.vault.opening import open_vault
from tests.pty.keys import DOWN, ENTER, ESC, F2, F3, F4, F8, RIGHT, TAB, ctrl
from tests.screens.conftest import PASSPHRASE, Chair

pytestmark = pytest.mark.pty


def test_a_text_that_is_no_answer_is_told_as_open_everywhere(chair: Chair) -> None:
    """A date that became words is no date in the record: the line, the check page and the export page say so."""
    with chair.opened((170, 40)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "17", ENTER, ctrl("u"), "when she is back")
        terminal.wait_for("Not a date yet")
        terminal.wait_for("in the meeting")
        terminal.write(F4)
        terminal.wait_for("which is no answer yet")
        terminal.write(ctrl("g"), "x")
        terminal.wait_for("papers: 1; F4 lists them")
        terminal.write(ctrl("g"), "1", ENTER, F3, F3, F3)
        terminal.wait_for("17  NEXT MEETING")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_words_of_an_action_that_was_begun_wait_for_the_next_time(chair: Chair) -> None:
    """Esc, the desk and leaving keep the words of the short form; they are there when it is opened again."""
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(F2, "half an action", TAB, "owen", ESC)
        terminal.wait_for("waits: F2")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(F2)
        terminal.wait_for("half an action")
        terminal.wait_for("Owen Pritchard")
        terminal.write(ENTER, ctrl("q"))
        assert terminal.exit_status() == 0
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        assert unit.record("EX/0147/3").plan.actions[-1].action == "half an action"
        assert unit.drafts("EX/0147/3") == {}


def test_going_elsewhere_puts_the_short_form_away(chair: Chair) -> None:
    """F3 out of a half-written action leaves no form on the screen that the cursor is not in."""
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(F2, "half an action", F8)
        terminal.wait_for("2  INTRODUCTIONS")
        terminal.wait_for(lambda text: "Enter keeps, Esc hides" not in text)
        terminal.write(F2)
        terminal.wait_for("half an action")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_keys_that_change_a_choice_are_told_and_taken_back(chair: Chair) -> None:
    """A key changes the decision by mistake: the line says from what to what, and Ctrl+Z brings it back."""
    with chair.opened((120, 40)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "10", ENTER, RIGHT)
        terminal.wait_for("Decision: Disclose is now Do not disclose. Ctrl+Z takes it back.")
        terminal.write(ctrl("z"))
        terminal.wait_for("Disclose ▾")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record("EX/0147/3")["disclosure"]["decision"] == "disclose"


def test_a_field_left_shows_its_beginning_and_enter_goes_on(chair: Chair) -> None:
    """A text longer than its field is read from its first word; Enter moves to the next field."""
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "11", ENTER, TAB, TAB)
        terminal.wait_for("MEDIA HANDLING")
        terminal.write(" of the Public Protection Unit, by telephone at any hour", ENTER)
        terminal.wait_for("Claire Dunmore of the Public Protection")
        terminal.write(" here")
        terminal.wait_for("Helen Aldous here")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record("EX/0147/3")["media"]["probation_contact"] == "Helen Aldous here"


def test_findings_of_groups_and_rows_stand_on_the_form(chair: Chair) -> None:
    """A pillar without an action and a chair who is missing are told on the page that they are put right on."""
    lines = ("EX/0900", "Invented", "Person", "EX/0900/1", "fri", "3")
    with chair.opened((100, 60)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(F2, "".join(line + ENTER for line in lines))
        terminal.wait_for("CONFIDENTIALITY STATEMENT")
        terminal.write(ctrl("g"), "9", ENTER)
        terminal.wait_for("RISK MANAGEMENT PLAN")
        terminal.wait_for(lambda text: text.count("has no accepted action") >= 2)
        terminal.write(ctrl("g"), "0", ENTER, F8)
        terminal.wait_for("No chair is recorded")
        terminal.wait_for(lambda text: "F3: 0 missing here" not in text)
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
