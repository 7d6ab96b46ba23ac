"""Section 6: what each agency shared, and what must not go further (13a.4, 13a.31, 11.9)."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from agenda.words import Sensitivity, label
from mappa_chair.documents.blocks import Heading, Paragraph, Run
from mappa_chair.documents.phrases import nothing
from mappa_chair.documents.recorded import Recorded, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.information import Piece
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting

_LONGEST_GIVER = 120


def write(meeting: Meeting) -> Iterator[Block]:
    """One heading for each piece, with who gave it; a restricted piece says so in words."""
    pieces = rows_of(meeting.record.information, "information")
    if not pieces:
        yield meeting.top.none_of("information")
    for row in pieces:
        piece, who = row.part, meeting.who(row.part.attendee)
        agency = label(piece.agency) if piece.agency else "Agency not recorded"
        # A role of many lines stands in the list of attendance; here it would be a page of heading.
        giver = shorten(who, _LONGEST_GIVER, placeholder=" …") if who else None
        yield Heading(2, f"{agency} – {giver}" if giver else agency, source=row.at("agency"))
        yield _told(row)
        if piece.sensitivity is None and piece.restricted_because is None:
            yield nothing("Whether it may go further: not recorded")


def _told(row: Recorded[Piece]) -> Paragraph:
    why = restriction(row.part)
    if why is None:
        return row.prose("text")
    told = Recorded(row.part, row.path, why).prose("text")
    warning = Run(f"Restricted ({why}). ", strong=True)
    return Paragraph((warning, *told.runs), told.tone, source=told.source, restricted=why)


def restriction(piece: Piece) -> str | None:
    """Why a piece is restricted, in words; None where it may be shared."""
    if piece.sensitivity is not Sensitivity.RESTRICTED and piece.restricted_because is None:
        return None
    return label(piece.restricted_because).lower() if piece.restricted_because else "reason not recorded"
