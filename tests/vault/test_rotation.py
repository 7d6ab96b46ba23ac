"""A new data key: the same vault in another file, opened by one passphrase and a new recovery key alone."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from mappa_chair import files
from mappa_chair.vault import database, keychange, rotation
from mappa_chair.vault.faults import VaultBusyError, VaultClosedError, WrongPassphraseError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.keycopies import KeyCopies
from mappa_chair.vault.keyfaults import NotProvedError, RecoveryKeyUsedError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.rotation import rotate
from mappa_chair.vault.tables import Row
from mappa_chair.vault.verification import verify
from tests.vault.conftest import example
from tests.vault.harm import contents
from tests.vault.quick import ANITA, JO, quick, quick_vault
from tests.vault.test_verification import tamper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mappa_chair.vault.vault import Vault

__all__ = ["quick"]

pytestmark = pytest.mark.usefixtures("quick")

REVIEW = "EX/0147/3"
SPARE = keychange.new_recovery_key()


@pytest.fixture
def recovery_key(tmp_path: Path) -> str:
    """The recovery key of the vault of `folder`."""
    return quick_vault(tmp_path / "keys.mappa")


@pytest.fixture
def folder(tmp_path: Path, recovery_key: str) -> Path:
    """A vault of two people with an approved meeting, a draft and a setting in it."""
    assert recovery_key
    made = tmp_path / "keys.mappa"
    with open_vault(made, ANITA) as vault:
        keychange.add(vault, JO, "Jo Green")
        with vault.unit("Anita Rowe") as unit:
            unit.add(example("level-3"))
            unit.commit()
        with vault.unit("Anita Rowe") as unit:
            unit.keep_draft(REVIEW, "review.on", "soon")
            unit.change_setting("marking", "OFFICIAL", reason="Approved by the SMB.")
            unit.commit()
    return made


def rotated(folder: Path) -> tuple[str, ...]:
    """Rotate as Anita Rowe."""
    return rotate(open_vault(folder, ANITA), ANITA, SPARE, cost=FLOOR)


def rows(vault: Vault) -> dict[str, list[tuple[object, ...]]]:
    """What a vault holds, but for what a rotation must change."""
    kept = ("case", "meeting", "revision", "action", "attendance", "draft", "mark", "setting", "approval")
    with vault.session() as session:
        tables = {name: Row.metadata.tables[name].select() for name in kept}
        return {
            name: [tuple(row) for row in session.connection().execute(query)] for name, query in tables.items()
        }


def test_it_holds_what_it_held_under_other_keys(folder: Path) -> None:
    """Every row is there, the chain goes on and verifies, and no page can be read with the old key."""
    with open_vault(folder, ANITA) as vault:
        before, old = rows(vault), vault.ring
    assert rotated(folder) == ("Jo Green",)
    with open_vault(folder, ANITA) as vault:
        assert (vault.notices, vault.holder, verify(vault)) == ((), "Anita Rowe", [])
        assert rows(vault) == before
        assert vault.ring.data_key != old.data_key
        assert vault.ring.file.generation == old.file.generation + 1
        with vault.unit("reader") as unit:
            assert unit.incidents()[-1].detail == (
                "The data key was replaced by a new one, and the recovery key with it."
                " The passphrases of Jo Green went with the old one."
            )
            unit.save(REVIEW, "smb", {"nothing_to_report": True})
            unit.commit()
        assert verify(vault) == []
    assert sorted(contents(folder)) == ["head.json", "keys-copy.json", "keys.json", "vault.db"]
    with pytest.raises(Exception, match="damaged"):
        database.connect(folder / "vault.db", old.keys.database, old.file.database)


def test_one_passphrase_and_the_new_recovery_key_open_it(folder: Path, recovery_key: str) -> None:
    """Nobody else's passphrase can be brought over, and the old recovery key is dead."""
    rotated(folder)
    for dead in (JO, recovery_key):
        with pytest.raises(WrongPassphraseError):
            open_vault(folder, dead)
    for alive in (ANITA, SPARE):
        open_vault(folder, alive).close()
    with open_vault(folder, ANITA) as vault:
        keychange.add(vault, JO, "Jo Green")
    open_vault(folder, JO).close()


