"""Keys in order: each key finds the screen as all keys before it have left it.

Stock Textual posts a key to the widget that has focus now, while a Tab or a binding acts only after its key has
climbed every ancestor's queue. Keys that arrive together – a busy moment, ssh, a fast typist – then land in the
field that is being left. Here a key that may move the focus is followed up the same queues, and the next one
waits until nothing is left to do. Letters into a text field move nothing and wait for nobody.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.widgets import Input

from screens.base.typed import LINES_TAKEN, MANY, ONE, Letters
from screens.base.way import Way

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App

# Seconds: no hand presses a letter, Enter and the next letter this close together. A paste does.
_GLUED: Final = 0.010

# The window's focus too: losing it takes the focus from the field, and that must not overtake a key.
_ORDERED: Final = (
    events.Key,
    events.Paste,
    Letters,
    events.MouseDown,
    events.MouseUp,
    events.AppFocus,
    events.AppBlur,
)


# Where many letters find no text field, so many of them are keys for what is there. All of a megabyte, pasted on a
# terminal that marks no paste, would be keys to nothing for half an hour.
_MOST_ASTRAY: Final = 40


def _is_key(event: events.Event, name: str) -> bool:
    return isinstance(event, events.Key) and event.key == name


class KeyOrder:
    """Holds keys, pastes and mouse buttons of one application and sends each on when the last is dealt with.

    `burst_guard` is for terminals that paste without brackets: there, Enter between letters in a one-line field
    is a pasted line end and becomes a space. Elsewhere it must be off: typed-ahead text over a slow line looks
    the same. `split_alt` is for drivers that read `Esc x` as Alt+x.
    """

    def __init__(
        self,
        app: App[Any],
        deliver: Callable[[events.Event], Awaitable[None]],
        *,
        burst_guard: bool = False,
        split_alt: bool = False,
    ) -> None:
        self._app = app
        self._deliver = deliver
        self._burst_guard = burst_guard
        self._split_alt = split_alt
        self._way = Way(app, self._arrive)
        self._waiting: deque[events.Event] = deque()
        self._quiet = asyncio.Event()
        self._held = False
        self._closed = False
        # Something was sent on and not waited for. At first that is the first screen, which may not be up yet.
        self._loose = True
        # For the burst guard: when the last letter was typed, and whether an Enter waited to see what follows.
        self._letter_at = -1.0
        self._looked_ahead = False

    @staticmethod
    def takes(event: events.Event) -> bool:
        """Whether an event is one of those that are kept in order."""
        return isinstance(event, _ORDERED) and not event.is_forwarded

    async def take(self, event: events.Event) -> None:
        """Accept what keyboard or mouse sent; only the application's own message loop may call this."""
        if self._closed:
            return
        self._waiting.extend(self._pressed(event))
        await self._send()

    async def settled(self) -> None:
        """Return once every key that has arrived, and is not held, is dealt with.

        Never to be awaited in the application's own message loop, which has to run for that.
        """
        arrived = asyncio.Event()
        if not self._app.call_later(arrived.set):
            return
        await arrived.wait()
        while not self._is_quiet() or self._loose:
            if not self._way.is_open:
                self._way.follow(self._way.here())
            self._quiet.clear()
            await self._quiet.wait()

    def hold(self) -> None:
        """Keep back what is typed until `release`: the screen it is meant for is not there yet.

        Ctrl+Q still leaves, unless something was typed before it.
        """
        self._held = True

    def release(self) -> None:
        """Send on what was kept back, once the screen that is there now is up."""
        self._held = False
        self._loose = True
        self._app.call_later(self._send)

    def close(self) -> None:
        """Drop what waits and whatever comes: the application is leaving."""
        self._closed = True
        self._waiting.clear()

    def open(self) -> None:
        """Take keys again after all."""
        self._closed = False

    def _pressed(self, event: events.Event) -> list[events.Event]:
        if not self._split_alt or not isinstance(event, events.Key):
            return [event]
        if not event.key.startswith("alt+") or not event.is_printable:
            return [event]
        return [events.Key("escape", "\x1b"), events.Key(event.key.rpartition("+")[2], event.character)]

    async def _send(self) -> None:
        """Send what waits, up to a key that has to be followed."""
        while self._waiting and not self._way.is_open:
            event = self._waiting[0]
            if self._held and not _is_key(event, "ctrl+q"):
                return
            if isinstance(event, Letters):
                self._send_letters(event)
            elif self._is_typing(event):
                self._waiting.popleft()
                self._loose = True
                self._letter_at = event.time
                await self._deliver(event)
            elif self._loose:
                # What was typed so far must be in its field before a binding looks at that field.
                self._way.follow(self._way.here())
            elif self._burst_guard and self._is_glued_enter(event):
                self._send_glued_enter(event)
            else:
                self._waiting.popleft()
                self._way.open()
                start = self._way.here()
                await self._deliver(event)
                self._way.follow(start)

    async def _arrive(self) -> None:
        """Go on with the next key: what was sent has been dealt with."""
        self._loose = False
        await self._send()
        if self._is_quiet():
            self._quiet.set()

    def _is_quiet(self) -> bool:
        return not self._way.is_open and (self._held or not self._waiting)

    def _is_typing(self, event: events.Event) -> bool:
        """Whether this is a letter into a text field: it cannot move the focus, and nobody waits for it."""
        if not isinstance(event, events.Key) or not (lines := self._lines_taken()):
            return False
        return event.is_printable or (event.key == "enter" and lines == MANY)

    def _lines_taken(self) -> int:
        """How many lines the field with the focus takes, `ONE` or `MANY`; 0 where it is none or takes no letters.

        Asked by attribute, for the fields' own module takes 10 ms to import and the first screen has none of them.
        """
        focused = self._app.focused
        return 0 if getattr(focused, "read_only", True) else getattr(focused, LINES_TAKEN, 0)

    def _send_letters(self, letters: Letters) -> None:
        """Put many letters into a text field at once, up to a line end if it has one line; elsewhere key by key.

        Each of those keys may lead into a text field, such as + on a list, and what follows it belongs there.
        """
        self._waiting.popleft()
        focused = self._app.focused
        lines = self._lines_taken()
        if focused is None or not lines:
            if isinstance(focused, Input):
                self._waiting.extendleft(reversed(letters.as_keys()))
            elif letters.astray < _MOST_ASTRAY:
                self._waiting.extendleft(reversed(letters.first_as_key()))
            return
        first, rest = (letters, []) if lines == MANY else letters.cut()
        if first is not None:
            self._loose = True
            self._letter_at = first.time
            focused.post_message(first)
        self._waiting.extendleft(reversed(rest))

    def _is_glued_enter(self, event: events.Event) -> bool:
        return _is_key(event, "enter") and self._lines_taken() == ONE and event.time - self._letter_at < _GLUED

    def _send_glued_enter(self, event: events.Event) -> None:
        """Decide, after a moment in which the rest of a paste can arrive, what an Enter behind a letter means."""
        if len(self._waiting) == 1 and not self._looked_ahead:
            loop = asyncio.get_running_loop()
            loop.call_later(1.5 * _GLUED, self._app.call_later, self._look_ahead, self._way.open())
            return
        self._looked_ahead = False
        glued = len(self._waiting) > 1 and self._waiting[1].time - event.time < _GLUED
        self._waiting[0] = events.Key("space", " ") if glued else event
        # Either way it is not asked again: a space is typing, and this Enter is no longer behind a letter.
        self._letter_at = event.time if glued else -1.0

    async def _look_ahead(self, token: object) -> None:
        if self._way.shut(token):
            self._looked_ahead = True
            await self._send()
