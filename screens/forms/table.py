"""A list of rows in columns, with their titles above; on a narrow screen columns that can be done without go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.content import Content

from screens.base.plain import plain
from screens.forms.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def render(self) -> Content:
        """The titles, and the rows."""
        if not self.lines:
            return super().render()
        titles = self._cells(TAB.join(each.title for each in self.COLUMNS))
        head = plain(f"{' ' * _SIGN}{titles}").stylize("bold")
        head = head.truncate(max(10, self.outer_size.width), ellipsis=True)
        return Content("\n").join([head, *(self._line(index, line) for index, line in enumerate(self.lines))])

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

    @property
    def cursor_line(self) -> int:
        """The line of the cursor, below the titles."""
        return self.cursor + 1


def _fitted(text: str, width: int) -> str:
    return plain(text.replace("\n", " ")).truncate(width, ellipsis=True, pad=True).plain
