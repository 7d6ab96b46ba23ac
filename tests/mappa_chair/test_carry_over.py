"""A review starts from the last meeting: nothing is lost, nothing decided is repeated, all of it is marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from agenda.findings import findings
from agenda.paths import value_at
from agenda.record import Record, as_json, read, validate
from mappa_chair.carry_over import review_of
from tests.mappa_chair.conftest import CHILD, EXAMPLES, REVIEW

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.shape import JSON
    from mappa_chair.carry_over import CarriedOver

HELD_ON = date(2027, 1, 18)
_NOT_CARRIED = (
    "confidentiality",
    "information",
    "disclosure",
    "equality",
    "human_rights",
    "level",
    "review",
    "smb",
    "distribution",
)


def _last(path: Path) -> Record:
    return read(path.read_bytes()).record


def _review(path: Path, held_on: date = HELD_ON) -> CarriedOver:
    return review_of(_last(path), reference="EX/9999/9", held_on=held_on)


def _of(**parts: JSON) -> Record:
    return validate({"format": "mappa-chair-record/1", "meeting": {"level": 3, "held_on": "2026-11-24"}, **parts})


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_review_is_a_record(path: Path) -> None:
    """What is carried over is a whole record: every id in it refers to something in it."""
    record = _review(path).record
    assert validate(as_json(record)) == record


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_decisions_and_what_was_said_are_left_behind(path: Path) -> None:
    """Everything a meeting says or decides anew starts empty."""
    record = _review(path).record
    assert not {*as_json(record)} & {*_NOT_CARRIED}


def test_the_case_and_its_people_come_along() -> None:
    """Case, offences, people, risks and conditions of the last meeting stand in the review word for word."""
    last, record = _last(REVIEW), _review(REVIEW).record
    carried = (record.case, record.background, record.people_at_risk, record.risk, record.plan.licence_conditions)
    assert carried == (last.case, last.background, last.people_at_risk, last.risk, last.plan.licence_conditions)


def test_the_meeting_is_a_review_at_the_level_decided() -> None:
    """Chairs and minute-taker stay; date and reference are new; what was arranged for last time is open."""
    meeting = _review(REVIEW).record.meeting
    assert as_json(Record(format="mappa-chair-record/1", meeting=meeting))["meeting"] == {
        "reference": "EX/9999/9",
        "held_on": "2027-01-18",
        "level": 3,
        "kind": "review",
        "chairs": ["a1"],
        "minute_taker": "a11",
    }


@pytest.mark.parametrize(("decided", "called"), [(2, 2), (3, 3), (1, 3), ("exit", 3), (None, 3)])
def test_the_level_follows_the_decision(decided: int | str | None, called: int) -> None:
    """A review is called at the level that was set, where that has meetings, else at the last one's."""
    record = review_of(_of(level={"decision": decided}), reference="x", held_on=HELD_ON).record
    assert record.meeting.level == called


def test_people_are_invited_again_and_nothing_else_is_said_of_them() -> None:
    """Everyone is there with name, agency and grade, and with everything open that this meeting must say."""
    last, people = _last(REVIEW), _review(REVIEW).record.attendance
    assert [(each.id, each.name, each.agency, each.grade, each.senior) for each in people] == [
        (each.id, each.name, each.agency, each.grade, each.senior) for each in last.attendance
    ]
    assert {
        (
            each.invited,
            each.attended,
            each.report,
            each.part_of_meeting,
            each.delegated_authority,
            each.accepted_confidentiality,
            each.read_previous_minutes,
        )
        for each in people
    } == {(True, None, None, None, None, None, None)}


def test_the_last_minutes_are_named_and_not_yet_agreed() -> None:
    """The review asks for the accuracy of the minutes of the day they were taken."""
    previous = _review(REVIEW).record.previous_minutes
    assert previous is not None
    assert (previous.held_on, previous.accurate) == (date(2026, 11, 24), None)


def test_every_action_is_to_be_accounted_for() -> None:
    """All agreed actions and the one still in progress stand there without an outcome; finished ones do not."""
    reviewed = _review(REVIEW).record.actions_review
    assert [each.number for each in reviewed] == [*(f"3.{n}" for n in range(1, 11)), "2.3"]
    assert {(each.outcome, each.completed_on, each.note) for each in reviewed} == {(None, None, None)}
    last = _last(REVIEW).plan.actions[1]
    assert reviewed[1].model_dump(include={"number", "action", "agency", "owner", "due"}) == last.model_dump(
        include={"number", "action", "agency", "owner", "due"}
    )


def test_an_action_agreed_again_stands_once() -> None:
    """An old action that was taken into the plan under its number is asked for once; a refused one is kept."""
    last = _of(
        plan={"actions": [{"number": "2.1", "accepted": True}, {"number": "2.2", "accepted": False}]},
        actions_review=[
            {"number": "2.1", "outcome": "in_progress"},
            {"number": "2.2", "outcome": "not_completed"},
            {"number": "1.9"},
            {"outcome": "in_progress"},
            {"number": "1.8", "outcome": "superseded"},
        ],
    )
    reviewed = review_of(last, reference="x", held_on=HELD_ON).record.actions_review
    assert [each.number for each in reviewed] == ["2.1", "2.2", "1.9", None]


