"""The walk by the plain door: what is asked, what a line means, what is kept and what is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair.errors import MappaChairError
from mappa_chair.keeping import keep
from mappa_chair.meetings import start_review
from screens.aloud import held
from tests.screens.aloud.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mappa_chair.vault.vault import Vault
    from tests.screens.aloud.conftest import Script


def recorded(vault: Vault, part: str, reference: str = "EX/0147/3") -> Any:
    """A part of the record as the vault holds it."""
    with vault.unit("test") as unit:
        return unit.json(reference)[part]


def test_a_question_says_its_label_answers_and_what_is_recorded(walk: Callable[..., Script]) -> None:
    """Whoever hears it knows what is asked, what can be answered and what stands there."""
    script = walk("/quit", place="level")
    assert "Item 16 of 19: Level of management. Completed." in script.said
    assert "Level from today. Exit: leaves MAPPA (category 3, discretionary 4)." in script.said
    assert "One of: 1, 2, 3, exit." in script.said
    assert "Recorded: 3." in script.said


def test_enter_alone_changes_nothing(walk: Callable[..., Script], vault: Vault) -> None:
    """A whole item passed with Enter is as it was."""
    before = recorded(vault, "level")
    walk(*[""] * 12, "/quit", place="level")
    assert recorded(vault, "level") == before


def test_a_level_is_meant_by_its_number_and_another_answer_by_its_place(
    walk: Callable[..., Script], vault: Vault
) -> None:
    """2 is level 2; in a list of words, 1 is the first."""
    walk("2", "/item 1", "2", "/quit", place="level")
    assert recorded(vault, "level")["decision"] == 2
    assert recorded(vault, "confidentiality")["statement"] == "displayed"


def test_words_of_a_list_are_replaced_added_and_taken_away(walk: Callable[..., Script], vault: Vault) -> None:
    """Several parted by a semicolon replace all; with + one more, with - one less."""
    walk("", "formal; 2", "/back", "+3", "/back", "-formal", "/quit", place="level")
    assert recorded(vault, "level")["criteria"] == ["high_risk", "other_agencies_needed"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("no such thing", "That is none of them."),
        ("99", "That is none of them."),
        ("e; e", "That is none of them."),
    ],
)
def test_a_line_that_is_none_of_the_answers_is_told_and_changes_nothing(
    walk: Callable[..., Script], vault: Vault, typed: str, told: str
) -> None:
    """The answers are said again, and what was recorded stays."""
    script = walk("/item 1", typed, "/quit", place="level")
    assert any(line.startswith(told) for line in script.said)
    assert recorded(vault, "confidentiality")["statement"] == "read"


def test_a_slip_in_a_date_takes_no_date_away(walk: Callable[..., Script], vault: Vault) -> None:
    """Words that are no date are told; the date that was recorded stays."""
    before = recorded(vault, "review")["on"]
    script = walk("no idea", "/quit", place="review")
    assert any(line.startswith("Not a date yet") for line in script.said)
    assert recorded(vault, "review")["on"] == before


def test_words_where_no_date_was_recorded_are_kept_and_said_again(
    walk: Callable[..., Script], vault: Vault
) -> None:
    """They wait in the vault, count as open, and are read out when the question comes again."""
    script = walk("/clear", "some time in spring", "/again", "/here", "/quit", place="review")
    assert "Typed, and no answer yet: some time in spring" in script.said
    assert "which is no answer yet" in script.text
    with vault.unit("test") as unit:
        assert "some time in spring" in unit.drafts("EX/0147/3").values()


def test_a_line_is_added_to_a_text_and_replaces_nothing(walk: Callable[..., Script], vault: Vault) -> None:
    """What stood there stands before what was typed; undo takes the line back, edit changes one."""
    before = recorded(vault, "level")["reasons"]
    walk("", "", "Said on 3 December.", "", "/quit", place="level")
    assert recorded(vault, "level")["reasons"] == f"{before}\nSaid on 3 December."
    script = walk("", "", "/edit", "/edit 2", "Said on 4 December.", "/quit", place="level")
    assert f"1  {before}" in script.said
    assert "Said on 3 December." in script.held_out
    assert recorded(vault, "level")["reasons"] == f"{before}\nSaid on 4 December."
    walk("", "", "one more", "/undo", "/edit 2", "", "/quit", place="level")
    assert recorded(vault, "level")["reasons"] == before


def test_two_strokes_begin_a_text_with_one(walk: Callable[..., Script], vault: Vault) -> None:
    """A text may begin with a stroke; one alone is a word of this door."""
    script = walk("", "", "/clear", "//3 of them agreed", "/3 of them agreed", "", "/quit", place="level")
    assert recorded(vault, "level")["reasons"] == "/3 of them agreed"
    assert any(line.startswith("There is no such word.") for line in script.said)


def test_undo_brings_back_answers_rows_and_what_was_cleared(walk: Callable[..., Script], vault: Vault) -> None:
    """Each change of the meeting is taken back, the last first, wherever the person is by then."""
    before = {part: recorded(vault, part) for part in ("level", "attendance", "confidentiality")}
    changes = ("2", "/item 1", "/clear", "/item 2", "-11", "+", "Nia Calder", "/item 2")
    walk(*changes, *["/undo"] * 5, "/quit", place="level")
    assert {part: recorded(vault, part) for part in before} == before
    script = walk("/undo", "/quit")
    assert "Nothing was changed since the meeting was opened." in script.said


def test_a_row_is_opened_by_its_number_and_a_new_one_by_plus(walk: Callable[..., Script], vault: Vault) -> None:
    """The questions of the row are asked one after the other, then the list is said again."""
    script = walk("3", "Clare Dunmore", "/quit", place="attendance")
    assert recorded(vault, "attendance")[2]["name"] == "Clare Dunmore"
    assert "Introductions and attendance, row 3." in script.said
    script = walk("+", "Nia Calder", "/quit", place="attendance")
    assert recorded(vault, "attendance")[-1] == {"id": "a12", "name": "Nia Calder"}
    script = walk("77", "/quit", place="attendance")
    assert "That is no row: type + or a number up to 12." in script.said


def test_a_row_that_is_referred_to_stays_and_says_why(walk: Callable[..., Script], vault: Vault) -> None:
    """A risk that actions manage is not taken out from under them."""
    script = walk("-1", "/quit", place="risk")
    assert any(line.startswith("It is used elsewhere") for line in script.said)
    assert len(recorded(vault, "risk")["risks"]) == 3


def test_missing_leads_to_the_field_of_a_row(walk: Callable[..., Script], vault: Vault) -> None:
    """What is open is numbered; its number asks the question it is about."""
    with vault.unit("test") as unit:
        body = unit.json("EX/0147/3")["plan"]
        assert isinstance(body, dict)
        actions: Any = body["actions"]
        actions[1]["due"] = None
        unit.save("EX/0147/3", "plan", body)
        unit.commit()
    script = walk("/missing", "/missing 1", "fri", "/quit")
    assert any("Risk management plan. must: Action 3.2 has no date" in line for line in script.said)
    assert recorded(vault, "plan")["actions"][1]["due"] == "2026-11-27"


def test_what_is_carried_over_is_said_and_confirmed(walk: Callable[..., Script], vault: Vault) -> None:
    """A review says of each answer that it is the last meeting's, until somebody says that it still holds."""
    start_review(vault, "EX/0147/3", held_on=TODAY.replace(year=2027), reference="EX/0147/4", author="test")
    script = walk("", "/same", "/quit", place="risk", meeting="EX/0147/4")
    assert any("From the last meeting: /same confirms it." in line for line in script.said)
    with vault.unit("test") as unit:
        marks = unit.marks("EX/0147/4")
    assert "risk.who" not in marks
    assert "risk.nature" in marks


