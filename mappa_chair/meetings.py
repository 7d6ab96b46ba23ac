"""Meetings of a vault: brought in from files, begun, and listed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agenda.record import FORMAT, Record, Removed, as_json, read, require_for_import, validate
from agenda.textgate import clean, in_one_line, is_blank
from mappa_chair.carry_over import review_of
from mappa_chair.errors import MappaChairError
from mappa_chair.vault.faults import MeetingMissingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Literal

    from agenda.shape import JSON
    from agenda.words import MeetingKind
    from mappa_chair.vault.summaries import MeetingSummary
    from mappa_chair.vault.unit import Unit
    from mappa_chair.vault.vault import Vault

_NUMBERED = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


class MeetingTakenError(MappaChairError):
    """The vault holds another meeting of that reference."""


class MeetingRefusedError(MappaChairError):
    """A meeting cannot be begun with what was given."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A record that is in the vault now: new, or `already_there` just as it is."""

    reference: str
    removed: tuple[Removed, ...]
    already_there: bool


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as the list shows it; `overdue` says in words what is late, nothing where nothing is."""

    summary: MeetingSummary
    review_overdue: bool

    @property
    def overdue(self) -> tuple[str, ...]:
        """What is late, in words."""
        count = self.summary.overdue
        actions = (f"{count} action{'s' if count > 1 else ''}",) if count else ()
        return (*actions, "review") if self.review_overdue else actions


def import_record(vault: Vault, source: bytes, *, author: str) -> Imported:
    """Store the record a file holds.

    Raises RecordRefusedError where it is none, MeetingExistsError where its reference stands for another content;
    nothing is stored then.
    """
    reading = read(source)
    require_for_import(reading.record)
    reference = _reference(reading.record)
    with vault.unit(author) as unit:
        already_there = _stored(unit, reference) == as_json(reading.record)
        if not already_there:
            unit.add(reading.record)
            unit.commit()
    return Imported(reference, reading.removed, already_there)


def overview(vault: Vault, today: date) -> list[MeetingLine]:
    """Every meeting, and what is overdue on a day: actions not accounted for, a review that was not held."""
    with vault.unit("list") as unit:
        found = unit.meetings(today)
    return [MeetingLine(meeting, _review_overdue(meeting, found, today)) for meeting in found]


def next_reference(reference: str) -> str:
    """The reference of the meeting after this one: EX/0147/3, then EX/0147/4; without a number, /2 is added."""
    found = _NUMBERED.fullmatch(reference)
    if found is None or is_blank(found[1]):
        return f"{reference}/2"
    return f"{found[1]}{int(found[2]) + 1:0{len(found[2])}}"


def new_meeting(  # noqa: PLR0913 - each is one line of the form that begins a meeting
    vault: Vault,
    *,
    case_reference: str,
    family_name: str,
    given_names: str,
    meeting_reference: str,
    held_on: date,
    level: Literal[2, 3],
    kind: MeetingKind,
    author: str,
) -> str:
    """Begin a meeting with nothing recorded yet, and give its reference.

    Raises MeetingTakenError, MeetingRefusedError where a reference or the name is blank.
    """
    needed = {"case reference": case_reference, "family name": family_name, "meeting reference": meeting_reference}
    for what, text in needed.items():
        if is_blank(clean(text).text):
            raise MeetingRefusedError(f"The {what} is missing.", "A meeting is filed under it: type one.")
    record = validate(
        {
            "format": FORMAT,
            "case": {
                "reference": _typed(case_reference),
                "family_name": _typed(family_name),
                "given_names": _typed(given_names) or None,
            },
            "meeting": {
                "reference": _typed(meeting_reference),
                "held_on": held_on.isoformat(),
                "level": level,
                "kind": kind.value,
            },
        }
    )
    return _add(vault, record, author=author)


def start_review(
    vault: Vault, last_reference: str, *, held_on: date, reference: str | None = None, author: str
) -> str:
    """Begin the review of a meeting with what is carried over from it, marked as such; give its reference.

    Raises MeetingTakenError, MeetingRefusedError where it would not come after the meeting it reviews.
    """
    with vault.unit(author) as unit:
        last = unit.record(last_reference)
    if last.meeting.held_on is not None and held_on <= last.meeting.held_on:
        raise MeetingRefusedError("A review is held after the meeting it reviews.", "Choose a later date for it.")
    chosen = _typed(reference or "") or next_reference(last_reference)
    carried = review_of(last, reference=chosen, held_on=held_on)
    return _add(vault, carried.record, author=author, marks=carried.marks)


def _add(vault: Vault, record: Record, *, author: str, marks: Iterable[str] = ()) -> str:
    reference = _reference(record)
    with vault.unit(author) as unit:
        if _stored(unit, reference) is not None:
            raise MeetingTakenError(
                f"Meeting {reference} is in the vault already.", "Open it, or choose another reference."
            )
        unit.add(record)
        unit.set_marks(reference, frozenset(marks))
        unit.commit()
    return reference


def _stored(unit: Unit, reference: str) -> dict[str, JSON] | None:
    try:
        return unit.json(reference)
    except MeetingMissingError:
        return None


def _reference(record: Record) -> str:
    return record.meeting.reference or ""


def _typed(text: str) -> str:
    return in_one_line(clean(text).text.strip())


def _review_overdue(meeting: MeetingSummary, all_meetings: Iterable[MeetingSummary], today: date) -> bool:
    """Whether the next meeting's day has passed and no later meeting of the case is recorded."""
    if meeting.review_on is None or meeting.review_on >= today:
        return False
    return not any(
        other.case_reference == meeting.case_reference
        and other.held_on is not None
        and (meeting.held_on is None or other.held_on > meeting.held_on)
        for other in all_meetings
    )
