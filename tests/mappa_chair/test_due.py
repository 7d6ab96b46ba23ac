"""What is due over all meetings of a vault: of which meeting, until when, and what a calendar tells of it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from agenda.record import read
from mappa_chair.due import Due, calendar_of, due
from mappa_chair.meetings import overview, start_review
from tests.documents.ics import read_ics
from tests.mappa_chair.conftest import CHILD, REVIEW

if TYPE_CHECKING:
    from mappa_chair.vault.vault import Vault

TODAY = date(2026, 12, 10)
LAST, NEXT, OTHER = "EX/0147/3", "EX/0147/4", "EX/0212/1"


def keys(found: list[Due], meeting: str) -> list[str]:
    """The clocks of a meeting, soonest first; an action by its number."""
    return [each.running.number or each.running.clock.key for each in found if each.meeting == meeting]


def add(vault: Vault, **parts: Any) -> None:
    """Store a meeting of the case of the level 3 example, or of another."""
    said = {"format": "mappa-chair-record/1", "case": {"reference": "EX/0147", "family_name": "Harrow"}, **parts}
    with vault.unit("Test") as unit:
        unit.add(read(json.dumps(said)).record)
        unit.commit()


def approve(vault: Vault, reference: str, stamp: str) -> None:
    """Have the minutes of a meeting approved."""
    with vault.session() as session:
        session.connection().exec_driver_sql(
            "UPDATE meeting SET approved_at = ? WHERE reference = ?", (stamp, reference)
        )
        session.commit()


def test_everything_that_runs_over_both_examples(vault: Vault) -> None:
    """Minutes, paperwork, reviews, the child's transition and every action, the soonest first."""
    found = due(vault, TODAY)
    assert [each.running.due for each in found] == sorted(each.running.due for each in found)
    actions = {LAST: [f"3.{number}" for number in (6, 5, 8, 9, 10, 7, 3, 2, 4, 1)]}
    actions[OTHER] = [f"1.{number}" for number in (3, 4, 6, 5, 1, 2)]
    assert keys(found, LAST) == [
        *("minutes", "cppc", *actions[LAST][:3], "review_set", *actions[LAST][3:7]),
        *("review", *actions[LAST][7:]),
    ]
    assert keys(found, OTHER) == ["minutes", *actions[OTHER], "review_set", "review", "transition"]
    assert not any(each.running.done for each in found)


@pytest.mark.parametrize("today", [date(2026, 11, 25), TODAY, date(2027, 1, 19), date(2028, 1, 1)])
def test_due_and_list_agree_on_late_actions(vault: Vault, today: date) -> None:
    """The list counts as many late actions of a meeting as are told here."""
    late = [each.meeting for each in due(vault, today) if each.running.number and each.running.overdue]
    assert {line.summary.reference: line.summary.overdue for line in overview(vault, today)} == {
        LAST: late.count(LAST),
        OTHER: late.count(OTHER),
    }


def test_before_a_meeting_only_what_leads_up_to_it(vault: Vault) -> None:
    """A planned meeting: invitations are to go out, and nothing follows from it yet."""
    reference = start_review(vault, OTHER, held_on=date(2027, 2, 3), author="Test")
    assert keys(due(vault, TODAY), reference) == ["invitations"]
    (invitations,) = [each.running for each in due(vault, TODAY) if each.meeting == reference]
    assert (invitations.due, invitations.state) == (date(2027, 1, 20), "in 41 days")
    assert "invitations" not in keys(due(vault, date(2027, 2, 3)), reference)


def test_a_planned_meeting_ends_nothing_but_the_day_that_was_set(vault: Vault) -> None:
    """The last day for the review stays until the review is held, also where it is planned past it."""
    start_review(vault, OTHER, held_on=date(2027, 3, 18), author="Test")
    found = keys(due(vault, TODAY), OTHER)
    assert "review_set" not in found
    assert {"minutes", "review", "transition"} <= set(found)


