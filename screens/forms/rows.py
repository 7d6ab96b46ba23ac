"""A list of rows – people, actions, offences – with the fields of one row opened under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from agenda.carried import is_marked
from agenda.paths import is_within
from agenda.progress import is_carried
from mappa_chair.drafting import StillReferredToError
from screens.base.in_sight import see_line
from screens.base.plain import Words, plain
from screens.base.said_keys import key_of, keyed
from screens.base.still import Stack, Still
from screens.forms.answers import row_summary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual import events
    from textual.app import ComposeResult
    from textual.content import Content
    from textual.geometry import Size

    from agenda.check import Finding
    from agenda.shape import JSON, Part
    from mappa_chair.drafting import Draft
    from screens.forms.fields import Fields


# How many findings stand above a list, so that the list stays on the screen.
_SHOWN = 3


class RowList(Still, Widget, can_focus=True):
    """The rows, a line each, with a cursor; an empty list says so."""

    DEFAULT_CSS = """
    RowList { height: auto; min-height: 1; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("home", "move(-999)", "First", show=False),
        Binding("end", "move(999)", "Last", show=False),
        Binding("enter", "open", "Open the row", show=False),
        Binding("delete", "remove", "Remove the row", show=False),
        Binding("plus,insert", "add", "New row", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    opened: reactive[int | None] = reactive(None, layout=True)
    lines: reactive[tuple[str, ...]] = reactive((), layout=True)

    @dataclass
    class OpenRow(Message):
        """Open the fields of a row."""

        index: int

    @dataclass
    class RemoveRow(Message):
        """Take a row out."""

        index: int

    class AddRow(Message):
        """Add a row and open it."""

    @dataclass
    class Typed(Message):
        """Letters were typed on the list, which takes none of them; `told` is what to press instead."""

        told: str

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """A line for each row: asked of a picture of them all, sixty cost as much as a form."""
        return self.first_row + max(1, len(self.lines))

    def render_line(self, y: int) -> Strip:
        """Paint one line; those that are out of sight are not made."""
        style = self.visual_style
        line = self.line_at(y)
        strip = Strip(line.render_segments(style), line.cell_length)
        return strip.adjust_cell_length(self.content_size.width, style.rich_style)

    @property
    def first_row(self) -> int:
        """The lines above the first row."""
        return 0

    def line_at(self, y: int) -> Content:
        """A line as it is shown; the row that is open is marked."""
        if not self.lines:
            return plain("(none yet: press + for a new row)").stylize("reverse" if self.has_focus else "dim")
        return self._line(y, self.lines[y]) if y < len(self.lines) else plain("")

    def _line(self, index: int, line: str) -> Content:
        sign = "v" if index == self.opened else ">" if self.has_focus and index == self.cursor else " "
        # Not `size`: asked for while the form is measured, it has the whole screen laid out once more, 60 ms.
        text = plain(f"{sign} {line}").truncate(max(10, self.outer_size.width), ellipsis=True, pad=True)
        return text.stylize("reverse") if self.has_focus and index == self.cursor else text

    def watch_lines(self, lines: tuple[str, ...]) -> None:
        """The cursor stays on a row."""
        self.cursor = max(0, min(self.cursor, len(lines) - 1))

    @property
    def cursor_line(self) -> int:
        """The line of the cursor, from the top of the list."""
        return self.first_row + self.cursor

    def watch_cursor(self) -> None:
        """Keep the row in use in sight."""
        if self.has_focus:
            see_line(self)

    def on_key(self, event: events.Key) -> None:
        """Take letters for what they are: words that somebody meant for a field."""
        if event.is_printable and event.key != "plus":
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(self.what_to_press))

    @property
    def what_to_press(self) -> str:
        """What is said of letters that do nothing here."""
        if not self.lines:
            return "This is a list, without a row yet: + makes one."
        return f"This is a list: {self.row_keys}."

    @property
    def row_keys(self) -> str:
        """The keys of a list with rows, in words."""
        return "+ makes a new row, Enter opens this one"

    def action_move(self, by: int) -> None:
        """Move the cursor; beyond the ends to the field before or behind the list."""
        wanted = self.cursor + by
        if abs(by) == 1 and not 0 <= wanted < len(self.lines):
            if by < 0:
                self.screen.focus_previous()
            else:
                self.screen.focus_next()
            return
        self.cursor = max(0, min(len(self.lines) - 1, wanted))

    def action_open(self) -> None:
        """Open the row under the cursor, or a new one where there is none."""
        self.post_message(self.OpenRow(self.cursor) if self.lines else self.AddRow())

    def action_add(self) -> None:
        """Ask for a new row."""
        self.post_message(self.AddRow())

    def action_remove(self) -> None:
        """Ask to take out the row under the cursor."""
        if self.lines:
            self.post_message(self.RemoveRow(self.cursor))


class RowsEditor(Stack):
    """The list at a path and the fields of the row that is open."""

    DEFAULT_CSS = """
    RowsEditor { height: auto; }
    RowsEditor > .heading { height: 1; text-style: bold; }
    RowsEditor > .note { height: auto; display: none; color: $text-warning; padding: 0 0 0 1; }
    RowsEditor > .note.-said { display: block; }
    RowsEditor > Fields { border-left: thick $primary; padding: 0 0 0 1; margin: 0 0 1 1; }
    RowsEditor > Fields.-titled { padding: 1 0 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Back to the list", show=False),
        Binding("ctrl+n", "add", "New row", priority=True, show=False),
    ]

    @dataclass
    class RowAdded(Message):
        """A row was asked for at a path."""

        path: str

    @dataclass
    class RowRemoved(Message):
        """A row was taken out of the draft, or stays for the reason told."""

        path: str
        stays: str = ""

    def __init__(self, title: str, part: type[Part], path: str, draft: Draft, today: date) -> None:
        super().__init__()
        self.path = path
        self._title = title
        self._part = part
        self._draft = draft
        self._today = today
        self._list = self.made_list()
        self._heading = Words(classes="heading")
        self._note = Words(classes="note")
        self._fields: Fields | None = None
        self._found: Sequence[Finding] = ()

    def compose(self) -> ComposeResult:
        yield self._heading
        yield self._note
        yield self._list

    def made_list(self) -> RowList:
        """The list of the rows; an item may have one that suits it better."""
        return RowList()

    def on_mount(self) -> None:
        """Show the rows."""
        self.refresh_from_draft()

    @property
    def editor(self) -> RowList:
        """The widget that takes the focus."""
        return self._list

    @property
    def first(self) -> RowList:
        """Where the cursor goes that comes from another item."""
        return self._list

    @property
    def fields(self) -> Fields | None:
        """The fields of the row that is open."""
        return self._fields

    @property
    def hint(self) -> str:
        """One line of help for the list the cursor is in."""
        if is_carried(self.looked_at, self._draft.marks):
            return keyed("{go} f confirms · + new row · Enter opens · Delete removes · Esc closes")
        return "+ new row · Enter opens · Delete removes · Esc closes an open row"

    def refresh_from_draft(self) -> None:
        """Show the rows as the draft has them."""
        rows = self._draft.rows(self.path)
        self._list.lines = tuple(self._told(index, row) for index, row in enumerate(rows))
        from_last = " (from last meeting)" if is_carried(self.path, self._draft.marks) else ""
        self._heading.update(plain(f"{self._title} ({len(rows)}){from_last}"))
        if self._fields is not None:
            self._fields.refresh_from_draft()

    def _told(self, index: int, row: JSON) -> str:
        star = "* " if is_marked(f"{self.path}[{index}]", self._draft.marks) else ""
        return f"{star}{row_summary(self._part, row, self._draft.record)}"

    @property
    def looked_at(self) -> str:
        """The path of what is confirmed from the list: the row that is open, all rows where none is."""
        return self.path if self._fields is None else self._fields.path

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Tell what is missing, now and when a row is opened or closed."""
        self._found = found
        self._tell_findings(found)

    def _tell_findings(self, found: Sequence[Finding]) -> None:
        """Put what is about the open row into its fields, and the rest above the list, the first few of it."""
        fields = self._fields
        inner = [] if fields is None else [finding for finding in found if is_within(finding.at, fields.path)]
        if fields is not None:
            fields.show_findings(inner)
        rest = [finding.message for finding in found if finding not in inner]
        more = [f"  and {len(rest) - _SHOWN} more: {key_of('check')} lists them"] if len(rest) > _SHOWN else []
        self._note.update(plain("\n".join([*(f"! {message}" for message in rest[:_SHOWN]), *more])))
        self._note.set_class(bool(rest), "-said")

    def path_of(self, index: int) -> str:
        """The path of a line of the list."""
        return f"{self.path}[{index}]"

    def index_at(self, path: str) -> int | None:
        """Which line a path leads through; None where it names none."""
        position = path[len(self.path) + 1 :].partition("]")[0]
        return int(position) if position.isdigit() else None

    async def reveal_line(self, index: int) -> bool:  # noqa: ARG002 - for lists that do
        """Put the cursor on a line whose keys answer; whether this is a list that does so."""
        return False

    async def open_row(self, index: int) -> Fields | None:
        """Open the fields of a row under the list; the one that was open is closed."""
        if not 0 <= index < len(self._draft.rows(self.path)):
            await self.close_row()
            return None
        return await self.open_part(index, self._part)

    async def open_part(self, index: int, part: type[Part], title: str = "") -> Fields:
        """Open fields under the list, for the line at `index`; those that were open are closed."""
        from screens.forms.fields import Fields  # noqa: PLC0415 - rows hold fields, and fields hold rows

        await self.close_row()
        self._fields = Fields(part, self.path_of(index), self._draft, self._today, title)
        self._list.cursor = index
        self._list.opened = index
        await self.mount(self._fields)
        self._tell_findings(self._found)
        self.call_after_refresh(self._see_row, self._fields)
        return self._fields

    def _see_row(self, fields: Fields) -> None:
        """Have the fields that were opened seen, the first of them where they do not fit: not one line of them."""
        if fields is self._fields and self.screen.focused is fields.first:
            room = next(each for each in self.ancestors if isinstance(each, ScrollableContainer))
            fields.scroll_visible(animate=False, top=fields.outer_size.height > room.size.height)

    async def close_row(self) -> None:
        """Close the fields of the row that is open."""
        if self._fields is not None:
            await self._fields.remove()
            self._fields = None
            self._list.opened = None
            self._tell_findings(self._found)

    @on(RowList.OpenRow)
    async def open_chosen(self, message: RowList.OpenRow) -> None:
        """Open a row and go to its first field."""
        message.stop()
        fields = await self.open_row(message.index)
        if fields is not None:
            fields.focus_first()

    @on(RowList.AddRow)
    async def add_one(self, message: RowList.AddRow) -> None:
        """Add a row and open it."""
        message.stop()
        await self.action_add()

    @on(RowList.RemoveRow)
    async def remove_one(self, message: RowList.RemoveRow) -> None:
        """Take a row out; the screen can bring it back."""
        message.stop()
        await self.close_row()
        # Of keys that repeat, one may ask for a row that another has taken out.
        if message.index >= len(self._draft.rows(self.path)):
            return
        try:
            self._draft.remove_row(self.path, message.index)
        except StillReferredToError as fault:
            self.post_message(self.RowRemoved(self.path, str(fault)))
            return
        self.refresh_from_draft()
        self.post_message(self.RowRemoved(self.path))

    async def action_add(self) -> None:
        """Add a row, open it, and go to its first field."""
        index = self._draft.add_row(self.path)
        self.refresh_from_draft()
        self.post_message(self.RowAdded(self.path))
        fields = await self.open_row(index)
        if fields is not None:
            fields.focus_first()

    async def action_close(self) -> None:
        """Back from the fields of a row to the list."""
        if self._fields is not None:
            await self.close_row()
            self.screen.set_focus(self._list)
