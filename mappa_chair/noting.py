"""Notes for an item, points parked for later, and what is to be checked with the chair: beside the record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from agenda.papers import PAPERS
from agenda.paths import part_of
from agenda.record import label_at
from agenda.textgate import clean, in_one_line
from agenda.walk import ITEMS
from mappa_chair.asides import NOTE, QUERY, new_name

if TYPE_CHECKING:
    from mappa_chair.asides import Aside
    from mappa_chair.drafting import Draft

PARKED: Final = "parked"
_FOR_ITEM: Final = re.compile(r"#([0-9]{1,2})(?:\s+|$)(.*)", re.DOTALL)
_PLACES: Final = tuple(item.key for item in (*PAPERS, *ITEMS))


class Sort(Enum):
    """What was put down: under which name it is kept, and the heading of its list."""

    QUERY = (QUERY, "To check with the chair")
    PARKED = (PARKED, "Parked for later")
    NOTE = (NOTE, "Notes for items")

    @property
    def heading(self) -> str:
        """The heading of its list."""
        return self.value[1]

    @property
    def kept_as(self) -> str:
        """How its names begin."""
        return self.value[0]


@dataclass(frozen=True, slots=True)
class Noted:
    """Something put down: what, where, and of a question the words it is about."""

    sort: Sort
    path: str
    name: str
    text: str
    words: str = ""

    @property
    def where(self) -> str:
        """Item and field in words."""
        if not self.path:
            return "The meeting"
        key = part_of(self.path)
        item = next((each for each in (*PAPERS, *ITEMS) if each.key == key), None)
        title = "" if item is None else f"{item.number or ''} {item.title}".strip()
        return title if self.path == key else f"{title} · {label_at(self.path)}"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a typed line means: a note or a parked point, and where it belongs."""

    sort: Sort
    path: str
    text: str

    @property
    def told(self) -> str:
        """What was understood."""
        place = Noted(self.sort, self.path, "", self.text).where
        return "parked for later" if self.sort is Sort.PARKED else f"note for {place}"


def meant(line: str, here: str) -> Meant:
    """What a line means: as `signed` tells it, anything else is a note for the item shown."""
    return signed(line) or Meant(Sort.NOTE, here, line.strip())


def signed(line: str) -> Meant | None:
    """What a line means by the sign before it: `#7 …` is a note for item 7, `? …` and `! …` are parked."""
    text = line.strip()
    if text.startswith(("?", "!")):
        return Meant(Sort.PARKED, "", text[1:].strip())
    found = _FOR_ITEM.fullmatch(text)
    item = next((each for each in ITEMS if found and each.number == int(found[1])), None)
    if found and item is not None:
        return Meant(Sort.NOTE, item.key, found[2].strip())
    return None


def put_down(draft: Draft, sort: Sort, path: str, text: str, words: str = "") -> Noted | None:
    """Keep something; a blank text is nothing to keep."""
    said = in_one_line(clean(text).text).strip()
    if not said:
        return None
    name = new_name(sort.kept_as, (each.name for each in draft.kept_aside()))
    about = in_one_line(clean(words).text).strip()
    draft.keep_aside(path, name, f"{said}\n{about}" if about else said)
    return Noted(sort, path, name, said, about)


def done(draft: Draft, noted: Noted) -> None:
    """It is dealt with, and kept no more."""
    draft.keep_aside(noted.path, noted.name, None)


def bring_back(draft: Draft, noted: Noted) -> None:
    """It was not dealt with after all."""
    draft.keep_aside(noted.path, noted.name, f"{noted.text}\n{noted.words}" if noted.words else noted.text)


def all_noted(draft: Draft) -> tuple[Noted, ...]:
    """Everything put down: questions first, then parked points, then notes, each in the order of the agenda."""
    found = [noted for each in draft.kept_aside() if (noted := _read(each))]
    order = {key: number for number, key in enumerate(_PLACES)}
    sorts = list(Sort)

    def place(noted: Noted) -> tuple[int, int, str, int]:
        item = order.get(part_of(noted.path), -1) if noted.path else -1
        number = noted.name.removeprefix(noted.sort.kept_as)
        return sorts.index(noted.sort), item, noted.path, int(number) if number.isdigit() else 0

    return tuple(sorted(found, key=place))


def queries_at(draft: Draft, path: str) -> tuple[Noted, ...]:
    """What is to be checked with the chair about one field."""
    return tuple(each for each in all_noted(draft) if each.sort is Sort.QUERY and each.path == path)


def _read(aside: Aside) -> Noted | None:
    sort = next((each for each in Sort if aside.name.startswith(each.kept_as)), None)
    if sort is None:
        return None
    text, _, words = aside.text.partition("\n")
    return Noted(sort, aside.path, aside.name, text, words)
