"""Pictures of what comes before a meeting: unlocking, the first run, the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.meetings import start_review
from mappa_chair.opening import Demonstration, Locked
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.screens.conftest import PASSPHRASE
from tests.screens.snapshots.frozen import NOW, RECOVERY_KEY, WORDS
from tests.screens.snapshots.picture import picture
from tests.screens.snapshots.stage import VAULT, Album, copied, stage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.snapshots.stage import Stage


async def unlocking(album: Album, made: Path) -> None:
    """The passphrase, a wrong one, the wait after several; after a lock."""
    copied(made)
    async with stage(album, unlocked=False) as on:
        await on.scene("fresh")
        await on.scene("help", "f1")
        await on.press("escape")
        await on.type("not the words")
        await on.shoot("typed")
        await on.scene("wrong", "enter")
        for _ in range(4):
            await on.press("x", "enter")
            await on.until(lambda: "Opening" not in picture(on.app))
        await on.scene("waiting", "x", "enter")
    async with stage(album, unlocked=False, locked=Locked(at="13:45")) as on:
        await on.shoot("locked")
    demonstration = Locked(at="13:45", demonstration=Demonstration(str(VAULT), PASSPHRASE))
    async with stage(album, unlocked=False, locked=demonstration, demo=True) as on:
        await on.shoot("locked-demonstration")


async def _refused(on: Stage, short: str) -> None:
    """Two passphrases that differ, then one that is too short."""
    await on.type("too short")
    await on.press("enter")
    await on.shoot("again")
    await on.type("something else")
    await on.press("enter")
    await on.shoot("not-the-same")
    for _ in range(2):
        await on.type(short)
        await on.press("enter")
    await on.shoot("refused")


async def new_passphrase(album: Album, __: Path) -> None:
    """After the recovery key a new passphrase is asked for."""
    recovery_key = create(VAULT, PASSPHRASE, cost=FLOOR)
    async with stage(album, unlocked=False) as on:
        await on.type(recovery_key)
        await on.press("enter")
        await on.shoot("asked")
        await _refused(on, "too short")


async def first_run(album: Album, __: Path) -> None:
    """A vault is made, its recovery key shown and typed back."""
    async with stage(album, unlocked=False) as on:
        await on.until(WORDS)
        await on.shoot("welcome")
        await on.scene("help", "f1")
        await on.press("escape")
        await on.scene("no-name", "enter")
        await on.type("Helen Aldous")
        await on.scene("named", "enter")
        await _refused(on, "short")
        for _ in range(2):
            await on.type(WORDS)
            await on.press("enter")
        await on.until(RECOVERY_KEY[:5])
        await on.shoot("recovery-key")
        await on.type(f"{RECOVERY_KEY[:-1]}Z")
        await on.press("enter")
        await on.shoot("recovery-key-mistyped")
        await on.press("ctrl+u")
        await on.type(RECOVERY_KEY)
        await on.press("enter")
        await on.at_desk()
        await on.shoot("empty-desk")


async def desk(album: Album, made: Path) -> None:
    """Meetings listed in every way, what is asked before one begins, papers of several."""
    copied(made)
    with open_vault(VAULT, PASSPHRASE) as vault:
        start_review(vault, "EX/0147/3", held_on=NOW.date().replace(month=12, day=15), author="test")
    async with stage(album) as on:
        await on.at_desk()
        await on.shoot("meetings")
        await on.scene("help", "f1")
        await on.scene("searched", "escape", *"harr")
        await on.scene("nothing-found", *"zz")
        await on.press(*["backspace"] * 6)
        await on.scene("marked", "down", "space", "space")
        await on.scene("papers-asked", "f7")
        await on.press("escape")
        for name in ("not-approved", "overdue", "not-held"):
            await on.scene(f"shown-{name}", "f3")
        await on.press("f3")
        await on.scene("cases", "f4")
        await on.press("f4")
        await on.scene("due", "f6")
        await on.press("f6")
        await on.scene("new", "f2")
        await on.type("EX/0300")
        await on.press("enter", "enter", "enter", "enter")
        await on.type("someday")
        await on.press("enter", "enter")
        await on.shoot("new-without-a-day")
        await on.press("escape")
        await on.scene("review", "f8")
        await on.press("escape")
        await on.scene("palette", "ctrl+p")
        await on.scene("palette-searched", *"due")
        await on.press("escape")
        await on.scene("preferences", "ctrl+p", *"prefer", "enter")
        await on.scene("preferences-help", "f1")
        await on.press("escape", "escape")
        await on.scene("blank", "f9")
