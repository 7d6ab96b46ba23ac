"""Keys of several people: added, changed, revoked, renewed; each named in the chain, none of them in a file."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from mappa_chair import files
from mappa_chair.vault import keychange, keyfile
from mappa_chair.vault.faults import PassphraseRefusedError, WrongPassphraseError
from mappa_chair.vault.keyfaults import (
    ChangeUnfinishedError,
    HolderNameError,
    KeyGoneError,
    KeyKeptError,
    NoSuchHolderError,
    PassphraseTakenError,
)
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.rotation import rotate
from mappa_chair.vault.slots import SlotKind
from mappa_chair.vault.verification import verify
from tests.vault.quick import ANITA, JO, NEW, quick, quick_vault
from tests.vault.test_verification import tamper

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.vault import Vault

__all__ = ["quick"]

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def recovery_key(tmp_path: Path) -> str:
    """The recovery key of the vault of `folder`."""
    return quick_vault(tmp_path / "keys.mappa")


@pytest.fixture
def folder(tmp_path: Path, recovery_key: str) -> Path:
    """A vault that Anita Rowe opens."""
    assert recovery_key
    return tmp_path / "keys.mappa"


@pytest.fixture
def shared(folder: Path) -> Path:
    """The same with a passphrase for Jo Green."""
    with open_vault(folder, ANITA) as vault:
        keychange.add(vault, JO, "Jo Green")
    return folder


def opens(folder: Path, secret: str) -> str | None:
    """Who opens the vault with a secret; None if it does not."""
    try:
        with open_vault(folder, secret) as vault:
            assert verify(vault) == []
            return vault.worker
    except WrongPassphraseError:
        return None


def told(vault: Vault) -> list[tuple[str, str]]:
    """What the chain keeps of the keys, and by whom."""
    with vault.unit("reader") as unit:
        return [(each.detail, each.author) for each in unit.incidents()]


def called(folder: Path, secret: str) -> list[str]:
    """Who holds a key of the vault."""
    with open_vault(folder, secret) as vault:
        return [each.called for each in keychange.held(vault)]


def test_several_people_open_one_vault_each_under_their_name(shared: Path) -> None:
    """Each passphrase opens it, and says whose it is; what each of them does bears that name."""
    assert (opens(shared, ANITA), opens(shared, JO)) == ("Anita Rowe", "Jo Green")
    with open_vault(shared, JO) as vault:
        assert vault.holder == "Jo Green"
        assert told(vault) == [("A passphrase for Jo Green was added.", "Anita Rowe")]
        listed = [(each.number, each.called, each.kind, each.by) for each in keychange.held(vault)]
    assert listed == [
        (1, "Anita Rowe", SlotKind.PASSPHRASE, "mappa-chair"),
        (2, "recovery key", SlotKind.RECOVERY, "mappa-chair"),
        (3, "Jo Green", SlotKind.PASSPHRASE, "Anita Rowe"),
    ]


def test_no_name_stands_in_a_file(shared: Path) -> None:
    """Who works on the cases of an area is nobody's business who finds the laptop."""
    for path in shared.iterdir():
        data = path.read_bytes()
        assert not [
            word
            for word in (b"Anita", b"Rowe", b"Jo Green", b"Green", "Anita".encode("utf-16-le"))
            if word in data
        ]


def test_a_changed_passphrase_takes_the_place_of_the_old_one(shared: Path) -> None:
    """The old one opens nothing more, the others are left as they were, and the name stays."""
    with open_vault(shared, JO) as vault:
        keychange.change(vault, NEW)
        assert vault.holder == "Jo Green"
    assert (opens(shared, JO), opens(shared, NEW), opens(shared, ANITA)) == (None, "Jo Green", "Anita Rowe")


def test_a_holder_may_take_another_name(shared: Path) -> None:
    """With a new passphrase; the chain keeps the one before."""
    with open_vault(shared, JO) as vault:
        keychange.change(vault, NEW, name="Jo  Grey ")
        assert vault.holder == "Jo Grey"
        assert told(vault)[-1] == ("The passphrase of Jo Green was changed. The name is now Jo Grey.", "Jo Green")
    assert called(shared, NEW) == ["Anita Rowe", "recovery key", "Jo Grey"]


