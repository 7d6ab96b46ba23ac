"""Wording for somebody who acts for the meeting but holds no minutes: it identifies no victim and no third party.

Unlike a summary for the subject it keeps what the reader must know to act: professionals, and places that say
nothing of a victim (13b.5, 13b.7).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mappa_chair.documents.redaction.folding import fold
from mappa_chair.documents.redaction.lexicon import texts
from mappa_chair.documents.redaction.redactor import Redactor, worded
from mappa_chair.documents.redaction.terms import is_restricted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.record import Record
    from mappa_chair.documents.redaction.redactor import Hit

# "the [the victim]" reads badly.
_DOUBLE_ARTICLE = re.compile(r"\b(?:the|an?) (?=\[(?:the|an?|another) )", re.IGNORECASE)


class Masker:
    """Knows whom one record protects, and words its actions and risks without them."""

    def __init__(self, record: Record) -> None:
        self._redactor = Redactor(record)
        self._guarded = tuple(fold(text).text for path, text in texts(record) if is_restricted(record, path))
        others = {
            word
            for term in self._redactor.terms
            if term.sort.kind in {"victim", "person"}
            for word in term.folded.split()
        }
        # "The Pells", typed where an owner belongs, are still the family of a victim.
        self._colleagues = frozenset(
            word
            for name in _professionals(record)
            for typed in fold(name).text.split()
            if (word := typed.strip(".,'()")) not in others and word.removesuffix("s") not in others
        )

    def action(self, text: str) -> str:
        """What is to be done, with everybody replaced who does not act for the meeting."""
        made, place = "", 0
        for hit in self._redactor.hits(text):
            if not self._may_stand(text, hit):
                made += f"{text[place : hit.start]}[{hit.term.sort.phrase}]"
                place = hit.end
        return self._finished(made + text[place:])

    def risk(self, text: str) -> str | None:
        """What is feared, cleared as for the subject of a summary; None where nothing is left to say."""
        cleaned = self._redactor.clean(text)
        return None if cleaned.text is None else self._finished(cleaned.text)

    def _may_stand(self, text: str, hit: Hit) -> bool:
        kind, name = hit.term.sort.kind, hit.term.folded
        if kind == "professional":
            return all(word in self._colleagues for word in name.split())
        if kind == "place":
            # With a house number it is somebody's address.
            numbered = text[hit.start].isdigit()
            return not numbered and not any(name in guarded for guarded in self._guarded)
        return False

    def _finished(self, text: str) -> str:
        return worded(_DOUBLE_ARTICLE.sub("", text))


def _professionals(record: Record) -> Iterator[str]:
    """Those who act for the meeting: its attendance list, owners of actions, whom an agency answers to."""
    yield from (person.name for person in record.attendance if person.name)
    for action in record.plan.actions:
        yield from (name for name in (action.owner, action.contact) if name)
