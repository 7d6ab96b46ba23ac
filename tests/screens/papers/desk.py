"""The papers page of a meeting, driven by keys at 80 × 24, of a record that the leak check finds something in."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from mappa_chair.vault.opening import open_vault
from screens.base.line_field import LineField
from tests.screens.conftest import PASSPHRASE, Chair
from tests.screens.walk.sitting import LEVEL_3, Sitting, sitting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from agenda.shape import JSON
    from mappa_chair.vault.decisions import Decision

AREA = "Eastmere, for Joanne Pell"
ALARM = "A panic alarm was fitted."


def changed(chair: Chair, part: str, **said: JSON) -> None:
    """Change fields of a part of the level 3 meeting in the vault."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("Test") as unit:
        body = unit.json(LEVEL_3)[part]
        assert isinstance(body, dict)
        unit.save(LEVEL_3, part, {**body, **said})
        unit.commit()


def leaking(chair: Chair) -> None:
    """A name at the head of every page, which stops a summary, and a word that is asked about."""
    changed(chair, "case", mappa_area=AREA)
    changed(chair, "risk", protective=ALARM)


def decided(chair: Chair) -> list[Decision]:
    """What the vault holds of the chair's decisions."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("Test") as unit:
        return unit.decisions(LEVEL_3)


@asynccontextmanager
async def papers(chair: Chair, folder: Path, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Sitting]:
    """The papers page of the level 3 meeting, its folder named."""
    async with sitting(chair, LEVEL_3, size=size) as sat:
        await sat.go("x")
        sat.walk.query_one("#export-folder", LineField).value = str(folder)
        await sat.pilot.pause()
        yield sat


def names(folder: Path) -> list[str]:
    """The files of a folder, without what all of them have."""
    found = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    return [name.removeprefix("EX-0147-3 ").replace(" OFFICIAL-SENSITIVE", "") for name in found]
