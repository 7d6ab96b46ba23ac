"""Something done once a person pauses, or after a while without a pause."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.timer import Timer


class Pause:
    """Calls `do` when nothing was noted for `seconds`, at the latest `longest` after the first note.

    One timer is set for a whole run of notes: a timer of Textual's is a task of its own, and two of them made and
    stopped for every letter slow typing down.
    """

    def __init__(self, screen: Screen[None], do: Callable[[], None], *, seconds: float, longest: float) -> None:
        self._screen = screen
        self._do = do
        self._seconds = seconds
        self._longest = longest
        self._timer: Timer | None = None
        self._first = 0.0
        self._due = 0.0

    def note(self, seconds: float | None = None) -> None:
        """Something happened; `seconds` waits for another time than usual."""
        now = time.monotonic()
        if self._timer is None:
            self._first = now
        wait = self._seconds if seconds is None else seconds
        self._due = now + wait if seconds is not None else min(now + wait, self._first + self._longest)
        if self._timer is None:
            self._timer = self._screen.set_timer(max(0.0, self._due - now), self._look)

    def forget(self) -> None:
        """Call nothing any more for what was noted so far."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _look(self) -> None:
        left = self._due - time.monotonic()
        if left > 0:
            self._timer = self._screen.set_timer(left, self._look)
            return
        self._timer = None
        self._do()
