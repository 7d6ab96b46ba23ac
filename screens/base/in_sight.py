"""What a person works at is seen: the field, its label where there is room, in a long list the line of the cursor.

Textual looks where a widget is when it takes the focus; a row that was just opened has no place then, and what is
told above a field moves it a moment later. Nobody types blind: look again once everything has its place.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.containers import ScrollableContainer
from textual.widget import Widget


@runtime_checkable
class Lined(Protocol):
    """A widget of several lines, one of which the cursor is on."""

    @property
    def cursor_line(self) -> int:
        """The line of the cursor, from the top of the widget."""
        ...


def see(window: Widget, widget: Widget, labelled: Widget | None = None, *, centred: bool = False) -> bool:
    """Scroll as little as needed, or to the middle, so that a widget and the label of what it is in are seen.

    Of a list that the cursor was in before, or that is longer than the window, its line is enough. False where
    nothing has its place yet.
    """
    room = window.content_region.height
    if not widget.region or not room:
        return False
    top = _place(window, widget)
    bottom = top + widget.region.height
    if isinstance(widget, Lined) and (bottom - top > room or not centred):
        top += widget.cursor_line
        bottom, labelled = top + 1, None
    elif bottom - top > room:
        bottom = top + 1
    if labelled is not None and bottom - (label := _place(window, labelled)) <= room:
        top = min(top, label)
    _scroll(window, top, bottom, centred=centred)
    return True


def see_line(widget: Widget) -> None:
    """Scroll the form so that the line of the cursor is seen."""
    window = next((each for each in widget.ancestors if isinstance(each, ScrollableContainer)), None)
    if window is not None and widget.region and isinstance(widget, Lined):
        line = _place(window, widget) + widget.cursor_line
        _scroll(window, line, line + 1, centred=False)


def _place(window: Widget, widget: Widget) -> int:
    """The line in a window at which a widget in it begins, however far the window was scrolled since."""
    below = widget
    while below.parent is not window and isinstance(below.parent, Widget):
        below = below.parent
    return widget.region.y - below.region.y + below.virtual_region.y


def _scroll(window: Widget, top: int, bottom: int, *, centred: bool) -> None:
    """Scroll so that lines of a window are seen, where they are not."""
    first, room = window.scroll_offset.y, window.content_region.height
    if first <= top and bottom <= first + room:
        return
    to = top if top < first else bottom - room
    if centred:
        to = (top + bottom - room) // 2
    window.scroll_to(y=to, animate=False, immediate=True)
