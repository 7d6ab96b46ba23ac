"""Facts and checks at the edge of the calendar, and where dates are missing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from agenda.facts import Facts, meeting_before
from tests.agenda.records import Said, adult, changed, child, raised, record

if TYPE_CHECKING:
    from agenda.shape import JSON
    from tests.agenda.cases.case import Change


def ids(said: Said) -> set[str]:
    """The checks that are open."""
    return {check for check, _ in raised(said)}


@pytest.mark.parametrize(
    ("born", "held", "open_"),
    [
        ("2008-02-29", "2026-02-28", True),
        ("2008-02-29", "2026-03-01", False),
        ("2008-02-29", "2025-09-01", True),
        ("2008-02-29", "2025-08-31", False),
        ("2008-08-31", "2026-02-28", True),
        ("2008-08-31", "2026-02-27", False),
    ],
)
def test_transition_at_leap_days_and_short_months(born: str, held: str, open_: bool) -> None:
    """Six months before the eighteenth birthday of someone born on 29 February, or on a 31st."""
    said = changed(child(), ("case.date_of_birth", born), ("meeting.held_on", held))
    assert ("level.transition" in ids(said)) is open_


def test_a_child_born_on_29_february_is_a_child_on_the_28th() -> None:
    """Born on 29 February 2008, the offender is under eighteen on 28 February 2026 and not on 1 March."""
    for held, is_child in (("2026-02-28", True), ("2026-03-01", False)):
        said = changed(child(), ("case.date_of_birth", "2008-02-29"), ("meeting.held_on", held))
        assert Facts(record(said)).offender_is_child is is_child


@pytest.mark.parametrize(
    "changes",
    [
        (("meeting.held_on", "9999-12-31"),),
        (("meeting.held_on", "0001-01-01"), ("case.date_of_birth", "0001-01-01")),
        (("case.date_of_birth", "9999-12-31"),),
        (("review.on", "9999-12-31"), ("cppc.paperwork_by", "0001-01-01")),
        (("plan.actions[0].due", "9999-12-31"), ("background.key_dates.release", "0001-01-01")),
    ],
)
def test_the_ends_of_the_calendar_hold(changes: tuple[Change, ...]) -> None:
    """No date is too early or too late for a check."""
    assert isinstance(ids(changed(adult(), *changes)), set)


def test_without_the_day_of_the_meeting_nothing_is_measured_from_it() -> None:
    """Where the day of the meeting is missing, no check that counts from it is raised."""
    assert ids(changed(child(), ("meeting.held_on", None))) == set()
    assert ids(changed(adult(), ("meeting.held_on", None))) == set()


def test_without_a_level_no_grade_is_asked_for() -> None:
    """Where the level of the meeting is missing, grades are not judged."""
    said = changed(adult(), ("meeting.level", None), ("attendance[2].grade", None), ("attendance[0].grade", None))
    assert ids(said) == set()


def test_part_of_the_meeting_is_presence() -> None:
    """Someone there for a part, or remotely, represents the agency; apologies and a report do not."""
    said = changed(child(), ("attendance[5].part_of_meeting", True))
    assert ids(said) == set()
    said = changed(said, ("attendance[5].attended", "apologies"), ("attendance[5].report", "written"))
    assert "attendance.childrens-services" in ids(said)


def test_the_meeting_before_is_found_among_others() -> None:
    """It is of the same case and held on the day the last minutes are of; never the meeting itself."""
    made = record(adult())
    last = record(changed(adult(), ("meeting.held_on", "2026-10-06")))
    others = [
        record(changed(adult(), ("meeting.held_on", "2026-10-06"), ("case.reference", "EX/0148"))),
        record(changed(adult(), ("meeting.held_on", "2026-10-07"))),
        made,
    ]
    assert meeting_before(made, [*others, last]) is last
    assert meeting_before(made, others) is None
    same_day = record(changed(adult(), ("previous_minutes.held_on", "2026-11-24")))
    assert meeting_before(same_day, [same_day]) is None


@pytest.mark.parametrize("path", ["previous_minutes", "previous_minutes.held_on", "case.reference"])
def test_nothing_leads_to_the_meeting_before_where_its_trace_is_missing(path: str) -> None:
    """Without the day of the last minutes, or without a case reference, no record is the one before."""
    made = record(changed(adult(), (path, None)))
    earlier = record(changed(adult(), ("meeting.held_on", "2026-10-06"), ("case.reference", None)))
    assert meeting_before(made, [record(changed(adult(), ("meeting.held_on", "2026-10-06"))), earlier]) is None


@pytest.mark.parametrize(
    ("path", "value"),
    [("meeting.chairs", ["a1", "a1"]), ("level.criteria", ["national_security", "national_security"])],
)
def test_what_is_named_twice_counts_once(path: str, value: JSON) -> None:
    """A chair or a criterion named twice is one."""
    assert ids(changed(adult(), (path, value))) == set()


def test_the_calendar_of_holidays_is_loaded_only_when_asked() -> None:
    """Importing the agenda does not load the holiday library, which costs a tenth of a second."""
    script = "import sys, agenda.findings; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
