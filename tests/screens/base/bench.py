"""Widgets of the foundation on an otherwise empty screen, driven by keys."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from textual.containers import VerticalScroll

from screens.base.app import ChairApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from textual.app import ComposeResult
    from textual.message import Message
    from textual.pilot import Pilot
    from textual.widget import Widget

M = TypeVar("M", bound="Message")


class Bench(ChairApp[None]):
    """The widgets one under the other, the first with the focus, and every message they send."""

    def __init__(self, *widgets: Widget) -> None:
        super().__init__(burst_guard=False)
        self._widgets = widgets
        self._sent: dict[int, Message] = {}

    def compose(self) -> ComposeResult:
        """The widgets."""
        with VerticalScroll(can_focus=False):
            yield from self._widgets

    def on_mount(self) -> None:
        """Begin at the first."""
        self.screen.set_focus(self._widgets[0])

    def note(self, message: Message) -> None:
        """Keep a message, once, whoever sees it on its way."""
        self._sent[id(message)] = message

    def sent(self, kind: type[M]) -> list[M]:
        """The messages of a kind, in order."""
        return [each for each in self._sent.values() if isinstance(each, kind)]

    @asynccontextmanager
    async def up(self, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        """The bench running, to be driven."""
        async with self.run_test(size=size, message_hook=self.note) as pilot:
            yield pilot


def run(steps: Coroutine[None, None, None]) -> None:
    """Run the steps of a test."""
    asyncio.run(steps)