def test_it_can_be_done_again(folder: Path) -> None:
    """The links of each time are verified with the keys of that time."""
    for _ in range(3):
        rotated(folder)
        with open_vault(folder, ANITA) as vault:
            assert verify(vault) == []
            tamper(vault, "UPDATE audit SET author = 'somebody else' WHERE seq = 2")
            assert "Audit link 2 was changed." in verify(vault)
            tamper(vault, "UPDATE audit SET author = 'Anita Rowe' WHERE seq = 2")
            assert verify(vault) == []


def test_a_copy_from_before_is_seen_to_be_older(folder: Path, tmp_path: Path, recovery_key: str) -> None:
    """The whole vault put back as it was opens for reading only on the computer that saw it rotated."""
    shutil.copytree(folder, tmp_path / "before")
    rotated(folder)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "before", folder)
    with open_vault(folder, JO) as vault:
        assert vault.doubt is not None
        assert "is older than this computer last saw it" in vault.doubt.problem
    with open_vault(folder, recovery_key) as vault:
        # Nothing can be written, so no new passphrase either; what is there may be read.
        assert (vault.doubt is None, vault.needs_passphrase) == (False, False)


def test_nothing_of_the_old_keys_is_enough_with_the_new_files(folder: Path, tmp_path: Path) -> None:
    """Old key files beside the new database are of another database, and so is the old database beside the new."""
    shutil.copytree(folder, tmp_path / "before")
    rotated(folder)
    shutil.copytree(folder, tmp_path / "after")
    for name in ("keys.json", "keys-copy.json"):
        shutil.copy(tmp_path / "before" / name, folder / name)
    with pytest.raises(Exception, match="not that of the key file"):
        open_vault(folder, JO)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "after", folder)
    shutil.copy(tmp_path / "before" / "vault.db", folder / "vault.db")
    with pytest.raises(Exception, match="not that of the key file"):
        open_vault(folder, ANITA)


def test_the_vault_is_closed_afterwards_whatever_happened(folder: Path) -> None:
    """What was open is another file by then."""
    vault = open_vault(folder, ANITA)
    with pytest.raises(WrongPassphraseError):
        rotate(vault, JO, SPARE, cost=FLOOR)
    with pytest.raises(VaultClosedError), vault.session():
        pass
    assert sorted(contents(folder)) == ["head.json", "keys-copy.json", "keys.json", "vault.db"]
    open_vault(folder, JO).close()


def test_the_recovery_key_rotates_nothing(folder: Path, recovery_key: str) -> None:
    """A new passphrase comes first."""
    vault = open_vault(folder, recovery_key)
    assert vault.needs_passphrase
    with pytest.raises(RecoveryKeyUsedError):
        rotate(vault, recovery_key, SPARE, cost=FLOOR)
    vault.close()


@pytest.mark.parametrize("harm", ["a row less", "a row changed", "does not open"])
def test_what_cannot_be_proved_is_not_taken(folder: Path, monkeypatch: pytest.MonkeyPatch, harm: str) -> None:
    """Whatever was written otherwise than it should: the old vault stands, nothing is left, and all is told."""

    def harmed(session: object, *given: object) -> object:
        connection = session.connection()  # type: ignore[attr-defined]  # a session of the vault's
        connection.exec_driver_sql(
            "DELETE FROM draft" if harm == "a row less" else "UPDATE revision SET body = '{}' WHERE part = 'smb'"
        )
        return carry_over(session, *given)  # type: ignore[arg-type]  # as given

    carry_over = rotation._carry_over
    before = contents(folder)
    with monkeypatch.context() as patched:
        if harm == "a row less":
            patched.setattr(rotation, "_differs", lambda _connection, table: table == "draft")
        elif harm == "a row changed":
            patched.setattr(rotation, "_carry_over", harmed)
        else:
            patched.setattr(rotation, "verify", lambda _vault: ["Audit link 3 was changed."])
        with pytest.raises(NotProvedError):
            rotated(folder)
    assert contents(folder) == before
    open_vault(folder, JO).close()


