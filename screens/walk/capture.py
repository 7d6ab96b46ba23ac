"""A new action from anywhere: what, who, by when, which risk – and the meeting goes on behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from mappa_chair.capturing import Captured, captured
from mappa_chair.drafting import CAPTURE
from screens.base.line_field import LineField
from screens.base.plain import Words, plain

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

    from mappa_chair.drafting import Draft

_FIELDS = (
    ("what", "Action", "One thing to do, with its object"),
    ("who", "Who", "Letters of a person here, or of an agency"),
    ("when", "By when", "12 dec, fri, in 2 weeks"),
    ("measure", "Known by", "How completion will be known"),
    ("risk", "Risk", "r1, or letters of the risk"),
    ("pillar", "Pillar", "Letters of a pillar, contingency or administration"),
)


class CapturePanel(Vertical):
    """The short form of an action. Enter keeps it whatever is missing; Esc hides it and keeps what was typed."""

    DEFAULT_CSS = """
    CapturePanel { height: auto; display: none; border-top: solid $border; background: $background; }
    CapturePanel.-shown { display: block; }
    CapturePanel Horizontal { height: 1; }
    CapturePanel .label { width: 10; height: 1; }
    CapturePanel > #better { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    CapturePanel > #understood { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "hide", "Hide, the text is kept", show=False)]

    @dataclass
    class Kept(Message):
        """An action was captured."""

        action: Captured

    class Typed(Message):
        """Something was typed into the form; the draft keeps it."""

    class Hidden(Message):
        """The form was hidden while it holds an action that was not kept."""

    def __init__(self, draft: Draft, today: date) -> None:
        super().__init__()
        self._draft = draft
        self._today = today
        self._back_to: Widget | None = None
        self._lines = {
            name: LineField(draft.unusable(f"{CAPTURE}{name}") or "", placeholder=hint, id=f"capture-{name}")
            for name, _, hint in _FIELDS
        }

    def compose(self) -> ComposeResult:
        yield Words(id="understood")
        for name, label, _ in _FIELDS:
            with Horizontal():
                yield Words(label, classes="label")
                yield self._lines[name]
        yield Words(id="better")

    @property
    def is_shown(self) -> bool:
        """Whether the form is on the screen."""
        return self.has_class("-shown")

    @property
    def holds_text(self) -> bool:
        """Whether something is typed that was not kept yet."""
        return any(line.value.strip() for line in self._lines.values())

    def show(self, what: str = "") -> None:
        """Show the form and go to its first line, in the same turn of the loop; `what` begins an empty one."""
        if not self.has_cursor:
            self._back_to = self.screen.focused
        self.add_class("-shown")
        if what and not self.holds_text:
            self._lines["what"].value = what
        self.screen.set_focus(self._lines["what"])
        self._understand()

    @property
    def has_cursor(self) -> bool:
        """Whether the cursor is in the form."""
        return self.screen.focused in self._lines.values()

    def put_away(self) -> None:
        """Hide the form where the chair goes elsewhere; its text is kept."""
        if self.is_shown:
            self.remove_class("-shown")
            if self.holds_text:
                self.post_message(self.Hidden())

    def hide(self) -> None:
        """Hide the form, its text kept, and go back to where the cursor was."""
        self.remove_class("-shown")
        if self._back_to is not None and self._back_to.is_attached:
            self.screen.set_focus(self._back_to)
        if self.holds_text:
            self.post_message(self.Hidden())

    def action_hide(self) -> None:
        """Hide it on Esc."""
        self.hide()

    def _captured(self) -> Captured:
        return captured({name: line.value for name, line in self._lines.items()}, self._draft.record, self._today)

    def _understand(self) -> None:
        captured = self._captured()
        told = f"ACTION · {captured.told} · Enter keeps, Esc hides"
        self.query_one("#understood", Words).update(plain(told).stylize("bold"))
        self.query_one("#better", Words).update(plain(captured.advice))

    @on(LineField.Changed)
    def show_understood(self, message: LineField.Changed) -> None:
        """Say what was understood, as it is typed, and keep the words: they are not in the plan yet."""
        message.stop()
        name = next(name for name, line in self._lines.items() if line is message.control)
        if message.value:
            self._draft.keep_unusable(f"{CAPTURE}{name}", message.value)
        else:
            self._draft.settle(f"{CAPTURE}{name}")
        self._understand()
        self.post_message(self.Typed())

    @on(LineField.Submitted)
    def keep_action(self, message: LineField.Submitted) -> None:
        """Keep the action, or just close an empty form."""
        message.stop()
        if self.holds_text:
            self.post_message(self.Kept(self._captured()))
            for line in self._lines.values():
                line.value = ""
        self.hide()
