"""Where the rows of a field's text begin: the whole of a long paragraph found again for every letter, in no time.

Textual looks at every word of a paragraph for every letter and builds a styled text of it for every row: 95 ms a
key in one of 50,000 characters. Here a row's end is looked for from the right, which visits one place a row.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

# Private, and what the editor itself wraps with: tests/screens/base/test_textual_names.py fails when it moves.
from textual._wrap import compute_wrap_offsets
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths

if TYPE_CHECKING:
    from textual.document._document import Location

# Lines in which every character is one cell wide and only the space parts words: Latin letters, dashes, quotes.
_ONE_CELL_EACH: Final = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02af\u2010-\u2027\u2030-\u203a\u20ac]*").fullmatch


def is_one_cell_each(line: str) -> bool:
    """Whether each character of the line is one cell wide, and no other than the space parts its words."""
    return (line.isascii() and line.isprintable()) or _ONE_CELL_EACH(line) is not None


def breaks(line: str, width: int) -> list[int]:
    """Where rows but the first begin, for a line that is one cell each; spaces stay behind the word before them.

    A word wider than a row is cut. A no-break space parts no words.
    """
    found: list[int] = []
    at, end = 0, len(line)
    while end - at > width:
        cut = at + width
        if line[cut] == " ":
            # The spaces behind a word must fit with it: go back to where that word begins.
            cut = at + len(line[at:cut].rstrip(" "))
        begin = line.rfind(" ", at, cut) + 1
        at = begin if begin > at else at + width
        found.append(at)
    return found


class Wrapping(WrappedDocument):
    """Textual's wrapped document, quick in long paragraphs and for edits within a row."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Find the rows of all lines at a width in cells; 0 wraps nothing."""
        self._width = width
        if tab_width:
            self._tab_width = tab_width
        self._wrap_offsets = [self._breaks(line, self._width) for line in self.document.lines]
        self._number_rows()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Find the rows again of the lines that an edit has changed."""
        old = self._wrap_offsets
        lines = self.document.lines
        top = max(0, min(start[0], old_end[0], len(old) - 1, len(lines) - 1))
        old_bottom = min(max(start[0], old_end[0], top), len(old) - 1)
        new_bottom = min(max(start[0], new_end[0], top), len(lines) - 1)
        found = [self._breaks(line, self._width) for line in lines[top : new_bottom + 1]]
        heights = [len(each) for each in old[top : old_bottom + 1]]
        old[top : old_bottom + 1] = found
        if heights != [len(each) for each in found]:
            self._number_rows()

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._offset_to_line_info)

    def height_at(self, width: int) -> int:
        """How many rows there would be at another width."""
        if width == self._width:
            return self.height
        return sum(len(self._breaks(line, width)) + 1 for line in self.document.lines)

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line."""
        line = self.document.get_line(line_index)
        cuts = [0, *self._wrap_offsets[line_index], len(line)]
        return [line[a:b] for a, b in pairwise(cuts)]

    def row(self, y: int) -> tuple[int, int, str, bool] | None:
        """Of a row its line, first column and text, and whether it is its line's last; None below them all."""
        if not 0 <= y < len(self._offset_to_line_info):
            return None
        index, section = self._offset_to_line_info[y]
        line, offsets = self.document.get_line(index), self._wrap_offsets[index]
        begin = offsets[section - 1] if section else 0
        is_last = section == len(offsets)
        return index, begin, line[begin:] if is_last else line[begin : offsets[section]], is_last

    def get_tab_widths(self, line_index: int) -> list[int]:
        """The widths of the tabs of a line, in cells."""
        return [width for _, width in get_tab_widths(self.document.get_line(line_index), self._tab_width)]

    def _breaks(self, line: str, width: int) -> list[int]:
        if not width:
            return []
        if is_one_cell_each(line):
            return breaks(line, width) if len(line) > width else []
        tabs = get_tab_widths(line, self._tab_width)
        return compute_wrap_offsets(line, width, self._tab_width, precomputed_tab_sections=tabs)

    def _number_rows(self) -> None:
        rows: list[tuple[int, int]] = []
        lines: list[list[int]] = []
        for index, offsets in enumerate(self._wrap_offsets):
            first = len(rows)
            rows += [(index, section) for section in range(len(offsets) + 1)]
            lines.append(list(range(first, len(rows))))
        self._offset_to_line_info = rows
        self._line_index_to_offsets = lines
