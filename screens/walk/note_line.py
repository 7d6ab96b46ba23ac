"""One line for a note, a parked point or a question to the chair, from anywhere; the meeting goes on behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from mappa_chair.noting import meant
from screens.base.line_field import LineField
from screens.base.plain import Words, plain

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from mappa_chair.drafting import Draft

# What is typed and not kept yet stands beside the record too, under this name.
TYPED: Final = "typed_note"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is about: the field, in words, and the words marked in it."""

    path: str
    called: str
    words: str


class NoteLine(Vertical):
    """The line. Enter keeps what it holds, Esc hides it and keeps the words."""

    DEFAULT_CSS = """
    NoteLine { height: auto; display: none; border-top: solid $border; background: $background; }
    NoteLine.-shown { display: block; }
    NoteLine > Words { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "hide", "Hide, the text is kept", show=False)]

    @dataclass
    class Kept(Message):
        """A line was typed to its end; `about` is what a question is about, None for a note."""

        text: str
        about: Asked | None

    class Typed(Message):
        """Something was typed; the draft keeps it."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._line = LineField(draft.aside("", TYPED) or "", id="note-line")
        self._here = ""
        self._about: Asked | None = None
        self._back_to: Widget | None = None

    def compose(self) -> ComposeResult:
        yield Words(id="note-told")
        yield self._line

    @property
    def is_shown(self) -> bool:
        """Whether the line is on the screen."""
        return self.has_class("-shown")

    def show(self, here: str, about: Asked | None = None) -> None:
        """Show the line and go to it, in the same turn of the loop."""
        self._here, self._about = here, about
        if self.screen.focused is not self._line:
            self._back_to = self.screen.focused
        self.add_class("-shown")
        self.screen.set_focus(self._line)
        self._tell()

    def put_away(self) -> None:
        """Hide the line where the chair goes elsewhere."""
        self.remove_class("-shown")

    def action_hide(self) -> None:
        """Hide the line and go back to where the cursor was."""
        self.put_away()
        if self._back_to is not None and self._back_to.is_attached:
            self.screen.set_focus(self._back_to)

    def _tell(self) -> None:
        if self._about is not None:
            words = f" “{self._about.words[:40]}”" if self._about.words else ""
            told = f"TO CHECK WITH THE CHAIR · {self._about.called}{words} · Enter keeps"
        else:
            told = f"NOTE · {meant(self._line.value, self._here).told} · #7 another item, ? parked · Enter keeps"
        self.query_one("#note-told", Words).update(plain(told).stylize("bold"))

    @on(LineField.Changed)
    def keep_words(self, message: LineField.Changed) -> None:
        """Keep what is typed, and say what it means."""
        message.stop()
        self._draft.keep_aside("", TYPED, message.value or None)
        self._tell()
        self.post_message(self.Typed())

    @on(LineField.Submitted)
    def keep(self, message: LineField.Submitted) -> None:
        """Keep the line, or just close an empty one."""
        message.stop()
        if message.value.strip():
            self.post_message(self.Kept(message.value, self._about))
            self._line.value = ""
        self.action_hide()
