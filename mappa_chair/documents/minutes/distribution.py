"""Section 14: who gets the minutes, the chair's decisions on that, and what goes to the board (13b.3-13b.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.words import label
from mappa_chair.documents.blocks import Bullets, Cell, Column, Heading, Row, Run
from mappa_chair.documents.phrases import NOT_RECORDED, nothing, paragraph
from mappa_chair.documents.recorded import Recorded, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.distribution import Withheld
    from agenda.smb import Issue
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting

_WITHHELD = (Column("Who", 6), Column("Receives", 3.6), Column("The chair's reason", 7))
_EXTRA = (Column("Name", 4.6), Column("Organisation", 5), Column("The chair's reason", 7))


def write(meeting: Meeting) -> Iterator[Block]:
    """The rule, the exceptions to it, and the board."""
    item = Recorded(meeting.record.distribution, "distribution")
    yield Heading(2, "Distribution")
    yield paragraph(
        "These minutes go by secure email to everyone who attended and everyone who was invited, and to nobody "
        "else unless the chair decides so below."
    )
    yield Heading(3, item.label("exceptions"))
    rows = rows_of(item.part.exceptions, "distribution.exceptions")
    yield item.table("exceptions", _WITHHELD, (_withheld(meeting, row) for row in rows))
    yield Heading(3, item.label("extra"))
    extra = rows_of(item.part.extra, "distribution.extra")
    yield item.table("extra", _EXTRA, (row.row("name", "organisation", "reason") for row in extra))
    yield Heading(2, "For the Strategic Management Board")
    yield from _board(meeting)


def _withheld(meeting: Meeting, row: Recorded[Withheld]) -> Row:
    return Row(
        (row.words(meeting.who(row.part.attendee), "attendee"), row.cell("receives"), row.cell("reason")),
    )


def _board(meeting: Meeting) -> Iterator[Block]:
    smb = meeting.record.smb
    if smb.issues:
        yield Bullets(tuple(map(_issue, rows_of(smb.issues, "smb.issues"))))
    if smb.nothing_to_report:
        yield nothing("Nothing to report.")
    elif not smb.issues:
        yield nothing(NOT_RECORDED)


def _issue(row: Recorded[Issue]) -> Cell:
    kind = Run(f"{label(row.part.kind) if row.part.kind else 'Kind not recorded'}: ", strong=True)
    return Cell((kind, *row.cell("text").runs), source=row.at("text"))
