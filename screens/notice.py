"""One sentence in the middle of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from screens.base.plain import Words

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class NoticeScreen(Screen[None]):
    """Something is being done, or could not be; where it `waits`, Enter closes it."""

    DEFAULT_CSS = """
    NoticeScreen { align: center middle; }
    NoticeScreen > Words { width: auto; max-width: 90%; text-align: center; }
    """

    def __init__(self, text: str, *, waits: bool = False) -> None:
        super().__init__()
        self._text = text
        self._waits = waits

    def compose(self) -> ComposeResult:
        yield Words(f"MAPPA chair\n\n{self._text}")

    def on_key(self, event: events.Key) -> None:
        """Close on Enter where that is offered."""
        if self._waits and event.key == "enter":
            event.stop()
            self.dismiss(None)
