"""Backups, restores and the bringing up of older vaults killed: whole, or as it was before.

    python -m tests.long.kill_copies --loops 1000

Each loop brings up a vault of a schema drawn at random, as the programme of its day made it.
"""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from agenda.record import read
from mappa_chair.vault import backupfile, backups, database, kdf, keycopies, restoring
from mappa_chair.vault.backupfile import BackupFile
from mappa_chair.vault.faults import VaultMissingError
from mappa_chair.vault.incidents import IncidentKind
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.manifest import Occasion
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.slots import SlotKind, sealed
from mappa_chair.vault.unlocking import unlock
from mappa_chair.vault.verification import verify
from tests.long import kills
from tests.long.kills import DATA, Operation, command
from tests.vault.harm import contents
from tests.vault.quick import ANITA, quick_vault
from tests.vault.works import CHILD, REVIEW, example

if TYPE_CHECKING:
    import random

    from mappa_chair.vault.vault import Vault
    from tests.vault.killing import Killer

VECTORS: Final = Path(__file__).parents[1] / "vault" / "vectors"
OLDER: Final = tuple(range(1, database.SCHEMA_VERSION))
# Before a test or the command puts the quick one in its place.
_ARGON2ID: Final = kdf.derive
_UNFINISHED: Final = re.compile(r"\.[0-9a-f]{16}\.part")


@dataclass
class Place(kills.Place):
    """Where one loop works: copies of a vault that has a backup, and of one of an older schema."""

    schema: int = OLDER[0]

    @property
    def vault(self) -> Path:
        """The copy."""
        return self.folder / "copy.mappa"

    @property
    def older(self) -> Path:
        """The copy of the one of an older schema."""
        return self.folder / "older.mappa"

    @property
    def new(self) -> Path:
        """Where a backup is restored to."""
        return self.folder / "new.mappa"

    @property
    def template(self) -> Path:
        """What the copy is of."""
        return self.folder / "template.mappa"

    def fresh(self) -> None:
        """New copies, on a computer that has seen no others."""
        for path in self.folder.iterdir():
            if path.name in {DATA, "copy.mappa", "older.mappa", "new.mappa"} or _UNFINISHED.fullmatch(path.name):
                shutil.rmtree(path)
        shutil.copytree(self.template, self.vault)
        shutil.copytree(self.folder / f"schema-{self.schema}", self.older)

    def draw(self, chance: random.Random) -> None:
        """Another older schema."""
        self.schema = chance.choice(OLDER)


def place(folder: Path) -> Place:
    """Make the vault that is copied, with a meeting and a backup, and the older ones so that they open quickly."""
    at = Place(folder)
    quick_vault(at.template)
    with open_vault(at.template, ANITA) as vault:
        with vault.unit("test") as unit:
            unit.add(read(example("level-3-pre-release-review")).record)
            unit.commit()
        backups.make(vault)
    for schema in OLDER:
        opens_quickly(Path(shutil.copytree(VECTORS / f"schema-{schema}", folder / f"schema-{schema}")))
    at.fresh()
    open_vault(at.older, ANITA).give_up()  # loads what brings a vault up, once for all
    return at


def opens_quickly(folder: Path) -> None:
    """Seal the data key of an older vault anew, under the same passphrase and a derivation that costs nothing."""
    quick, kdf.derive = kdf.derive, _ARGON2ID
    try:
        ring = unlock(folder, iter(keycopies.KeyCopies.read(folder).usable), ANITA)
    finally:
        kdf.derive = quick
    slot = sealed(SlotKind.PASSPHRASE, ANITA.encode(), ring.data_key, ring.file.owner, FLOOR)
    file = replace(ring.file, slots=(slot,)).authenticated(ring.keys.keys_mac)
    keycopies.write(folder, file)
    shutil.copy(folder / keycopies.NAMES[0], folder / keycopies.NAMES[1])


# What is killed -------------------------------------------------------------------------------------------------


def _back_up(at: Place, killer: Killer, _told: int) -> None:
    with open_vault(at.vault, ANITA) as vault:
        killer.is_armed = True
        backups.make(vault)
        killer.is_armed = False


