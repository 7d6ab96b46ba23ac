"""Calendar files (RFC 5545), by hand: a dozen fixed lines and one kind of event are less than a library to keep.

The same events give the same bytes on any machine and day: identifiers and time stamps come from what is given.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from agenda.textgate import clean, is_blank
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from agenda.record import Record

# Identifiers are digests: an event says nothing but its title, and is the same event after a change.
_OURS: Final = uuid.UUID("5f0f5cf4-1f0c-4f5e-9d6b-0c1b6a2d9e47")
_LONGEST_LINE: Final = 75
_ESCAPED: Final = re.compile(r"([\\;,])")
_DAY_MINUTES: Final = 24 * 60

# The clock of England and Wales since 1996. Times stay local: should the law on summer time change, a meeting at
# ten is still at ten.
_LONDON: Final = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
END:STANDARD
END:VTIMEZONE""".splitlines()


class NoReviewDayError(MappaChairError):
    """A meeting that set no day for its review has none to put into a calendar."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar: a day, or a time of it ("HH:MM", England and Wales) and how many minutes it takes.

    `key` is what makes it this event and no other; only a digest of it is written. `stamped` is the day on which
    what it says was decided.
    """

    key: tuple[str, ...]
    stamped: date
    title: str
    day: date
    at: str | None = None
    minutes: int | None = None


def calendar(events: Iterable[Event]) -> bytes:
    """The calendar file with these events, in their order."""
    # Whoever reads the file learns no more than who sees the calendar: no product's name that says what it is.
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//meeting calendar//EN", "CALSCALE:GREGORIAN", *_LONDON]
    for event in events:
        lines += _lines_of(event)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def review_event(record: Record) -> Event:
    """The review meeting a record sets: its title is the offender's name, and it holds nothing else (13a.29).

    It takes as long as the meeting that set it. Raises NoReviewDayError.
    """
    review, meeting, case = record.review, record.meeting, record.case
    if review is None or review.on is None:
        raise NoReviewDayError("No review is set: there is nothing to put into a calendar.", "Set its date first.")
    name = " ".join(each for each in (case.given_names, case.family_name) if each and not is_blank(each))
    if not name:
        raise NoReviewDayError("The offender has no name: the review would have no title.", "Record it first.")
    return Event(
        ("review", meeting.reference or ""),
        meeting.held_on or review.on,
        name,
        review.on,
        review.at,
        _minutes_between(meeting.started_at, meeting.ended_at) if review.at else None,
    )


def _minutes_between(start: str | None, end: str | None) -> int | None:
    """How long a meeting took; one that ends before it starts went past midnight."""
    if start is None or end is None:
        return None
    begun, over = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end))
    return (over - begun) % _DAY_MINUTES or None


def _lines_of(event: Event) -> Iterator[str]:
    day = _basic(event.day)
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(_OURS, repr(event.key))}"
    yield f"DTSTAMP:{_basic(event.stamped)}T000000Z"
    if event.at is None:
        yield f"DTSTART;VALUE=DATE:{day}"
        yield "TRANSP:TRANSPARENT"
    else:
        yield f"DTSTART;TZID=Europe/London:{day}T{event.at.replace(':', '')}00"
        if event.minutes:
            yield f"DURATION:PT{event.minutes}M"
    yield f"SUMMARY:{_text(event.title)}"
    yield "CLASS:CONFIDENTIAL"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """A text on one line, in which nothing is taken for a sign of the format."""
    return _ESCAPED.sub(r"\\\1", " ".join(clean(value).text.split()))


def _folded(line: str) -> bytes:
    """A line as it is written: at most 75 octets, then an end of line and a space; no character is torn apart."""
    pieces, width = [""], 0
    for character in line:
        octets = len(character.encode())
        if width + octets > _LONGEST_LINE:
            pieces.append("")
            width = 1
        pieces[-1] += character
        width += octets
    return "\r\n ".join(pieces).encode() + b"\r\n"
