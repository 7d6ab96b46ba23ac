"""The documents of a meeting, written as Word files or read as text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from agenda.area import GUIDANCE
from mappa_chair.chair_account import account_of
from mappa_chair.documents.blocks import Paper, as_text
from mappa_chair.documents.calendar import calendar, review_event
from mappa_chair.documents.export import file_name, write, write_file
from mappa_chair.documents.minutes import minutes as minutes_of
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.documents.summary import Audience
from mappa_chair.errors import MappaChairError
from mappa_chair.files import NotWrittenError
from mappa_chair.judging import judge, settings_of
from mappa_chair.leak_checking import LeakAnswers, SummaryStoppedError, let_out
from mappa_chair.minuting import minutes as minutes_in
from mappa_chair.minuting import minutes_files
from mappa_chair.other_papers import NO_OTHERS, Job, numbered, other_jobs
from mappa_chair.summarising import NOTHING, Wish, note_choices, summary_paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from agenda.area import AreaSettings
    from agenda.findings import Finding
    from agenda.record import Record
    from mappa_chair.chair_account import Account
    from mappa_chair.documents.leaks import Leak
    from mappa_chair.other_papers import Content, Others
    from mappa_chair.vault.vault import Vault

__all__ = ["Audience", "Exported", "Skipped", "export", "export_meeting", "read_minutes"]


REVIEW: Final = "Review meeting"
MINUTES: Final = "Minutes"
SUMMARY: Final = "Executive summary"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was not written, and why; `exit_code` is 0 where that is no fault.

    `leaks` are the places that stopped a summary; their words are for the chair's eyes only.
    """

    kind: str
    why: str
    exit_code: int
    leaks: tuple[Leak, ...] = ()


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
    minutes: bool | Callable[[], Iterable[Content]],
    summary: Audience | None,
    review: bool | None = False,
    others: Others = NO_OTHERS,
    copies: int = 0,
    force: bool = False,
    area: AreaSettings = GUIDANCE,
    skipped: list[Skipped] | None = None,
    include: Mapping[str, str] = NOTHING,
    although_not_told: str = "",
    let: Callable[[Paper], Paper] | None = None,
) -> list[Exported]:
    """Write what is asked for into a folder, which is made if need be; marking and statement are the area's.

    The minutes of a record alone are a draft; `minutes` may also make them, as `export_meeting` has it do.
    `review` is the calendar file of the review meeting; None writes it where a review is set. `copies` of the
    minutes are numbered; 0 writes them once, without a number. Every paper is made before the first is written.
    `include` are restricted pieces that a summary takes in, with the chair's reason by path; `although_not_told`
    is why one is written for an offender who is not told of MAPPA management. A summary passes the leak check;
    `let` stands in for it where the chair keeps what it finds.

    Raises NoReviewDayError, NoActionsError, NotForThemError, NotToldError, SummaryStoppedError, PaperExistsError
    unless `force`, NotWrittenError. Where `skipped` is given nothing is raised: what could not be written is told
    there, and the rest is written.
    """
    settings = PaperSettings.of(area)
    letting = let or (lambda paper: let_out(paper, record, LeakAnswers()))
    jobs = list(_jobs(record, findings, settings, minutes=minutes, copies=copies))
    if summary is not None:
        wish = Wish(summary, include, although_not_told)
        jobs.append(Job(SUMMARY, lambda: [letting(summary_paper(record, wish, area))]))
    jobs += other_jobs(record, others, area)
    if review is not False:
        jobs.append(Job(REVIEW, partial(review_file, record, area), optional=review is None))
    made = [(job.kind, each) for job in jobs for each in _made(job, skipped)]
    return list(_written(made, folder, force=force, skipped=skipped))


def export_meeting(  # noqa: PLR0913 - as above
    vault: Vault,
    reference: str,
    *,
    folder: Path,
    minutes: bool,
    summary: Audience | None,
    review: bool | None = False,
    others: Others = NO_OTHERS,
    copies: int = 0,
    force: bool = False,
    version: int | None = None,
    skipped: list[Skipped] | None = None,
    include: Mapping[str, str] = NOTHING,
    although_not_told: str = "",
    answers: LeakAnswers | None = None,
    account: Callable[[Account], None] | None = None,
    author: str = "export",
    built_in: bool = False,
) -> list[Exported]:
    """Write what is asked for of a meeting of the vault; `version` is an approved one of the minutes.

    Minutes come out in the area's own template where the vault has one, unless `built_in`.
    `answers` is what the chair says to leaks of a summary; what is kept is noted in the vault as `author` decided,
    and so are every piece of `include` that a summary takes in and `although_not_told`. `account` is told the
    chair's account of a summary before it is checked and written.

    Raises MeetingMissingError, VersionMissingError beside what `export` does.
    """
    found = judge(vault, reference)
    with vault.unit("export") as unit:
        record = unit.record(reference)

    def let(paper: Paper) -> Paper:
        if account is not None:
            account(account_of(paper, record))
        let_out(paper, record, answers or LeakAnswers(), vault, author)
        note_choices(vault, author, reference, paper, although_not_told)
        return paper

    return export(
        record,
        found,
        folder=folder,
        minutes=partial(minutes_files, vault, reference, version=version, copies=copies, built_in=built_in)
        if minutes
        else False,
        summary=summary,
        review=review,
        others=others,
        force=force,
        area=settings_of(vault),
        skipped=skipped,
        include=include,
        although_not_told=although_not_told,
        let=let,
    )


def read_minutes(vault: Vault, reference: str) -> str:
    """The minutes of a meeting of the vault as plain text."""
    return as_text(minutes_in(vault, reference, built_in=True).paper)


def _jobs(
    record: Record,
    findings: Sequence[Finding],
    settings: PaperSettings,
    *,
    minutes: bool | Callable[[], Iterable[Content]],
    copies: int,
) -> Iterator[Job]:
    if callable(minutes):
        yield Job(MINUTES, minutes)
    elif minutes:
        yield Job(MINUTES, lambda: numbered(minutes_of(record, settings=settings, findings=findings), copies))


def review_file(record: Record, area: AreaSettings) -> Iterator[Content]:
    """The review meeting as a calendar file; raises NoReviewDayError."""
    yield (
        file_name(record, REVIEW, "", marking=area.marking, suffix=".ics"),
        calendar([review_event(record)]),
    )


def _made(job: Job, skipped: list[Skipped] | None) -> list[Content]:
    """What a job makes; nothing where it fails and that is no fault, or is told in `skipped`."""
    try:
        return list(job.make())
    except MappaChairError as fault:
        if skipped is not None:
            leaks = fault.leaks if isinstance(fault, SummaryStoppedError) else ()
            skipped.append(Skipped(job.kind, str(fault), 0 if job.optional else fault.exit_code, leaks))
        elif not job.optional:
            raise
        return []


def _written(
    made: Iterable[tuple[str, Content]], folder: Path, *, force: bool, skipped: list[Skipped] | None
) -> Iterator[Exported]:
    for kind, each in made:
        try:
            yield Exported(_write(each, folder, force=force), kind)
        except MappaChairError as fault:
            if skipped is None:
                raise
            skipped.append(Skipped(kind, str(fault), fault.exit_code))
            if isinstance(fault, NotWrittenError):
                # The disk would say the same of every other file.
                return


def _write(content: Content, folder: Path, *, force: bool) -> Path:
    if isinstance(content, Paper):
        return write(content, folder, force=force)
    path = folder / content[0]
    write_file(path, content[1], force=force)
    return path