def _look_at_backups(at: Place, *, ended: bool) -> None:
    old = {path.name: path.read_bytes() for path in (at.template / backupfile.FOLDER).iterdir()}
    found = _sound(at.vault)
    assert {name: path.read_bytes() for name, path in found.items() if name in old} == old, "an old backup is lost"
    new = found.keys() - old.keys()
    assert len(new) <= 1
    assert new or not ended, "a backup that was made is not there"
    for name in new:
        loss = restoring.compare(found[name], ANITA, restoring.Present(at.vault, must_match=True))
        assert loss.is_nothing, loss
    assert (at.vault / database.NAME).read_bytes() == (at.template / database.NAME).read_bytes()
    if _unfinished(at.vault):
        with open_vault(at.vault, ANITA) as vault:
            _holds(vault, REVIEW)
            backups.make(vault)
        assert _unfinished(at.vault) == []


def _restore(at: Place, killer: Killer, _told: int) -> None:
    backup = backupfile.newest_sound(at.vault)
    assert backup is not None
    killer.is_armed = True
    present = restoring.Present(at.vault, must_match=True)
    restoring.restore(backup.path, ANITA, at.new, present=present, tell=lambda _loss: None)
    killer.is_armed = False


def _look_at_restored(at: Place, *, ended: bool) -> None:
    assert contents(at.vault) == contents(at.template), "the present vault was written to"
    try:
        with open_vault(at.new, ANITA) as vault:
            _holds(vault, REVIEW)
            with vault.unit("reader") as unit:
                assert [each.kind for each in unit.incidents()] == [IncidentKind.VAULT_RESTORED]
    except VaultMissingError:
        assert not ended, "a vault that was restored is not there"
        assert not at.new.exists(), "half a vault stands under the new name"
    known = {at.vault.name, at.older.name, at.new.name, at.template.name, DATA}
    others = {path.name for path in at.folder.iterdir() if not path.name.startswith("schema-")} - known
    assert all(_UNFINISHED.fullmatch(name) for name in others), f"left behind: {others}"


def _bring_up(at: Place, killer: Killer, _told: int) -> None:
    killer.is_armed = True
    open_vault(at.older, ANITA).give_up()
    killer.is_armed = False


def _look_at_brought_up(at: Place, *, ended: bool) -> None:
    before = _sound(at.older)
    if _schema(at.older) != at.schema:
        assert before, "brought up, and no backup of before"
    with open_vault(at.older, ANITA) as vault:
        _holds(vault, CHILD)
        with vault.unit("reader") as unit:
            assert unit.drafts(CHILD) == {"review.on": "soon"}
            assert unit.marks(CHILD) == {"risk"}
        with vault.session() as session:
            version = session.connection().exec_driver_sql("PRAGMA user_version").scalar_one()
        assert version == database.SCHEMA_VERSION
    accounts = [backupfile.read(path).manifest for path in _sound(at.older).values()]
    before_it = [each.schema for each in accounts if each.occasion is Occasion.MIGRATION]
    assert before_it in ([at.schema], [at.schema] if ended else [at.schema] * 2)
    assert _unfinished(at.older) == []


# What is left ---------------------------------------------------------------------------------------------------


def _holds(vault: Vault, reference: str) -> None:
    assert vault.doubt is None, vault.doubt
    assert verify(vault) == []
    name = "level-3-pre-release-review" if reference == REVIEW else "level-2-child-initial"
    with vault.unit("reader") as unit:
        assert unit.record(reference) == read(example(name)).record


def _sound(folder: Path) -> dict[str, Path]:
    """The backups that are listed, each of them sound to its last bit."""
    found = backupfile.listed(folder)
    for each in found:
        assert isinstance(each, BackupFile), "a backup that is listed cannot be read"
        backupfile.check(each)
    return {each.path.name: each.path for each in found if isinstance(each, BackupFile)}


def _schema(folder: Path) -> int | None:
    """The schema of a vault without a write to it; None where one must be taken back first."""
    if database.has_hot_journal(folder):
        return None
    salt = database.check_header(folder)
    ring = unlock(folder, iter(keycopies.KeyCopies.read(folder).usable), ANITA)
    connection = database.connect(folder / database.NAME, ring.keys.database, salt, read_only=True)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def _unfinished(folder: Path) -> list[str]:
    """What a kill left, until the next backup or opening removes it."""
    return [path.name for path in folder.rglob("*") if _UNFINISHED.fullmatch(path.name)]


OPERATIONS: Final = {
    "backup": Operation(_back_up, _look_at_backups),
    "restore": Operation(_restore, _look_at_restored),
    "migration": Operation(_bring_up, _look_at_brought_up),
}


if __name__ == "__main__":
    sys.exit(command("tests.long.kill_copies", place, OPERATIONS))
