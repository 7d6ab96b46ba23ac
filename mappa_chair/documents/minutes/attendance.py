"""Section 3: who was present, who apologised, who was silent, and what reports came (MAPPA E style, 14.13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.textgate import is_blank
from agenda.words import Attended, Function, Report, label
from mappa_chair.documents.blocks import Column, Heading, Row, Table
from mappa_chair.documents.phrases import NONE, NOT_RECORDED, nothing, plain
from mappa_chair.documents.recorded import rows_of, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agenda.attendance import Attendee
    from mappa_chair.documents.blocks import Block, Cell
    from mappa_chair.documents.minutes.context import Meeting
    from mappa_chair.documents.recorded import Recorded

_PRESENT = {Attended.IN_PERSON: "In person", Attended.REMOTE: "Remotely"}
_GROUPS: tuple[tuple[str, frozenset[Attended | None], str], ...] = (
    ("Present", frozenset(_PRESENT), "Attendance"),
    ("Apologies", frozenset({Attended.APOLOGIES}), "Invited"),
    ("Invited and absent", frozenset({Attended.ABSENT}), "Invited"),
    ("Attendance not recorded", frozenset({None}), "Invited"),
)
REPORTS = {Report.WRITTEN: "Written report", Report.MAPPA_F: "MAPPA F (prison report)"}


def write(meeting: Meeting) -> Iterator[Block]:
    """Those present, apologies, those invited and absent, reports."""
    everyone = rows_of(meeting.record.attendance, "attendance")
    if not everyone:
        yield meeting.top.none_of("attendance")
        return
    for title, states, last in _GROUPS:
        found = [row for row in everyone if row.part.attended in states]
        if None in states and not found:
            continue
        yield Heading(2, title)
        yield _table(meeting, title, last, found) if found else nothing(NONE)
    yield Heading(2, "Reports received")
    reports = tuple(
        Row((agency_of(row), row.cell("name"), plain(REPORTS[row.part.report])))
        for row in everyone
        if row.part.report
    )
    columns = (Column("Agency", 6), Column("From", 5), Column("Report", 5))
    yield Table(columns, reports, "Reports received") if reports else nothing(NONE)


def _table(meeting: Meeting, title: str, last: str, found: Sequence[Recorded[Attendee]]) -> Table:
    columns = (Column("Name", 3), Column("Agency", 4.6), Column("Role", 5), Column(last, 3.2))
    rows = (
        Row((row.cell("name", strong=True), agency_of(row), role_of(row), how_of(meeting, row.part)))
        for row in found
    )
    return Table(columns, tuple(rows), title)


def agency_of(row: Recorded[Attendee]) -> Cell:
    """The agency and the organisation, unless the one already names the other."""
    agency, organisation = row.cell("agency"), row.cell("organisation")
    named = agency.text.casefold() in organisation.text.casefold()
    return stacked(None if named else agency, organisation, source=row.at("agency"))


def role_of(row: Recorded[Attendee]) -> Cell:
    """The post, then function and grade where the post does not say them already."""
    person = row.part
    lines = [row.cell("role")]
    known = f"{person.role} {person.organisation}".casefold()
    for word in (person.function, person.grade):
        # Who takes the minutes stands in the last column.
        if word and word is not Function.MINUTE_TAKER and label(word).casefold() not in known:
            lines.append(plain(label(word)))
    if person.delegated_authority:
        lines.append(plain("With delegated authority"))
    if person.senior:
        lines.append(plain("Can commit resources"))
    return stacked(*lines, source=row.at("role"))


def how_of(meeting: Meeting, person: Attendee) -> Cell:
    """How somebody took part, or whether they were invited, and what they did at the meeting."""
    held = meeting.record.meeting
    if person.attended in _PRESENT:
        lines = [_PRESENT[person.attended], "Part of the meeting only" if person.part_of_meeting else ""]
    else:
        lines = [NOT_RECORDED if person.invited is None else "Yes" if person.invited else "No"]
    lines += ["Chair"] if person.id in held.chairs else []
    lines += ["Minute-taker"] if person.id == held.minute_taker else []
    lines += [f"Represents the {label(person.represents).lower()}"] if person.represents else []
    return plain("\n".join(line for line in lines if not is_blank(line)))
