"""The screen for others' eyes: which item runs and how long, counts, and on a key its text with names masked."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from screens.base.plain import Words, plain
from screens.base.said_keys import keyed
from screens.papers.view import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from agenda.item import Item
    from mappa_chair.screen_safe import Counts, SafeText

# Seconds. A key that is held repeats within this time; one that was pressed once does not.
HELD: Final = 0.8
_BAR: Final = 20
_LINE: Final = "─" * 40
_KEYS: Final = (
    "{go} v shows everything again · {previous_item} {next_item} items · Tab the item's text with names masked "
    "(Ctrl+R held shows them) · what you type is kept as a note for the item, Enter begins another"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page tells, ready for everybody's eyes."""

    meeting: str
    item: Item
    following: Item | None
    items: int
    pace: str
    part_used: float | None
    counts: Counts
    state: str


class SafePage(VerticalScroll, can_focus=True):
    """Nothing of the record's words, unless they are asked for; what is typed is kept as a note and not shown."""

    DEFAULT_CSS = """
    SafePage { height: 1fr; width: 1fr; display: none; padding: 1 4; scrollbar-size-vertical: 1; }
    SafePage > Words { height: auto; width: 1fr; margin: 0 0 1 0; }
    SafePage > #safe-now { text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "text", "The item's text with names masked", show=False),
        Binding("ctrl+r", "reveal", "Show what is masked, while held", show=False),
    ]

    class TextAsked(Message):
        """The item's text is wanted, or no more."""

    class Held(Message):
        """The key that shows everything is held down."""

    @dataclass
    class Noted(Message):
        """A note was typed to its end."""

        text: str

    class Typed(Message):
        """Something was typed into the note, which is to be kept as it grows."""

    @dataclass
    class Refused(Message):
        """A key was pressed that would show the record."""

        key: str

    def __init__(self) -> None:
        super().__init__(id="safe")
        self._note = ""
        self._told = ""
        self._revealed_at = -HELD

    def compose(self) -> ComposeResult:
        yield Words(id="safe-meeting")
        yield Words(id="safe-now")
        yield Words(id="safe-told")
        yield Words(id="safe-note")
        yield Words(keyed(_KEYS))
        yield Words(id="safe-text")

    def show(self, shown: Shown) -> None:
        """Show how the meeting stands."""
        clock = f"{datetime.now().astimezone():%H:%M}"
        self._put("#safe-meeting", f"{shown.meeting}   {clock}")
        number = f"Item {shown.item.number} of {shown.items}" if shown.item.number else "Papers"
        bar = "" if shown.part_used is None else f"   {_bar(shown.part_used)}"
        pace = f"\n       {shown.pace}{bar}" if shown.pace else ""
        self._put("#safe-now", f"NOW    {number}\n       {shown.item.title.upper()}{pace}")
        following = f"NEXT   {shown.following.number} {shown.following.title}\n\n" if shown.following else ""
        recorded = f"{shown.counts.fields} answers, {shown.counts.characters} characters ({shown.state.lower()})"
        self._put(
            "#safe-told",
            f"{following}Recorded for this item: {recorded}\n"
            f"Meeting: {shown.counts.completed} of {shown.items} items completed",
        )
        self._show_note()

    def show_text(self, texts: Sequence[SafeText] | None) -> None:
        """Show the fields of the item as they may be shown; None hides them."""
        if texts is None:
            told = ""
        elif not texts:
            told = "Nothing is recorded for this item yet."
        else:
            told = "\n".join(f"{each.label}: {each.text}" for each in texts)
        self._put("#safe-text", told)

    def tell(self, text: str) -> None:
        """Say something where the length of the note stands, until the next key."""
        self._told = text
        self._show_note()

    def begin(self, note: str) -> None:
        """Go on with a note; an empty one begins another."""
        self._note = note

    @property
    def note(self) -> str:
        """What was typed and is not kept as a note yet."""
        return self._note

    def on_key(self, event: events.Key) -> None:
        """Take what is typed as a note, of which only the length is shown."""
        self._told = ""
        if event.is_printable and event.character is not None:
            self._note += event.character
        elif event.key == "backspace":
            self._note = self._note[:-1]
        elif event.key == "enter":
            if self._note.strip():
                self.post_message(self.Noted(self._note))
            self._note = ""
        else:
            if event.key.startswith(("f", "ctrl")):
                self.post_message(self.Refused(event.key))
            return
        event.stop()
        event.prevent_default()
        self._note_grew()

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste as part of the note."""
        event.stop()
        self._note += " ".join(event.text.split())
        self._note_grew()

    def action_text(self) -> None:
        """Ask for the text, or take it away."""
        self.post_message(self.TextAsked())

    def action_reveal(self) -> None:
        """Show what is masked while the key repeats; pressed once it shows nothing."""
        now, last = time.monotonic(), self._revealed_at
        self._revealed_at = now
        if now - last < HELD:
            self.post_message(self.Held())

    @property
    def is_held(self) -> bool:
        """Whether the key is still held."""
        return time.monotonic() - self._revealed_at < HELD

    def _note_grew(self) -> None:
        self._show_note()
        self.post_message(self.Typed())

    def _show_note(self) -> None:
        kept = counted(len(self._note), "character") if self._note else "none"
        self._put("#safe-note", f"{_LINE}\n{self._told or f'Your note, hidden: {kept}'}")

    def _put(self, where: str, text: str) -> None:
        self.query_one(where, Words).update(plain(text))


def _bar(part: float) -> str:
    full = min(_BAR, round(part * _BAR))
    return "█" * full + "░" * (_BAR - full)