def test_a_held_meeting_takes_over(vault: Vault) -> None:
    """From its day on the clocks of the case are those of the new meeting; of the last only actions are left."""
    day = date(2027, 1, 18)
    start_review(vault, LAST, held_on=day, author="Test")
    assert {"review", "minutes", "cppc"} <= set(keys(due(vault, date(2027, 1, 17)), LAST))
    found = due(vault, day)
    assert keys(found, LAST) == ["3.6", "3.5", "3.8"]
    assert keys(found, NEXT) == ["3.9", "3.10", "minutes", "3.7", "3.3", "3.2", "3.4", "review", "3.1"]


def test_an_older_meeting_with_nothing_open_is_silent(vault: Vault) -> None:
    """Neither its minutes nor its review run once a later meeting was held; its review as set does not either."""
    add(
        vault,
        meeting={"reference": "EX/0147/2", "held_on": "2026-10-06", "level": 3},
        level={"decision": 3},
        review={"on": "2026-11-24"},
    )
    found = due(vault, TODAY)
    assert keys(found, "EX/0147/2") == []
    assert "review" in keys(found, LAST)


def test_an_action_runs_until_it_is_accounted_for(vault: Vault) -> None:
    """Completed, not completed or superseded end it; one in progress, or without an outcome, runs on."""
    outcomes = {
        "3.6": "completed",
        "3.5": "not_completed",
        "3.8": "superseded",
        "3.9": "in_progress",
        "3.7": None,
    }
    add(
        vault,
        meeting={"reference": NEXT, "held_on": "2027-01-18"},
        actions_review=[{"number": number, "outcome": outcome} for number, outcome in outcomes.items()],
    )
    assert keys(due(vault, date(2027, 1, 19)), LAST) == ["3.9", "3.10", "3.7", "3.3", "3.2", "3.4", "3.1"]


@pytest.mark.parametrize(
    ("change", "runs_in"),
    [
        ({}, [NEXT]),
        ({"due": "2027-02-26"}, [NEXT]),
        ({"accepted": False}, [LAST]),
        ({"due": "as soon as possible"}, [LAST]),
        ({"action": "Another thing under the same number"}, [LAST, NEXT]),
        ({"number": "4.1"}, [LAST, NEXT]),
    ],
)
def test_an_action_agreed_again_runs_once(vault: Vault, change: dict[str, Any], runs_in: list[str]) -> None:
    """The same number and wording in a later plan is the same action; other words, or none agreed, are not."""
    with vault.unit("Test") as unit:
        action = next(each for each in unit.record(LAST).plan.actions if each.number == "3.6").said()
    add(
        vault,
        meeting={"reference": NEXT, "held_on": "2027-01-18"},
        plan={"actions": [{**action, "risks": [], "communicator": None, **change}]},
    )
    found = [each for each in due(vault, date(2027, 1, 19)) if each.running.number in {"3.6", "4.1"}]
    assert sorted(each.meeting for each in found) == runs_in


def test_approval_ends_one_clock_and_starts_two(vault: Vault) -> None:
    """Approved minutes are done; ViSOR and the recording run from that day until the next meeting."""
    approve(vault, LAST, "2026-11-30T10:00:00+00:00")
    found = {each.running.clock.key: each.running for each in due(vault, TODAY) if each.meeting == LAST}
    assert "minutes" not in found
    assert (found["visor"].due, found["recording"].due) == (date(2026, 12, 3), date(2026, 11, 30))
    add(vault, meeting={"reference": NEXT, "held_on": "2026-12-10"})
    assert not {"visor", "recording"} & set(keys(due(vault, TODAY), LAST))


def test_the_settings_of_the_area_are_counted(vault: Vault) -> None:
    """A length the area decided for itself holds, and is named."""
    with vault.unit("Test") as unit:
        unit.change_setting("minutes_working_days_level_2", 6, reason="Approved by the board on 2 November 2026.")
        unit.commit()
    (minutes,) = [
        each.running for each in due(vault, TODAY) if each.meeting == OTHER and each.running.clock.key == "minutes"
    ]
    assert minutes.due == date(2026, 12, 3)
    assert "6 working days" in minutes.local


