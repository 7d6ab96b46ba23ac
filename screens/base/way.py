"""The way of a key: from the focused widget up through every queue, until all that it caused has been handled."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.dom import DOMNode

# A lap follows a key from the focused widget to the application. The second finds what the first lap's handlers
# posted; more are run while something came behind it on the way or the focus moved, up to the last.
_LAPS: Final = 2
_MOST_LAPS: Final = 10

# Seconds without a step after which the way is begun anew, and after how many of those it is taken to have ended:
# a handler that never does must not make the keyboard deaf.
_LOOK: Final = 1.0
_MOST_LOOKS: Final = 15


def _has_more(node: DOMNode) -> bool:
    """Whether messages wait for a node, asked from within one that it is handling.

    The next one has then been taken out of the queue already, to see whether it replaces this one. It is in an
    attribute private to Textual: the public size of the queue says that nothing is there.
    """
    return node.message_queue_size > 0 or node._pending_message is not None  # noqa: SLF001 - see above


class Way:
    """At most one way at a time; while it is open, no other key may be sent. `arrive` is called at its end."""

    def __init__(self, app: App[Any], arrive: Callable[[], Awaitable[None]]) -> None:
        self._app = app
        self._arrive = arrive
        self._token: object | None = None
        self._start: DOMNode = app
        self._laps = self._steps = self._looks = 0
        self._left_behind = False
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is on its way."""
        return self._token is not None

    def here(self) -> DOMNode:
        """Where the next key would go."""
        if not self._app.screen_stack:
            return self._app
        return self._app.focused or self._app.screen

    def open(self) -> object:
        """Keep other keys off the way; the token shows later whether it is still this one."""
        self._token = object()
        return self._token

    def shut(self, token: object) -> bool:
        """Give up a way that was opened and not followed; False where it is another by now."""
        if token is not self._token:
            return False
        self._token = None
        return True

    def follow(self, start: DOMNode) -> None:
        """Follow what has been sent to a widget."""
        token = self.open()
        self._start = start
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
        if token is self._token:
            self._steps += 1
            self._left_behind = self._left_behind or _has_more(node)
            self._climb(node.parent, token)

    async def _lap(self, token: object) -> None:
        """At the top: go round again while something may still be on its way, else it has ended."""
        if token is not self._token:
            return
        self._laps += 1
        here = self.here()
        moved = here is not self._start
        again = moved or self._left_behind or _has_more(self._app) or self._laps < _LAPS
        if again and self._laps < _MOST_LAPS:
            self._start = here
            self._left_behind = False
            self._climb(here, token)
        else:
            await self._end(token)

    async def _end(self, token: object) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        if self.shut(token):
            await self._arrive()

    def _watch(self, token: object) -> None:
        self._alarm = asyncio.get_running_loop().call_later(_LOOK, self._look, token, self._steps)

    def _look(self, token: object, steps: int) -> None:
        """Begin the way anew if it has not moved; a handler may just be slow, so it stays open."""
        if token is not self._token:
            return
        self._looks = self._looks + 1 if steps == self._steps else 0
        if self._looks >= _MOST_LOOKS:
            self._app.call_later(self._end, token)
            return
        if self._looks > 0:
            token = self.open()
            self._climb(self.here(), token)
        self._watch(token)
