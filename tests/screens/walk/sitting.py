"""A meeting on the walk's screen, driven by keys without a terminal."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from mappa_chair.keeping import take
from mappa_chair.vault.opening import open_vault
from screens.base.app import ChairApp
from screens.walk.walk import WalkScreen
from tests.screens.conftest import PASSPHRASE, Chair

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from textual.pilot import Pilot

    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault

_PATIENCE = 20.0

LEVEL_2 = "EX/0212/1"
LEVEL_3 = "EX/0147/3"


class _App(ChairApp[None]):
    """One meeting and nothing around it."""

    def __init__(self, walk: WalkScreen) -> None:
        super().__init__(burst_guard=False)
        self._walk = walk

    def on_mount(self) -> None:
        """Show the meeting."""
        self.push_screen(self._walk)


class Sitting:
    """A meeting that is being walked through."""

    def __init__(self, vault: Vault, draft: Draft, pilot: Pilot[None], walk: WalkScreen) -> None:
        self.vault = vault
        self.draft = draft
        self.pilot = pilot
        self.walk = walk

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names, each followed to its end."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.press(*text)

    async def go_to(self, number: int) -> None:
        """Go to an item by its number."""
        await self.press("ctrl+g", *str(number), "enter")

    async def go(self, letter: str) -> None:
        """Do what Ctrl+G and a letter do."""
        await self.press("ctrl+g", letter)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        strips = self.pilot.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def sees(self, *wanted: str) -> None:
        """All of these stand on the screen."""
        missing = [each for each in wanted if each not in self.text]
        assert not missing, f"{missing} not on the screen:\n{self.text}"

    async def until(self, *wanted: str) -> None:
        """Return once all of these stand on the screen: what is judged comes a moment after the last key."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and not all(each in self.text for each in wanted):
            await self.pilot.pause()
        self.sees(*wanted)

    def sees_no(self, *unwanted: str) -> None:
        """None of these stands on the screen."""
        there = [each for each in unwanted if each in self.text]
        assert not there, f"{there} on the screen:\n{self.text}"


@asynccontextmanager
async def sitting(
    chair: Chair, reference: str = LEVEL_3, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Sitting]:
    """The application on one meeting of a vault; everything is saved at the end."""
    with open_vault(chair.vault, PASSPHRASE) as vault:
        draft, place = take(vault, reference, author="test")
        walk = WalkScreen(vault, draft, author="test", place=place)
        app = _App(walk)
        async with app.run_test(size=size) as pilot:
            await walk.opened.wait()
            await pilot.pause()
            yield Sitting(vault, draft, pilot, walk)
            assert await walk.keeper.flush()


def run(steps: Coroutine[None, None, None]) -> None:
    """Run the steps of a test."""
    asyncio.run(steps)
