"""Nobody at the keys: what is told, what is hidden, what waits until it is shown again."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING

from textual.command import CommandPalette

from mappa_chair.opening import Opening
from screens.application import MappaChairApp
from screens.blank import BlankScreen
from screens.lock import LockScreen
from screens.walk.bars import Bar
from screens.walk.walk import WalkScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot


def at_the_meeting(act: Callable[[MappaChairApp, Pilot[None]], Awaitable[None]]) -> None:
    """Do something in the demonstration's meeting."""

    async def run() -> None:
        app = MappaChairApp(Opening(vault=Path("unused.mappa"), demo=True, passphrase_file=None))
        async with app.run_test(size=(100, 30)) as pilot:
            while not (isinstance(app.screen, WalkScreen) and app.screen.opened.is_set()):
                await pilot.pause(0.02)
            await act(app, pilot)
            await app.before_leaving()

    asyncio.run(run())


def idle(app: MappaChairApp, seconds: float) -> None:
    """Make it so that nobody has been there for so long."""
    app._idle.touched(time.monotonic() - seconds)
    app._look_at_idle()


def blank(app: MappaChairApp) -> bool:
    """Whether the screen is blank now."""
    return app._is_blank


def test_idle_is_told_blanked_and_locked() -> None:
    """A word in the line below, then the blank screen, a word on it, then the lock; nothing before its time."""

    async def act(app: MappaChairApp, pilot: Pilot[None]) -> None:
        walk = app.screen
        idle(app, 5 * 60 - 15)
        assert "goes blank in 15 seconds" in str(walk.query_one("#missing", Bar).content)
        assert app.screen is walk
        idle(app, 5 * 60)
        assert isinstance(app.screen, BlankScreen)
        await pilot.pause()
        idle(app, 10 * 60 - 15)
        assert "locked in 15 seconds" in str(app.screen.query_one("Words").content)  # type: ignore[attr-defined]  # Words
        assert "Enter stops that" in str(app.screen.query_one("Words").content)  # type: ignore[attr-defined]  # as above
        idle(app, 0)
        assert isinstance(app.screen, BlankScreen)
        idle(app, 10 * 60)
        while not app._exit:
            await pilot.pause(0.02)
        assert any(isinstance(each, LockScreen) for each in app.screen_stack)
        assert app._successor is not None

    at_the_meeting(act)


def test_the_blank_screen_becomes_the_lock_counted_from_the_last_key_before_it() -> None:
    """Keys that go nowhere put nothing off: a blank screen is unlocked no longer than the setting says."""

    async def act(app: MappaChairApp, pilot: Pilot[None]) -> None:
        await pilot.press("f9")
        assert blank(app)
        blanked = app._idle._touched
        await pilot.press("x", "tab", "space", "escape", "f2")
        assert blank(app)
        assert app._idle._touched == blanked
        await pilot.press("enter")
        await pilot.pause()
        assert not blank(app)
        back = app._idle._touched
        assert back > blanked
        await pilot.press("f9", "x", "f9")
        await pilot.pause()
        assert not blank(app)
        assert app._idle._touched > back

    at_the_meeting(act)


def test_a_palette_left_open_is_hidden_too() -> None:
    """The blank screen lies over the list of commands, and no second one opens on it."""

    async def act(app: MappaChairApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        idle(app, 5 * 60)
        assert isinstance(app.screen, BlankScreen)
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, BlankScreen)

    at_the_meeting(act)


def test_notes_wait_while_the_screen_is_blank() -> None:
    """A note that is up goes at once, one that comes meanwhile is shown once the screen is."""

    async def act(app: MappaChairApp, pilot: Pilot[None]) -> None:
        app.notify("Ellie Pell")
        await pilot.pause()
        await pilot.press("f9")
        app.notify("Joanne Pell")
        await pilot.pause()
        assert len(app._notifications) == 0
        await pilot.press("f9")
        await pilot.pause()
        assert [each.message for each in app._notifications] == ["Joanne Pell"]

    at_the_meeting(act)
