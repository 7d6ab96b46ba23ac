"""A new action from anywhere, in one line or in several – and the meeting goes on behind it.

In one line: `visit the hostel @owen ^fri`. `#7 …` is a note for item 7, `? …` a point for later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from mappa_chair.capturing import Captured, captured
from mappa_chair.drafting import CAPTURE
from mappa_chair.noting import signed
from screens.base.line_field import LineField
from screens.base.plain import Words, plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

    from mappa_chair.drafting import Draft
    from mappa_chair.noting import Meant

_FIELDS = (
    ("what", "Action", "One thing to do, with its object; @who ^by when !risk"),
    ("who", "Who", "Letters of a person here, or of an agency"),
    ("when", "By when", "12 dec, fri, in 2 weeks"),
    ("measure", "Known by", "How completion will be known"),
    ("risk", "Risk", "r1, or letters of the risk"),
    ("pillar", "Pillar", "Letters of a pillar, contingency or administration"),
)


_HOW: Final = "In one line: visit the hostel @owen ^fri !r1 · #7 a note · ? a point for later"


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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "hide", "Hide, the text is kept", show=False),
        Binding("ctrl+n", "keep_another", "Keep it and begin another", show=False),
    ]

    @dataclass
    class Kept(Message):
        """An action was captured; `said` is how it was typed, to be brought back."""

        action: Captured
        said: Mapping[str, str]

    @dataclass
    class PutDown(Message):
        """A note or a point for later was captured, and no action."""

        meant: Meant
        said: Mapping[str, str]

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

    def bring_back(self, said: Mapping[str, str]) -> None:
        """Show what was kept in its lines again, as it was typed."""
        for name, line in self._lines.items():
            line.value = said.get(name, "")
        self.show()

    @property
    def _said(self) -> dict[str, str]:
        return {name: line.value for name, line in self._lines.items()}

    def _captured(self) -> Captured:
        return captured(self._said, self._draft.record, self._today)

    def _meant(self) -> Meant | None:
        """A note or a point for later, by the sign before it; with more than that line it is an action."""
        said = self._said
        meant = signed(said.pop("what"))
        # "!r1 …" names a risk, other words behind "!" are a point for later.
        return None if any(text.strip() for text in said.values()) or "risks" in self._captured().row else meant

    def _understand(self) -> None:
        meant = self._meant()
        if meant is not None:
            told, better = meant.told.upper(), ""
        else:
            action = self._captured()
            told = f"ACTION · {action.told}"
            still = f"Still to say: {', '.join(action.still_to_say)}. " if action.still_to_say else ""
            better = f"{still}{action.advice}" if self.holds_text else _HOW
        self.query_one("#understood", Words).update(plain(f"{told} · Enter keeps, Esc hides").stylize("bold"))
        self.query_one("#better", Words).update(plain(better))

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
        self._keep()
        self.hide()

    def action_keep_another(self) -> None:
        """Keep the action and begin another."""
        self._keep()
        self.screen.set_focus(self._lines["what"])

    def _keep(self) -> None:
        meant, said = self._meant(), self._said
        if not self.holds_text or (meant is not None and not meant.text):
            return
        self.post_message(self.Kept(self._captured(), said) if meant is None else self.PutDown(meant, said))
        for line in self._lines.values():
            line.value = ""
