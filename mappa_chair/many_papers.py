"""The papers of several meetings in one run: what was written of each, what was skipped and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mappa_chair.errors import MappaChairError
from mappa_chair.exporting import Audience, Exported, Skipped, export_meeting
from mappa_chair.leak_checking import LeakAnswers
from mappa_chair.other_papers import EVERY_OTHER, Others

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mappa_chair.documents.leaks import Leak
    from mappa_chair.vault.vault import Vault

WORDS: Final = ("minutes", "summary", "attendance", "actions", "agenda", "calendar", "all")
"""What each paper is called where it is asked for in words; the summary is the one for the subject."""


class NoSuchPaperError(MappaChairError):
    """A word names none of the papers."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which papers, by their words, and the folder they go to."""

    papers: frozenset[str]
    folder: Path


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one meeting: the files that were written, what was not and why, and doubtful names."""

    meeting: str
    written: tuple[Exported, ...]
    skipped: tuple[Skipped, ...]
    questions: tuple[Leak, ...] = ()


def papers_named(text: str) -> frozenset[str]:
    """The papers that are meant, by the beginnings of their names. Raises NoSuchPaperError."""
    named: set[str] = set()
    for word in text.replace(",", " ").replace(";", " ").lower().split():
        found = [each for each in WORDS if each.startswith(word)]
        if not found:
            raise NoSuchPaperError(f"There is no paper called {word}.", f"Choose from: {', '.join(WORDS)}.")
        # "a" may be attendance, actions, agenda or all: nobody is given papers that were not meant.
        if len(found) > 1:
            raise NoSuchPaperError(f"{word} may be {', '.join(found)}.", "Type more of it.")
        named |= set(WORDS[:-1]) if found == ["all"] else set(found)
    if not named:
        raise NoSuchPaperError("No paper is named.", f"Choose from: {', '.join(WORDS)}.")
    return frozenset(named)


def write_many(
    vault: Vault,
    references: Sequence[str],
    wanted: Wanted,
    *,
    author: str,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Done]:
    """Write these papers of each meeting in turn, and tell each as it is done; nothing is written over.

    `stopped` is asked before each meeting. One that fails is told and does not keep the others from theirs.
    """
    papers = wanted.papers
    every = papers >= set(WORDS[:-1])
    others = Others(
        attendance="attendance" in papers,
        agenda="agenda" in papers,
        actions=EVERY_OTHER.actions if "actions" in papers else False,
    )
    for reference in references:
        if stopped():
            return
        skipped, answers = list[Skipped](), LeakAnswers()
        try:
            written = export_meeting(
                vault,
                reference,
                folder=wanted.folder,
                minutes="minutes" in papers,
                summary=Audience.SUBJECT if "summary" in papers else None,
                review=None if every else "calendar" in papers,
                others=others,
                skipped=skipped,
                answers=answers,
                author=author,
            )
        except MappaChairError as fault:
            written, skipped = [], [Skipped("", str(fault), fault.exit_code)]
        yield Done(reference, tuple(written), tuple(skipped), tuple(answers.questions))