def test_an_action_is_captured_from_anywhere(walk: Callable[..., Script], vault: Vault) -> None:
    """What, who, by when and for which risk are asked; the question one was at goes on."""
    script = walk(
        *(
            "/action Send the licence to the police",
            "police",
            "fri",
            "r1",
            "",
            "The police confirm receipt",
            "/quit",
        ),
        place="media",
    )
    made = recorded(vault, "plan")["actions"][-1]
    assert made["agency"] == "police"
    assert made["due"] == "2026-11-27"
    assert made["risks"] == ["r1"]
    assert any(line.startswith(f"Action {made['number']}: Police") for line in script.said)


def test_an_action_whose_lines_are_not_all_typed_waits(walk: Callable[..., Script], vault: Vault) -> None:
    """When nobody types any more in the middle of it, the words are there the next time."""
    walk("/action Send the licence", "police")
    script = walk("/action", "Send the licence", "police", "", "", "", "", "/quit")
    assert {"Send the licence", "police"} <= set(script.held_out)
    assert recorded(vault, "plan")["actions"][-1]["action"] == "Send the licence"


def test_words_are_understood_by_their_beginning(walk: Callable[..., Script]) -> None:
    """The beginning of a word will do where it is the only such; otherwise those it may be are said."""
    script = walk("/item 16", "/it", "/un", "/q")
    assert "That may be /items, /item. Type more of it." in script.said
    assert "Item 16 of 19: Level of management. Completed." in script.said


