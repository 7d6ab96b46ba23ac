"""The questions of an item one after the other, from its declaration: fields, groups of them, lists of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from agenda.papers import PAPERS
from agenda.paths import is_within
from agenda.shape import Kind, fields_of
from agenda.walk import ITEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agenda.item import Item
    from agenda.shape import FieldSpec, Part

PLACES: Final[tuple[Item, ...]] = (*PAPERS, *ITEMS)

# The vault files a meeting under it: it is given when the meeting is begun.
_FILED_UNDER: Final = "meeting.reference"


@dataclass(frozen=True, slots=True)
class Question:
    """One field; `under` is the group it stands in, if any."""

    spec: FieldSpec
    path: str
    under: str = ""

    @property
    def asked(self) -> str:
        """What is asked, with its group."""
        return f"{self.under}: {self.spec.label}" if self.under else self.spec.label


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of rows, each with questions of its own."""

    title: str
    part: type[Part]
    path: str


Stop: TypeAlias = "Question | Rows"


def stops_of(part: type[Part], path: str, under: str = "") -> tuple[Stop, ...]:
    """Where one stops on the way through a part."""
    found: list[Stop] = []
    for spec in fields_of(part):
        here = f"{path}.{spec.name}"
        if spec.kind is Kind.ID or here == _FILED_UNDER:
            continue
        if spec.kind is Kind.PART and spec.part is not None:
            found += stops_of(spec.part, here, f"{under}: {spec.label}" if under else spec.label)
        elif spec.kind is Kind.ROWS and spec.part is not None:
            found.append(Rows(spec.label, spec.part, here))
        else:
            found.append(Question(spec, here, under))
    return tuple(found)


def stops_of_item(item: Item) -> tuple[Stop, ...]:
    """Where one stops on the way through an item."""
    return (Rows(item.title, item.part, item.key),) if item.many else stops_of(item.part, item.key)


def stop_at(stops: Sequence[Stop], path: str) -> int:
    """The stop that a path leads to: its own, else the first of the group that it names, else the first."""
    own = (index for index, stop in enumerate(stops) if is_within(path, stop.path))
    of_group = (index for index, stop in enumerate(stops) if is_within(stop.path, path))
    return next(own, next(of_group, 0))


def row_at(rows: Rows, path: str) -> int | None:
    """The row of a list that a path leads into."""
    position = path[len(rows.path) + 1 :].partition("]")[0] if path.startswith(f"{rows.path}[") else ""
    return int(position) if position.isdigit() else None
