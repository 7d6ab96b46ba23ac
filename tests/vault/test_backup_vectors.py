"""Backups with one fault each, committed as they were first written: each ends as it says, and touches nothing.

A vector says of which sound backup it is made, and how: bytes left out, put in, flipped, cut off or put behind by
their place in that one, and then another head where the vector holds one.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agenda.record import read as read_record
from mappa_chair.vault import backupfile, database, restoring
from mappa_chair.vault.backupfaults import BackupDamagedError, BackupForeignError, BackupNewerError
from mappa_chair.vault.faults import WrongPassphraseError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.conftest import EXAMPLES, PASSPHRASE
from tests.vault.harm import contents
from tests.vault.test_vectors import read

if TYPE_CHECKING:
    from tests.vault.test_vectors import Vector

FOLDER = Path(__file__).parent / "vectors"
VECTORS = {path.stem: read(path) for path in sorted((FOLDER / "backups").glob("*.vector"))}
SOUND = [name for name, vector in VECTORS.items() if vector.said["expect"] == "success"]
BAD = [name for name in VECTORS if name not in SOUND]
LEAST = 60


def built(vector: Vector) -> bytes:
    """The backup a vector tells of."""
    path = FOLDER / "backups" / f"{vector.said['of']}{backupfile.SUFFIX}"
    start = backupfile.read(path).start
    data = bytearray(path.read_bytes())
    said = {key: value.split() for key, value in vector.said.items()}
    if "flip" in said:
        data[int(said["flip"][0])] ^= 1 << int(said["flip"][1])
    if "cut" in said:
        del data[int(said["cut"][0]) :]
    if "drop" in said:
        first, count = map(int, said["drop"])
        data[first : first + count] = bytes.fromhex("".join(said.get("insert", [])))
    data += bytes.fromhex("".join(said.get("append", [])))
    return vector.content + bytes(data[start:]) if vector.content else bytes(data)


def ends(path: Path, secret: str, to: Path, present: restoring.Present) -> str:
    """How the restore of a backup ends."""
    try:
        restoring.restore(path, secret, to, present=present, tell=lambda _loss: None)
    except BackupForeignError:
        return "foreign"
    except WrongPassphraseError:
        return "wrong-passphrase"
    except BackupNewerError:
        return "version"
    except BackupDamagedError as fault:
        return _where(path, fault)
    return "success"


def _where(path: Path, fault: BackupDamagedError) -> str:
    """How far a damaged backup was read: to its head, to its files, or into them."""
    try:
        found = backupfile.read(path)
    except BackupDamagedError:
        return "header"
    try:
        backupfile.check(found)
    except BackupDamagedError:
        return "payload"
    return "mac" if "whoever holds the keys" in fault.problem else "vault"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where backups are brought on, beside nothing else."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """The present vault, of which the backups are."""
    return Path(shutil.copytree(FOLDER / "schema-8", tmp_path / "team.mappa"))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_backup_ends_as_it_says_before_anything_is_touched(
    name: str, stick: Path, live: Path, tmp_path: Path
) -> None:
    """The live vault as it was, byte for byte; no new folder, and nothing left behind anywhere."""
    vector = VECTORS[name]
    path = stick / f"brought{backupfile.SUFFIX}"
    path.write_bytes(built(vector))
    before, brought = contents(live), path.read_bytes()
    present = restoring.Present(live, must_match=vector.said.get("present") == "named")
    to = tmp_path / "restored.mappa"
    assert ends(path, vector.said.get("secret", PASSPHRASE), to, present) == vector.said["expect"]
    assert contents(live) == before
    assert path.read_bytes() == brought
    assert sorted(each.name for each in tmp_path.iterdir()) == ["stick", "team.mappa"]
    assert [each.name for each in stick.iterdir()] == [path.name]


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_backup_of_any_schema_restores(name: str, stick: Path, live: Path, tmp_path: Path) -> None:
    """Brought up to this schema, whole, with what it held; by each secret that opened the vault."""
    vector = VECTORS[name]
    path = stick / f"brought{backupfile.SUFFIX}"
    path.write_bytes(built(vector))
    secret, to = vector.said.get("secret", PASSPHRASE), tmp_path / "restored.mappa"
    assert ends(path, secret, to, restoring.Present(live, must_match=False)) == "success"
    with open_vault(to, secret) as vault:
        assert vault.doubt is None
        assert verify(vault) == []
        with vault.session() as session:
            version = session.connection().exec_driver_sql("PRAGMA user_version").scalar_one()
        assert version == database.SCHEMA_VERSION
        with vault.unit("reader") as unit:
            assert unit.record("EX/0212/1") == read_record(EXAMPLES[0].read_bytes()).record
            assert unit.drafts("EX/0212/1") == {"review.on": "soon"}


def test_no_bad_backup_is_offered_where_a_vault_is_damaged(live: Path) -> None:
    """Among a vault's own backups only those are named that are sound to the last bit."""
    folder = live / backupfile.FOLDER
    folder.mkdir()
    for name in BAD:
        if VECTORS[name].said["expect"] in {"header", "payload", "version"}:
            (folder / f"{name}{backupfile.SUFFIX}").write_bytes(built(VECTORS[name]))
    assert backupfile.newest_sound(live) is None
    (folder / f"20200101-000000-000001{backupfile.SUFFIX}").write_bytes(built(VECTORS["sound-8"]))
    found = backupfile.newest_sound(live)
    assert found is not None
    assert found.path.name.startswith("20200101")


def test_there_are_enough_of_them_and_of_every_kind() -> None:
    """Every way to end has its vectors, and every sound backup its use."""
    assert len(VECTORS) >= LEAST
    kinds = {vector.said["expect"] for vector in VECTORS.values()}
    assert kinds == {"success", "wrong-passphrase", "foreign", "header", "payload", "mac", "vault", "version"}
    used = {vector.said["of"] for vector in VECTORS.values()}
    assert used == {path.stem for path in (FOLDER / "backups").glob(f"*{backupfile.SUFFIX}")}
