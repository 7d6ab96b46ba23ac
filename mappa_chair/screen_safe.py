"""What of an item may stand on a screen that others see: restricted text and names of those at risk are masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from agenda.papers import PAPERS
from agenda.progress import State
from mappa_chair.documents.redaction import Redactor
from mappa_chair.documents.redaction.terms import is_restricted
from mappa_chair.finding_text import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agenda.record import Record
    from mappa_chair.drafting import Draft
    from mappa_chair.finding_text import Spelt, Told

# Of these not even the labels are shown: rows are called by names, and addresses are somebody's.
_COUNTED: Final = frozenset({*(paper.key for paper in PAPERS), "people_at_risk"})
# Those at the table see each other's names.
_OPEN: Final = "professional"


@dataclass(frozen=True, slots=True)
class SafeText:
    """A field with what may be shown of it; `masked` counts the places that something stands in for."""

    label: str
    text: str
    masked: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What is recorded, in numbers alone."""

    fields: int
    characters: int
    completed: int


def counts(draft: Draft, item: str, spelt: Spelt, states: Mapping[str, State]) -> Counts:
    """How much is recorded of an item, and how many items are completed."""
    told = _of_item(draft, item, spelt)
    done = sum(state is State.COMPLETE for state in states.values())
    return Counts(len(told), sum(len(each.text) for each in told), done)


def shown_safely(draft: Draft, item: str, spelt: Spelt) -> tuple[SafeText, ...]:
    """The fields of an item for everybody's eyes; the terms of an ordinary record alone take 30 ms."""
    told = _of_item(draft, item, spelt)
    if item in _COUNTED:
        size = sum(len(each.text) for each in told)
        return (SafeText(f"{len(told)} fields", f"[hidden, {size} characters]", len(told)),) if told else ()
    redactor = Redactor(draft.record)
    return tuple(_safe(each, redactor, draft.record) for each in told)


def shown_whole(draft: Draft, item: str, spelt: Spelt) -> tuple[SafeText, ...]:
    """The fields of an item as they are, for the moment in which a key is held."""
    return tuple(SafeText(each.label, each.text) for each in _of_item(draft, item, spelt))


def _of_item(draft: Draft, item: str, spelt: Spelt) -> tuple[Told, ...]:
    return tuple(told for told in texts(draft, spelt) if told.item.key == item)


def _safe(told: Told, redactor: Redactor, record: Record) -> SafeText:
    label = _masked(told.label, redactor)[0]
    if is_restricted(record, told.path):
        return SafeText(label, f"[restricted, {len(told.text)} characters]", 1)
    lines = [_line(line, redactor) for line in told.text.split("\n")]
    return SafeText(label, "\n".join(text for text, _ in lines), sum(count for _, count in lines))


def _line(line: str, redactor: Redactor) -> tuple[str, int]:
    """A line with what is secret left out whole: part of such a sentence would tell the rest."""
    if redactor.is_secret(line):
        return f"[left out, {len(line)} characters]", 1
    return _masked(line, redactor)


def _masked(text: str, redactor: Redactor) -> tuple[str, int]:
    made, place, count = "", 0, 0
    for hit in redactor.hits(text):
        if hit.term.sort.kind == _OPEN:
            continue
        made += f"{text[place : hit.start]}[{hit.term.sort.phrase}]"
        place = hit.end
        count += 1
    return made + text[place:], count
