"""The application on a stage: keys are pressed, and where a state is worth it, its picture is taken."""

from __future__ import annotations

import asyncio
import difflib
import shutil
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import events

from mappa_chair.opening import Locked, Opening
from mappa_chair.preferences import Preferences
from screens.application import MappaChairApp
from screens.desk import DeskScreen
from screens.walk.walk import WalkScreen
from tests.screens.conftest import PASSPHRASE
from tests.screens.snapshots.picture import picture

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

GOLDENS: Final = Path(__file__).parent / "goldens"
SIZES: Final = ((80, 24), (120, 40))
VAULT: Final = Path("chair.mappa")

# Seconds: until something awaited is given up, until a picture that is not as it was is believed, and how long
# one must stay the same to be a new golden.
_PATIENCE: Final = 20.0
_BELIEVED: Final = 3.0
_STILL: Final = 0.3
_LOOK: Final = 0.01


@dataclass
class Album:
    """The pictures of one story at one size: compared with the goldens, or taken anew."""

    story: str
    size: tuple[int, int]
    anew: bool = False
    taken: dict[str, str] = field(default_factory=dict)
    differing: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where the goldens of the story are."""
        return GOLDENS / self.story

    @property
    def ending(self) -> str:
        """How the files of this size end."""
        return f".{self.size[0]}x{self.size[1]}.txt"

    def golden(self, name: str) -> str | None:
        """The golden of a state; None where there is none."""
        path = self.folder / f"{name}{self.ending}"
        return path.read_text("utf-8") if path.exists() else None

    def goldens(self) -> set[str]:
        """The states of which there is a golden."""
        return {path.name.removesuffix(self.ending) for path in self.folder.glob(f"*{self.ending}")}

    def keep(self, name: str, shown: str) -> None:
        """Take a picture in, and note where it differs."""
        assert name not in self.taken, f"two states are called {name}"
        self.taken[name] = shown
        golden = self.golden(name)
        if shown != golden:
            lines = ((golden or "").splitlines(), shown.splitlines())
            told = difflib.unified_diff(*lines, f"{self.story}/{name}{self.ending}", "now", lineterm="", n=1)
            self.differing[name] = "\n".join(told)


class Stage:
    """An application that is being driven through its states."""

    def __init__(self, app: MappaChairApp, pilot: Pilot[None], album: Album) -> None:
        self.app = app
        self.pilot = pilot
        self.album = album

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names, each followed to its end, with what is judged of the record after it.

        How far a form is scrolled depends on what stood above a field at the key before.
        """
        for key in keys:
            await self.pilot.press(key)
            while isinstance(self.app.screen, WalkScreen) and self.app.screen._judging._timer is not None:
                await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Put a text into the field that has the cursor, all at once: letter by letter takes its time."""
        self.app.screen.post_message(events.Paste(text))
        await self.pilot.pause()

    async def go(self, letter: str) -> None:
        """Do what Ctrl+G and a letter do."""
        await self.press("ctrl+g", letter)

    async def go_to(self, number: int) -> None:
        """Go to an item by its number."""
        await self.press("ctrl+g", *str(number), "enter")

    async def until(self, so: Callable[[], bool] | str) -> None:
        """Return once something is so, or stands on the screen."""
        deadline = time.monotonic() + _PATIENCE
        test = so if callable(so) else lambda: so in picture(self.app)
        while not test():
            assert time.monotonic() < deadline, f"waited for {so!r}; the screen was:\n{picture(self.app)}"
            await self.pilot.pause()

    async def shoot(self, name: str) -> None:
        """Take the picture of a state once it is as its golden, or once it stays as it is."""
        wanted = None if self.album.anew else self.album.golden(name)
        begun = since = time.monotonic()
        shown = ""
        while time.monotonic() - begun < _BELIEVED:
            await self.pilot.pause()
            before, shown = shown, picture(self.app)
            since = since if shown == before else time.monotonic()
            if shown == wanted or (wanted is None and time.monotonic() - since > _STILL):
                break
            await asyncio.sleep(_LOOK)
        self.album.keep(name, shown)

    async def scene(self, name: str, *keys: str) -> None:
        """Press keys, and take the picture of what they lead to."""
        await self.press(*keys)
        await self.shoot(name)

    # Where it is ----------------------------------------------------------------------------------------------

    @property
    def walk(self) -> WalkScreen:
        """The meeting that is open."""
        return next(each for each in self.app.screen_stack if isinstance(each, WalkScreen))

    async def at_desk(self) -> None:
        """Return once the desk is filled."""
        await self.until(lambda: isinstance(self.app.screen, DeskScreen) and self.app.screen.opened.is_set())

    async def in_meeting(self) -> None:
        """Return once a meeting is open."""
        await self.until(lambda: isinstance(self.app.screen, WalkScreen) and self.app.screen.opened.is_set())

    async def open_level_3(self) -> None:
        """From the desk into the level 3 meeting of the examples."""
        await self.at_desk()
        await self.press("down", "enter")
        await self.in_meeting()

    def forget_notices(self) -> None:
        """Have the line below tell again what is missing, as it does some seconds after a notice."""
        self.walk._notice_until = 0.0
        self.walk._show_lines()


@asynccontextmanager
async def stage(
    album: Album,
    *,
    unlocked: bool = True,
    locked: Locked | None = None,
    demo: bool = False,
    tour: bool = False,
) -> AsyncIterator[Stage]:
    """The application on the vault of this folder, in the look that has no colour."""
    file = None
    if unlocked:
        file = Path("passphrase")
        file.write_text(PASSPHRASE, "utf-8")
    opening = Opening(vault=VAULT, demo=demo, passphrase_file=file, locked=locked, tour=tour)
    app = MappaChairApp(opening, Preferences(theme="monochrome", glyphs="unicode"))
    async with app.run_test(size=album.size) as pilot:
        yield Stage(app, pilot, album)
        await app.before_leaving()


def copied(made: Path) -> None:
    """A vault of one's own, as a copy of one that was made."""
    shutil.copytree(made, VAULT)
