"""The blank screen: for a glance over the shoulder. Keys pressed on it go nowhere."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, Final

from screens.base.covering import CoverScreen
from screens.base.plain import Words, plain
from screens.base.said_keys import keyed

if TYPE_CHECKING:
    from textual.app import ComposeResult

# Seconds that a warning stays unless it is said again: a little longer than the clock takes to say it.
_WARNED: Final = 2.5


class BlankScreen(CoverScreen):
    """Nothing of any record, only the time; Enter or F9 goes back."""

    DEFAULT_CSS = """
    BlankScreen { align: center middle; }
    BlankScreen > Words { width: auto; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        yield Words(self._text())

    _warning = ""
    _warned_at = -_WARNED

    def on_mount(self) -> None:
        """Keep the time right."""
        self.set_interval(1.0, self._show)

    def warn(self, text: str) -> None:
        """Say that the lock is near; it is said again every second as long as that is so."""
        self._warning, self._warned_at = text, time.monotonic()
        self._show()

    def _show(self) -> None:
        self.query_one(Words).update(plain(self._text()))

    def _text(self) -> str:
        warning = self._warning if time.monotonic() - self._warned_at < _WARNED else ""
        told = keyed("Meeting in progress. Enter or {blank} goes back.")
        return f"{told}\n\n{datetime.now().astimezone():%H:%M}\n\n{warning}"

    def takes(self, key: str) -> bool:
        """Go back on Enter; F9 comes as the application's own, and every other key is dropped."""
        if key == "enter":
            self.dismiss(None)
        return False
