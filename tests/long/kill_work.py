"""Saving, making, importing and exporting killed: whole, or as it was before.

python -m tests.long.kill_work --loops 1000
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from agenda.record import read
from mappa_chair.exporting import export_meeting
from mappa_chair.meetings import import_record
from mappa_chair.other_papers import EVERY_OTHER
from mappa_chair.vault import database
from mappa_chair.vault.faults import MeetingMissingError, VaultDamagedError, VaultMissingError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.long import kills
from tests.long.kills import DATA, Operation, command
from tests.vault.quick import ANITA, quick_vault
from tests.vault.works import CHILD, REVIEW, example

if TYPE_CHECKING:
    from pathlib import Path

    from tests.vault.killing import Killer

SAVES: Final = 4


@dataclass
class Place(kills.Place):
    """Where one loop works: the copy of a vault, and the papers that a run which is not killed writes."""

    template: Path
    papers: dict[str, bytes] = field(default_factory=dict)

    @property
    def vault(self) -> Path:
        """The copy."""
        return self.folder / "copy.mappa"

    def fresh(self) -> None:
        """A new copy, on a computer that has seen no other."""
        for name in ("copy.mappa", "new.mappa", "papers", DATA):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(self.template, self.vault)


def place(folder: Path) -> Place:
    """Make the vault that is copied, and the papers that a run which is not killed writes."""
    template = folder / "template.mappa"
    quick_vault(template)
    with open_vault(template, ANITA) as vault, vault.unit("test") as unit:
        unit.add(read(example("level-3-pre-release-review")).record)
        unit.commit()
    made = Place(folder, template=template)
    made.fresh()
    with open_vault(made.vault, ANITA) as vault:
        written = _papers(vault, folder / "papers")
    made.papers = {each.name: each.read_bytes() for each in written}
    return made


def _papers(vault: Any, folder: Path) -> list[Path]:
    exported = export_meeting(vault, REVIEW, folder=folder, minutes=True, summary=None, others=EVERY_OTHER)
    return [each.path for each in exported]


# What is killed -------------------------------------------------------------------------------------------------


def _save(at: Place, killer: Killer, told: int) -> None:
    with open_vault(at.vault, ANITA) as vault:
        killer.is_armed = True
        for number in range(1, SAVES + 1):
            with vault.unit("test") as unit:
                unit.save(REVIEW, "media", {"plan": f"said {number}"})
                unit.commit()
            os.write(told, b".")
        killer.is_armed = False


def _look_at_saves(at: Place, *, ended: bool) -> None:
    with open_vault(at.vault, ANITA) as vault:
        assert vault.doubt is None, vault.doubt
        assert verify(vault) == []
        with vault.unit("reader") as unit:
            body = unit.json(REVIEW)["media"]
    assert isinstance(body, dict)
    plan = str(body.get("plan") or "")
    saved = int(plan.removeprefix("said ")) if plan.startswith("said ") else 0
    assert saved >= at.acknowledged, "a save that was acknowledged is lost"
    assert saved <= at.acknowledged + 1
    assert not ended or saved == SAVES


def _look_without_journal(at: Place, *, ended: bool) -> None:
    """Somebody took away the journal that a kill had left: what is half there then is seen."""
    was_needed = database.has_hot_journal(at.vault)
    (at.vault / database.JOURNAL).unlink(missing_ok=True)
    if not was_needed:
        _look_at_saves(at, ended=ended)
        return
    try:
        with open_vault(at.vault, ANITA) as vault:
            is_told = vault.doubt is not None or bool(verify(vault))
    except VaultDamagedError:
        is_told = True
    if not is_told:
        _look_at_saves(at, ended=ended)


def _create(at: Place, killer: Killer, _told: int) -> None:
    killer.is_armed = True
    quick_vault(at.folder / "new.mappa")
    killer.is_armed = False


def _look_at_new(at: Place, *, ended: bool) -> None:
    try:
        with open_vault(at.folder / "new.mappa", ANITA) as vault:
            assert verify(vault) == []
    except VaultMissingError:
        assert not ended, "a vault that was made is not there"
        assert not (at.folder / "new.mappa").exists(), "half a vault stands under its name"


def _import(at: Place, killer: Killer, _told: int) -> None:
    with open_vault(at.vault, ANITA) as vault:
        killer.is_armed = True
        import_record(vault, example("level-2-child-initial"), author="test")
        killer.is_armed = False


def _look_at_import(at: Place, *, ended: bool) -> None:
    wanted = read(example("level-2-child-initial")).record
    with open_vault(at.vault, ANITA) as vault:
        assert vault.doubt is None, vault.doubt
        assert verify(vault) == []
        with vault.unit("reader") as unit:
            try:
                assert unit.record(CHILD) == wanted, "half a record was stored"
            except MeetingMissingError:
                assert not ended, "a record that was stored is not there"


def _export(at: Place, killer: Killer, _told: int) -> None:
    with open_vault(at.vault, ANITA) as vault:
        killer.is_armed = True
        _papers(vault, at.folder / "papers")
        killer.is_armed = False


def _look_at_papers(at: Place, *, ended: bool) -> None:
    folder = at.folder / "papers"
    found = {each.name: each.read_bytes() for each in folder.iterdir()} if folder.is_dir() else {}
    assert found.items() <= at.papers.items(), "half a paper, or a piece of one under another name, was left"
    assert not ended or found == at.papers


OPERATIONS: Final = {
    "save": Operation(_save, _look_at_saves),
    "save, its journal taken away": Operation(_save, _look_without_journal),
    "create": Operation(_create, _look_at_new),
    "import": Operation(_import, _look_at_import),
    "export": Operation(_export, _look_at_papers),
}


if __name__ == "__main__":
    sys.exit(command("tests.long.kill_work", place, OPERATIONS))
