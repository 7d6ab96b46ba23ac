"""The plan of minutes: planned and used of each item, changed by a key."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from agenda.walk import ITEMS
from screens.base.plain import Words, plain
from screens.forms.rows import RowList
from screens.forms.table import TAB, Column, TableList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from screens.walk.pacing import Pacing


class PaceList(TableList):
    """The items with their minutes."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column("Item"),
        Column("Planned", 7),
        Column("Used", 5),
        Column("", 22),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,right", "plan(1)", "A minute more", show=False),
        Binding("minus,left", "plan(-1)", "A minute less", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
    ]

    @dataclass
    class Planned(Message):
        """Other minutes are planned for an item."""

        key: str
        by: int

    @dataclass
    class Run(Message):
        """An item is to run from now on."""

        key: str

    def on_key(self, event: events.Key) -> None:
        """No letter means anything here."""
        if event.is_printable:
            event.prevent_default()
            if event.key not in {"plus", "minus"}:
                event.stop()

    def action_plan(self, by: int) -> None:
        """Plan a minute more or less."""
        self.post_message(self.Planned(ITEMS[self.cursor].key, by))

    def action_open(self) -> None:
        """Have the item under the cursor run."""
        self.post_message(self.Run(ITEMS[self.cursor].key))

    def action_remove(self) -> None:
        """Nothing here can be removed."""

    def action_move(self, by: int) -> None:
        """Move the cursor, stopping at the ends."""
        self.cursor = max(0, min(len(self.lines) - 1, self.cursor + by))


class PacePage(VerticalScroll, can_focus=False):
    """Planned minutes against used ones, item by item."""

    DEFAULT_CSS = """
    PacePage { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; }
    PacePage > #pace-head { height: auto; text-style: bold; }
    PacePage > #pace-told { height: auto; color: $text-muted; }
    """

    def __init__(self, pacing: Pacing) -> None:
        super().__init__(id="page-minutes")
        self._pacing = pacing
        self._list = PaceList(id="pace-list")

    def compose(self) -> ComposeResult:
        yield Words(id="pace-head")
        yield Words("+ and - change the plan, Enter has an item run now, Esc goes back.", id="pace-told")
        yield self._list

    def show(self, current: str = "") -> None:
        """Show how it stands now, with the cursor on an item."""
        now, pace = time.monotonic(), self._pacing.pace
        planned = sum(pace.planned.get(item.key, 0) for item in ITEMS)
        behind = pace.behind(now)
        late = f", {behind} min behind the plan" if behind else ""
        head = f"MINUTES: {pace.total(now)} used of {planned} planned{late}"
        self.query_one("#pace-head", Words).update(plain(head))
        lines = []
        for item in ITEMS:
            over = pace.over(item.key, now)
            state = "runs now" if item.key == pace.running else ""
            words = ", ".join(filter(None, [state, f"{over} min over" if over else ""]))
            used = pace.minutes(item.key, now) if item.key in {*pace.spent, pace.running} else ""
            lines.append(
                TAB.join((f"{item.number:>2} {item.title}", f"{pace.planned[item.key]:>7}", f"{used:>5}", words))
            )
        self._list.lines = tuple(lines)
        found = next((index for index, item in enumerate(ITEMS) if item.key == current), None)
        if found is not None:
            self._list.cursor = found

    def focus_first(self) -> None:
        """Go to the list."""
        self.screen.set_focus(self._list)

    @on(PaceList.Planned)
    def plan(self, message: PaceList.Planned) -> None:
        """Change the plan; the screen has it kept."""
        self._pacing.plan(message.key, message.by)
        self.show()

    @on(RowList.AddRow)
    def ignore(self, message: RowList.AddRow) -> None:
        """Items are not added."""
        message.stop()
