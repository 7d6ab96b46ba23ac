"""What changed in an item since the last meeting: field by field, word by word, and what stands unconfirmed.

A review may not rest on what was pulled through from earlier minutes (24.29, 28.5): what is as it was is told too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from agenda.paths import is_within
from agenda.record import as_json
from agenda.shape import Kind, fields_of
from agenda.words import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.item import Item
    from agenda.record import Record
    from agenda.shape import JSON, FieldSpec, Part
    from mappa_chair.drafting import Draft
    from mappa_chair.finding_text import Spelt

# Words of one text up to which they are compared one by one; 4,000 against 4,000 take 100 ms.
_MOST_WORDS: Final = 4_000
_WORD: Final = re.compile(r"\s+|[^\s]+")


class How(Enum):
    """How a field stands against the last meeting: its sign, and in words."""

    CHANGED = ("~", "changed")
    NEW = ("+", "new")
    GONE = ("-", "said last time, nothing now")
    CARRIED = ("*", "as last time, not confirmed yet")

    @property
    def sign(self) -> str:
        """The sign before it, readable without colour."""
        return self.value[0]

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return self.value[1]


class Piece(NamedTuple):
    """Words that stand in both texts, only in the last (`-`), or only in this one (`+`)."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A field or row, how it stands, and its words."""

    path: str
    label: str
    how: How
    pieces: tuple[Piece, ...]


class _Said(NamedTuple):
    path: str
    label: str
    text: str


def changes(item: Item, draft: Draft, spelt: Spelt) -> tuple[Change, ...]:
    """What changed in an item, in the order of its form; behind it what was carried over and is not confirmed.

    Without the record of the last meeting only the latter.
    """
    now = _texts(item, draft.record, spelt)
    marks = {mark for mark in draft.marks if is_within(mark, item.key)}
    # In the order of the form: a mark stands where the first field of it does.
    order = (mark for said in now.values() for mark in marks if is_within(said.path, mark))
    carried = dict.fromkeys(order)
    found: list[Change] = []
    if draft.before is not None:
        last = _texts(item, draft.before, spelt)
        for key in dict.fromkeys([*now, *last]):
            change = _compared(last.get(key), now.get(key))
            if change is not None:
                found.append(change)
    return (*found, *(_carried(mark, now) for mark in carried))


def compared_words(last: str, now: str) -> tuple[Piece, ...]:
    """Two texts word by word; very long ones only as the old and the new."""
    before, after = _WORD.findall(last), _WORD.findall(now)
    if max(len(before), len(after)) > 2 * _MOST_WORDS:
        return (Piece("-", last), Piece("+", now))
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("", "".join(after[j1:j2])))
            continue
        gone, come = "".join(before[i1:i2]), "".join(after[j1:j2])
        pieces += [Piece(sign, text) for sign, text in (("-", gone), ("+", come)) if text]
    return tuple(pieces)


def _compared(last: _Said | None, now: _Said | None) -> Change | None:
    if last is None or not last.text:
        return (
            None if now is None or not now.text else Change(now.path, now.label, How.NEW, (Piece("+", now.text),))
        )
    if now is None or not now.text:
        # A row that is gone has no place any more; its list has.
        path = last.path.partition("[")[0] if now is None else now.path
        return Change(path, last.label, How.GONE, (Piece("-", last.text),))
    if last.text.split() == now.text.split():
        return None
    return Change(now.path, now.label, How.CHANGED, compared_words(last.text, now.text))


def _carried(mark: str, now: dict[tuple[str, ...], _Said]) -> Change:
    said = [each for each in now.values() if is_within(each.path, mark) and each.text]
    called = said[0].label if len(said) == 1 and said[0].path == mark else said[0].label.rpartition(" · ")[0]
    return Change(mark, called or said[0].label, How.CARRIED, (Piece("", " · ".join(each.text for each in said)),))


def _texts(item: Item, record: Record, spelt: Spelt) -> dict[tuple[str, ...], _Said]:
    """Every field of an item by its place, rows by their id or number: a row keeps its place when others go."""
    said = as_json(record).get(item.key)
    if item.many:
        found = _rows(item.part, (item.key,), item.key, "", said, record, spelt)
    else:
        found = _part(item.part, (item.key,), item.key, "", said, record, spelt)
    return dict(found)


def _part(  # noqa: PLR0913, PLR0917 - where it is, what it says, and how it is spelt
    part: type[Part], key: tuple[str, ...], path: str, under: str, said: JSON, record: Record, spelt: Spelt
) -> Iterator[tuple[tuple[str, ...], _Said]]:
    values = said if isinstance(said, dict) else {}
    for spec in fields_of(part):
        value, where, at = values.get(spec.name), f"{path}.{spec.name}", (*key, spec.name)
        told = f"{under} · {spec.label}" if under else spec.label
        if spec.kind is Kind.PART and spec.part is not None:
            yield from _part(spec.part, at, where, told, value, record, spelt)
        elif spec.kind is Kind.ROWS and spec.part is not None:
            yield from _rows(spec.part, at, where, told, value, record, spelt)
        elif spec.kind is not Kind.ID:
            yield at, _Said(where, told, _text(spec, value, record, spelt))


def _rows(  # noqa: PLR0913, PLR0917 - as above
    part: type[Part], key: tuple[str, ...], path: str, under: str, said: JSON, record: Record, spelt: Spelt
) -> Iterator[tuple[tuple[str, ...], _Said]]:
    for index, row in enumerate(said if isinstance(said, list) else []):
        known = row if isinstance(row, dict) else {}
        own = known.get("id") or known.get("number") or str(index + 1)
        called = " ".join(str(known.get("name") or own).split())[:30]
        told = f"{under} {called}".strip()
        yield from _part(part, (*key, str(own)), f"{path}[{index}]", told, row, record, spelt)


def _text(spec: FieldSpec, value: JSON, record: Record, spelt: Spelt) -> str:
    if value is None or value == []:
        return ""
    if spec.kind is Kind.YES_NO:
        return "Yes" if value else "No"
    if spec.kind in {Kind.WORD, Kind.WORDS}:
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(label(word) for word in spec.words if word in chosen)
    return spelt(spec, value, record)
