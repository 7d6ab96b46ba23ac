"""The leak check between a summary and the disk: what stops it, what the chair is asked, what the chair keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final

from mappa_chair.documents.leaks import LeakCheck, leaks_in_file
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.errors import MappaChairError
from mappa_chair.not_told import kept_back
from mappa_chair.vault.encoding import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agenda.record import Record
    from mappa_chair.documents.blocks import Paper
    from mappa_chair.documents.leaks import Leak
    from mappa_chair.vault.vault import Vault

LEAK_KEPT: Final = "leak kept"
SUBJECT: Final = "subject"


class SummaryStoppedError(MappaChairError):
    """A summary that was not written because something protected is certainly in it; `leaks` are the places.

    The sentence holds no text of the record. The leaks do, and are for the chair's eyes only.
    """

    exit_code = 3

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        places = "one place" if len(leaks) == 1 else f"{len(leaks)} places"
        super().__init__(
            f"The summary was not written: the leak check found what must not be in it, in {places}.",
            "Change the words in the record, or keep them with --keep TERM=REASON, in one place only with "
            "--keep TERM@PLACE=REASON.",
        )
        self.leaks = leaks


@dataclass(slots=True)
class LeakAnswers:
    """What the chair keeps, and what came of the check.

    `keep` are reasons by what is kept: a term wherever it stands, or TERM@PLACE where it stands in one place, the
    path in the record or the part of the paper. `settle` fills in the rest; `used` are those of `keep`.
    """

    keep: Mapping[str, str] = field(default_factory=dict, repr=False)
    kept: list[Leak] = field(default_factory=list)
    used: set[str] = field(default_factory=set, repr=False)
    questions: list[Leak] = field(default_factory=list)

    def reason(self, leak: Leak) -> str | None:
        """Why the chair keeps a leak, if so; what is said of its place goes before what is said of the term."""
        said = self._said(leak)
        return None if said is None else self.keep[said]

    def settle(self, found: Iterable[Leak]) -> tuple[Leak, ...]:
        """Give what is certain and not kept; where there is nothing, note what is kept and what is asked."""
        leaks = tuple(found)
        self.used |= {said for leak in leaks if (said := self._said(leak)) is not None}
        stops = tuple(leak for leak in leaks if leak.certain and self._said(leak) is None)
        if not stops:
            self.kept += [leak for leak in leaks if self._said(leak) is not None]
            self.questions += [leak for leak in leaks if self._said(leak) is None]
        return stops

    def subject(self, leak: Leak) -> str:
        """What a decision to keep a leak is about: the term, with its place where it is kept there only."""
        term = _folded(leak.text)
        return term if _folded(self._said(leak) or "") == term else f"{term}@{place_of(leak)}"

    def _said(self, leak: Leak) -> str | None:
        """Which of `keep` a leak is kept by."""
        term, place = _folded(leak.text), place_of(leak)
        cut = ((said, *said.rpartition("@")[::2]) for said in self.keep)
        here = (said for said, text, where in cut if where.strip() == place and _folded(text) == term)
        anywhere = (said for said in self.keep if _folded(said) == term)
        return next(chain(here, anywhere), None)


def place_of(leak: Leak) -> str:
    """The place a leak is kept at: its path in the record, else the part of the paper it stands in."""
    return leak.where.source or leak.where.block


def _folded(text: str) -> str:
    return fold(text).text.strip()


def let_out(
    paper: Paper, record: Record, answers: LeakAnswers, vault: Vault | None = None, author: str = ""
) -> Paper:
    """The paper, if nothing protected is certainly in it that the chair does not keep.

    What is kept is noted with its reason in the vault, before the paper is written. Raises SummaryStoppedError.
    """
    certain = answers.settle(leaks_of(paper, record))
    if certain:
        raise SummaryStoppedError(certain)
    if vault is not None and answers.kept:
        note_kept(vault, author, record.meeting.reference or "", answers)
    return paper


def leaks_of(paper: Paper, record: Record) -> tuple[Leak, ...]:
    """What the check finds in a paper, and then in every part of its file, each once.

    Nothing is a leak in what the chair has chosen for a reader other than the subject, nor is the word MARAC.
    """
    from mappa_chair.documents.word import to_docx  # noqa: PLC0415 - python-docx costs 0.1 s, and only exports need it

    check = LeakCheck(record)
    found = check.paper(paper)
    if paper.version == SUBJECT:
        found = (*found, *kept_back(paper, record))
    known = {(leak.kind, fold(leak.text).text) for leak in found}
    # The second look adds what only the file shows; the same words again would only lengthen the list.
    more = (
        leak for leak in leaks_in_file(check, to_docx(paper)) if (leak.kind, fold(leak.text).text) not in known
    )
    chosen = tuple(each.source for each in paper.taken_in)
    return tuple(
        leak
        for leak in (*found, *more)
        if not (_is_within(leak.where.source, chosen) or (leak.kind == "MARAC" and paper.version != SUBJECT))
    )


def _is_within(source: str | None, paths: tuple[str, ...]) -> bool:
    return source is not None and any(f"{source}.".startswith((f"{path}.", f"{path}[")) for path in paths)


def note_kept(vault: Vault, author: str, reference: str, answers: LeakAnswers) -> None:
    """Note in the vault what is kept, each with its reason; of the words it holds a digest only."""
    with vault.unit(author) as unit:
        for leak in answers.kept:
            unit.note_decision(reference, LEAK_KEPT, answers.subject(leak), reason=answers.reason(leak) or "")
        unit.commit()


def kept_before(vault: Vault, reference: str, leaks: Iterable[Leak]) -> dict[Leak, str]:
    """Why each of these was kept in an earlier summary of the meeting, in its place or anywhere.

    The vault holds digests alone, so it can say this of words that are shown to it and of no others.
    """
    with vault.unit("check") as unit:
        made = {each.subject: each.reason for each in unit.decisions(reference) if each.kind == LEAK_KEPT}
    known: dict[Leak, str] = {}
    for leak in leaks if made else ():
        term = _folded(leak.text)
        for subject in (f"{term}@{place_of(leak)}", term):
            if (why := made.get(digest(subject))) is not None:
                known.setdefault(leak, why)
    return known


def told(leak: Leak) -> str:
    """A leak in a line for the chair: what was found, of what kind, where, and what may stand instead."""
    came = f", from {leak.where.source}" if leak.where.source else ""
    words = " ".join(leak.text.split())
    return f'{leak.kind} "{words}" in {leak.where.block}{came}. Instead: {leak.suggestion}.'
