"""The blank screen: for a glance over the shoulder. Keys pressed on it go nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from screens.base.plain import Words

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class BlankScreen(Screen[None]):
    """Nothing of any record; Enter or F9 goes back."""

    DEFAULT_CSS = """
    BlankScreen { align: center middle; }
    BlankScreen > Words { width: auto; }
    """

    def compose(self) -> ComposeResult:
        yield Words("Meeting in progress. Enter or F9 goes back.")

    def on_key(self, event: events.Key) -> None:
        """Go back on Enter or F9; every other key is dropped: it may be meant for something else."""
        event.stop()
        event.prevent_default()
        if event.key in {"enter", "f9"}:
            self.dismiss(None)
