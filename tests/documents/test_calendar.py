"""Calendar files: what a strict reader makes of them, and what is never in them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_chair.documents.calendar import Event, NoReviewDayError, calendar, review_event
from tests.agenda.records import adult, blank, changed, child, record
from tests.documents.ics import read_ics

if TYPE_CHECKING:
    from agenda.shape import JSON
    from tests.agenda.cases.case import Change

DAY = date(2027, 1, 18)


def _event(title: str = "Title", **changed_: str | int) -> Event:
    at, minutes = changed_.get("at"), changed_.get("minutes")
    assert at is None or isinstance(at, str)
    assert minutes is None or isinstance(minutes, int)
    return Event(("key", title), date(2026, 11, 24), title, DAY, at, minutes)


def test_events_are_read_back() -> None:
    """A day, a time, and a time with a length come back as they went in, in their order."""
    events = [_event("Day"), _event("Time", at="10:05"), _event("Length", at="23:30", minutes=75)]
    day, time, length = read_ics(calendar(events))
    assert (day.title, day.starts, day.lasts) == ("Day", DAY, None)
    assert (time.title, time.starts, time.lasts) == ("Time", datetime(2027, 1, 18, 10, 5), None)  # noqa: DTZ001 - local
    assert length.lasts == timedelta(minutes=75)
    assert {each.stamp for each in (day, time, length)} == {"20261124T000000Z"}


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    """Without an event there is still a component in it, as the format wants."""
    assert read_ics(calendar([])) == []


@given(st.text(max_size=200))
def test_any_title_is_text(title: str) -> None:
    """Whatever a title holds, it is one title: no line of the file is made or broken by it."""
    (event,) = read_ics(calendar([_event(title.encode(errors="replace").decode())]))
    assert set(event.names) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "CLASS", "TRANSP"}


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Smith; Jones, and \\n so on", "Smith; Jones, and \\n so on"),
        ("two\nlines\r\nand\ta tab", "two lines and a tab"),
        ("END:VEVENT\r\nBEGIN:VALARM", "END:VEVENT BEGIN:VALARM"),
        ("É" * 90, "É" * 90),
        ("😀" * 40, "😀" * 40),
        ("x" * 66 + "é", "x" * 66 + "é"),
        ("x" * 67 + "é", "x" * 67 + "é"),
        ("bell\x07 and \u202eback", "bell and back"),
    ],
)
def test_titles_are_escaped_and_folded(title: str, read: str) -> None:
    """Signs of the format are escaped, lines folded at 75 octets between characters, control characters gone."""
    (event,) = read_ics(calendar([_event(title)]))
    assert event.title == read


def test_the_same_events_give_the_same_bytes() -> None:
    """Nothing of the computer or the day gets in; another event has another identifier, a moved one its own."""
    assert calendar([_event()]) == calendar([_event()])
    first, second = read_ics(calendar([_event("One"), _event("Two")]))
    assert first.uid != second.uid
    moved = Event(("key", "One"), date(2026, 12, 1), "Called otherwise", date(2027, 2, 1), "09:00")
    assert read_ics(calendar([moved]))[0].uid == first.uid


@pytest.mark.parametrize(
    ("change", "months", "days"),
    [
        ("DAYLIGHT", 3, ("2026-03-29", "2027-03-28", "2028-03-26")),
        ("STANDARD", 10, ("2026-10-25", "2027-10-31", "2028-10-29")),
    ],
)
def test_local_times_are_those_of_england_and_wales(change: str, months: int, days: tuple[str, ...]) -> None:
    """Clocks go forward an hour at one on the last Sunday of March, and back at two on that of October."""
    lines = calendar([]).decode().split("\r\n")
    rule = lines[lines.index(f"BEGIN:{change}") + 1 : lines.index(f"END:{change}")]
    forward = change == "DAYLIGHT"
    assert rule == [
        f"DTSTART:1996{'0331T01' if forward else '1027T02'}0000",
        f"RRULE:FREQ=YEARLY;BYMONTH={months};BYDAY=-1SU",
        f"TZOFFSETFROM:{'+0000' if forward else '+0100'}",
        f"TZOFFSETTO:{'+0100' if forward else '+0000'}",
        f"TZNAME:{'BST' if forward else 'GMT'}",
    ]
    last_sundays = {
        max(day for day in range(25, 32) if date(year, months, day).weekday() == 6): year
        for year in (2026, 2027, 2028)
    }
    assert [f"{year}-{months:02}-{day}" for day, year in last_sundays.items()] == list(days)


def test_the_review_holds_the_name_and_nothing_else() -> None:
    """Title, time and length; no reference, number, venue or agency, not even in the identifier (13a.29)."""
    content = calendar([review_event(record(adult()))])
    (event,) = read_ics(content)
    assert event.title == "Daniel Peter Harrow"
    assert event.starts == datetime(2027, 1, 18, 10, 0)  # noqa: DTZ001 - local
    assert event.lasts == timedelta(minutes=80)
    assert set(event.names) == {"UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "CLASS"}
    for word in (b"EX/", b"0147", b"Eastmere", b"level", b"Fenwick", b"X104213", b"2291847", b"1979"):
        assert word not in content
    assert b"mappa" not in content.lower()


@pytest.mark.parametrize(
    ("start", "end", "lasts"),
    [
        ("10:00", "11:20", 80),
        ("23:30", "00:45", 75),
        ("10:00", "10:00", None),
        (None, "11:20", None),
        ("10:00", None, None),
    ],
)
def test_the_review_takes_as_long_as_the_last_meeting(start: JSON, end: JSON, lasts: int | None) -> None:
    """Also where that went past midnight; where its times are not recorded the review has no end."""
    said = changed(adult(), ("meeting.started_at", start), ("meeting.ended_at", end))
    (event,) = read_ics(calendar([review_event(record(said))]))
    assert event.lasts == (None if lasts is None else timedelta(minutes=lasts))


def test_a_review_without_a_time_takes_its_day() -> None:
    """Where only the day is set, the entry is of the day."""
    (event,) = read_ics(calendar([review_event(record(changed(adult(), ("review.at", None))))]))
    assert (event.starts, event.lasts) == (DAY, None)


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ([("case.given_names", None)], "Harrow"),
        ([("case.given_names", " ")], "Harrow"),
        ([("case.family_name", None)], "Daniel Peter"),
        ([("meeting.held_on", None), ("meeting.reference", None)], "Daniel Peter Harrow"),
    ],
)
def test_a_review_has_what_name_there_is(changes: list[Change], title: str) -> None:
    """One of the names will do, and the meeting need not say when it was."""
    assert review_event(record(changed(adult(), *changes))).title == title


@pytest.mark.parametrize(
    "said",
    [
        blank(),
        changed(adult(), ("review", None)),
        changed(adult(), ("review.on", None)),
        changed(child(), ("case.given_names", ""), ("case.family_name", " ")),
    ],
)
def test_no_entry_without_a_day_or_a_name(said: dict[str, JSON]) -> None:
    """A meeting that sets no review, or of somebody without a name, has no entry to give."""
    with pytest.raises(NoReviewDayError):
        review_event(record(said))
