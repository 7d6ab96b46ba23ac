"""A part of the record as papers read it: its fields as cells, facts, paragraphs and rows.

Labels come from the part's own declaration, so a paper and a form call a field by the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from agenda.shape import Kind, Part, fields_of, labels_of
from agenda.textgate import is_blank
from mappa_chair.documents.blocks import Cell, Fact, Facts, Heading, Paragraph, Row, Run, Table
from mappa_chair.documents.phrases import NONE, NOT_RECORDED, due, nothing, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mappa_chair.documents.blocks import Block, Column

P_co = TypeVar("P_co", bound=Part, covariant=True)


@dataclass(frozen=True, slots=True)
class Recorded(Generic[P_co]):
    """A part of the record, the path it stands at, and why its words are restricted if they are."""

    part: P_co
    path: str
    restricted: str | None = None

    def at(self, name: str) -> str:
        """The path of one field."""
        return f"{self.path}.{name}" if self.path else name

    def inner(self, name: str) -> Recorded[Part]:
        """A part of this part."""
        part: Part = getattr(self.part, name)
        return Recorded(part, self.at(name), self.restricted)

    def text(self, name: str) -> str | None:
        """What was recorded, in words; None where nothing was."""
        value = getattr(self.part, name)
        if isinstance(value, str) and _kind(self.part, name) is Kind.DUE:
            return None if is_blank(value) else due(value)
        return said(value)

    def cell(self, name: str, *, absent: str | None = None, before: str = "", strong: bool = False) -> Cell:
        """A field as a cell; `absent` is what its absence means where that is not "Not recorded"."""
        found = self.text(name)
        if found is None:
            return Cell((Run(absent or self._nothing(name)),), "empty", source=self.at(name))
        return Cell((Run(f"{before}{found}", strong),), source=self.at(name), restricted=self.restricted)

    def words(self, text: str | None, name: str, *, strong: bool = False) -> Cell:
        """Words made of a field (an id looked up, a date with its weekday), traced to it."""
        if text is None or is_blank(text):
            return Cell((Run(self._nothing(name)),), "empty", source=self.at(name))
        return Cell((Run(text, strong),), source=self.at(name), restricted=self.restricted)

    def label(self, name: str) -> str:
        """What the field is called, as its form has it."""
        return labels_of(type(self.part))[name]

    def fact(self, name: str, label: str | None = None, *, absent: str | None = None) -> Fact:
        """A field as a fact."""
        return Fact(label or self.label(name), self.cell(name, absent=absent))

    def facts(self, caption: str, *names: str) -> Facts:
        """Several fields as a table of facts, in the order given; all of them where none is named."""
        chosen = names or tuple(spec.name for spec in fields_of(type(self.part)))
        return Facts(tuple(self.fact(name) for name in chosen), caption)

    def row(self, *names: str) -> Row:
        """Several fields as a table row."""
        return Row(tuple(self.cell(name) for name in names))

    def prose(self, name: str, *, absent: str | None = None) -> Paragraph:
        """A field as running text."""
        cell = self.cell(name, absent=absent)
        return Paragraph(cell.runs, cell.tone, source=cell.source, restricted=cell.restricted)

    def headed(self, name: str, level: Literal[2, 3] = 2) -> Iterator[Block]:
        """A field as running text under its own heading."""
        yield Heading(level, self.label(name))
        yield self.prose(name)

    def table(self, name: str, columns: tuple[Column, ...], rows: Iterable[Row]) -> Block:
        """A list as a table, or the words for what its absence means."""
        made = tuple(rows)
        return Table(columns, made, self.label(name)) if made else nothing(self._nothing(name))

    def no(self, name: str) -> str:
        """What stands for a field in which null is an answer: "None" where it was given, else "Not recorded"."""
        return NONE if name in self.part.model_fields_set else NOT_RECORDED

    def none_of(self, name: str) -> Paragraph:
        """What stands under the heading of a list that is empty."""
        return nothing(self._nothing(name))

    def _nothing(self, name: str) -> str:
        """What an absent field says: "None" where an empty list was entered, else "Not recorded"."""
        empty = name in self.part.model_fields_set and getattr(self.part, name) == ()
        return NONE if empty else NOT_RECORDED


def rows_of(parts: Sequence[P_co], path: str) -> tuple[Recorded[P_co], ...]:
    """The rows of a list that stands at a path."""
    return tuple(Recorded(part, f"{path}[{index}]") for index, part in enumerate(parts))


def _kind(part: Part, name: str) -> Kind:
    return next(spec.kind for spec in fields_of(type(part)) if spec.name == name)


def stacked(*cells: Cell | None, source: str | None = None, restricted: str | None = None) -> Cell:
    """Several cells as one, each on a line of its own; what is empty or blank is left away."""
    runs: list[Run] = []
    for cell in cells:
        if cell is None or cell.tone == "empty" or is_blank(cell.text):
            continue
        runs += [Run("\n"), *cell.runs] if runs else cell.runs
    if not runs:
        return Cell((Run(NOT_RECORDED),), "empty", source=source)
    return Cell(tuple(runs), source=source, restricted=restricted)