def test_an_item_is_found_by_letters_of_its_name(walk: Callable[..., Script]) -> None:
    """The name of an item, or letters its words begin with, lead there."""
    script = walk("/item disc", "/item nowhere", "/items", "/next", "/previous", "/quit")
    assert "Item 10 of 19: Disclosure. Completed." in script.said
    assert any(line.startswith("There is no such item") for line in script.said)
    assert "Item 11 of 19: Media handling. Completed." in script.said


def test_an_item_is_read_out_whole(walk: Callable[..., Script]) -> None:
    """Every answer of an item with its label, also of its rows; and what to ask aloud."""
    script = walk("/read", "/ask", "/quit", place="previous_minutes")
    assert any(line.endswith(")") for line in script.said)
    assert sum(": " in line for line in script.said) > 3


def test_what_cannot_be_saved_is_said_and_the_meeting_is_not_left(
    walk: Callable[..., Script], vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is kept and tried again; leaving waits until it is in the vault."""
    left = [True, True]

    def keep_later(*arguments: Any, **named: Any) -> None:
        if left and left.pop():
            raise MappaChairError("The disk is full: not saved.", "Make room.")
        keep(*arguments, **named)

    monkeypatch.setattr(held, "keep", keep_later)
    script = walk("2", "/quit", place="level")
    assert sum(line.startswith("NOT SAVED. The disk is full") for line in script.said) == 2
    assert recorded(vault, "level")["decision"] == 2


def test_leaving_waits_until_everything_is_saved(
    walk: Callable[..., Script], vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as the disk is full, the meeting is not left and says so; nobody is told that all is saved."""

    def keep_never(*_arguments: Any, **_named: Any) -> None:
        raise MappaChairError("The disk is full: not saved.", "Make room.")

    monkeypatch.setattr(held, "keep", keep_never)
    script = walk("2", "/quit", place="level")
    assert script.said[-1] == "unsaved: True"
    assert any(line.startswith("Not everything is saved.") for line in script.said)
    script = walk("2", "/quit", "/quit", "never asked", place="level")
    assert "unsaved: True" not in script.said
    assert recorded(vault, "level")["decision"] == 3


def test_minutes_are_written_and_approved(walk: Callable[..., Script], tmp_path: Path) -> None:
    """The papers of the list are written to the folder named; the chair approves by name."""
    folder = tmp_path / "papers"
    script = walk("/export", "1", str(folder), "/approve", "Helen Aldous", "", "/export", "x", "/quit")
    assert [each.name for each in folder.iterdir()] == ["EX-0147-3 minutes draft OFFICIAL-SENSITIVE.docx"]
    assert any(line.startswith("Version 1 is approved by Helen Aldous") for line in script.said)
    assert "Nothing was written." in script.said


def test_minutes_with_duties_open_are_approved_with_a_reason_only(
    walk: Callable[..., Script], vault: Vault
) -> None:
    """What is open is read out, and Enter alone approves nothing."""
    script = walk("/clear", "/approve", "Helen Aldous", "", "", "/quit", place="level")
    assert "Nothing was approved." in script.said
    assert "Why is it approved all the same? Enter alone approves nothing. " in script.said
    with vault.unit("test") as unit:
        assert {each.approved_on for each in unit.meetings()} == {None}


def test_words_are_found_in_the_whole_record_and_lead_there(walk: Callable[..., Script]) -> None:
    """Each place with its item and field and what stands around it; its number asks that question."""
    script = walk("/find", "/goto 1", "/find LARKFIELD", "/goto 99", "/goto 1", "/find zzzz", "/quit")
    assert "Look for words first: /find and the words." in script.said
    assert any(line.startswith("1  ") and "Larkfield" in line for line in script.said)
    assert any(line.startswith("Type a number from 1 to ") for line in script.said)
    assert any(line.startswith("Recorded: ") and "Larkfield" in line for line in script.said)
    assert "It stands nowhere in this record." in script.said


def test_what_changed_since_the_last_meeting_is_said(walk: Callable[..., Script], vault: Vault) -> None:
    """New words and words that are gone are said to be so; what is as it was waits to be confirmed."""
    start_review(vault, "EX/0147/3", held_on=TODAY.replace(year=2027), reference="EX/0147/4", author="test")
    lines = ("", "", "And in March.", "", "/changed", "/quit")
    script = walk(*lines, place="risk", meeting="EX/0147/4")
    assert any(", changed: " in line and "new: And in March." in line for line in script.said)
    assert any(", as last time, not confirmed yet: " in line for line in script.said)
    script = walk("/changed", "/quit", place="risk")
    assert "There is no record of an earlier meeting to compare with." in script.said


def test_the_gist_of_a_paragraph_is_said(walk: Callable[..., Script]) -> None:
    """Of the one that is named, else of all that the item's prompts cite."""
    script = walk("/why 14.12", "/why", "/why 99.9", "/quit")
    assert sum(line.startswith("14.12: The statement is read out") for line in script.said) == 2
    assert "99.9: no gist of it is here; see the guidance." in script.said


def test_a_summary_comes_with_the_chairs_account(walk: Callable[..., Script], tmp_path: Path) -> None:
    """What goes, what stays out and why is said before the file is named."""
    folder = tmp_path / "papers"
    script = walk("/export", "2", str(folder), "/quit")
    left_out = [line for line in script.said if line.startswith("left out: ")]
    assert any("(Information from each agency, row 2): restricted" in line for line in left_out)
    assert not any("[" in line for line in left_out)
    assert len(list(folder.iterdir())) == 1


def test_a_summary_for_an_offender_who_is_not_told_needs_a_reason(
    walk: Callable[..., Script], tmp_path: Path, vault: Vault
) -> None:
    """Enter alone writes none; with a reason it is written."""
    with vault.unit("test") as unit:
        plan = unit.json("EX/0147/3")["plan"]
        assert isinstance(plan, dict)
        unit.save("EX/0147/3", "plan", plan | {"offender_informed": False})
        unit.commit()
    folder = tmp_path / "papers"
    script = walk("/export", "2", str(folder), "", "/export", "2", str(folder), "The court ordered it.", "/quit")
    assert any(line.startswith("Not written, Executive summary") for line in script.said)
    assert len(list(folder.iterdir())) == 1


def test_a_meeting_is_opened_again_where_it_was_left(walk: Callable[..., Script], vault: Vault) -> None:
    """The question is asked again, also by the other door: both keep the item and the field."""
    walk("", "", "/quit", place="level")
    with vault.unit("test") as unit:
        place = unit.place("EX/0147/3")
    assert place == "level level.reasons"
    script = walk("/quit", place=place)
    assert "Reasons. Whether the level changes or stays." in script.said
    assert "Item 16 of 19: Level of management. Completed." in script.said
