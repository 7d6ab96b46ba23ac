"""A new vault stands whole and private under its name, or not at all."""

from __future__ import annotations

import errno
import json
import stat
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair import files
from mappa_chair.vault import creation, kdf, slots
from mappa_chair.vault.creation import create
from mappa_chair.vault.faults import LowMemoryError, PassphraseRefusedError, VaultExistsError
from mappa_chair.vault.kdf import FLOOR, Cost
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.slots import SlotKind
from mappa_chair.vault.verification import verify
from tests.vault.conftest import FILES, PASSPHRASE, Made

if TYPE_CHECKING:
    from pathlib import Path


def test_a_vault_is_a_private_folder_of_four_files(made: Made) -> None:
    """Database, head and two equal copies of the key file, readable by their owner only."""
    assert sorted(each.name for each in made.folder.iterdir()) == FILES
    assert (made.folder / "keys.json").read_bytes() == (made.folder / "keys-copy.json").read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(each.stat().st_mode) for each in made.folder.iterdir()} == {0o600}


def test_passphrase_and_recovery_key_each_open_it(made: Made) -> None:
    """A new vault is whole and empty, and says which secret opened it."""
    for secret, kind in ((PASSPHRASE, SlotKind.PASSPHRASE), (made.recovery_key, SlotKind.RECOVERY)):
        with open_vault(made.folder, secret) as vault:
            assert vault.opened_with is kind
            assert vault.notices == ()
            assert verify(vault) == []
            with vault.unit("chair") as unit:
                assert unit.meetings() == []


def test_slots_have_the_stated_cost(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost asked for is in both slots; unless told otherwise it is what takes a second."""
    said = json.loads((made.folder / "keys.json").read_bytes())["slots"]
    assert [(each["kind"], each["kdf"], each["memory_kib"], each["passes"], each["lanes"]) for each in said] == [
        ("passphrase", "argon2id", 65_536, 3, 4),
        ("recovery", "argon2id", 65_536, 3, 4),
    ]
    asked: list[Cost] = []

    def seal(kind: SlotKind, secret: bytes, data_key: bytes, owner: bytes, cost: Cost) -> object:
        asked.append(cost)
        return slots.sealed(kind, secret, data_key, owner, FLOOR)

    monkeypatch.setattr(creation, "sealed", seal)
    monkeypatch.setattr(kdf, "tuned", lambda: Cost(passes=7))
    create(tmp_path / "other.mappa", PASSPHRASE)
    assert asked == [Cost(262_144, 7, 4)] * 2


@pytest.mark.parametrize(("took", "passes"), [(0.5, 6), (0.45, 6), (0.2, 15), (0.01, 16), (0.0, 16), (4, 3)])
def test_the_cost_is_tuned_to_a_second(monkeypatch: pytest.MonkeyPatch, took: float, passes: int) -> None:
    """More passes where the computer is fast, within the bounds of the format; never under the usual three."""
    time_told = iter([0.0, took])
    monkeypatch.setattr(kdf, "derive", lambda _secret, _salt, _cost: bytes(32))
    monkeypatch.setattr(time, "perf_counter", lambda: next(time_told))
    assert kdf.tuned() == Cost(262_144, passes, 4)


@pytest.mark.parametrize("cost", [(65_535, 3, 4), (65_536, 2, 4), (65_536, 3, 3), (2**21, 3, 4), (65_536, 17, 4)])
def test_a_cost_out_of_bounds_cannot_be_asked_for(cost: tuple[int, int, int]) -> None:
    """The floor holds for whoever calls."""
    with pytest.raises(ValueError, match="out of bounds"):
        Cost(*cost)


def test_a_refused_passphrase_makes_nothing(tmp_path: Path) -> None:
    """Nothing is on the disk before the passphrase is taken."""
    with pytest.raises(PassphraseRefusedError):
        create(tmp_path / "sub" / "team.mappa", "too short", cost=FLOOR)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", ["vault", "empty folder", "file"])
def test_nothing_is_ever_overwritten(made: Made, tmp_path: Path, there: str) -> None:
    """Whatever has the name already is left as it is."""
    target = {"vault": made.folder, "empty folder": tmp_path / "empty", "file": tmp_path / "file"}[there]
    if there == "empty folder":
        target.mkdir()
    elif there == "file":
        target.write_text("notes")
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    with pytest.raises(VaultExistsError):
        create(target, PASSPHRASE, cost=FLOOR)
    assert {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()} == before


def test_missing_folders_above_are_made(tmp_path: Path) -> None:
    """The platform's folder for a user's data may not exist yet."""
    create(tmp_path / "share" / "mappa-chair" / "vault.mappa", PASSPHRASE, cost=FLOOR)
    open_vault(tmp_path / "share" / "mappa-chair" / "vault.mappa", PASSPHRASE).close()


def test_accents_open_the_vault_however_they_are_typed(tmp_path: Path) -> None:
    """A passphrase set on one keyboard opens on another."""
    create(tmp_path / "a.mappa", "cafe\u0301 au lait, deux", cost=FLOOR)
    open_vault(tmp_path / "a.mappa", "café au lait, deux").close()


def test_too_little_memory_is_said_and_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the derivation cannot have its memory, the sentence says how much it takes."""

    class NoMemory:
        def __init__(self, **_given: Any) -> None: ...

        def derive(self, _secret: bytes) -> bytes:
            """Fail as the library does."""
            raise MemoryError

    monkeypatch.setattr(kdf, "Argon2id", NoMemory)
    with pytest.raises(LowMemoryError, match="256 MiB"):
        create(tmp_path / "team.mappa", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


class FullAfter(files.Disk):
    """A disk that is full after so many of our own writes."""

    def __init__(self, writes: int) -> None:
        self.left = writes

    def create(self, path: Path) -> int:
        """Refuse when nothing is left."""
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, "full")
        return super().create(path)


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_a_full_disk_leaves_no_half_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    """Whichever of its files cannot be written, the folder does not come into being and nothing is left."""
    monkeypatch.setattr(files, "disk", FullAfter(writes))
    with pytest.raises(files.NotWrittenError, match="full"):
        create(tmp_path / "team.mappa", PASSPHRASE, cost=FLOOR)
    assert list(tmp_path.iterdir()) == []
