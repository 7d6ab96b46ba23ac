"""Find words over the whole record: every field that holds text, in the order of the agenda."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from agenda.papers import PAPERS
from agenda.shape import Kind, fields_of
from agenda.walk import ITEMS
from agenda.words import label
from mappa_chair.alike import alike, pattern_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agenda.item import Item
    from agenda.record import Record
    from agenda.shape import JSON, FieldSpec, Part
    from mappa_chair.drafting import Draft

    # How a value stands in its field.
    Spelt: TypeAlias = Callable[[FieldSpec, JSON, Record], str]

# How many places are told one by one; a letter or two is found everywhere, and nobody reads on for so long.
MOST: Final = 60

_NO_TEXT: Final = frozenset({Kind.ID, Kind.YES_NO})


@dataclass(frozen=True, slots=True)
class Told:
    """A field with what stands in it."""

    path: str
    item: Item
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words stand: the field, and from where to where in its text."""

    told: Told
    start: int
    end: int

    def around(self, width: int) -> tuple[str, str, str]:
        """What stands before the words, the words, and what stands behind them: one line of at most `width`."""
        text = self.told.text
        hit = _one_line(text[self.start : self.end])[:width]
        room = width - len(hit)
        before = _one_line(text[max(0, self.start - room) : self.start])
        after = _one_line(text[self.end : self.end + room])
        left = min(len(before), max(room // 3, room - len(after)))
        if self.start > left > 0:
            before = f"…{before[len(before) - left + 1 :]}"
        return before, hit, after[: room - len(before)]


@dataclass(frozen=True, slots=True)
class Finds:
    """What a search gave: the first places, and how many there are in how many fields."""

    places: tuple[Found, ...] = ()
    count: int = 0
    fields: int = 0


def find(query: str, draft: Draft, spelt: Spelt) -> Finds:
    """Every place where the words stand, whatever their case and accents; nothing for a blank query."""
    wanted = pattern_of(query)
    if wanted is None:
        return Finds()
    places: list[Found] = []
    count = fields = 0
    for told in texts(draft, spelt):
        folded = alike(told.text)
        hits = [folded.span(*hit.span()) for hit in wanted.finditer(folded.text)]
        places += [Found(told, *hit) for hit in hits[: MOST - len(places)]]
        count += len(hits)
        fields += bool(hits)
    return Finds(tuple(places), count, fields)


def texts(draft: Draft, spelt: Spelt) -> Iterator[Told]:
    """Every field of a meeting that holds text, papers first; a text that is no answer yet is among them."""
    record = draft.record
    for item in (*PAPERS, *ITEMS):
        said = draft.value(item.key)
        if item.many:
            for part, path, called, row in _rows(item.part, item.key, said):
                yield from _of_part(part, path, called, row, _Going(item, draft, record, spelt))
        else:
            yield from _of_part(item.part, item.key, "", said, _Going(item, draft, record, spelt))


@dataclass(frozen=True, slots=True)
class _Going:
    item: Item
    draft: Draft
    record: Record
    spelt: Spelt


def _of_part(part: type[Part], path: str, under: str, said: JSON, going: _Going) -> Iterator[Told]:
    values = said if isinstance(said, dict) else {}
    for spec in fields_of(part):
        where, value = f"{path}.{spec.name}", values.get(spec.name)
        told = f"{under} · {spec.label}" if under else spec.label
        if spec.kind is Kind.PART and spec.part is not None:
            yield from _of_part(spec.part, where, told, value, going)
        elif spec.kind is Kind.ROWS and spec.part is not None:
            for inner, inner_path, called, row in _rows(spec.part, where, value):
                yield from _of_part(inner, inner_path, f"{told} {called}", row, going)
        elif spec.kind not in _NO_TEXT and (text := going.draft.unusable(where) or _spelt(spec, value, going)):
            yield Told(where, going.item, told, text)


def _spelt(spec: FieldSpec, value: JSON, going: _Going) -> str:
    if value is None or value == []:
        return ""
    if spec.kind in {Kind.WORD, Kind.WORDS}:
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(label(word) for word in spec.words if word in chosen)
    return going.spelt(spec, value, going.record)


def _one_line(text: str) -> str:
    """The text with each blank and line end as one space: as long as it was."""
    return "".join(" " if character.isspace() else character for character in text)


def _rows(part: type[Part], path: str, said: JSON) -> Iterator[tuple[type[Part], str, str, JSON]]:
    """The rows of a list with what each is called: its number or id, else its place."""
    for index, row in enumerate(said if isinstance(said, list) else []):
        known = row if isinstance(row, dict) else {}
        called = known.get("name") or known.get("number") or known.get("id") or str(index + 1)
        yield part, f"{path}[{index}]", " ".join(str(called).split())[:30], row
