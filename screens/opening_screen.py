"""A screen that takes a moment to fill itself from the vault."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from textual.screen import Screen

from screens.base.app import ChairApp

Result = TypeVar("Result")


class OpeningScreen(Screen[Result]):
    """Nobody closes the vault or the application before it is filled; what was typed ahead for it comes then."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = asyncio.Event()

    def now_open(self) -> None:
        """Say that it is filled, and take the keys that were kept back for it."""
        self.opened.set()
        if isinstance(self.app, ChairApp):
            self.app.release_keys()

    def leave_with(self, result: Result) -> None:
        """Dismiss it; what is typed from now on waits for the screen that follows."""
        if isinstance(self.app, ChairApp):
            self.app.hold_keys()
        self.dismiss(result)