def test_a_revoked_passphrase_opens_nothing(shared: Path) -> None:
    """By name, whatever its case, or by number; whose it was is still told of what was done before."""
    with open_vault(shared, ANITA) as vault:
        assert keychange.revoke(vault, "jo green").called == "Jo Green"
        assert told(vault)[-1] == ("The passphrase of Jo Green was revoked.", "Anita Rowe")
    assert (opens(shared, JO), opens(shared, ANITA)) == (None, "Anita Rowe")
    assert called(shared, ANITA) == ["Anita Rowe", "recovery key"]


def test_the_last_passphrase_and_the_recovery_key_are_kept(shared: Path, recovery_key: str) -> None:
    """Nobody can be left before a vault that nobody opens."""
    with open_vault(shared, ANITA) as vault:
        keychange.revoke(vault, "3")
        with pytest.raises(KeyKeptError, match="only passphrase"):
            keychange.revoke(vault, "1")
        with pytest.raises(KeyKeptError, match="recovery key cannot"):
            keychange.revoke(vault, "recovery key")
        with pytest.raises(NoSuchHolderError, match="Jo Green"):
            keychange.revoke(vault, "Jo Green")
        with pytest.raises(NoSuchHolderError):
            keychange.revoke(vault, " ")
    assert opens(shared, recovery_key) == "recovery key"


def test_a_new_recovery_key_ends_the_old_one(shared: Path, recovery_key: str) -> None:
    """The passphrases are left as they were."""
    made = keychange.new_recovery_key()
    with open_vault(shared, JO) as vault:
        keychange.renew_recovery(vault, made)
    assert (opens(shared, recovery_key), opens(shared, made)) == (None, "recovery key")
    assert (opens(shared, JO), opens(shared, ANITA)) == ("Jo Green", "Anita Rowe")


def test_the_recovery_key_gives_the_forgotten_passphrase_another(shared: Path, recovery_key: str) -> None:
    """Its use is in the chain; whose passphrase was forgotten must be said where there are several."""
    with open_vault(shared, recovery_key) as vault:
        assert vault.worker == "recovery key"
        with pytest.raises(KeyKeptError, match="Anita Rowe, Jo Green"):
            keychange.change(vault, NEW)
        keychange.change(vault, NEW, whose="Jo Green")
        assert (vault.worker, vault.opened_with) == ("Jo Green", SlotKind.PASSPHRASE)
        assert vault.holder == "Jo Green"
        assert told(vault)[-2:] == [
            ("The vault was opened with its recovery key.", "recovery key"),
            ("The passphrase of Jo Green was changed.", "recovery key"),
        ]
    assert (opens(shared, JO), opens(shared, NEW), opens(shared, ANITA)) == (None, "Jo Green", "Anita Rowe")


def test_of_one_person_nobody_asks_whose_it_was(folder: Path, recovery_key: str) -> None:
    """The only passphrase is the one that was forgotten."""
    with open_vault(folder, recovery_key) as vault:
        keychange.change(vault, NEW)
    assert (opens(folder, ANITA), opens(folder, NEW)) == (None, "Anita Rowe")


def test_somebody_elses_passphrase_is_not_changed(shared: Path) -> None:
    """Who opened the vault with their own changes their own."""
    with open_vault(shared, JO) as vault, pytest.raises(KeyKeptError, match="Anita Rowe did not open"):
        keychange.change(vault, NEW, whose="Anita Rowe")


def test_one_passphrase_is_one_persons(shared: Path) -> None:
    """Two people with one would be one author, and revoking one of them would change nothing."""
    with open_vault(shared, ANITA) as vault:
        for taken in (ANITA, JO):
            with pytest.raises(PassphraseTakenError):
                keychange.add(vault, taken, "Sam Hill")
        with pytest.raises(PassphraseTakenError):
            keychange.change(vault, JO)
        with pytest.raises(PassphraseRefusedError):
            keychange.add(vault, "too short", "Sam Hill")


@pytest.mark.parametrize("name", ["", "  ", "\x1b\x07", "7", "Recovery  key", "x" * 81, "anita rowe", "JO GREEN"])
def test_a_name_is_a_name_and_nobody_elses(shared: Path, name: str) -> None:
    """A number would be taken for the number of a slot, and two of one name for one person."""
    with open_vault(shared, ANITA) as vault, pytest.raises(HolderNameError):
        keychange.add(vault, NEW, name)


def test_there_is_room_for_eight_keys(shared: Path) -> None:
    """The ninth is refused before its derivation."""
    with open_vault(shared, ANITA) as vault:
        for number in range(keyfile.MAX_SLOTS - 3):
            keychange.add(vault, f"{NEW} {number}", f"Person {number}")
        with pytest.raises(KeyKeptError, match="8 keys"):
            keychange.add(vault, NEW, "Ninth")
        assert verify(vault) == []


