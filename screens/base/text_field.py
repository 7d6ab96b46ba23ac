"""Text of many lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import TextArea

from screens.base.field import Field
from screens.base.typed import MANY

if TYPE_CHECKING:
    from textual import events


class TextField(Field):
    """A field of many lines; Enter makes a line, Tab and Ctrl+Down leave it.

    Keep it four to eight lines high where others stand below it.
    """

    lines_taken = MANY

    DEFAULT_CSS = """
    TextField, TextField:focus {
        height: 5;
        border: none;
        border-left: solid $border-blurred;
        padding: 0;
    }
    TextField:focus { border-left: heavy $border; }
    """

    class Changed(TextArea.Changed):
        """The text has changed."""

        @property
        def value(self) -> str:
            """The text now."""
            return self.text_area.text

    def __init__(self, value: str = "", *, placeholder: str = "", **settings: Any) -> None:
        super().__init__(value, placeholder=placeholder, soft_wrap=True, tab_behavior="focus", **settings)

    def on_key(self, event: events.Key) -> None:
        """Take Ctrl+J, the byte of a pasted line end where paste has no brackets, as a line end."""
        if event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.replace("\n", *self.selection, maintain_selection_offset=False)
