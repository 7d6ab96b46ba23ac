"""A list of rows in columns, with their titles above; on a narrow screen columns that can be done without go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from screens.base.plain import plain
from screens.forms.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

# What parts the cells of a line; the text gate lets no tab into a one-line field.
TAB: Final = "\t"
_GAP: Final = 1
_SIGN: Final = 2


class Column(NamedTuple):
    """A column: its title, its width in characters (0: what is left), and how wide a list must be to show it."""

    title: str
    width: int = 0
    least: int = 0


class TableList(RowList):
    """A RowList whose lines are cells parted by tabs."""

    COLUMNS: ClassVar[Sequence[Column]] = ()

    @property
    def first_row(self) -> int:
        return 1 if self.lines else 0

    def line_at(self, y: int) -> Content:
        """The titles, or a row."""
        if not self.lines or y:
            return super().line_at(y - self.first_row)
        titles = self._cells(TAB.join(each.title for each in self.COLUMNS))
        return (
            plain(f"{' ' * _SIGN}{titles}").stylize("bold").truncate(max(10, self.outer_size.width), ellipsis=True)
        )

    def _line(self, index: int, line: str) -> Content:
        return super()._line(index, self._cells(line))

    def _cells(self, line: str) -> str:
        room = max(20, self.outer_size.width) - _SIGN
        shown = [(column, cell) for column, cell in zip(self.COLUMNS, line.split(TAB), strict=False)]
        shown = [(column, cell) for column, cell in shown if column.least <= room]
        fixed = sum(column.width + _GAP for column, _ in shown if column.width)
        growing = [column for column, _ in shown if not column.width]
        grown = max(8, (room - fixed - _GAP * len(growing)) // max(1, len(growing)))
        return (" " * _GAP).join(_fitted(cell, column.width or grown) for column, cell in shown).rstrip()


def _fitted(text: str, width: int) -> str:
    return plain(text.replace("\n", " ")).truncate(width, ellipsis=True, pad=True).plain
