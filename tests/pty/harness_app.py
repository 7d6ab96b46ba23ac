"""A small application on the foundation, for the tests to drive; its state goes to a JSON file as it leaves.

Run as `python -m tests.pty.harness_app STATE.json [--burst-guard]`.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from screens.base.environment import prepare

prepare()

from textual.binding import Binding, BindingType  # noqa: E402 - after prepare
from textual.containers import VerticalScroll  # noqa: E402
from textual.message import Message  # noqa: E402
from textual.screen import Screen  # noqa: E402

from screens.base.app import ChairApp, run_chair_app  # noqa: E402
from screens.base.choice import YES_NO, Choice  # noqa: E402
from screens.base.line_field import LineField  # noqa: E402
from screens.base.many import ManyChoice  # noqa: E402
from screens.base.plain import Words, plain  # noqa: E402
from screens.base.text_field import TextField  # noqa: E402

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

LEVELS = (("low", "Low"), ("medium", "Medium"), ("high", "High"), ("very_high", "Very high"))
CRITERIA = (("likely", "Likely"), ("imminent", "Imminent"), ("serious", "Serious"))


class Blank(Screen[None]):
    """A screen that shows nothing and takes nothing; Enter and F9 lead back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,f9", "back", "Back")]

    def compose(self) -> ComposeResult:
        """One line that holds no word of a record."""
        yield Words("Meeting in progress")

    def action_back(self) -> None:
        """Show the form again."""
        self.dismiss()


class Form(Screen[None]):
    """Two lines, a text, two choices, and a bar for a quick action that is always there and mostly hidden."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "capture", "Action", priority=True),
        Binding("ctrl+n", "keep_and_next", "Keep", priority=True),
        Binding("escape", "hide", "Hide"),
        Binding("f8", "app.tell", "Tell the state and begin anew", priority=True),
        Binding("f9", "blank", "Blank", priority=True),
        Binding("f10", "fall", "Crash", priority=True),
        Binding("f11", "fall_in_a_thread", "Crash in a thread", priority=True),
        Binding("f12", "stall", "Stall", priority=True),
    ]

    def __init__(self, number: int = 1) -> None:
        super().__init__()
        self._number = number
        self.actions: list[str] = []
        self.removed = 0
        self._back: Widget | None = None

    def compose(self) -> ComposeResult:
        """The form, and the bar under it."""
        with VerticalScroll(can_focus=False):
            yield LineField(id="one", placeholder="one [/] line")
            yield LineField(id="two")
            yield TextField(id="notes")
            yield Choice(LEVELS, id="level", label="Risk")
            yield Choice(YES_NO, id="told", label="Told")
            yield ManyChoice(CRITERIA, id="criteria")
        yield LineField(id="bar")
        yield Words(f"READY, form {self._number}", id="said")

    def on_mount(self) -> None:
        """Begin in the first line."""
        self.query_one("#bar").display = False
        self.set_focus(self.query_one("#one"))

    class Asked(Message):
        """Something else has to be asked before the second line is left."""

    class Granted(Message):
        """The second line may be left."""

    def on_line_field_submitted(self, event: LineField.Submitted) -> None:
        """Keep the action; in a field of the form go to the next, the second line by a long way round."""
        if event.field.id == "bar":
            self._keep()
            self.action_hide()
        elif event.field.id == "two":
            self.post_message(self.Asked())
        else:
            self.focus_next()

    async def on_form_asked(self) -> None:
        """Take a while, as a vault does."""
        await asyncio.sleep(0.02)
        self.post_message(self.Granted())

    async def on_form_granted(self) -> None:
        """Go on to the text at last."""
        await asyncio.sleep(0.02)
        self.set_focus(self.query_one("#notes"))

    def on_field_removed(self, event: LineField.Removed) -> None:
        """Count what the text gate took out."""
        self.removed += event.count

    def action_capture(self) -> None:
        """Open the bar, and remember where the cursor was."""
        bar = self.query_one("#bar")
        if not bar.display:
            self._back = self.focused
            bar.display = True
        self.set_focus(bar)

    def action_keep_and_next(self) -> None:
        """Keep the action and begin another."""
        self._keep()

    def action_hide(self) -> None:
        """Hide the bar with its text kept."""
        bar = self.query_one("#bar")
        if bar.display:
            bar.display = False
            self.set_focus(self._back)

    def action_blank(self) -> None:
        """Cover the screen."""
        self.app.push_screen(Blank())

    def action_fall(self) -> None:
        """Crash with a secret in a local variable and in the message."""
        secret = f"SENTINEL-{len(self.actions)}"
        raise RuntimeError(f"SENTINEL in a message, {secret}")

    def action_fall_in_a_thread(self) -> None:
        """Crash in a worker."""
        self.run_worker(self._fall_in_a_thread, thread=True)

    def _fall_in_a_thread(self) -> None:
        self.action_fall()

    def action_stall(self) -> None:
        """Keep the application from doing anything for 400 ms, as a slow disk does."""
        time.sleep(0.4)

    def _keep(self) -> None:
        bar = self.query_one("#bar", LineField)
        if bar.value:
            self.actions.append(bar.value)
            bar.value = ""
            self.query_one("#said", Words).update(plain(f"READY, {len(self.actions)} kept"))

    def state(self) -> dict[str, Any]:
        """Everything a test asks for."""
        return {
            "one": self.query_one("#one", LineField).value,
            "two": self.query_one("#two", LineField).value,
            "notes": self.query_one("#notes", TextField).value,
            "level": self.query_one("#level", Choice).value,
            "told": self.query_one("#told", Choice).value,
            "criteria": list(self.query_one("#criteria", ManyChoice).value),
            "draft": self.query_one("#bar", LineField).value,
            "actions": self.actions,
            "removed": self.removed,
            "focus": self.focused.id if self.focused else None,
        }


class HarnessApp(ChairApp[None]):
    """The application around the form."""

    def __init__(self, state: Path, *, burst_guard: bool) -> None:
        super().__init__(burst_guard=burst_guard)
        self._state = state
        self._forms = 1
        self.form = Form()

    def on_mount(self) -> None:
        """Show the form."""
        self.push_screen(self.form)

    async def action_tell(self) -> None:
        """Save the state, and show a form in which nothing was typed yet."""
        self.write_state()
        self._forms += 1
        self.form = Form(self._forms)
        await self.switch_screen(self.form)

    async def before_leaving(self) -> None:
        """Save the state."""
        self.write_state()

    def write_state(self) -> None:
        """Save the state, whole or not at all."""
        draft = self._state.with_suffix(".draft")
        draft.write_text(json.dumps(self.form.state()), encoding="utf-8")
        draft.replace(self._state)


if __name__ == "__main__":
    sys.exit(run_chair_app(HarnessApp(Path(sys.argv[1]), burst_guard="--burst-guard" in sys.argv)))
