"""The leak check between a summary and the disk: what stops it, what the chair is asked, what the chair keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mappa_chair.documents.leaks import LeakCheck, leaks_in_file
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agenda.record import Record
    from mappa_chair.documents.blocks import Paper
    from mappa_chair.documents.leaks import Leak
    from mappa_chair.vault.vault import Vault

LEAK_KEPT: Final = "leak kept"


class SummaryStoppedError(MappaChairError):
    """A summary that was not written because something protected is certainly in it; `leaks` are the places.

    The sentence holds no text of the record. The leaks do, and are for the chair's eyes only.
    """

    exit_code = 3

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        places = "one place" if len(leaks) == 1 else f"{len(leaks)} places"
        super().__init__(
            f"The summary was not written: the leak check found what must not be in it, in {places}.",
            "Change the words in the record, or keep them with --keep TERM=REASON.",
        )
        self.leaks = leaks


@dataclass(slots=True)
class LeakAnswers:
    """What the chair keeps, and what came of the check.

    `keep` are reasons by term; `kept` and `questions` are filled in by the check.
    """

    keep: Mapping[str, str] = field(default_factory=dict, repr=False)
    kept: list[Leak] = field(default_factory=list)
    questions: list[Leak] = field(default_factory=list)

    def reason(self, leak: Leak) -> str | None:
        """Why the chair keeps a leak, if so; a term is compared whatever its case, accents and hyphens."""
        wanted = fold(leak.text).text.strip()
        return next((why for term, why in self.keep.items() if fold(term).text.strip() == wanted), None)


def let_out(
    paper: Paper, record: Record, answers: LeakAnswers, vault: Vault | None = None, author: str = ""
) -> Paper:
    """The paper, if nothing protected is certainly in it that the chair does not keep.

    What is kept is noted with its reason in the vault, before the paper is written. Raises SummaryStoppedError.
    """
    found = leaks_of(paper, record)
    kept = [leak for leak in found if answers.reason(leak) is not None]
    certain = tuple(leak for leak in found if leak.certain and leak not in kept)
    if certain:
        raise SummaryStoppedError(certain)
    if vault is not None and kept:
        _note(vault, author, record.meeting.reference or "", kept, answers)
    answers.kept += kept
    answers.questions += [leak for leak in found if leak not in kept]
    return paper


def leaks_of(paper: Paper, record: Record) -> tuple[Leak, ...]:
    """What the check finds in a paper, and then in every part of its file, each once.

    Nothing is a leak in what the chair has chosen for a reader other than the subject, nor is the word MARAC.
    """
    from mappa_chair.documents.word import to_docx  # noqa: PLC0415 - python-docx costs 0.1 s, and only exports need it

    check = LeakCheck(record)
    found = check.paper(paper)
    known = {(leak.kind, fold(leak.text).text) for leak in found}
    # The second look adds what only the file shows; the same words again would only lengthen the list.
    more = (
        leak for leak in leaks_in_file(check, to_docx(paper)) if (leak.kind, fold(leak.text).text) not in known
    )
    chosen = tuple(each.source for each in paper.taken_in)
    return tuple(
        leak
        for leak in (*found, *more)
        if not (_is_within(leak.where.source, chosen) or (leak.kind == "MARAC" and paper.version != "subject"))
    )


def _is_within(source: str | None, paths: tuple[str, ...]) -> bool:
    return source is not None and any(f"{source}.".startswith((f"{path}.", f"{path}[")) for path in paths)


def _note(vault: Vault, author: str, reference: str, kept: Iterable[Leak], answers: LeakAnswers) -> None:
    with vault.unit(author) as unit:
        for leak in kept:
            unit.note_decision(reference, LEAK_KEPT, fold(leak.text).text, reason=answers.reason(leak) or "")
        unit.commit()


def told(leak: Leak) -> str:
    """A leak in a line for the chair: what was found, of what kind, where, and what may stand instead."""
    came = f", from {leak.where.source}" if leak.where.source else ""
    words = " ".join(leak.text.split())
    return f'{leak.kind} "{words}" in {leak.where.block}{came}. Instead: {leak.suggestion}.'
