"""Ctrl+G: the next key goes somewhere. What can follow is shown; nothing typed here lands in a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from screens.base.plain import plain
from screens.walk.letters import letters_on

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content

# Characters for a letter and its words: five beside each other on a screen of 80.
_COLUMN = 16


class JumpLine(Widget, can_focus=True):
    """The line that shows what may follow Ctrl+G; digits and Enter go to an item, 0 and Enter to the papers."""

    DEFAULT_CSS = """
    JumpLine { height: auto; display: none; border-top: solid $border; background: $background; }
    JumpLine.-shown { display: block; }
    """

    @dataclass
    class GoToNumber(Message):
        """An item was named by its number."""

        number: int

    @dataclass
    class Do(Message):
        """An action of the screen was named by its letter."""

        action: str

    @dataclass
    class Left(Message):
        """A key was pressed that stands for nothing."""

        key: str

    def __init__(self) -> None:
        super().__init__()
        self._digits = ""
        self._back_to: Widget | None = None

    def render(self) -> Content:
        """What may follow."""
        told = [f"{key} {letter.word}" for key, letter in letters_on(self.screen).items()]
        across = max(1, self.size.width // _COLUMN)
        lines = [told[start : start + across] for start in range(0, len(told), across)]
        letters = "\n".join("".join(each.ljust(_COLUMN) for each in line).rstrip() for line in lines)
        return plain(f"Go to item: {self._digits}_ then Enter (0 the papers), or a letter; Esc back\n{letters}")

    def begin(self) -> None:
        """Show the line and take the keys."""
        self._digits = ""
        if self.screen.focused is not self:
            self._back_to = self.screen.focused
        self.add_class("-shown")
        self.screen.set_focus(self)
        self.refresh(layout=True)

    def end(self) -> None:
        """Hide the line, and go back to where the cursor was if it is here."""
        self.remove_class("-shown")
        if self.has_focus and self._back_to is not None and self._back_to.is_attached:
            self.screen.set_focus(self._back_to)

    def on_key(self, event: events.Key) -> None:
        """Take one key; all are swallowed."""
        event.stop()
        event.prevent_default()
        letter = event.character if event.is_printable and event.character else event.key
        if event.character is not None and event.character.isdigit() and event.character.isascii():
            self._digits = (self._digits + event.character)[-2:]
            self.refresh()
        elif event.key == "backspace" and self._digits:
            self._digits = self._digits[:-1]
            self.refresh()
        elif event.key == "enter" and self._digits:
            self._leave(self.GoToNumber(int(self._digits)))
        elif letter in (here := letters_on(self.screen)) and not self._digits:
            self._leave(self.Do(here[letter].action))
        else:
            self._leave(None if event.key == "escape" else self.Left(letter))

    def _leave(self, message: Message | None) -> None:
        self.end()
        if message is not None:
            self.post_message(message)
