"""Opening: each fault reads differently, and none of them changes a byte."""

from __future__ import annotations

import json
import shutil
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mappa_chair import files
from mappa_chair.vault import database, kdf, keyfile, recovery
from mappa_chair.vault.creation import create
from mappa_chair.vault.faults import (
    LowMemoryError,
    NewerVaultError,
    NoEncryptionError,
    RecoveryKeyMistypedError,
    VaultDamagedError,
    VaultMissingError,
    WrongPassphraseError,
)
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.vault.conftest import FILES, PASSPHRASE, WRONG, Made
from tests.vault.harm import contents, flip, refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mappa_chair.vault.kdf import Cost


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> list[Cost]:
    """The key derivations that were run."""
    run: list[Cost] = []
    real = kdf.derive

    def derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
        run.append(cost)
        return real(secret, salt, cost)

    monkeypatch.setattr(kdf, "derive", derive)
    return run


def edit_keys(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change both copies of the key file as somebody on purpose would, with a checksum that fits."""
    body = json.loads((folder / "keys.json").read_bytes())
    change(body)
    body.pop("checksum")
    body["checksum"] = keyfile._checksum(body)
    for name in ("keys.json", "keys-copy.json"):
        (folder / name).write_bytes(keyfile._dumped(body))


@pytest.mark.parametrize("secret", [WRONG, "", "x", "\x00", "x" * 10_240, "\udc80" * 20, PASSPHRASE.upper()])
def test_a_wrong_passphrase_is_said_to_be_wrong(folder: Path, secret: str) -> None:
    """Empty, long, odd or nearly right: one message, no byte changed."""
    fault = refused(folder, secret, WrongPassphraseError)
    assert fault.problem == "This passphrase does not open this vault."


def test_the_recovery_key_of_another_vault_is_said_to_be_wrong(folder: Path) -> None:
    """A well-formed recovery key that is not this vault's."""
    key = "00000-00000-00000-00000-00000-00000-00000"
    with pytest.raises(RecoveryKeyMistypedError):
        open_vault(folder, key)
    other = recovery.as_text(bytes(16))
    assert refused(folder, other, WrongPassphraseError).problem == "This recovery key does not open this vault."


def test_a_mistyped_recovery_key_runs_no_derivation(made: Made, derivations: list[Cost]) -> None:
    """The check characters name the group at once."""
    wrong = "7" if made.recovery_key[8] != "7" else "8"
    fault = refused(made.folder, made.recovery_key[:8] + wrong + made.recovery_key[9:], RecoveryKeyMistypedError)
    assert fault.problem == "Group 2 of the recovery key is mistyped."
    assert derivations == []


def test_a_missing_vault_is_said_to_be_missing(tmp_path: Path) -> None:
    """No folder, an empty folder and a file in its place all read: there is no vault."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("notes")
    for name in ("nowhere", "empty", "file"):
        with pytest.raises(VaultMissingError, match="There is no vault"):
            open_vault(tmp_path / name, PASSPHRASE)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["empty", "file"]


def test_a_missing_database_is_named_and_not_made(folder: Path) -> None:
    """The key files alone are no vault, and no empty database is put beside them."""
    (folder / "vault.db").unlink()
    assert "vault.db" in refused(folder, PASSPHRASE, VaultMissingError).problem


def test_both_key_files_missing_is_named(folder: Path) -> None:
    """Without a key file no passphrase can be tried."""
    (folder / "keys.json").unlink()
    (folder / "keys-copy.json").unlink()
    assert "key files" in refused(folder, PASSPHRASE, VaultMissingError).problem


@pytest.mark.parametrize("place", [0, 20, 300, 400, 500, 700, 900, -20, -3])
def test_one_damaged_key_file_is_repaired_from_the_other(folder: Path, place: int) -> None:
    """Either copy opens the vault and repairs the other, and whoever opens it is told."""
    sound = (folder / "keys.json").read_bytes()
    for name in ("keys.json", "keys-copy.json"):
        flip(folder / name, place, 1)
        with open_vault(folder, PASSPHRASE) as vault:
            assert vault.notices == (f"{name} was damaged or missing and has been repaired from its copy.",)
        assert (folder / "keys.json").read_bytes() == (folder / "keys-copy.json").read_bytes() == sound


def test_a_wrong_passphrase_repairs_nothing(folder: Path) -> None:
    """Only whoever has the key changes the vault."""
    (folder / "keys.json").unlink()
    refused(folder, WRONG, WrongPassphraseError)
    open_vault(folder, PASSPHRASE).close()
    assert (folder / "keys.json").is_file()


@pytest.mark.parametrize("place", [0, 5, 300, 400, 500, 600, 700, 800, 900, 1_000])
def test_two_damaged_key_files_are_not_a_wrong_passphrase(
    folder: Path, place: int, derivations: list[Cost]
) -> None:
    """The checksum tells damage before a passphrase is tried."""
    flip(folder / "keys.json", place, 2)
    flip(folder / "keys-copy.json", place, 2)
    fault = refused(folder, PASSPHRASE, VaultDamagedError)
    assert isinstance(fault, VaultDamagedError)
    assert fault.part == "keys.json"
    assert derivations == []


def test_a_full_disk_does_not_keep_a_vault_shut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key file that cannot be repaired for want of space is told, and the vault opens."""

    def write(path: Path, _data: bytes) -> None:
        raise files.NotWrittenError(f"The disk is full: {path.name} was not saved.", "Free some space.")

    (folder / "keys.json").unlink()
    monkeypatch.setattr(files, "write", write)
    with open_vault(folder, PASSPHRASE) as vault:
        assert "could not be repaired" in vault.notices[0]


def test_a_doctored_cost_is_refused_before_any_derivation(folder: Path, derivations: list[Cost]) -> None:
    """Neither a cheap guess nor a derivation that eats the machine is run."""
    for memory in (8, 65_535, 2**32):
        edit_keys(folder, lambda body, memory=memory: body["slots"][0].update(memory_kib=memory))  # type: ignore[misc]
        refused(folder, PASSPHRASE, VaultDamagedError)
    assert derivations == []


def test_a_changed_parameter_is_found_by_the_key(folder: Path) -> None:
    """A generation set back with a checksum that fits does not pass the MAC."""
    edit_keys(folder, lambda body: body.update(generation=2))
    assert "damaged" in refused(folder, PASSPHRASE, VaultDamagedError).problem


def test_a_slot_of_another_vault_does_not_open_this_one(template: Made, folder: Path, tmp_path: Path) -> None:
    """A slot is tied to its vault: one whose passphrase is known cannot be pasted in."""
    create(tmp_path / "other.mappa", "another passphrase", cost=FLOOR)
    pasted = json.loads((tmp_path / "other.mappa" / "keys.json").read_bytes())["slots"][0]
    edit_keys(folder, lambda body: body["slots"].__setitem__(0, pasted))
    refused(folder, "another passphrase", VaultDamagedError)
    assert template.folder.is_dir()


def test_a_newer_vault_is_said_to_be_newer(folder: Path) -> None:
    """By its key file, and by one of its copies as well: a newer programme may have been stopped between them."""
    old = (folder / "keys.json").read_bytes()
    edit_keys(folder, lambda body: body.update(version=2))
    refused(folder, PASSPHRASE, NewerVaultError)
    (folder / "keys.json").write_bytes(old)
    refused(folder, PASSPHRASE, NewerVaultError)


def test_a_flipped_version_in_one_copy_is_repaired(folder: Path) -> None:
    """A version that only seems newer, for its checksum does not hold, gives way to the sound copy; two do not."""
    sound = (folder / "keys.json").read_bytes()
    seeming = sound.replace(b'"version": 1', b'"version": 3')
    (folder / "keys.json").write_bytes(seeming)
    open_vault(folder, PASSPHRASE).close()
    assert (folder / "keys.json").read_bytes() == sound
    for name in ("keys.json", "keys-copy.json"):
        (folder / name).write_bytes(seeming)
    refused(folder, PASSPHRASE, NewerVaultError)


def test_a_newer_database_is_said_to_be_newer(folder: Path) -> None:
    """By the version inside it, where the key file is as ours."""
    with open_vault(folder, PASSPHRASE) as vault, vault.session() as session:
        session.connection().exec_driver_sql(f"PRAGMA user_version = {database.SCHEMA_VERSION + 1}")
        session.commit()
    refused(folder, PASSPHRASE, NewerVaultError)


def test_a_library_that_does_not_encrypt_opens_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain SQLite under the name of SQLCipher is noticed before the vault is touched."""
    monkeypatch.setattr(database, "sqlcipher", sqlite3)
    refused(folder, PASSPHRASE, NoEncryptionError)


def test_a_setting_that_does_not_hold_opens_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library built without page authentication would say so, and is refused."""
    monkeypatch.setitem(database._CIPHER, "cipher_use_hmac", "0")
    refused(folder, PASSPHRASE, NoEncryptionError)


def test_the_stated_settings_hold_on_an_open_vault(folder: Path) -> None:
    """What protects the records is read back, not assumed."""
    with open_vault(folder, PASSPHRASE) as vault, vault.session() as session:
        read = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "cipher_use_hmac",
                "cipher_page_size",
                "cipher_plaintext_header_size",
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "temp_store",
                "trusted_schema",
                "locking_mode",
            )
        }
    assert read == {
        "cipher_use_hmac": "1",
        "cipher_page_size": "4096",
        "cipher_plaintext_header_size": "0",
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "locking_mode": "exclusive",
    }


