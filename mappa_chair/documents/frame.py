"""What the papers beside the minutes have in common: the words on every page, and which meeting it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.wording import weekday_said
from mappa_chair.documents.blocks import Fact, Paper
from mappa_chair.documents.phrases import said
from mappa_chair.documents.recorded import Recorded, stacked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agenda.record import Record
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting
    from mappa_chair.documents.settings import PaperSettings


def framed(  # noqa: PLR0913 - each is one thing that stands on every page
    record: Record,
    blocks: Iterable[Block],
    *,
    title: str,
    kind: str,
    version: str,
    status: str,
    settings: PaperSettings,
) -> Paper:
    """A paper of a meeting, with its level and reference in the title and the area at the head of every page."""
    level, reference = record.meeting.level, said(record.meeting.reference)
    whole = f"MAPPA {f'level {level} ' if level else ''}meeting: {title}"
    area = said(record.case.mappa_area)
    return Paper(
        title=" – ".join(filter(None, (whole, reference))),
        kind=kind,
        version=version,
        status=status,
        marking=settings.marking,
        area=f"{area} MAPPA" if area else "MAPPA area not recorded",
        reference=reference or "Reference not recorded",
        blocks=tuple(blocks),
    )


def when_and_where(meeting: Meeting) -> tuple[Fact, ...]:
    """Day, time, place and chair."""
    record = meeting.record
    held = Recorded(record.meeting, "meeting")
    day, start, end = record.meeting.held_on, record.meeting.started_at, record.meeting.ended_at
    time = f"{start} to {end}" if start and end else start
    chairs = "\n".join(filter(None, map(meeting.who, record.meeting.chairs)))
    return (
        Fact("Date", held.words(weekday_said(day) if day else None, "held_on")),
        Fact("Time", held.words(time, "started_at")),
        Fact("Place", stacked(held.cell("venue"), held.cell("mode"), source=held.at("venue"))),
        Fact(held.label("chairs"), held.words(chairs, "chairs")),
    )
