"""The attendance sheet (MAPPA E style; 14.13): to sign before the meeting, and afterwards as it was.

It names no offender: the sheet goes from hand to hand, and the reference says which meeting it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.words import Attended
from mappa_chair.documents.blocks import Banner, Cell, Column, Facts, Heading, NewPage, Row, Table
from mappa_chair.documents.frame import framed, when_and_where
from mappa_chair.documents.minutes.attendance import REPORTS, agency_of, how_of, role_of
from mappa_chair.documents.minutes.context import Meeting
from mappa_chair.documents.phrases import NONE, NOT_RECORDED, nothing, paragraph, plain
from mappa_chair.documents.recorded import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agenda.attendance import Attendee
    from agenda.record import Record
    from mappa_chair.documents.blocks import Block, Paper
    from mappa_chair.documents.recorded import Recorded
    from mappa_chair.documents.settings import PaperSettings

KIND = "Attendance sheet"
_PRESENT = frozenset({Attended.IN_PERSON, Attended.REMOTE})
_SPARE_ROWS = 3
_WHO = (Column("Name", 3.4), Column("Agency", 4.2), Column("Role", 4.2))


def is_recorded(record: Record) -> bool:
    """Whether it is recorded who came or stayed away; apologies alone arrive before a meeting."""
    return any(person.attended in {*_PRESENT, Attended.ABSENT} for person in record.attendance)


def attendance_sheet(record: Record, *, settings: PaperSettings) -> Paper:
    """The sheet to sign, or the sheet of who was there once that is recorded."""
    meeting = Meeting(record, settings)
    after = is_recorded(record)
    return framed(
        record,
        _as_held(meeting) if after else _to_sign(meeting),
        title="attendance",
        kind=KIND,
        version="as held" if after else "to sign",
        status="as it was" if after else "to sign",
        settings=settings,
    )


def _to_sign(meeting: Meeting) -> Iterator[Block]:
    everyone = rows_of(meeting.record.attendance, "attendance")
    apologies = [row for row in everyone if row.part.attended is Attended.APOLOGIES]
    expected = [row for row in everyone if row not in apologies and row.part.invited is not False]
    yield Facts(when_and_where(meeting), "The meeting")
    yield Banner(
        "By signing I accept the confidentiality statement of this meeting for myself and my agency. "
        "Whoever does not accept it leaves before any information is shared."
    )
    yield Heading(1, "Confidentiality statement")
    yield paragraph(meeting.settings.statement)
    yield Heading(1, "Apologies so far")
    yield _reported("Apologies so far", apologies) if apologies else nothing(NONE)
    # A page of its own goes round; the statement stays where it can be read.
    yield NewPage()
    yield Heading(1, "Sign here")
    yield paragraph(
        "Correct what is wrong. Whoever joins remotely accepts aloud; the minute-taker writes “accepted aloud” "
        "in place of the signature. The empty rows are for people who are not on the list.",
        tone="note",
    )
    signature = Column("Signature", 4.8)
    # Grade and authority are the minutes' concern; who signs should find one page.
    rows = [
        Row((row.cell("name", strong=True), agency_of(row), row.cell("role"), _blank()), roomy=True)
        for row in expected
    ]
    spare = [Row((_blank(), _blank(), _blank(), _blank()), roomy=True)] * _SPARE_ROWS
    yield Table((*_WHO, signature), (*rows, *spare), "Attendance, to sign")


def _as_held(meeting: Meeting) -> Iterator[Block]:
    everyone = rows_of(meeting.record.attendance, "attendance")
    present = [row for row in everyone if row.part.attended in _PRESENT]
    yield Facts(when_and_where(meeting), "The meeting")
    yield Heading(1, "Present")
    columns = (*_WHO, Column("Attendance", 3.2), Column("Statement accepted", 2.6))
    rows = (Row((*_who(row), how_of(meeting, row.part), row.cell("accepted_confidentiality"))) for row in present)
    yield Table(columns, tuple(rows), "Present") if present else nothing(NONE)
    for title, state in (("Apologies", Attended.APOLOGIES), ("Absent", Attended.ABSENT), (NOT_RECORDED, None)):
        found = [row for row in everyone if row.part.attended is state]
        if found or state is not None:
            yield Heading(1, title)
            yield _reported(title, found) if found else nothing(NONE)
    yield Heading(1, "Reports received")
    reports = [row for row in everyone if row.part.report]
    yield _reported("Reports received", reports) if reports else nothing(NONE)


def _reported(caption: str, rows: Sequence[Recorded[Attendee]]) -> Table:
    """People who were not in the room, or reported, with what they sent."""
    columns = (*_WHO, Column("Report", 3.6))
    return Table(
        columns,
        tuple(
            Row((*_who(row), plain(REPORTS[row.part.report]) if row.part.report else _no_report(row)))
            for row in rows
        ),
        caption,
    )


def _no_report(row: Recorded[Attendee]) -> Cell:
    return plain(row.no("report"), tone="empty")


def _who(row: Recorded[Attendee]) -> tuple[Cell, Cell, Cell]:
    return row.cell("name", strong=True), agency_of(row), role_of(row)


def _blank() -> Cell:
    """A place to write in."""
    return plain("")