def test_meetings_hardly_begun(vault: Vault) -> None:
    """Without a case or a day a meeting stands alone and has no clock; with an end its dated actions run."""
    add(vault, case=None, meeting={"reference": "X/1"}, plan={"actions": [{"number": "1"}]})
    actions = [{"number": "1", "accepted": True, "due": "2027-01-01"}]
    add(vault, case=None, meeting={"reference": "X/2", "ended_at": "11:00"}, plan={"actions": actions})
    found = due(vault, TODAY)
    assert (keys(found, "X/1"), keys(found, "X/2")) == ([], ["1"])


def test_an_empty_vault_has_no_clock(vault: Vault) -> None:
    """Nothing runs where every case has left and every action is refused."""
    with vault.unit("Test") as unit:
        for reference in (LAST, OTHER):
            for part in ("plan", "review", "cppc"):
                unit.save(reference, part, None)
            unit.save(reference, "level", {"decision": 1})
        unit.commit()
    for reference in (LAST, OTHER):
        approve(vault, reference, "2026-11-30")
    assert {each.running.clock.key for each in due(vault, TODAY)} == {"visor", "recording"}


def test_the_calendar_names_nobody(vault: Vault) -> None:
    """Number, agency and meeting of an action, name and meeting of any other clock: no text of the record."""
    found = due(vault, TODAY)
    content = calendar_of(found)
    titles = [event.title for event in read_ics(content)]
    assert len(titles) == len(found)
    assert "Action 3.6, Children's Services, EX/0147/3" in titles
    assert "Minutes approved for distribution, EX/0212/1" in titles
    records = [json.loads(path.read_bytes()) for path in (CHILD, REVIEW)]
    names = {
        word
        for said in records
        for person in [*said["people_at_risk"]["people"], *said["attendance"], said["case"]]
        for name in (person.get("name"), person.get("family_name"), person.get("given_names"))
        if name
        for word in name.split()
    }
    assert {"Pell", "Ellie", "Mia", "Marcus", "Harrow", "Okafor", "Menon"} <= names
    assert not [name for name in names if name.lower().encode() in content.lower()]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("3.6", "Action 3.6, EX/0300/1"),
        ("A12/3", "Action A12/3, EX/0300/1"),
        ("2b", "Action 2b, EX/0300/1"),
        ("Mia 1", "Action, EX/0300/1"),
        ("Mia", "Action, EX/0300/1"),
        ("3.6 Pell", "Action, EX/0300/1"),
        (None, "Action, EX/0300/1"),
    ],
)
def test_a_number_in_a_calendar_is_a_number(vault: Vault, number: str | None, title: str) -> None:
    """What stands for a number and could be a name is left out."""
    add(
        vault,
        case={"reference": "EX/0300"},
        meeting={"reference": "EX/0300/1", "held_on": "2026-12-01"},
        plan={"actions": [{"number": number, "accepted": True, "due": "2027-01-01"}]},
    )
    found = [each for each in due(vault, TODAY) if each.meeting == "EX/0300/1"]
    assert [event.title for event in read_ics(calendar_of(found))] == [title]


def test_the_calendar_stays_the_same(vault: Vault) -> None:
    """On another day the same clocks give the same file; a moved one is the same entry on another day."""
    first = read_ics(calendar_of(due(vault, TODAY)))
    assert calendar_of(due(vault, date(2026, 12, 12))) == calendar_of(due(vault, TODAY))
    with vault.unit("Test") as unit:
        plan: Any = unit.json(OTHER)["plan"]
        plan["actions"][0]["due"] = "2027-02-01"
        unit.save(OTHER, "plan", plan)
        unit.commit()
    after = {event.uid: event for event in read_ics(calendar_of(due(vault, TODAY)))}
    assert set(after) == {event.uid for event in first}
    moved = [event for event in first if after[event.uid].starts != event.starts]
    assert [(event.title, after[event.uid].starts) for event in moved] == [
        ("Action 1.1, Youth Offending Team, EX/0212/1", date(2027, 2, 1))
    ]
