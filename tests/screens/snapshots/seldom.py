"""Pictures of what is seldom: a vault that stays closed, answers that are none, corrections, desk papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from mappa_chair.vault.creation import create
from mappa_chair.vault.database import NAME
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.keychange import add
from mappa_chair.vault.keycopies import NAMES
from mappa_chair.vault.opening import open_vault
from screens.desk_papers import PapersRun
from screens.lock import LockScreen
from screens.walk.tour import STEPS
from tests.screens.conftest import PASSPHRASE
from tests.screens.snapshots.stage import VAULT, Album, copied, stage
from tests.screens.walk.sitting import LEVEL_3

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.shape import JSON
    from tests.screens.snapshots.stage import Stage


def changed(part: str, **said: JSON) -> None:
    """Change fields of a part of the level 3 meeting in the vault."""
    with open_vault(VAULT, PASSPHRASE) as vault, vault.unit("test") as unit:
        body = unit.json(LEVEL_3)[part]
        assert isinstance(body, dict)
        unit.save(LEVEL_3, part, {**body, **said})
        unit.commit()


async def not_opened(album: Album, made: Path) -> None:
    """A vault that another window has, that was mended, that is damaged, that has no keys."""
    copied(made)

    async def tried(name: str, secret: str = PASSPHRASE) -> None:
        async with stage(album, unlocked=False) as on:
            await on.type(secret)
            await on.press("enter")
            await on.shoot(name)

    with open_vault(VAULT, PASSPHRASE):
        await tried("open-elsewhere")
    (VAULT / NAMES[0]).unlink()
    await tried("mended")
    database = (VAULT / NAME).read_bytes()
    (VAULT / NAME).write_bytes(database[:-100])
    await tried("damaged")
    (VAULT / NAME).write_bytes(database)
    for name in NAMES:
        (VAULT / name).unlink()
    await tried("no-keys")


async def whose_passphrase(album: Album, _: Path) -> None:
    """After the recovery key of a vault of several people it is asked whose passphrase is forgotten."""
    recovery_key = create(VAULT, PASSPHRASE, name="Helen Aldous", cost=FLOOR)
    with open_vault(VAULT, PASSPHRASE) as vault:
        add(vault, "other words for a test", name="Jo Green")
    async with stage(album, unlocked=False) as on:
        await on.type(recovery_key)
        await on.press("enter")
        await on.shoot("asked")


async def answers(album: Album, made: Path) -> None:
    """What is no answer yet, what was taken out of a text, what is taken back and brought back."""
    copied(made)
    async with stage(album) as on:
        await on.open_level_3()
        await on.go_to(17)
        await on.press("ctrl+u")
        await on.type("when Helen is back")
        await on.until("saved 14:02:11")
        await on.shoot("no-date-yet")
        await on.press("ctrl+u")
        await on.type("fri")
        await on.shoot("date-understood")
        await on.go_to(5)
        on.app.screen.post_message(events.Paste("a\x07b\u202ec"))
        await on.shoot("characters-taken-out")
        on.forget_notices()
        await on.go_to(9)
        await on.press("f2")
        await on.type("Visit the new address")
        await on.press("enter")
        await on.scene("capture-brought-back", "ctrl+z")
        await on.press("escape")
        on.forget_notices()
        await on.go("k")
        await on.type("ask about the zone")
        await on.press("enter")
        await on.go("i")
        on.forget_notices()
        await on.scene("dealt-with", "x")
        await on.scene("not-dealt-with", "ctrl+z")
        await on.press("escape")
        on.forget_notices()
        await on.scene("not-heard", "ctrl+g", "o")
        on.forget_notices()
        await on.press("ctrl+g", ",")
        await on.scene("longer-for-this-meeting", "end", "right")


async def correction(album: Album, made: Path) -> None:
    """Minutes approved with a duty left open, changed, and approved as the next version."""
    copied(made)
    changed("media", considered=False)
    async with stage(album) as on:
        await on.open_level_3()
        await on.go("s")
        await on.shoot("duty-open")
        await on.scene("no-reason", "ctrl+r")
        await on.press("tab", "tab")
        await on.type("On Monday.")
        await on.press("tab", "right", "ctrl+r")
        await on.until("Version 1, approved by")
        on.forget_notices()
        await on.shoot("approved-with-a-reason")
        await on.go_to(5)
        await on.type(" More.")
        await on.go("s")
        await on.shoot("changed-since")
        await on.scene("not-said-what", "ctrl+r")


async def _papers_of_both(on: Stage, which: str) -> None:
    await on.press("f7", "ctrl+u")
    await on.type(which)
    await on.press("enter", "ctrl+u")
    await on.type("papers")
    await on.press("enter")


async def desk_papers(album: Album, made: Path) -> None:
    """Papers of several meetings: a word that names none, what was written, what is there already."""
    copied(made)
    async with stage(album) as on:
        await on.at_desk()
        run = on.app.screen.query_one(PapersRun)
        await on.press("space", "space")
        await _papers_of_both(on, "minutes a")
        await on.shoot("no-such-papers")
        await on.press("escape")
        await _papers_of_both(on, "minutes, act")
        await on.until("2 of 2 meetings")
        await on.until(lambda: not run.is_busy)
        await on.shoot("written")
        await _papers_of_both(on, "minutes")
        await on.until("not written.")
        await on.until(lambda: not run.is_busy)
        await on.shoot("there-already")


async def not_told(album: Album, made: Path) -> None:
    """A summary for the offender, who is not told of MAPPA: asked first, and waiting when it is left."""
    copied(made)
    changed("plan", offender_informed=False, withheld_because="He would abscond.")
    async with stage(album) as on:
        await on.open_level_3()
        await on.go("x")
        await on.press("space", "down", "space", "ctrl+r")
        await on.shoot("asked")
        await on.scene("no-reason", "enter")
        await on.type("He asks.")
        await on.scene("account", "enter")
        await on.scene("waits", "escape")


async def kept_waiting(album: Album, made: Path) -> None:
    """What could not be saved: the desk says so, and a lock lets only the passphrase back."""
    copied(made)
    told = "No room is left on the disk. Make room; it is saved then."
    async with stage(album) as on:
        await on.at_desk()
        on.app.tell_line(f"What is typed here is not kept: {told}")
        await on.shoot("desk")
        lock = LockScreen()
        on.app.cover(lock)
        await on.pilot.pause()
        await lock.tell(told)
        await on.press(*"wrong", "enter")
        await on.until("does not open")
        await on.shoot("lock-refuses")
        lock.dismiss(None)


async def tour_to_the_end(album: Album, _: Path) -> None:
    """Each further step of the tour, done by what it says."""
    keys = (
        ("ctrl+g", "9", "enter"),
        ("f2", *"visit", "enter"),
        ("f3",),
        ("f4",),
        ("ctrl+g", "v"),
        ("ctrl+g", "v"),
        ("f9", "enter"),
        ("ctrl+g", "x"),
    )
    async with stage(album, unlocked=False, demo=True, tour=True) as on:
        await on.in_meeting()
        await on.press("f8")
        for number, each in enumerate(keys, 2):
            await on.until(f"TOUR {number} of {len(STEPS)}")
            await on.press(*each)
            if number == 6:
                await on.until(f"TOUR 7 of {len(STEPS)}")
                await on.shoot("step-7")
        await on.until("That was the tour.")
        await on.shoot("end")
