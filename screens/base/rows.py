"""The rows of a text field: painted from their own words, and only where they have changed.

Textual's editor paints its whole box for every letter, 6 to 19 KB over ssh, and makes a styled text of the whole
paragraph for each row of it. A row here is told by what it shows; one that shows the same is left alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.document._document_navigator import DocumentNavigator
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as ContentStyle
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from screens.base.plain import plain
from screens.base.wrapping import Wrapping, is_one_cell_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style


_CURSOR_STYLE: Final = "text-area--cursor"
_MARKED_STYLE: Final = "text-area--selection"
_PLACEHOLDER_STYLE: Final = "text-area--placeholder"
_STYLES: Final = frozenset({_CURSOR_STYLE, _MARKED_STYLE, _PLACEHOLDER_STYLE})

# Cells behind a row, for the cursor at its end.
_CURSOR: Final = 1


class _Row(NamedTuple):
    """What a row shows: its words, the columns that are marked, the column of the cursor or -1."""

    text: str = ""
    marked: tuple[int, int] = (0, 0)
    cursor: int = -1
    is_placeholder: bool = False


class _Looks(NamedTuple):
    """The styles of a field, looked up once and not for every row of every letter."""

    base: Style
    cursor: Style
    marked: Style


class Rows(TextArea, inherit_bindings=False):
    """Textual's editor of plain text with its painting and its wrapping replaced; no gutter, no highlighting."""

    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # type: ignore[override]  # Textual remembers the answer
        # Of Textual's eight, those that are painted: each costs a field as much as the style of the field itself.
        return _STYLES

    # Textual's would have the whole box painted again: `_watch_selection` has the rows that differ painted.
    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)

    # Textual's lays out the whole screen whenever a row is added: `_refresh_size` asks whether the box grows.
    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)

    def __init__(self, text: str = "", **settings: Any) -> None:
        self._looks: _Looks | None = None
        self._painted: dict[int, _Row] = {}
        super().__init__(text, **settings)
        self.wrapped_document: Wrapping = Wrapping(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)

    def _watch_selection(self, _: Selection, __: Selection) -> None:
        # In place of Textual's, which tells the whole screen of each step of the cursor, walks through the text
        # for a bracket's partner, and has the screen laid out to find its place while the form is being made.
        if not self.is_mounted:
            return
        self.app.clear_selection()
        self.scroll_cursor_visible()
        self._put_terminal_cursor()
        self.repaint_changed()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Bring the cursor into sight, once there is a box to see it in."""
        if self.outer_size:
            return super().scroll_cursor_visible(center, animate)
        self._recompute_cursor_offset()  # type: ignore[no-untyped-call]  # Textual declares no types for it
        return Offset(0, 0)

    def _on_resize(self) -> None:
        super()._on_resize()
        if self.soft_wrap or self.has_focus:
            self.scroll_cursor_visible()

    def _watch_scroll_x(self) -> None:
        self._put_terminal_cursor()

    def _watch_scroll_y(self) -> None:
        self._put_terminal_cursor()

    def _put_terminal_cursor(self) -> None:
        if self.has_focus and self.outer_size:
            self.app.cursor_position = self.cursor_screen_offset

    # What is painted ----------------------------------------------------------------------------------------

    def repaint_changed(self) -> None:
        """Have those rows painted again that show something else than what was painted last."""
        width, height = self.container_size
        width -= self.scrollbar_size_vertical
        changed = [y for y in range(height) if self._painted.get(y) != self._row(y)]
        if changed:
            self.refresh(*(Region(0, y, width, count) for y, count in _runs(changed)))

    def refresh(self, *regions: Region, **settings: Any) -> Self:
        """Paint again: the regions, or everything anew, with its styles."""
        if not regions:
            self._looks = None
            self._painted.clear()
        return super().refresh(*regions, **settings)

    def notify_style_update(self) -> None:
        """Look the styles up again."""
        self._looks = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a part of the field; blank until its styles have come."""
        if self._looks is None:
            try:
                self.get_component_styles(_CURSOR_STYLE)
            except KeyError:
                return [Strip.blank(crop.width) for _ in range(crop.height)]
            self._looks = self._looked_up()
        return super(ScrollView, self).render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        row = self._painted[y] = self._row(y)
        if row.is_placeholder:
            return self._placeholder_strip(y, row)
        looks = self._looks or self._looked_up()
        width = self.scrollable_content_region.width
        row = row if self.soft_wrap else _seen(row, self.scroll_offset.x, width + 1)
        segments = list(_segments(row, looks))
        strip = Strip(segments, sum(cell_len(segment.text) for segment in segments))
        return strip.adjust_cell_length(width, looks.base)

    def _row(self, y: int) -> _Row:
        draws_cursor = self._draw_cursor
        if self.placeholder and self.document.line_count == 1 and not self.document.get_line(0):
            return _Row(cursor=0 if draws_cursor and y == 0 else -1, is_placeholder=True)
        y += self.scroll_offset.y
        found = self.wrapped_document.row(y)
        if found is None:
            return _Row()
        index, begin, text, is_last = found
        top, bottom = sorted(self.selection)
        cursor_line, cursor_column = self.selection.end
        marked = (0, 0)
        if top != bottom and top[0] <= index <= bottom[0]:
            first = top[1] - begin if index == top[0] else 0
            last = bottom[1] - begin if index == bottom[0] else max(1, len(text))
            first, last = max(0, first), min(max(1, len(text)), last)
            marked = (first, last) if first < last else (0, 0)
        cursor = cursor_column - begin if draws_cursor and cursor_line == index else -1
        if not 0 <= cursor < len(text) + is_last:
            cursor = -1
        if "\t" in text:
            return self._without_tabs(_Row(text, marked, cursor), begin, index)
        return _Row(text, marked, cursor)

    def _without_tabs(self, row: _Row, begin: int, index: int) -> _Row:
        """The row with each tab as the spaces it stands for."""
        before = self.document.get_line(index)[:begin].count("\t")
        widths = iter(self.wrapped_document.get_tab_widths(index)[before:])
        pieces = [" " * max(1, next(widths, 1)) if each == "\t" else each for each in row.text]

        def column(at: int) -> int:
            return len("".join(pieces[:at])) + max(0, at - len(pieces))

        first, last = (column(each) for each in row.marked)
        return _Row("".join(pieces), (first, last), -1 if row.cursor < 0 else column(row.cursor))

    def _placeholder_strip(self, y: int, row: _Row) -> Strip:
        words = self.placeholder
        lines = (words if isinstance(words, Content) else plain(words)).wrap(self.content_size.width)
        looks = self._looks or self._looked_up()
        if y >= len(lines):
            return Strip.blank(self.size.width, looks.base)
        # Under the cursor stands a letter in the cursor's own colours.
        content = lines[y].stylize(self.get_visual_style(_PLACEHOLDER_STYLE), 1 if row.cursor == 0 else 0)
        if row.cursor == 0:
            content = content.stylize(ContentStyle.from_rich_style(looks.cursor), 0, 1)
        return Strip(content.render_segments(self.visual_style), content.cell_length)

    def _looked_up(self) -> _Looks:
        styles = (self.get_component_rich_style(each) for each in (_CURSOR_STYLE, _MARKED_STYLE))
        return _Looks(self.rich_style, *styles)

    # How large it is ----------------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows at a width: Textual's knows them once it has one, and has the form laid out a second time."""
        if not self.soft_wrap or not width:
            return super().get_content_height(container, viewport, width)
        return self.wrapped_document.height_at(max(1, width - self.gutter_width - _CURSOR))

    def _refresh_size(self) -> None:
        before = self.virtual_size.height
        super()._refresh_size()
        after = self.virtual_size.height
        if before == after or not self.is_mounted or not self.outer_size:
            return
        if not self._is_as_high_as(after):
            self.refresh(layout=True)
            self.call_after_refresh(self.scroll_cursor_visible)
        else:
            # The scrollbar's length, which Textual brings up to date when it lays out.
            self._scroll_update(self.virtual_size)
            self.scroll_cursor_visible()
            self.repaint_changed()

    def _is_as_high_as(self, rows: int) -> bool:
        """Whether the box is as high as it should be with so many rows, as far as that can be told."""
        styles = self.styles
        if not styles.is_auto_height:
            return True
        least, most = styles.min_height, styles.max_height
        if (least and not least.is_cells) or (most and not most.is_cells):
            return False
        wanted = max(least.value if least else 0, min(rows, most.value if most else rows))
        return wanted == self.outer_size.height - styles.gutter.height


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers in order as runs of neighbours: the first of each, and how many."""
    first = previous = numbers[0]
    for number in numbers[1:]:
        if number != previous + 1:
            yield first, previous - first + 1
            first = number
        previous = number
    yield first, previous - first + 1


def _seen(row: _Row, left: int, width: int) -> _Row:
    """The part of a row that begins at a cell."""
    text = row.text
    if not is_one_cell_each(text):
        # To find the character at a cell, those before it have to be measured; such long lines are rare.
        cells = skipped = 0
        while skipped < len(text) and cells < left:
            cells += cell_len(text[skipped])
            skipped += 1
        if cells > left:
            # Of a wide character the first half is out of sight.
            skipped -= 1
            text = f"{text[:skipped]} {text[skipped + 1 :]}"
        left = skipped
    first, last = (max(0, each - left) for each in row.marked)
    return _Row(text[left : left + width], (first, last), row.cursor - left if row.cursor >= left else -1)


def _segments(row: _Row, looks: _Looks) -> Iterator[Segment]:
    """A row in pieces of one style."""
    text = row.text if row.cursor < len(row.text) and row.marked[1] <= len(row.text) else f"{row.text} "
    cuts = sorted({0, len(text), *row.marked, *((row.cursor, row.cursor + 1) if row.cursor >= 0 else ())})
    for begin, end in pairwise(cuts):
        if begin >= len(text):
            return
        style = looks.base
        if row.marked[0] <= begin < row.marked[1]:
            style += looks.marked
        if begin == row.cursor:
            style += looks.cursor
        yield Segment(text[begin:end], style)
