"""A world that stands still: one time of one day, one folder, one home, nothing drawn at random."""

from __future__ import annotations

import contextlib
import importlib
import os
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Final, Self

from textual.widgets import Input

from mappa_chair.vault import creation, recovery
from mappa_chair.vault.kdf import FLOOR, Cost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

# The afternoon of the level 3 meeting of the examples.
NOW: Final = datetime(2026, 11, 24, 14, 2, 11)  # noqa: DTZ001 - as the clock on the wall says it
WORDS: Final = "anchor-bramble-candle-dormouse-ember"
RECOVERY_KEY: Final = recovery.as_text(bytes(range(16)))

# Where the wall's clock is read.
_CLOCKS: Final = (
    "mappa_chair.vault.vault",
    "mappa_chair.vault.attempts",
    "screens.blank",
    "screens.locking",
    "screens.walk.keeper",
    "screens.walk.live",
    "screens.walk.roll",
    "screens.walk.safe",
)
_CALENDARS: Final = ("screens.desk", "screens.walk.ground")


class StandingClock(datetime):
    """A clock that always shows the same."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """That time, of this place or of another."""
        return cls.combine(NOW.date(), NOW.time()) if tz is None else cls.now().astimezone(tz)


class StandingDay(date):
    """A calendar that always shows the same."""

    @classmethod
    def today(cls) -> Self:
        """That day."""
        return cls(NOW.year, NOW.month, NOW.day)


@contextmanager
def frozen(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Work in a folder of one's own, at that time, at home in `/home/chair`, in a terminal that has everything."""
    for name in _CLOCKS:
        patch.setattr(importlib.import_module(name), "datetime", StandingClock)
    for name in _CALENDARS:
        patch.setattr(importlib.import_module(name), "date", StandingDay)
    real = creation.create

    def create(path: Path, passphrase: str, *, name: str = "", cost: Cost = FLOOR) -> str:
        real(path, passphrase, name=name, cost=cost)
        return RECOVERY_KEY

    patch.setattr(creation, "create", create)
    for name in ("mappa_chair.vault.creation", "mappa_chair.vault.passphrase"):
        patch.setattr(importlib.import_module(name), "propose_passphrase", lambda: WORDS)
    # A key is judged by before the next, however fast they come.
    patch.setattr("screens.walk.ground.FINDINGS_PAUSE", 0.001)
    # The palette's line is Textual's own, and blinks.
    patch.setattr(Input.cursor_blink, "_default", False)
    # A place outside the folder would not be the same on two machines.
    patch.setenv("HOME", "/home/chair")
    patch.setenv("XDG_DATA_HOME", str(folder / "data"))
    patch.setenv("MAPPA_CHAIR_PREFERENCES", "preferences.toml")
    patch.setenv("TERM", "xterm-256color")
    patch.setenv("LANG", "C.UTF-8")
    patch.delenv("NO_COLOR", raising=False)
    patch.setattr("mappa_chair.vault.backups.at_closing", lambda _vault: iter(()))
    before = os.umask(0o077)
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        os.umask(before)
