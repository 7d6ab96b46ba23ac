"""The documents of a meeting, written as Word files or read as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agenda.area import GUIDANCE
from mappa_chair.documents.blocks import as_text
from mappa_chair.documents.calendar import calendar, review_event
from mappa_chair.documents.export import file_name, write, write_file
from mappa_chair.documents.minutes import minutes as minutes_of
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.documents.summary import Audience
from mappa_chair.documents.summary import summary as summary_of
from mappa_chair.judging import judge, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from agenda.area import AreaSettings
    from agenda.findings import Finding
    from agenda.record import Record
    from mappa_chair.documents.blocks import Paper
    from mappa_chair.vault.vault import Vault

__all__ = ["Audience", "Exported", "export", "export_meeting", "read_minutes"]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what it is: Minutes, Executive summary, Review meeting."""

    path: Path
    kind: str


def export(  # noqa: PLR0913 - each is one choice of whoever exports
    record: Record,
    findings: Sequence[Finding],
    *,
    folder: Path,
    minutes: bool,
    summary: Audience | None,
    review: bool | None = False,
    force: bool = False,
    area: AreaSettings = GUIDANCE,
) -> list[Exported]:
    """Write what is asked for into a folder, which is made if need be; marking and statement are the area's.

    `review` is the calendar file of the review meeting; None writes it where a review is set. Every paper is made
    before the first is written. Raises NoReviewDayError, PaperExistsError unless `force`, NotWrittenError.
    """
    if review is None:
        review = record.review is not None and record.review.on is not None
    entry = calendar([review_event(record)]) if review else None
    papers = list(_papers(record, findings, PaperSettings.of(area), minutes=minutes, summary=summary))
    written = [Exported(write(paper, folder, force=force), paper.kind) for paper in papers]
    if entry is not None:
        path = folder / file_name(record, "review meeting", "", marking=area.marking, suffix=".ics")
        write_file(path, entry, force=force)
        written.append(Exported(path, "Review meeting"))
    return written


def export_meeting(  # noqa: PLR0913 - as above
    vault: Vault,
    reference: str,
    *,
    folder: Path,
    minutes: bool,
    summary: Audience | None,
    review: bool | None = False,
    force: bool = False,
) -> list[Exported]:
    """Write what is asked for of a meeting of the vault; raises MeetingMissingError beside what `export` does."""
    found = judge(vault, reference)
    with vault.unit("export") as unit:
        record = unit.record(reference)
    return export(
        record,
        found,
        folder=folder,
        minutes=minutes,
        summary=summary,
        review=review,
        force=force,
        area=settings_of(vault),
    )


def read_minutes(vault: Vault, reference: str) -> str:
    """The minutes of a meeting of the vault as plain text."""
    found = judge(vault, reference)
    with vault.unit("show") as unit:
        record = unit.record(reference)
    return as_text(minutes_of(record, settings=PaperSettings.of(settings_of(vault)), findings=found))


def _papers(
    record: Record,
    findings: Sequence[Finding],
    settings: PaperSettings,
    *,
    minutes: bool,
    summary: Audience | None,
) -> Iterator[Paper]:
    if minutes:
        yield minutes_of(record, settings=settings, findings=findings)
    if summary is not None:
        yield summary_of(record, summary, settings=settings)
