"""Pictures of the papers page: choosing, the pieces, the account, the leak check, what was written, approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.vault.opening import open_vault
from screens.base.line_field import LineField
from tests.screens.conftest import PASSPHRASE
from tests.screens.papers.desk import ALARM, AREA
from tests.screens.snapshots.stage import VAULT, Album, copied, stage
from tests.screens.walk.sitting import LEVEL_3

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.snapshots.stage import Stage


def _leaking() -> None:
    """A name at the head of every page, and a word that is asked about."""
    with open_vault(VAULT, PASSPHRASE) as vault, vault.unit("test") as unit:
        for part, said in (("case", {"mappa_area": AREA}), ("risk", {"protective": ALARM})):
            body = unit.json(LEVEL_3)[part]
            assert isinstance(body, dict)
            unit.save(LEVEL_3, part, {**body, **said})
        unit.commit()


async def _ask_for(on: Stage, rows: int) -> None:
    """Ask for one summary and nothing else."""
    await on.press("space", *["down"] * rows, "space", "ctrl+r")


async def papers(album: Album, made: Path) -> None:
    """From the choice to the files, with everything in between that a summary asks."""
    copied(made)
    _leaking()
    async with stage(album) as on:
        await on.open_level_3()
        await on.go("x")
        on.walk.query_one("#export-folder", LineField).value = "papers"
        await on.shoot("choosing")
        await on.scene("nothing-ticked", "space", "ctrl+r")
        await on.press("space")
        await _ask_for(on, 2)
        await on.shoot("pieces")
        await on.scene("pieces-reason", "down", "space")
        await on.type("so ordered")
        await on.scene("pieces-taken-in", "enter")
        await on.scene("account", "ctrl+r")
        await on.scene("leaks", "ctrl+r")
        await on.scene("leak-open", "enter")
        await on.press("enter")
        await on.until("[x] Summary for the court: written")
        await on.shoot("written")


async def approval(album: Album, made: Path) -> None:
    """Approved, and what the papers are called then."""
    copied(made)
    async with stage(album) as on:
        await on.open_level_3()
        await on.go("s")
        await on.shoot("nothing-open")
        await on.scene("not-said", "ctrl+r")
        await on.press("tab", "y", "enter", "ctrl+r")
        await on.until("Approved.")
        await on.shoot("approved")
        await on.press("escape")
        on.forget_notices()
        await on.shoot("approved-meeting")
