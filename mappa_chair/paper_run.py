"""A run of papers, one after the other, while whoever asked for them goes on working; it can be stopped.

Nothing is written over: what is there already is handed back with its content, to be asked about.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from mappa_chair.documents.blocks import Paper
from mappa_chair.documents.calendar import NoReviewDayError
from mappa_chair.documents.export import PaperExistsError, name_of, write_file
from mappa_chair.documents.minutes import minutes as minutes_of
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.errors import MappaChairError
from mappa_chair.exporting import MINUTES, REVIEW, review_file
from mappa_chair.files import NotWrittenError
from mappa_chair.minuting import minutes_files
from mappa_chair.other_papers import NO_OTHERS, Job, NoActionsError, numbered, other_jobs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from agenda.area import AreaSettings
    from agenda.findings import Finding
    from agenda.record import Record
    from mappa_chair.other_papers import Content, Others
    from mappa_chair.vault.vault import Vault


class Stage(Enum):
    """How far a file is, in the word that is shown for it."""

    MAKING = "being made"
    WRITTEN = "written"
    THERE = "there already"
    LEFT_AWAY = "left away"
    FAILED = "not written"


@dataclass(frozen=True, slots=True)
class Held:
    """A file that would stand over another: not written until somebody says so."""

    path: Path
    content: bytes = field(repr=False)

    def write(self) -> None:
        """Write it over the one that is there; raises NotWrittenError."""
        write_file(self.path, self.content, force=True)


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a file: of which paper it is, how far, its name or why not."""

    job: int
    kind: str
    stage: Stage
    told: str = ""
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Papers:
    """Which papers are wanted beside summaries, which go a way of their own; 0 copies is one without a number."""

    minutes: bool = False
    copies: int = 0
    others: Others = NO_OTHERS
    review: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it stands when its papers are asked for; `saved` where the vault holds all of it."""

    vault: Vault
    record: Record = field(repr=False)
    findings: Sequence[Finding] = field(repr=False)
    area: AreaSettings
    saved: bool

    @property
    def reference(self) -> str:
        """The meeting's reference."""
        return self.record.meeting.reference or ""


def jobs_of(meeting: Meeting, wanted: Papers) -> list[Job]:
    """A job for each paper that is wanted, in the order in which they are written.

    Only the vault knows whether minutes are approved; of what it does not hold they are a draft.
    """
    record, area = meeting.record, meeting.area
    made: list[Job] = []
    if wanted.minutes and meeting.saved:
        made.append(Job(MINUTES, partial(minutes_files, meeting.vault, meeting.reference, copies=wanted.copies)))
    elif wanted.minutes:
        settings = PaperSettings.of(area)
        draft = partial(minutes_of, record, settings=settings, findings=meeting.findings)
        made.append(Job(MINUTES, lambda: numbered(draft(), wanted.copies)))
    made += other_jobs(record, wanted.others, area)
    if wanted.review:
        made.append(Job(REVIEW, partial(review_file, record, area)))
    return made


class PaperRun:
    """One run; `stop` may be called from any thread and ends it before the next file."""

    def __init__(self, jobs: Sequence[Job], folder: Path) -> None:
        self.jobs = tuple(jobs)
        self._folder = folder
        self._stopped = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """Whether the rest is left."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Leave what is not written yet; the file that is being written is written whole."""
        self._stopped.set()

    def steps(self) -> Iterator[Step]:
        """Make and write each paper, telling every step; to be called in a thread."""
        for number, job in enumerate(self.jobs):
            if self._stopped.is_set():
                return
            yield Step(number, job.kind, Stage.MAKING)
            try:
                for content in job.make():
                    if self._stopped.is_set():
                        return
                    yield self._write(number, job, content)
            except NotWrittenError as fault:
                # The disk would say the same of every other file.
                yield Step(number, job.kind, Stage.FAILED, fault.problem)
                return
            except (NoActionsError, NoReviewDayError) as fault:
                yield Step(number, job.kind, Stage.LEFT_AWAY, fault.problem)
            except MappaChairError as fault:
                yield Step(number, job.kind, Stage.FAILED, fault.problem)

    def _write(self, number: int, job: Job, content: Content) -> Step:
        name, data = _file(content)
        path = self._folder / name
        try:
            write_file(path, data)
        except PaperExistsError:
            return Step(number, job.kind, Stage.THERE, name, Held(path, data))
        return Step(number, job.kind, Stage.WRITTEN, name)


def _file(content: Content) -> tuple[str, bytes]:
    if isinstance(content, Paper):
        from mappa_chair.documents.word import to_docx  # noqa: PLC0415 - python-docx costs 0.1 s, and only exports need it

        return name_of(content), to_docx(content)
    return content