def test_actions_that_still_run_stay_in_the_plan() -> None:
    """An accepted action due on the day or later, or due in words, is carried; one past due or refused is not."""
    dues = ["2027-01-17", "2027-01-18", "2027-02-30", "ongoing", None, "2027-W01-1", "20260101"]
    actions: list[JSON] = [{"number": str(n), "due": due, "accepted": True} for n, due in enumerate(dues)]
    last = _of(plan={"actions": [*actions, {"number": "refused", "due": "2027-05-01", "accepted": False}]})
    carried = review_of(last, reference="x", held_on=HELD_ON).record.plan.actions
    assert [each.number for each in carried] == ["1", "2", "3", "4", "5", "6"]


def test_no_action_of_the_examples_is_lost() -> None:
    """On whatever day the review is held, every agreed action is accounted for or was settled before."""
    for held_on in (date(2026, 12, 1), HELD_ON, date(2028, 1, 1)):
        record = _review(CHILD, held_on).record
        agreed = {each.number for each in _last(CHILD).plan.actions if each.accepted}
        assert agreed <= {each.number for each in record.actions_review}


def test_contacts_and_earlier_referral_come_along_alone() -> None:
    """Of media, ViSOR and CPPC only who is responsible, and what came of an earlier referral, is carried."""
    record = review_of(
        _of(
            media={"considered": True, "police_contact": "Press desk", "plan": "Lines"},
            visor={
                "owner": "Officer One",
                "updater": "Officer Two",
                "new_information": "New",
                "restricted_access": True,
            },
            cppc={"decision": "refer", "previous_outcome": "Not registered"},
        ),
        reference="x",
        held_on=HELD_ON,
    ).record
    assert record.media.model_dump(exclude_none=True) == {"police_contact": "Press desk"}
    assert record.visor.model_dump(exclude_none=True) == {"owner": "Officer One", "updater": "Officer Two"}
    assert record.cppc.model_dump(exclude_none=True) == {"previous_outcome": "Not registered"}


def test_everything_carried_is_marked() -> None:
    """Each answer and each row that came along and says something is marked, each that is blank is not."""
    marks = _review(REVIEW).marks
    assert {
        *(f"attendance[{index}]" for index in range(len(_last(REVIEW).attendance))),
        "background.offences[0]",
        "people_at_risk.people[0]",
        "risk.who",
        "risk.levels.children",
        "risk.levels.public",
        "plan.pillars.supervision.summary",
        "plan.licence_conditions",
        "plan.actions[0]",
        "plan.employment_restricted",
        "media.police_contact",
        "visor.owner",
    } <= marks
    assert not marks & {
        "risk.missing_information",
        "people_at_risk.marac_arrangement",
        "plan.withheld_because",
        "cppc.previous_outcome",
        "media.considered",
        "previous_minutes.held_on",
        "actions_review",
        "attendance",
        "risk.levels",
        "plan.pillars",
        "plan.pillars.supervision",
        "plan.actions",
    }


def test_the_case_and_who_runs_the_meeting_are_marked_but_not_who_the_offender_is() -> None:
    """Where the case is, who leads it and who chairs is agreed anew; by name and number it is only found again."""
    marks = _review(REVIEW).marks
    case = _last(REVIEW).case
    assert {each for each in marks if each.startswith("meeting")} == {
        "meeting.chairs",
        "meeting.minute_taker",
        "meeting.level",
    }
    assert {"case.setting", "case.establishment", "case.lead_agency", "case.category", "case.mappa_area"} <= marks
    assert {each for each in marks if each.startswith("case.addresses")} == {
        f"case.addresses.{name}" for name, value in case.addresses.said().items() if value
    }
    identity = ("reference", "family_name", "given_names", "aliases", "date_of_birth", "identifiers")
    assert not [each for each in marks if each.startswith(tuple(f"case.{name}" for name in identity))]


def test_marks_name_fields_of_the_record() -> None:
    """Every mark is an answer or a row that says something in the review."""
    carried = _review(REVIEW)
    said = as_json(carried.record)
    for mark in carried.marks:
        value = value_at(said, mark)
        assert value not in (None, "", [], {})
        assert mark.endswith("]") == isinstance(value, dict)


def test_white_space_is_not_carried_text() -> None:
    """A field of white space alone, or a part with nothing in it, has nothing to confirm."""
    last = _of(
        risk={"who": "  \n", "nature": "Harm", "levels": {"public": None}}, plan={"core_group": {"members": " "}}
    )
    assert review_of(last, reference="x", held_on=HELD_ON).marks == {"risk.nature", "meeting.level"}


def test_unrevised_copying_is_found() -> None:
    """A review whose risk summary still stands as it was carried does not pass the check of the guidance."""
    last, record = _last(REVIEW), _review(REVIEW).record
    raised = {each.check for each in findings(record, last)}
    assert "risk.updated" in raised
