"""What the one-line and the many-line field share: clean text, undo that stays, and keys left to the screen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from agenda.textgate import Cleaned, clean
from screens.base.plain import plain
from screens.base.rows import Rows
from screens.base.typed import Letters  # noqa: TC001 - Textual looks at a handler's annotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widgets.text_area import Edit, EditResult

# Terminals paste a line end as a return, word processors a soft one as a vertical tab. The editor splits at all of
# these, so they become newlines before the gate takes them for control characters and joins the words.
_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

# Steps of undo. Textual's 50 are gone after a few minutes of a meeting.
_CHECKPOINTS: Final = 1000


def _tidied(text: str) -> Cleaned:
    return clean(_LINE_END.sub("\n", text))


def without(bindings: Iterable[BindingType], *keys: str) -> list[BindingType]:
    """The bindings but those of the given keys, which are then free for the screen."""
    return [each for each in bindings if not (isinstance(each, Binding) and each.key in keys)]


class Field(Rows, inherit_bindings=False):
    """A text field: whatever enters it – typed, pasted or set – passes the text gate.

    `value` is its text; setting it is an edit that can be undone, as is `text = ...`. The keys of the screen
    (`F1` to `F9` and the Ctrl letters of the interface) are not taken by it: F6 and F7 are not bound.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *without(TextArea.BINDINGS, "f6", "f7"),
        Binding("ctrl+up", "previous_field", "Previous field", show=False),
        Binding("ctrl+down", "next_field", "Next field", show=False),
        Binding("ctrl+home", "cursor_text_start", "Start of the text", show=False),
        Binding("ctrl+end", "cursor_text_end", "End of the text", show=False),
    ]

    DEFAULT_CSS = """
    Field > .text-area--placeholder { color: $hint-in-field; text-style: none; }
    Field:ansi > .text-area--placeholder { color: ansi_default; text-style: dim; }
    Field:light .text-area--cursor { color: $input-cursor-foreground; background: $input-cursor-background; }
    """

    class Removed(Message):
        """Characters that no record may hold were taken out of what was typed, pasted or set."""

        def __init__(self, field: Field, count: int) -> None:
            super().__init__()
            self.field = field
            self.count = count

        @property
        def control(self) -> Field:
            """The field."""
            return self.field

    def __init__(self, value: str = "", *, placeholder: str = "", soft_wrap: bool, **settings: Any) -> None:
        super().__init__(
            self.fit(_tidied(value).text),
            placeholder=plain(placeholder),
            soft_wrap=soft_wrap,
            max_checkpoints=_CHECKPOINTS,
            highlight_cursor_line=False,
            **settings,
        )
        # A blinking cursor costs 433 bytes a second over ssh.
        self.set_reactive(TextArea.cursor_blink, False)
        self.set_reactive(TextArea.match_cursor_bracket, False)

    @property
    def rich_style(self) -> Style:
        """The style of the field, with a background of its own.

        A field can be painted before its styles have come; Textual's editor ends the application at a style
        without a background where the look leaves that to the terminal.
        """
        style = super().rich_style
        return style if style.bgcolor is not None else style + Style(bgcolor="default")

    @property
    def value(self) -> str:
        """The text of the field."""
        return self.text

    @value.setter
    def value(self, value: str) -> None:
        if self.fit(_tidied(value).text) != self.text:
            self.replace(value, (0, 0), self.document.end, maintain_selection_offset=False)

    @staticmethod
    def fit(text: str) -> str:
        """The text as this field holds it."""
        return text

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit with its text cleaned; every change of the text but undo and redo comes through here."""
        cleaned = _tidied(edit.text)
        if cleaned.count:
            self.post_message(self.Removed(self, cleaned.count))
        fitting = self.fit(cleaned.text)
        return super().edit(edit if fitting == edit.text else replace(edit, text=fitting))

    def on_letters(self, event: Letters) -> None:
        """Put in many letters that came together, where the cursor is."""
        event.stop()
        self.replace(event.text, *self.selection, maintain_selection_offset=False)

    def load_text(self, text: str) -> None:
        """Set the text as an edit: Textual's own way empties the history."""
        self.value = text

    def action_previous_field(self) -> None:
        """Move to the field before."""
        self.screen.focus_previous()

    def action_next_field(self) -> None:
        """Move to the field after."""
        self.screen.focus_next()

    def action_cursor_text_start(self) -> None:
        """Move to the start of the text."""
        self.move_cursor((0, 0))

    def action_cursor_text_end(self) -> None:
        """Move to the end of the text."""
        self.move_cursor(self.document.end)

    def action_delete_to_start_of_line(self) -> None:
        """Delete from the start of the paragraph to the cursor; Textual's would take the row that is shown."""
        row, column = self.selection.end
        if column:
            self._delete_via_keyboard((row, 0), (row, column))
        else:
            super().action_delete_to_start_of_line()

    async def action_delete_to_end_of_line_or_delete_line(self) -> None:
        """Delete from the cursor to the end of the paragraph; at its end, the line end behind it."""
        row, column = self.selection.end
        end = len(self.document.get_line(row))
        if column < end:
            self._delete_via_keyboard((row, column), (row, end))
        else:
            self.action_delete_right()
