"""One line of text, made from the many-line editor: Textual's Input empties itself, has no undo, cuts pastes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from screens.base.field import Field, without
from screens.base.typed import ONE

if TYPE_CHECKING:
    from textual import events
    from textual.widgets.text_area import Edit, EditResult


class LineField(Field, inherit_bindings=False):
    """A field of one line: Enter posts `Submitted`, Up and Down go to the field above and below.

    A paste of several lines is kept whole, its lines joined by spaces. Page Up and Page Down are left to the
    form around it.
    """

    lines_taken = ONE

    DEFAULT_CSS = """
    LineField, LineField:focus {
        height: 1;
        border: none;
        border-left: solid $border-blurred;
        padding: 0;
        overflow: hidden hidden;
        scrollbar-size: 0 0;
    }
    LineField:focus { border-left: heavy $border; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *without(Field.BINDINGS, "up", "down", "pageup", "pagedown", "shift+up", "shift+down"),
        Binding("up", "previous_field", "Field above", show=False),
        Binding("down", "next_field", "Field below", show=False),
    ]

    class Changed(TextArea.Changed):
        """The text has changed."""

        @property
        def value(self) -> str:
            """The text now."""
            return self.text_area.text

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, field: LineField, value: str) -> None:
            super().__init__()
            self.field = field
            self.value = value

        @property
        def control(self) -> LineField:
            """The field."""
            return self.field

    def __init__(self, value: str = "", *, placeholder: str = "", **settings: Any) -> None:
        super().__init__(value, placeholder=placeholder, soft_wrap=False, **settings)

    @staticmethod
    def fit(text: str) -> str:
        """The text in one line: line ends, and the spaces around them, become one space."""
        text = text.replace("\t", " ")
        if "\n" not in text:
            return text
        return " ".join(line.strip() for line in text.split("\n") if line.strip())

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit and keep the cursor in sight: Textual scrolls before it knows how wide the text now is."""
        result = super().edit(edit)
        self.scroll_cursor_visible()
        return result

    def on_key(self, event: events.Key) -> None:
        """Submit on Enter; take Ctrl+J, the byte of a pasted line end where paste has no brackets, as a space."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self, self.text))
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.replace(" ", *self.selection, maintain_selection_offset=False)
