"""Pictures of a meeting that is not as usual: a review, a full disk, a vault to be read only, a small window."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from mappa_chair.meetings import start_review
from mappa_chair.vault.opening import open_vault
from screens.lock import LockScreen
from tests.screens.conftest import PASSPHRASE
from tests.screens.snapshots.frozen import NOW
from tests.screens.snapshots.stage import VAULT, Album, copied, stage


async def review(album: Album, made: Path) -> None:
    """A meeting that was begun from the last: stars, what changed since, the roll call."""
    copied(made)
    with open_vault(VAULT, PASSPHRASE) as vault:
        start_review(vault, "EX/0147/3", held_on=NOW.date() + timedelta(days=1), author="test")
    async with stage(album) as on:
        await on.at_desk()
        await on.press(*"0147", "slash", "4")
        await on.press("enter")
        await on.in_meeting()
        await on.shoot("confidentiality")
        await on.go_to(2)
        await on.shoot("roll-call")
        await on.scene("roll-call-keys", "p", "r", "a", "l")
        await on.scene("roll-call-newcomer", "n", *"zara")
        await on.press("up")
        on.forget_notices()
        await on.go_to(4)
        await on.shoot("actions-review")
        await on.scene("actions-review-keys", "c", "n")
        await on.press("escape")
        on.forget_notices()
        await on.go_to(6)
        await on.shoot("not-heard")
        await on.go_to(8)
        await on.shoot("risk")
        on.forget_notices()
        await on.scene("since-last-time", "ctrl+g", "e")
        await on.press("escape")
        await on.scene("runs-now", "ctrl+g", ".")
        await on.scene("open-row", "enter")
        await on.press("escape")
        await on.scene("removed", "delete")


async def not_saved(album: Album, made: Path) -> None:
    """The vault takes nothing any more: the head says so, leaving is refused, the lock says why it waits."""
    copied(made)
    async with stage(album) as on:
        await on.open_level_3()
        told = "No room is left on the disk. Make room; it is saved then."
        on.walk._tell_saved(told)
        await on.shoot("header")
        on.walk._tell_saved(None)
        lock = LockScreen()
        on.app.cover(lock)
        await on.shoot("locking")
        await lock.tell(
            f"Hidden since 14:02, but not locked: not everything that was typed could be saved. {told}"
        )
        await on.shoot("locking-not-saved")
        lock.dismiss(None)


async def read_only(album: Album, made: Path) -> None:
    """A vault that was put back: read, and nothing kept."""
    copied(made)
    older = Path("older.db")
    shutil.copy(VAULT / "vault.db", older)
    with open_vault(VAULT, PASSPHRASE) as vault, vault.unit("test") as unit:
        unit.save("EX/0147/3", "media", {"plan": "later"})
        unit.commit()
    shutil.copy(older, VAULT / "vault.db")
    async with stage(album) as on:
        await on.until("Enter goes on")
        await on.shoot("told-first")
        await on.press("enter")
        await on.at_desk()
        await on.shoot("desk")
        await on.press("down", "enter")
        await on.in_meeting()
        await on.shoot("meeting")


async def small_window(album: Album, made: Path) -> None:
    """A window smaller than a form: what still fits, and the size that is wanted."""
    if album.size != (80, 24):
        return
    copied(made)
    async with stage(album) as on:
        await on.open_level_3()
        for width, height in ((60, 18), (50, 14), (30, 8)):
            await on.pilot.resize_terminal(width, height)
            await on.shoot(f"{width}-by-{height}")


async def tour(album: Album, _: Path) -> None:
    """The demonstration's first steps."""
    async with stage(album, unlocked=False, demo=True, tour=True) as on:
        await on.in_meeting()
        await on.shoot("first-step")
        await on.press("f8")
        await on.until("goes to item 9")
        await on.shoot("second-step")
