"""Widgets whose size changes nothing but themselves.

Textual lays out the whole screen once more for every widget that has just been given a size, in case what is in it
needs a scrollbar now. What never scrolls needs none: an item of the agenda is laid out once and not twice.
"""

from __future__ import annotations

from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import Reactive


class Still:
    """What a widget that asks for no layout of its own takes; stands before Textual's own among the bases.

    No widget itself: Textual takes the style sheets of the first base that is one, and of no other.
    """

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)


class Stack(Still, Vertical):
    """Widgets one under the other, as high as they are together."""

    DEFAULT_CSS = """
    Stack { height: auto; }
    """


class Row(Still, Horizontal):
    """Widgets beside each other in one line."""

    DEFAULT_CSS = """
    Row { height: 1; }
    """
