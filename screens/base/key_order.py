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
from textual.widgets import TextArea

from screens.base.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.dom import DOMNode

# A lap follows a key from the focused widget to the application. The second finds what the first lap's handlers
# posted; more are run while something came behind it on the way or the focus moved, up to the last.
_LAPS: Final = 2
_MOST_LAPS: Final = 10

# Seconds without a step after which the way is begun anew, and after how many of those the keys go regardless:
# a handler that never ends must not make the keyboard deaf.
_LOOK: Final = 1.0
_MOST_LOOKS: Final = 15

# Seconds: no hand presses a letter, Enter and the next letter this close together. A paste does.
_GLUED: Final = 0.010

# The window's focus too: losing it takes the focus from the field, and that must not overtake a key.
_ORDERED: Final = (
    events.Key,
    events.Paste,
    events.MouseDown,
    events.MouseUp,
    events.AppFocus,
    events.AppBlur,
)


def _has_more(node: DOMNode) -> bool:
    """Whether messages wait for a node, asked from within one that it is handling.

    The next one has then been taken out of the queue already, to see whether it replaces this one. It is in an
    attribute private to Textual: the public size of the queue says that nothing is there.
    """
    return node.message_queue_size > 0 or node._pending_message is not None  # noqa: SLF001 - see above


def _is_leaving(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.key == "ctrl+q"


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
        self._waiting: deque[events.Event] = deque()
        self._quiet = asyncio.Event()
        self._held = False
        self._closed = False
        # Something was sent on and not waited for. At first that is the first screen, which may not be up yet.
        self._loose = True
        # The way being followed: its token, where its lap began, its laps and steps, and the looks at its steps.
        self._way: object | None = None
        self._start: DOMNode = app
        self._laps = self._steps = self._looks = 0
        self._left_behind = False
        self._alarm: asyncio.TimerHandle | None = None
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
        """Return once every key that has arrived is dealt with.

        Never to be awaited in the application's own message loop, which has to run for that.
        """
        arrived = asyncio.Event()
        if not self._app.call_later(arrived.set):
            return
        await arrived.wait()
        while not self._is_quiet() or self._loose:
            if self._way is None:
                self._follow(self._here(), object())
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

    def _pressed(self, event: events.Event) -> list[events.Event]:
        if (
            self._split_alt
            and isinstance(event, events.Key)
            and event.key.startswith("alt+")
            and event.is_printable
        ):
            return [events.Key("escape", "\x1b"), events.Key(event.key.rpartition("+")[2], event.character)]
        return [event]

    def _here(self) -> DOMNode:
        """Where the next key would go."""
        if not self._app.screen_stack:
            return self._app
        return self._app.focused or self._app.screen

    async def _send(self) -> None:
        """Send what waits, up to a key that has to be followed."""
        while self._waiting and self._way is None:
            event = self._waiting[0]
            if self._held and not _is_leaving(event):
                return
            if self._is_typing(event):
                self._waiting.popleft()
                self._loose = True
                self._letter_at = event.time
                await self._deliver(event)
            elif self._loose:
                # What was typed so far must be in its field before a binding looks at that field.
                self._follow(self._here(), object())
            elif self._burst_guard and self._is_glued_enter(event):
                self._send_glued_enter(event)
            else:
                self._waiting.popleft()
                await self._send_and_follow(event)

    async def _send_and_follow(self, event: events.Event) -> None:
        self._way = token = object()
        start = self._here()
        await self._deliver(event)
        self._follow(start, token)

    # The way of a key ---------------------------------------------------------------------------------------

    def _follow(self, start: DOMNode, token: object) -> None:
        """Begin to follow what has been sent to a widget."""
        self._way, self._start = token, start
        self._laps = self._looks = 0
        self._left_behind = False
        self._watch(token)
        self._climb(start, token)

    def _climb(self, node: DOMNode | None, token: object) -> None:
        """Stand in the queue of each node from here up, behind whatever the key has left there."""
        while node is not None and node is not self._app:
            if node.call_later(self._pass, node, token):
                return
            node = node.parent
        self._app.call_later(self._lap, token)

    def _pass(self, node: DOMNode, token: object) -> None:
        """At a node: all before has been handled there; what came behind is for the next lap."""
        if token is self._way:
            self._steps += 1
            self._left_behind = self._left_behind or _has_more(node)
            self._climb(node.parent, token)

    async def _lap(self, token: object) -> None:
        """At the top: go round again while something may still be on its way, else let the next key go."""
        if token is not self._way:
            return
        self._laps += 1
        here = self._here()
        moved = here is not self._start
        again = moved or self._left_behind or _has_more(self._app) or self._laps < _LAPS
        if again and self._laps < _MOST_LAPS:
            self._start = here
            self._left_behind = False
            self._climb(here, token)
        else:
            await self._arrive()

    async def _arrive(self) -> None:
        self._way = None
        self._loose = False
        if self._alarm is not None:
            self._alarm.cancel()
        await self._send()
        if self._is_quiet():
            self._quiet.set()

    def _is_quiet(self) -> bool:
        return self._way is None and (self._held or not self._waiting)

    def _watch(self, token: object) -> None:
        self._alarm = asyncio.get_running_loop().call_later(_LOOK, self._look, token, self._steps)

    def _look(self, token: object, steps: int) -> None:
        """Begin the way anew if it has not moved; a handler may just be slow, so the keys go on waiting."""
        if token is not self._way:
            return
        self._looks = self._looks + 1 if steps == self._steps else 0
        if self._looks == 0:
            self._watch(token)
        elif self._looks < _MOST_LOOKS:
            self._way = token = object()
            self._watch(token)
            self._climb(self._here(), token)
        else:
            self._app.call_later(self._arrive)

    # Typing -------------------------------------------------------------------------------------------------

    def _is_typing(self, event: events.Event) -> bool:
        """Whether this is a letter into a text field: it cannot move the focus, and nobody waits for it."""
        focused = self._app.focused
        return (
            isinstance(event, events.Key)
            and event.is_printable
            and isinstance(focused, TextArea)
            and not focused.read_only
        )

    def _is_glued_enter(self, event: events.Event) -> bool:
        return (
            isinstance(event, events.Key)
            and event.key == "enter"
            and isinstance(self._app.focused, LineField)
            and event.time - self._letter_at < _GLUED
        )

    def _send_glued_enter(self, event: events.Event) -> None:
        """Decide, after a moment in which the rest of a paste can arrive, what an Enter behind a letter means."""
        if len(self._waiting) == 1 and not self._looked_ahead:
            self._way = token = object()
            loop = asyncio.get_running_loop()
            loop.call_later(1.5 * _GLUED, self._app.call_later, self._look_ahead, token)
            return
        self._looked_ahead = False
        glued = len(self._waiting) > 1 and self._waiting[1].time - event.time < _GLUED
        self._waiting[0] = events.Key("space", " ") if glued else event
        # Either way it is not asked again: a space is typing, and this Enter is no longer behind a letter.
        self._letter_at = event.time if glued else -1.0

    async def _look_ahead(self, token: object) -> None:
        if token is self._way:
            self._way = None
            self._looked_ahead = True
            await self._send()
