"""A database that was harmed is named and left alone, and is never called a wrong passphrase."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

import pytest

from mappa_chair.vault.creation import create
from mappa_chair.vault.faults import UnencryptedDatabaseError, VaultDamagedError, VaultMissingError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.vault.conftest import PASSPHRASE, Made
from tests.vault.harm import flip, refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Harm(NamedTuple):
    """What is done to the bytes of a database, and the word its refusal must hold."""

    done: Callable[[bytes], bytes]
    said: str


HARMS = {
    "emptied": Harm(lambda _data: b"", "empty"),
    "another vault's": Harm(lambda data: bytes(reversed(data)), "not that of the key file"),
    "garbage": Harm(lambda _data: bytes(range(256)) * 160, "not that of the key file"),
    "its salt flipped": Harm(lambda data: bytes([data[0] ^ 1]) + data[1:], "not that of the key file"),
    "sixteen bytes": Harm(lambda data: data[:16], "cut off"),
    "a hundred bytes": Harm(lambda data: data[:100], "cut off"),
    "cut within a page": Harm(lambda data: data[:-1_000], "cut off"),
    "cut by a page": Harm(lambda data: data[:-4_096], "damaged"),
    "cut by half": Harm(lambda data: data[: len(data) // 8_192 * 4_096], "damaged"),
    "one page too many": Harm(lambda data: data + bytes(4_096), "damaged"),
    "its first page flipped": Harm(lambda data: data[:99] + bytes([data[99] ^ 1]) + data[100:], "damaged"),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_a_harmed_database_is_named_and_left_alone(folder: Path, harm: Harm) -> None:
    """Emptied, replaced, cut or flipped: the right passphrase is never called wrong, and no byte changes."""
    database = folder / "vault.db"
    database.write_bytes(harm.done(database.read_bytes()))
    fault = refused(folder, PASSPHRASE, VaultDamagedError)
    assert harm.said in fault.problem
    assert isinstance(fault, VaultDamagedError)
    assert fault.part == "vault.db"


def test_an_unencrypted_database_is_told_as_that(folder: Path) -> None:
    """Somebody's plain SQLite file in the place of the vault's is not opened."""
    (folder / "vault.db").unlink()
    connection = sqlite3.connect(folder / "vault.db")
    connection.execute("CREATE TABLE meeting (reference)")
    connection.close()
    assert "unencrypted" in refused(folder, PASSPHRASE, UnencryptedDatabaseError).problem


def test_the_database_of_another_vault_is_refused_by_its_id(made: Made, tmp_path: Path) -> None:
    """A whole and sound database with other key files beside it is not opened with their passphrase."""
    create(tmp_path / "other.mappa", PASSPHRASE, cost=FLOOR)
    shutil.copy(tmp_path / "other.mappa" / "vault.db", made.folder / "vault.db")
    assert "another vault" in refused(made.folder, PASSPHRASE, VaultDamagedError).problem


@pytest.mark.parametrize("part", ["vault.db", "keys.json"])
def test_a_folder_in_the_place_of_a_file_is_a_missing_file(folder: Path, part: str) -> None:
    """The name alone is not the file."""
    (folder / part).unlink()
    (folder / part).mkdir()
    if part == "keys.json":
        (folder / "keys-copy.json").unlink()
    with pytest.raises(VaultMissingError):
        open_vault(folder, PASSPHRASE)


def test_a_flip_anywhere_in_the_first_page_is_damage(folder: Path) -> None:
    """The pages are authenticated: no bit of what is read at opening can change unnoticed."""
    database = folder / "vault.db"
    sound = database.read_bytes()
    for place in range(16, 4_096, 371):
        flip(database, place, place % 8)
        refused(folder, PASSPHRASE, VaultDamagedError)
        database.write_bytes(sound)
