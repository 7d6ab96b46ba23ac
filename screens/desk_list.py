"""The list on the desk: meetings or what is due, narrowed as one types, some marked for a run of papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets.option_list import Option

from mappa_chair.meeting_lists import Shown, by_case, due_line, line_of, narrowed, summed_up
from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList
from screens.base.said_keys import keyed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from mappa_chair.due import Due
    from mappa_chair.meetings import MeetingLine

EMPTY = "No meeting yet. {new} begins one; mappa-chair import brings records in."
_NONE = "No meeting is like that. Esc shows all of them."
_NOTHING_DUE = "No clock runs over the meetings of this vault."


class Listed(PlainList):
    """The lines. Letters typed here are words to find; Space marks a meeting."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "mark", "Mark", show=False)]

    @dataclass
    class Typed(Message):
        """A letter was typed: it belongs into the line above."""

        text: str

    class Marked(Message):
        """The meeting under the cursor is to be marked, or no longer."""

    def on_key(self, event: events.Key) -> None:
        """Hand letters on."""
        if event.is_printable and event.character and event.key != "space":
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def action_mark(self) -> None:
        """Ask to mark the meeting under the cursor."""
        self.post_message(self.Marked())


class DeskList(Vertical):
    """Meetings as they are wanted; `OpenMeeting` is posted for the one that is chosen."""

    DEFAULT_CSS = """
    DeskList { height: 1fr; }
    DeskList > Horizontal { height: 1; }
    DeskList > Horizontal > #find-label { width: 7; }
    DeskList > Listed, DeskList > Listed:focus { height: 1fr; border: none; background: transparent; padding: 0; }
    DeskList > Listed { text-wrap: nowrap; text-overflow: ellipsis; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "all", "All of them", show=False),
        Binding("down", "to_list", "To the list", show=False),
    ]

    @dataclass
    class OpenMeeting(Message):
        """A meeting was chosen."""

        reference: str

    @dataclass
    class Narrowed(Message):
        """The list shows others than before; `told` says which, of how many."""

        told: str

    def __init__(self) -> None:
        super().__init__()
        self._find = LineField(placeholder="words of a name, a reference, a state", id="desk-find")
        self._list = Listed(id="desk-list")
        self._meetings: Sequence[MeetingLine] = ()
        self.due: Sequence[Due] = ()
        self._references: list[str | None] = []
        self.shown = Shown.ALL
        self.grouped = False
        self.of_due = False
        self.marked: list[str] = []

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Words("Find", id="find-label")
            yield self._find
        yield self._list

    @property
    def editor(self) -> Listed:
        """The widget that takes the focus."""
        return self._list

    @property
    def chosen(self) -> str | None:
        """The reference of the meeting under the cursor."""
        index = self._list.highlighted
        return self._references[index] if index is not None and index < len(self._references) else None

    def meeting(self, reference: str) -> MeetingLine | None:
        """The line of a meeting."""
        return next((each for each in self._meetings if each.summary.reference == reference), None)

    def fill(self, meetings: Sequence[MeetingLine]) -> None:
        """Show what the vault holds."""
        self._meetings = meetings
        held = {each.summary.reference for each in meetings}
        self.marked = [each for each in self.marked if each in held]
        self.show_again()

    def choose(self, reference: str | None) -> None:
        """Put the cursor on a meeting, where it is listed."""
        if reference in self._references:
            self._list.highlighted = self._references.index(reference)

    def show_again(self) -> None:
        """List what is wanted now; the cursor stays with its meeting."""
        at, before = self._list.highlighted, self.chosen
        lines = self._due_lines() if self.of_due else self._meeting_lines()
        self._list.clear_options()
        self._references = [reference for reference, _ in lines]
        self._list.add_options(Option(plain(text), disabled=reference is None) for reference, text in lines)
        first = next((index for index, reference in enumerate(self._references) if reference is not None), None)
        self._list.highlighted = first
        if at is not None and at < len(self._references) and self._references[at] == before:
            # Of one meeting several things may be due.
            self._list.highlighted = at
        else:
            self.choose(before)
        self.post_message(self.Narrowed(self._told()))

    def _meeting_lines(self) -> list[tuple[str | None, str]]:
        if not self._meetings:
            return [(None, keyed(EMPTY))]
        found = narrowed(self._meetings, self._find.value, self.shown)
        if not found:
            return [(None, _NONE)]
        if not self.grouped:
            return [(each.summary.reference, self._line(each)) for each in found]
        lines: list[tuple[str | None, str]] = []
        for group in by_case(found):
            lines.append((None, f"{group.reference}  {group.name}"))
            lines += [(each.summary.reference, f"  {self._line(each, 2)}") for each in group.meetings]
        return lines

    def _line(self, each: MeetingLine, indent: int = 0) -> str:
        sign = "" if not self.marked else "x " if each.summary.reference in self.marked else "  "
        return f"{sign}{line_of(each, self._width - indent - len(sign))}"

    def _due_lines(self) -> list[tuple[str | None, str]]:
        wanted = {each.summary.reference for each in narrowed(self._meetings, self._find.value, self.shown)}
        found = [(each.meeting, due_line(each, self._width)) for each in self.due if each.meeting in wanted]
        return [*found] or [(None, _NOTHING_DUE)]

    @property
    def _width(self) -> int:
        # The last column is the scroll bar's, where there is one.
        return max(40, self.size.width - 2)

    def _told(self) -> str:
        found = narrowed(self._meetings, self._find.value, self.shown)
        what = "what is due, meetings" if self.of_due else "by case, meetings" if self.grouped else "meetings"
        marked = f" · {len(self.marked)} marked" if self.marked else ""
        return f"{what} {summed_up(found, len(self._meetings), self.shown, self._find.value)}{marked}"

    def on_resize(self) -> None:
        """Lines are made for the columns there are."""
        self.show_again()

    # Keys ---------------------------------------------------------------------------------------------------

    def action_all(self) -> None:
        """Show all of them again, and go to the list."""
        self._find.value = ""
        self.shown = Shown.ALL
        self.show_again()
        self.screen.set_focus(self._list)

    def action_to_list(self) -> None:
        """From the line to the list."""
        self.screen.set_focus(self._list)

    @on(Listed.Typed)
    def find(self, message: Listed.Typed) -> None:
        """Letters go into the line, and the cursor with them."""
        message.stop()
        self.screen.set_focus(self._find)
        self._find.insert(message.text)

    @on(LineField.Changed, "#desk-find")
    def narrow(self, message: LineField.Changed) -> None:
        """Narrow the list as it is typed."""
        message.stop()
        self.show_again()

    @on(LineField.Submitted, "#desk-find")
    def open_first(self, message: LineField.Submitted) -> None:
        """Enter opens the meeting under the cursor of the list."""
        message.stop()
        if self.chosen is not None:
            self.post_message(self.OpenMeeting(self.chosen))

    @on(PlainList.OptionSelected)
    def open_chosen(self, message: PlainList.OptionSelected) -> None:
        """Open the meeting of the line."""
        message.stop()
        reference = self._references[message.option_index]
        if reference is not None:
            self.post_message(self.OpenMeeting(reference))

    @on(Listed.Marked)
    def mark(self, message: Listed.Marked) -> None:
        """Mark the meeting under the cursor, or take its mark away, and go on to the next."""
        message.stop()
        reference = self.chosen
        if reference is None or self.of_due:
            return
        if reference in self.marked:
            self.marked.remove(reference)
        else:
            self.marked.append(reference)
        self.show_again()
        self._list.action_cursor_down()