class FailsAt(files.Disk):
    """A disk whose N-th replacing of a file, or all from the N-th on, cannot be done."""

    def __init__(self, step: int, *, for_ever: bool) -> None:
        self.left = step
        self.for_ever = for_ever

    def replace(self, source: Path, target: Path) -> None:
        """Fail when it is time."""
        self.left -= 1
        if self.left == 0 or (self.for_ever and self.left < 0):
            raise OSError(28, "full")
        super().replace(source, target)


@pytest.mark.parametrize("for_ever", [False, True])
def test_a_disk_that_fails_anywhere_leaves_a_vault_that_opens(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, for_ever: bool
) -> None:
    """At every file that takes its place, once or for ever after: old or new opens, whole, and is put right."""
    shutil.copytree(folder, tmp_path / "before")
    for step in range(1, 30):
        shutil.rmtree(folder)
        shutil.rmtree(tmp_path / "data", ignore_errors=True)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        shutil.copytree(tmp_path / "before", folder)
        disk = FailsAt(step, for_ever=for_ever)
        vault = open_vault(folder, ANITA)
        with monkeypatch.context() as patched:
            patched.setattr(files, "disk", disk)
            try:
                rotate(vault, ANITA, SPARE, cost=FLOOR)
                failed = False
            except files.NotWrittenError:
                failed = True
        with open_vault(folder, ANITA) as opened:
            assert (opened.doubt, verify(opened)) == (None, [])
            now_old = any(each.called == "Jo Green" for each in keychange.held(opened))
        assert now_old is failed
        open_vault(folder, JO if now_old else SPARE).close()
        if disk.left > 0:
            break
    assert 8 < step < 29


def test_another_process_that_got_in_between_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody wrote to the database while it was let go of for a moment, nothing is replaced."""

    def busy(_connection: object, folder: Path) -> None:
        raise VaultBusyError(folder.name)

    before = contents(folder)
    with monkeypatch.context() as patched:
        patched.setattr(database, "keep_writers_out", busy)
        with pytest.raises(VaultBusyError):
            rotated(folder)
    assert contents(folder) == before


@pytest.mark.parametrize("moment", ["while the key files are read", "while the lock is waited for"])
def test_a_window_that_opens_meanwhile_is_told_to_wait(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """It neither calls the vault damaged nor works on the file that was replaced."""
    shutil.copytree(folder, tmp_path / "before")
    rotated(folder)
    shutil.copytree(folder, tmp_path / "after")
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "before", folder)

    def swapped(real: Callable[..., object], *given: object, **named: object) -> object:
        made = real(*given, **named) if moment == "while the lock is waited for" else None
        for each in ("keys.json", "keys-copy.json", "head.json", "vault.db"):
            (tmp_path / "after" / each).replace(folder / each)
        return made or real(*given, **named)

    with monkeypatch.context() as patched:
        if moment == "while the lock is waited for":
            patched.setattr(database, "connect", partial(swapped, database.connect))
        else:
            patched.setattr(KeyCopies, "read", partial(swapped, KeyCopies.read))
        with pytest.raises(VaultBusyError):
            open_vault(folder, ANITA)
    with open_vault(folder, ANITA) as vault:
        assert (vault.doubt, verify(vault)) == (None, [])


def test_the_cost_is_tuned_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vault that was made on a slow computer gets the cost of this one."""
    monkeypatch.setattr("mappa_chair.vault.kdf.tuned", lambda: FLOOR)
    rotate(open_vault(folder, ANITA), ANITA, SPARE)
    with open_vault(folder, ANITA) as vault:
        assert {slot.cost for slot in vault.ring.file.slots} == {FLOOR}