def test_too_little_memory_is_not_a_wrong_passphrase(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The derivation that could not be run is told as that."""

    class NoMemory:
        def __init__(self, **_given: Any) -> None: ...

        def derive(self, _secret: bytes) -> bytes:
            """Fail as the library does."""
            raise MemoryError

    monkeypatch.setattr(kdf, "Argon2id", NoMemory)
    assert "64 MiB" in refused(folder, PASSPHRASE, LowMemoryError).problem


def test_what_a_killed_process_left_is_swept_at_the_next_opening(folder: Path) -> None:
    """An unfinished write of a key file does not stay."""
    (folder / ".0123456789abcdef.part").write_bytes(b"half")
    open_vault(folder, PASSPHRASE).close()
    assert sorted(contents(folder)) == FILES


@pytest.mark.parametrize("name", ["with space & %20 ?#.mappa", "Übergabe.mappa", "a'b\"c.mappa"])
def test_a_folder_may_have_any_name(template: Made, tmp_path: Path, name: str) -> None:
    """No character of a name is taken for part of an address."""
    shutil.copytree(template.folder, tmp_path / name)
    open_vault(tmp_path / name, PASSPHRASE).close()
    assert sorted(each.name for each in tmp_path.iterdir()) == [name]


def test_neither_key_nor_passphrase_shows_in_what_is_raised(folder: Path) -> None:
    """A fault of the database carries no text of a key, whichever way it is printed."""
    with open_vault(folder, PASSPHRASE) as vault:
        assert PASSPHRASE not in repr(vault.__dict__)
        assert vault.audit_key.hex() not in repr(vault.__dict__)
        assert repr(vault.audit_key) not in repr(vault.__dict__)
    with pytest.raises(sqlcipher.Error) as caught:
        sqlcipher.connect("file:/nowhere/at/all?mode=ro", uri=True)
    assert "nowhere" not in str(database.told(caught.value, folder / "vault.db"))
