"""Where unlikely things meet: files that cannot be read, races, values of the wrong kind, a lie to the check."""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mappa_chair import files
from mappa_chair.vault import (
    audit,
    backupfile,
    backups,
    database,
    keychange,
    keyfile,
    manifest,
    opening,
    places,
    rotation,
    slots,
    written,
)
from mappa_chair.vault.backupfaults import BackupDamagedError, BackupRefusedError, BackupUnreadableError
from mappa_chair.vault.backups import Keeping
from mappa_chair.vault.faults import (
    NotSavedError,
    VaultBusyError,
    VaultReadOnlyError,
    VaultUnreadableError,
)
from mappa_chair.vault.keyfaults import NotProvedError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.recovery import as_text
from mappa_chair.vault.signing import SigningKey
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE
from tests.vault.test_approvals import approve, save
from tests.vault.test_verification import edit, remove, tamper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mappa_chair.vault.slots import Slot
    from mappa_chair.vault.vault import Vault

SPARE = as_text(bytes(range(16)))  # a recovery key that is made for the test


def unreadable(path: Path) -> None:
    """Put something under a name that nobody can read, not even whoever may read everything."""
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


@pytest.mark.skipif(sys.platform == "win32", reason="a link that leads to itself")
@pytest.mark.parametrize("name", ["keys.json", "keys-copy.json", "head.json", "vault.db", "vault.db-journal"])
def test_a_file_that_cannot_be_read_is_told_as_that(folder: Path, name: str) -> None:
    """Neither as damaged nor as missing: nothing is repaired over it, and nothing restored."""
    unreadable(folder / name)
    with pytest.raises(VaultUnreadableError, match=name):
        open_vault(folder, PASSPHRASE)
    assert (folder / name).is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="a link that leads to itself")
def test_a_memory_that_cannot_be_read_keeps_no_vault_shut(folder: Path, data_folder_of_its_own: Path) -> None:
    """What this computer noted of the vault is no part of it: it opens, and is noted anew."""
    open_vault(folder, PASSPHRASE).close()
    (seen,) = (data_folder_of_its_own / "mappa-chair" / "seen").iterdir()
    unreadable(seen)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.doubt is None
    assert not seen.is_symlink()


def test_a_memory_of_a_newer_version_is_left_alone(folder: Path, data_folder_of_its_own: Path) -> None:
    """An older programme opens the vault, and neither reads nor writes over what the newer one keeps."""
    open_vault(folder, PASSPHRASE).close()
    (seen,) = (data_folder_of_its_own / "mappa-chair" / "seen").iterdir()
    newer = seen.read_bytes().replace(b'"version": 1', b'"version": 2')
    seen.write_bytes(newer)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.doubt is None
        with vault.unit("chair") as unit:
            unit.change_setting("marking", "OFFICIAL-X", reason="Approved by the SMB.")
            unit.commit()
    assert seen.read_bytes() == newer


def test_an_interrupted_write_that_may_not_be_taken_back_keeps_the_vault_shut(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read without its journal the database would be half of two states."""
    (folder / database.JOURNAL).write_bytes(b"\xd9" * 600)
    monkeypatch.setattr(files, "may_write", lambda _path: False)
    with pytest.raises(VaultReadOnlyError, match="interrupted"):
        open_vault(folder, PASSPHRASE)


def test_a_refusal_at_the_first_write_opens_for_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot be asked for rights beforehand, its refusal is believed."""
    really = database.connect

    def refusing(path: Path, key: bytes, salt: bytes, *, read_only: bool = False) -> database.Connection:
        if not read_only:
            raise VaultReadOnlyError(path.parent.name)
        return really(path, key, salt, read_only=True)

    monkeypatch.setattr(database, "connect", refusing)
    with open_vault(folder, PASSPHRASE) as vault:
        assert isinstance(vault.doubt, VaultReadOnlyError)


def test_damage_met_while_a_vault_is_replaced_stays_damage(folder: Path) -> None:
    """Whether another window gave it a new key is asked of a file that can be gone by then."""
    (folder / database.NAME).unlink()
    assert opening._was_replaced(folder, b"salt") is False


def test_whoever_wrote_in_between_is_told(filled: Vault, folder: Path) -> None:
    """The lock is let go of for a moment when the database is replaced: what another process wrote then counts."""

    class Changed:
        """A connection to which the version of the data is another each time it is asked."""

        asked = 0

        def execute(self, statement: str) -> Changed:
            """Take a statement."""
            self.asked += statement == "PRAGMA data_version"
            return self

        def fetchone(self) -> tuple[int]:
            """Give the version."""
            return (self.asked,)

    with pytest.raises(VaultBusyError):
        database.keep_writers_out(Changed(), folder)
    assert verify(filled) == []


def test_a_database_that_cannot_be_opened_at_all_is_told(tmp_path: Path) -> None:
    """A folder under its name, and none at all."""
    (tmp_path / "vault.db").mkdir()
    with pytest.raises(NotSavedError, match="did not answer"):
        database.connect(tmp_path / "vault.db", bytes(32), bytes(16))


# --- backups ----------------------------------------------------------------------------------------------------


def test_a_backup_that_goes_or_shrinks_while_it_is_read_is_told(filled: Vault) -> None:
    """Between its manifest and its files a stick may be pulled."""
    made = backups.make(filled)
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:-5_000])
    with pytest.raises(BackupDamagedError, match="not what was put in"):
        backupfile.check(made)
    made.path.unlink()
    with pytest.raises(BackupUnreadableError):
        backupfile.check(made)


