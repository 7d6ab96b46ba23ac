"""The agenda on the left: every item with its state as a sign, the one shown, the one under the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from agenda.papers import PAPERS
from agenda.progress import State
from agenda.walk import ITEMS
from screens.base.plain import plain
from screens.base.said_keys import keyed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from agenda.item import Item

PLACES: tuple[Item, ...] = (*PAPERS, *ITEMS)
KEYS: tuple[str, ...] = tuple(place.key for place in PLACES)


def place_of(key: str) -> Item:
    """The paper or item with this key; raises ValueError for a word that is none."""
    return PLACES[KEYS.index(key)]


class Rail(Widget, can_focus=True):
    """The list of places of a meeting: the papers and the nineteen items."""

    DEFAULT_CSS = """
    Rail { width: 31; height: 1fr; overflow: hidden hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("home", "move(-99)", "First", show=False),
        Binding("end", "move(99)", "Last", show=False),
        Binding("enter,space", "choose", "Open", show=False),
    ]

    @property
    def hint(self) -> str:
        """One line of help for the list."""
        return keyed("Enter opens it · Up and Down choose · {next_pane} or Esc back to the form")

    current: reactive[str] = reactive("confidentiality")
    cursor: reactive[int] = reactive(0)
    item_states: reactive[Mapping[str, State]] = reactive(dict)

    @dataclass
    class Chosen(Message):
        """A place was chosen."""

        key: str

    def watch_current(self, key: str) -> None:
        """The cursor follows the place that is shown."""
        self.cursor = KEYS.index(key)

    def render(self) -> Content:
        """One line a place, cut to the width, told by signs before colour."""
        lines = [self._line(index, place) for index, place in enumerate(PLACES)]
        first = self._first_shown()
        return Content("\n").join(lines[first : first + max(1, self.size.height)])

    def _first_shown(self) -> int:
        height = self.size.height
        return 0 if height >= len(PLACES) else max(0, min(self.cursor - height // 2, len(PLACES) - height))

    def _line(self, index: int, place: Item) -> Content:
        state = self.item_states.get(place.key)
        sign = state.sign if state else "[ ]" if place.number else "   "
        shown = ">" if place.key == self.current else " "
        number = f"{place.number:>2}" if place.number else "  "
        text = plain(f"{shown}{sign} {number} {place.title}").truncate(
            max(10, self.size.width), ellipsis=True, pad=True
        )
        if self.has_focus and index == self.cursor:
            return text.stylize("reverse")
        if place.key == self.current:
            return text.stylize("bold")
        return text.stylize("dim") if state is State.NOT_APPLICABLE else text

    def action_move(self, by: int) -> None:
        """Move the cursor, stopping at the ends."""
        self.cursor = max(0, min(len(PLACES) - 1, self.cursor + by))

    def action_choose(self) -> None:
        """Open the place under the cursor."""
        self.post_message(self.Chosen(KEYS[self.cursor]))

    def on_click(self, event: events.Click) -> None:
        """Open the place that was clicked."""
        index = self._first_shown() + event.y
        if 0 <= index < len(PLACES):
            self.cursor = index
            self.action_choose()
