"""What lists show: projected from the newest bodies, and never behind them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from agenda.record import as_json, read
from mappa_chair.vault.verification import verify

if TYPE_CHECKING:
    from agenda.record import Record
    from mappa_chair.vault.vault import Vault
    from tests.vault.conftest import Clock

REVIEW = "EX/0147/3"


def test_overdue_actions_are_counted_until_accounted_for(filled: Vault, clock: Clock) -> None:
    """Against a given date: accepted, past it, and no later meeting of the case has said what became of it."""

    def overdue(today: date | None = None) -> dict[str, int]:
        with filled.unit("reader") as unit:
            return {each.reference: each.overdue for each in unit.meetings(today)}

    with filled.unit("reader") as unit:
        dated = [each for each in unit.record(REVIEW).plan.actions if each.accepted]
    days = [str(each.due) for each in dated]
    late = sorted(days)[2]
    assert overdue() == {REVIEW: sum(day < clock.now.date().isoformat() for day in days)}
    assert overdue(date.fromisoformat(late)) == {REVIEW: sum(day < late for day in days)}
    assert overdue(date(2030, 1, 1)) == {REVIEW: len(dated)}
    said = as_json(read(json.dumps({"format": "mappa-chair-record/1"})).record)
    outcomes = ("completed", "not_completed", "in_progress", None)
    said |= {
        "case": {"reference": "EX/0147"},
        "meeting": {"reference": "EX/0147/4", "held_on": "2027-01-18"},
        "actions_review": [
            {"number": each.number, "outcome": outcome} for each, outcome in zip(dated, outcomes, strict=False)
        ],
    }
    with filled.unit("import") as unit:
        assert unit.open_actions() == {(REVIEW, position) for position in range(10)}
        unit.add(read(json.dumps(said)).record)
        assert unit.open_actions() == {(REVIEW, position) for position in range(2, 10)}
        unit.commit()
    assert overdue(date(2030, 1, 1)) == {"EX/0147/4": 0, REVIEW: len(dated) - 2}


def test_a_list_shows_what_the_records_say(filled: Vault, initial: Record) -> None:
    """Names, dates, level and state come out of the newest bodies, the latest meeting first."""
    with filled.unit("import") as unit:
        unit.add(initial)
        unit.commit()
        unit.save(str(initial.meeting.reference), "meeting", {"reference": initial.meeting.reference, "level": 2})
        shown = {each.reference: each for each in unit.meetings()}
        order = [each.reference for each in unit.meetings()]
        unit.commit()
    assert order == [initial.meeting.reference, REVIEW]
    review = shown[REVIEW]
    assert (review.case_reference, review.family_name, review.given_names) == ("EX/0147", "Harrow", "Daniel Peter")
    assert (review.held_on, review.level, review.kind) == (date(2026, 11, 24), 3, "review")
    assert (review.state, review.review_on) == ("recorded", date(2027, 1, 18))
    prepared = shown[str(initial.meeting.reference)]
    assert (prepared.held_on, prepared.level, prepared.kind, prepared.state) == (None, 2, None, "in preparation")
    assert verify(filled) == []


def test_a_case_is_what_its_latest_meeting_says(filled: Vault) -> None:
    """A later meeting renames the case in the lists; an earlier one does not; the last to leave takes it along."""

    def add(reference: str, held_on: str, name: str) -> None:
        said = {
            "format": "mappa-chair-record/1",
            "case": {"reference": "EX/0147", "family_name": name},
            "meeting": {"reference": reference, "held_on": held_on},
        }
        with filled.unit("import") as unit:
            unit.add(read(json.dumps(said)).record)
            unit.commit()

    def names() -> set[tuple[str | None, str | None]]:
        with filled.unit("reader") as unit:
            return {(each.case_reference, each.family_name) for each in unit.meetings()}

    add("EX/0147/2", "2026-10-06", "Earlier")
    assert names() == {("EX/0147", "Harrow")}
    add("EX/0147/4", "2027-01-18", "Later")
    assert names() == {("EX/0147", "Later")}
    for reference in ("EX/0147/2", "EX/0147/4", REVIEW):
        with filled.unit("chair") as unit:
            unit.save(reference, "case", {"reference": "EX/0148", "family_name": "Moved"})
            unit.commit()
        assert verify(filled) == []
    assert names() == {("EX/0148", "Moved")}


def test_a_meeting_hardly_begun_is_listed(vault: Vault) -> None:
    """Without case, date or level, and with words or an impossible day for a date, it stands in the list."""
    said = {
        "format": "mappa-chair-record/1",
        "meeting": {"reference": "X/1/1", "started_at": "10:00"},
        "plan": {
            "actions": [
                {"number": "1.1", "accepted": True, "due": "2026-02-31"},
                {"number": "1.2", "accepted": True, "due": "as soon as possible"},
            ]
        },
    }
    with vault.unit("chair") as unit:
        unit.add(read(json.dumps(said)).record)
        (shown,) = unit.meetings(date(2030, 1, 1))
        assert unit.open_actions() == frozenset()
        unit.commit()
    assert (shown.case_reference, shown.family_name, shown.held_on, shown.level) == (None, None, None, None)
    assert (shown.state, shown.overdue) == ("in progress", 0)
    assert verify(vault) == []


@pytest.mark.parametrize("stamp", ["2026-12-01T10:00:00+00:00", "2026-12-01"])
def test_a_list_knows_when_minutes_were_approved(filled: Vault, stamp: str) -> None:
    """The day of approval on this computer's calendar; none as long as there is no approval."""
    with filled.unit("reader") as unit:
        assert [each.approved_on for each in unit.meetings()] == [None]
    with filled.session() as session:
        session.connection().exec_driver_sql("UPDATE meeting SET approved_at = ?", (stamp,))
        session.commit()
    with filled.unit("reader") as unit:
        assert [each.approved_on for each in unit.meetings()] == [date(2026, 12, 1)]