def test_pruning_where_there_is_no_backup_removes_nothing(folder: Path) -> None:
    """Nothing is counted back from the newest one."""
    before = sorted(folder.iterdir())
    backups.prune(folder, Keeping(1, 1))
    assert sorted(folder.iterdir()) == before


def test_a_vault_without_its_chain_is_not_backed_up(filled: Vault) -> None:
    """Nothing would say where it ends."""
    remove(filled, "audit", "seq > 0")
    with pytest.raises(BackupRefusedError, match="chain is gone"):
        backups.make(filled)


def test_a_source_that_stays_in_use_ends_a_backup() -> None:
    """The library would try for ever."""
    for status in (sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED):
        with pytest.raises(NotSavedError, match="in use"):
            backups._unless_held(status, 1, 2)
    backups._unless_held(sqlcipher.SQLITE_OK, 1, 2)


@pytest.mark.parametrize("data", [b"[]\n", b"7\n", b"null\n", b"\xff", b"[" * 5_000])
def test_a_manifest_that_is_no_object_is_damaged(data: bytes) -> None:
    """Sound JSON of another kind is none."""
    with pytest.raises(manifest.ManifestDamagedError):
        manifest.parsed(data)


# --- values of the wrong kind -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reader", "found"),
    [
        *((lambda value: written.hexadecimal(value, 4), value) for value in (None, 1, "abc", "ABCD", "abcg")),
        *((written.whole, value) for value in (True, 0, -1, 1.0, "1", 2**53)),
        *((written.time, value) for value in (None, "", "x" * 41, "né", 7)),
    ],
)
def test_a_value_of_another_kind_is_refused(reader: Callable[[object], object], found: object) -> None:
    """No digits, no number from one on, no time."""
    with pytest.raises(ValueError, match=r"^$"):
        reader(found)


def test_a_slot_that_is_no_object_damages_the_key_file(folder: Path) -> None:
    """Before anything of it is used."""
    body = json.loads((folder / "keys.json").read_text("ascii"))
    body["slots"][0] = "a slot"
    with pytest.raises(keyfile.KeyFileDamagedError):
        keyfile.parsed(json.dumps(body, indent=1).encode("ascii") + b"\n")


def test_a_moment_without_its_zone_is_never_stamped() -> None:
    """It would be read as another time on another computer."""
    with pytest.raises(ValueError, match="time zone"):
        audit.stamp(datetime(2026, 11, 24, 10, 0))  # noqa: DTZ001 - the very mistake


@pytest.mark.parametrize("content", ["{}", "garbage", "né"])
def test_keys_that_were_edited_in_the_database_are_found(filled: Vault, content: str) -> None:
    """What stands there is no key file any more; the one in the folder still opens the vault."""
    edit(filled, "key_file", f"content = '{content}'", "id = 1")
    assert [each for each in verify(filled) if "keys of the vault" in each]
    assert keychange.held(filled)
    folder = filled.folder
    filled.close()
    with open_vault(folder, PASSPHRASE) as again:
        assert again.doubt is None


# --- approvals and rotation -------------------------------------------------------------------------------------


@pytest.mark.parametrize("record", ["no json", "[]"])
def test_an_approved_record_that_is_none_is_found(filled: Vault, record: str) -> None:
    """Whatever was put in its place, the check names the version and goes on."""
    approve(filled)
    edit(filled, "approval", f"record = '{record}'", "version = 1")
    assert any("ersion 1 of" in each for each in verify(filled))


def test_a_version_that_is_gone_from_between_is_found(filled: Vault) -> None:
    """Each version follows the one before."""
    approve(filled)
    for number, nothing in ((2, True), (3, False)):
        save(filled, nothing)
        approve(filled, changed=f"Correction {number}.")
    remove(filled, "approval", "version = 2")
    found = verify(filled)
    assert any("ersion 3 of" in each and "follows version 1" in each for each in found)
    assert any("ersion 2 of" in each and "is missing" in each for each in found)


def test_an_approval_whose_digits_are_none_does_not_hold(filled: Vault) -> None:
    """A signature that cannot be read signs nothing."""
    made = approve(filled)
    with filled.unit("reader") as unit:
        public = unit.public_key()
    assert public is not None
    assert made.holds(public)
    assert not dataclasses.replace(made, signature="zz").holds(public)
    assert not dataclasses.replace(made, record_digest="zz").holds(public)
    assert not made.holds(SigningKey.made().public)
    tamper(filled, "UPDATE approval SET signature = 'zz'")
    assert any("ersion 1 of" in each for each in verify(filled))


def test_a_recovery_key_that_does_not_open_the_new_vault_stops_a_rotation(
    filled: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was written down by then: a vault that it does not open never takes the place of the old one."""
    before = (folder / database.NAME).read_bytes()[:16]
    with monkeypatch.context() as patched:

        def opened(slot: Slot, secret: bytes, owner: bytes) -> bytes | None:
            return None if owner[16:] != before else slots.opened(slot, secret, owner)

        patched.setattr(rotation, "opened", opened)
        with pytest.raises(NotProvedError, match="recovery key does not open"):
            rotation.rotate(filled, PASSPHRASE, SPARE)
    assert (folder / database.NAME).read_bytes()[:16] == before
    open_vault(folder, PASSPHRASE).close()


def test_a_folder_that_cannot_be_listed_names_no_copies(tmp_path: Path) -> None:
    """It may still be opened."""
    assert places.strangers(tmp_path / "nowhere") == []


def test_a_system_without_a_table_of_disks_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No place is refused for what is not known."""
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "none")
    assert places.shared(tmp_path) is None