def test_a_vault_without_names_says_chair(tmp_path: Path) -> None:
    """A vault of an older version, or made without a name: the one passphrase is the chair's."""
    quick_vault(tmp_path / "old.mappa", name="")
    with open_vault(tmp_path / "old.mappa", ANITA) as vault:
        assert (vault.holder, vault.worker) == (None, "chair")
        tamper(vault, "DELETE FROM holder", "DELETE FROM key_file", "DELETE FROM audit WHERE kind = 'keys set'")
        keychange.add(vault, JO, "Jo Green")
        with pytest.raises(HolderNameError):
            keychange.add(vault, NEW, "Chair")
        keychange.revoke(vault, "chair")
    with open_vault(tmp_path / "old.mappa", JO) as vault:
        assert vault.holder == "Jo Green"


def test_a_name_changed_in_the_database_is_found(shared: Path) -> None:
    """Who is named in the history of a vault cannot be made somebody else unseen."""
    with open_vault(shared, ANITA) as vault:
        tamper(vault, "UPDATE holder SET name = 'Somebody Else' WHERE name = 'Jo Green'")
        (fault,) = verify(vault)
    assert fault.startswith("The keys of the vault and whose they are is in audit link ")


def test_an_older_key_file_put_back_gives_way(shared: Path) -> None:
    """A revoked passphrase opens the vault once with it, is told so, changes no keys, and opens it not again."""
    before = (shared / "keys.json").read_bytes()
    with open_vault(shared, ANITA) as vault:
        keychange.revoke(vault, "Jo Green")
    now = (shared / "keys.json").read_bytes()
    for name in ("keys.json", "keys-copy.json"):
        (shared / name).write_bytes(before)
    with open_vault(shared, JO) as vault:
        assert any("an older file was put in its place" in each for each in vault.notices)
        assert any("opens it no more" in each for each in vault.notices)
        assert any("of generation 2 where 3 is known" in said and who == "Jo Green" for said, who in told(vault))
        assert verify(vault) == []
        for forbidden in (
            lambda: keychange.change(vault, NEW),
            lambda: keychange.change(vault, NEW, whose="Jo Green"),
            lambda: keychange.add(vault, NEW, "Jo Green"),
            lambda: keychange.revoke(vault, "Anita Rowe"),
            lambda: keychange.renew_recovery(vault, keychange.new_recovery_key()),
            lambda: rotate(vault, JO, keychange.new_recovery_key()),
        ):
            with pytest.raises((KeyGoneError, KeyKeptError, NoSuchHolderError)):
                forbidden()
    assert (shared / "keys.json").read_bytes() == (shared / "keys-copy.json").read_bytes() == now
    assert (opens(shared, JO), opens(shared, ANITA)) == (None, "Anita Rowe")


def test_a_key_file_newer_than_its_database_holds(shared: Path, tmp_path: Path) -> None:
    """A database put back alone keeps the passphrases of now, or nobody could open it."""
    shutil.copy(shared / "vault.db", tmp_path / "older.db")
    shutil.copy(shared / "head.json", tmp_path / "older.json")
    with open_vault(shared, JO) as vault:
        keychange.change(vault, NEW)
    shutil.copy(tmp_path / "older.db", shared / "vault.db")
    shutil.copy(tmp_path / "older.json", shared / "head.json")
    with open_vault(shared, NEW, remembered=False) as vault:
        assert any("is newer than the database" in each for each in vault.notices)
        assert verify(vault) == []
    with open_vault(shared, NEW, remembered=False) as vault:
        assert vault.notices == ()


def test_a_change_that_cannot_be_written_out_is_finished_at_the_next_opening(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills up after the commit: told so, and the old passphrase opens the vault and finishes it."""

    def full(_folder: Path, _keys: object) -> None:
        raise files.NotWrittenError("The disk is full: keys.json was not saved.", "Free some space and try again.")

    with open_vault(shared, JO) as vault, monkeypatch.context() as patched:
        patched.setattr("mappa_chair.vault.keycopies.write", full)
        with pytest.raises(ChangeUnfinishedError, match="disk is full"):
            keychange.change(vault, NEW)
    with open_vault(shared, JO) as vault:
        assert any("was cut short" in each for each in vault.notices)
    assert (opens(shared, JO), opens(shared, NEW)) == (None, "Jo Green")
