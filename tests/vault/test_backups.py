"""Backups: whole or not there, judged before anything is touched, restored beside the vault, never over it."""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import shutil
import signal
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mappa_chair import files
from mappa_chair.vault import backupfile, backups, kdf, manifest, restoring, written
from mappa_chair.vault.backupfaults import (
    BackupDamagedError,
    BackupForeignError,
    BackupNewerError,
    BackupRefusedError,
    BackupUnreadableError,
)
from mappa_chair.vault.backups import Keeping
from mappa_chair.vault.creation import create
from mappa_chair.vault.faults import VaultDamagedError, VaultExistsError, VaultMissingError, WrongPassphraseError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.restoring import Present
from mappa_chair.vault.verification import verify
from tests.mappa_chair.test_files import until_it_completes
from tests.vault.conftest import PASSPHRASE, WRONG
from tests.vault.harm import contents, flip
from tests.vault.test_killed import in_child, killed_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agenda.record import Record
    from mappa_chair.vault.restoring import Loss
    from mappa_chair.vault.vault import Vault

REVIEW = "EX/0147/3"


@pytest.fixture(autouse=True)
def no_backup_at_closing() -> None:
    """Here a vault backs itself up when it is closed."""


def note(vault: Vault, text: str) -> None:
    """Save something."""
    with vault.unit("chair") as unit:
        unit.save(REVIEW, "media", {"plan": text})
        unit.commit()


def own(folder: Path) -> list[Path]:
    """The vault's own backups."""
    return sorted((folder / backupfile.FOLDER).glob(f"*{backupfile.SUFFIX}"))


@pytest.fixture
def kept(folder: Path, review: Record) -> Path:
    """A vault with a meeting, which backed itself up when it was closed."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("import") as unit:
        unit.add(review)
        unit.commit()
    assert len(own(folder)) == 1
    return folder


@pytest.fixture
def backup(kept: Path, tmp_path: Path) -> Path:
    """A backup of it elsewhere."""
    path = tmp_path / "stick" / f"team{backupfile.SUFFIX}"
    path.parent.mkdir()
    with open_vault(kept, PASSPHRASE) as vault:
        backups.make(vault, path)
    return path


def restored(path: Path, to: Path, present: Path | None = None, secret: str = PASSPHRASE) -> list[Loss]:
    """Restore, and give what was told before."""
    told: list[Loss] = []
    against = Present(present, must_match=True) if present else None
    restoring.restore(path, secret, to, present=against, tell=told.append, reason="A drill.")
    return told


def test_a_backup_restores_to_the_vault_it_was_made_of(backup: Path, tmp_path: Path, review: Record) -> None:
    """Record, passphrase, settings and chain; that it was restored stays in it, and this computer knows both."""
    to = tmp_path / "restored.mappa"
    restored(backup, to)
    for _ in range(2):
        with open_vault(to, PASSPHRASE) as vault:
            assert vault.doubt is None
            assert vault.notices == ()
            assert verify(vault) == []
            with vault.unit("reader") as unit:
                assert unit.record(REVIEW) == review
                (incident,) = unit.incidents()
            assert incident.kind == "vault restored"
            assert incident.reason == "A drill."
    assert sorted(each.name for each in to.iterdir()) == ["head.json", "keys-copy.json", "keys.json", "vault.db"]


def test_no_word_of_a_record_lies_in_a_backup(backup: Path, review: Record) -> None:
    """What stands there before the passphrase is ids, digests, numbers and times."""
    data = backup.read_bytes()
    assert review.case is not None
    for word in (REVIEW, review.case.family_name, "Anita"):
        assert str(word).encode() not in data
    if sys.platform != "win32":
        assert backup.stat().st_mode & 0o777 == 0o600


def test_closing_backs_up_what_was_changed_and_nothing_else(kept: Path) -> None:
    """A vault that was only read makes none."""
    open_vault(kept, PASSPHRASE).close()
    assert len(own(kept)) == 1
    with open_vault(kept, PASSPHRASE) as vault:
        note(vault, "more")
    newest, *_ = backupfile.listed(kept)
    assert isinstance(newest, backupfile.BackupFile)
    assert newest.manifest.occasion is manifest.Occasion.CLOSING
    with open_vault(kept, PASSPHRASE) as vault, vault.session() as session:
        end = session.connection().exec_driver_sql("SELECT max(seq) FROM audit").scalar_one()
    assert newest.manifest.seq == end


def test_old_backups_go_by_number_and_by_age(backup: Path, kept: Path) -> None:
    """The newest stay, and of each day the last, as long as the setting says."""
    (first,) = own(kept)
    made = backupfile.read(first)
    first.unlink()
    with open_vault(kept, PASSPHRASE) as vault:
        key = vault.ring.keys.head_mac
    body = backup.read_bytes()[backupfile.read(backup).start :]
    for days, hours in ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (9, 0)):
        at = made.made - timedelta(days=days, hours=hours)
        account = manifest.parsed(backupfile.read(backup).account)
        changed = dataclasses.replace(account, made=at.isoformat(timespec="microseconds"))
        path = first.with_name(f"{days}-{hours}{backupfile.SUFFIX}")
        path.write_bytes(backupfile.head_of(changed.as_bytes(key)) + body)
    backups.prune(kept, Keeping(newest=2, days=3))
    days_left = {each.made.date() for each in backupfile.listed(kept) if isinstance(each, backupfile.BackupFile)}
    assert {"0-0", "0-1"} <= {each.stem for each in own(kept)}
    assert "9-0" not in {each.stem for each in own(kept)}
    assert len(days_left) >= 2
    backups.prune(kept, Keeping(newest=1, days=1))
    assert [each.stem for each in own(kept)] == ["0-0"]


def test_a_damaged_vault_makes_no_backup(kept: Path) -> None:
    """The copy is checked as a whole before it has a name, and the older ones stay."""
    before = {each.name: each.read_bytes() for each in own(kept)}
    data = bytearray((kept / "vault.db").read_bytes())
    data[-2_000] ^= 1
    (kept / "vault.db").write_bytes(bytes(data))
    with open_vault(kept, PASSPHRASE) as vault, pytest.raises((BackupRefusedError, VaultDamagedError)):
        backups.make(vault)
    assert {each.name: each.read_bytes() for each in own(kept)} == before
    assert [each for each in (kept / "backups").iterdir() if each.name.startswith(".")] == []


def test_a_chain_that_is_wrong_makes_no_backup(kept: Path) -> None:
    """Whole pages with a wrong link in them are no vault to be kept."""
    with open_vault(kept, PASSPHRASE) as vault:
        with vault.session() as session:
            session.connection().exec_driver_sql("UPDATE audit SET author = 'x' WHERE seq = 3")
            session.commit()
        with pytest.raises(BackupRefusedError, match="Audit link 3 was changed"):
            backups.make(vault)
        assert any("Audit link 3" in each for each in backups.at_closing(vault))
    assert len(own(kept)) == 1


HARMS: dict[str, tuple[Callable[[bytes], bytes], type[BackupDamagedError]]] = {
    "empty": (lambda _data: b"", BackupDamagedError),
    "a text": (lambda _data: b"Minutes of the meeting\n" * 50, BackupDamagedError),
    "its first word": (lambda data: b"x" + data[1:], BackupDamagedError),
    "a manifest of no end": (lambda data: data[:19] + b"\xff\xff\xff\xff" + data[23:], BackupDamagedError),
    "its manifest flipped": (lambda data: data[:300] + bytes([data[300] ^ 1]) + data[301:], BackupDamagedError),
    "cut within its manifest": (lambda data: data[:400], BackupDamagedError),
    "cut in its keys": (lambda data: data[:1_800], BackupDamagedError),
    "cut by a page": (lambda data: data[:-4_096], BackupDamagedError),
    "cut by a byte": (lambda data: data[:-1], BackupDamagedError),
    "bytes after it": (lambda data: data + b"x", BackupDamagedError),
    "twice": (lambda data: data * 2, BackupDamagedError),
    "its last page flipped": (lambda data: data[:-9] + bytes([data[-9] ^ 4]) + data[-8:], BackupDamagedError),
    "its middle flipped": (
        lambda data: data[:60_000] + bytes([data[60_000] ^ 4]) + data[60_001:],
        BackupDamagedError,
    ),
    "a newer version": (
        lambda data: data.replace(b'"version": 1,\n "vault"', b'"version": 7,\n "vault"'),
        BackupNewerError,
    ),
}


@pytest.mark.parametrize(("harm", "fault"), HARMS.values(), ids=HARMS.keys())
def test_a_bad_backup_is_refused_before_anything_is_touched(
    backup: Path, kept: Path, tmp_path: Path, harm: Callable[[bytes], bytes], fault: type[BackupDamagedError]
) -> None:
    """No new folder, nothing left behind, the present vault as it was, byte for byte."""
    backup.write_bytes(harm(backup.read_bytes()))
    before = contents(kept)
    with pytest.raises(BackupDamagedError) as caught:
        restored(backup, tmp_path / "restored.mappa", kept)
    assert type(caught.value) is fault
    assert caught.value.problem.startswith("The backup team.mappa-backup ")
    assert contents(kept) == before
    assert not (tmp_path / "restored.mappa").exists()
    assert [each.name for each in backup.parent.iterdir()] == [backup.name]


def test_a_backup_that_is_not_there_or_a_folder_is_told_as_that(tmp_path: Path) -> None:
    """A missing file is no damaged one."""
    for name in ("none.mappa-backup", ""):
        with pytest.raises(BackupUnreadableError):
            restored(tmp_path / name, tmp_path / "restored.mappa")


def test_every_flipped_bit_of_a_backup_is_noticed(backup: Path) -> None:
    """All over the file, without any passphrase."""
    sound = backup.read_bytes()
    for place in range(0, len(sound), 2_503):
        flip(backup, place, place % 8)
        with pytest.raises(BackupDamagedError):
            backupfile.check(backupfile.read(backup))
        backup.write_bytes(sound)


def test_a_doctored_manifest_with_a_right_checksum_is_refused(backup: Path, kept: Path, tmp_path: Path) -> None:
    """Its code is the vault's own: another number of changes is not taken for the backup's."""
    found = backupfile.read(backup)
    body = json.loads(found.account)
    body.pop("checksum")
    body["seq"] += 5
    body["checksum"] = manifest._checksum(body)
    account = written.dumped(body)
    backup.write_bytes(backupfile.head_of(account) + backup.read_bytes()[found.start :])
    with pytest.raises(BackupDamagedError, match="whoever holds the keys"):
        restored(backup, tmp_path / "restored.mappa", kept)
    assert not (tmp_path / "restored.mappa").exists()


def test_the_backup_of_another_vault_is_not_restored_against_this_one(backup: Path, tmp_path: Path) -> None:
    """Where the present vault was named, any other is a mistake; where it was not, there is nothing to compare."""
    create(tmp_path / "other.mappa", PASSPHRASE, cost=FLOOR)
    with pytest.raises(BackupForeignError):
        restored(backup, tmp_path / "restored.mappa", tmp_path / "other.mappa")
    loss = restoring.compare(backup, PASSPHRASE, Present(tmp_path / "other.mappa", must_match=False))
    assert loss.why_unknown


def test_a_wrong_passphrase_restores_nothing(backup: Path, tmp_path: Path) -> None:
    """It is told as that, and there is no new folder."""
    with pytest.raises(WrongPassphraseError):
        restored(backup, tmp_path / "restored.mappa", secret=WRONG)
    assert not (tmp_path / "restored.mappa").exists()


def test_a_live_vault_is_never_restored_over(backup: Path, kept: Path) -> None:
    """Nor is anything else that has the name."""
    before = contents(kept)
    with pytest.raises(VaultExistsError):
        restored(backup, kept, kept)
    assert contents(kept) == before


def test_what_would_be_lost_is_told_before(backup: Path, kept: Path, tmp_path: Path, initial: Record) -> None:
    """Meetings saved since and meetings not in it, with their times, and the numbers of the changes."""
    assert restoring.compare(backup, PASSPHRASE, Present(kept, must_match=True)).is_nothing
    with open_vault(kept, PASSPHRASE) as vault:
        note(vault, "after the backup")
        with vault.unit("import") as unit:
            unit.add(initial)
            unit.commit()
        with vault.session() as session:
            end = session.connection().exec_driver_sql("SELECT max(seq) FROM audit").scalar_one()
    before = contents(kept)
    (loss,) = restored(backup, tmp_path / "restored.mappa", kept)
    assert [name for name, _ in loss.newer] == [REVIEW]
    assert [name for name, _ in loss.missing] == [initial.meeting.reference]
    assert loss.present is not None
    assert loss.present.seq == end + 1
    assert loss.backup.seq < end
    assert not loss.is_nothing
    assert contents(kept) == before


def test_a_damaged_vault_names_its_newest_sound_backup(kept: Path) -> None:
    """Cut, gone, or without its keys: the sentence has the command that restores it; a bad one is passed over."""
    with open_vault(kept, PASSPHRASE) as vault:
        note(vault, "more")
    older, newer = own(kept)
    sound = (kept / "vault.db").read_bytes()
    (kept / "vault.db").write_bytes(sound[:-4_096])
    with pytest.raises(VaultDamagedError) as caught:
        open_vault(kept, PASSPHRASE)
    assert f'mappa-chair restore "{newer}"' in caught.value.remedy
    flip(newer, 9_000, 1)
    (kept / "vault.db").unlink()
    with pytest.raises(VaultMissingError) as gone:
        open_vault(kept, PASSPHRASE)
    assert f'mappa-chair restore "{older}"' in gone.value.remedy
    (kept / "vault.db").write_bytes(sound)
    for name in ("keys.json", "keys-copy.json"):
        (kept / name).unlink()
    with pytest.raises(VaultMissingError) as keyless:
        open_vault(kept, PASSPHRASE)
    assert f'mappa-chair restore "{older}"' in keyless.value.remedy


@pytest.mark.parametrize("for_ever", [False, True])
def test_a_backup_that_fails_at_any_step_leaves_the_old_ones(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, for_ever: bool
) -> None:
    """Whichever of our writes fails: no half backup has a name, and what was there stays sound."""
    target = tmp_path / "stick"
    target.mkdir()
    with open_vault(kept, PASSPHRASE) as vault:

        def check(done: bool) -> None:
            found = list(target.glob(f"*{backupfile.SUFFIX}"))
            assert not done or len(found) == 1
            for each in found:
                backupfile.check(backupfile.read(each))
                each.unlink()
            if not for_ever:
                assert list(target.iterdir()) == []
            for each in target.iterdir():
                shutil.rmtree(each) if each.is_dir() else each.unlink()

        def work() -> None:
            backups.make(vault, target / f"x{backupfile.SUFFIX}")

        steps = until_it_completes(monkeypatch, work, check, for_ever=for_ever)
    assert steps > 20
    (only,) = own(kept)
    backupfile.check(backupfile.read(only))


@pytest.mark.parametrize("for_ever", [False, True])
def test_a_restore_that_fails_at_any_step_leaves_no_folder(
    backup: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, for_ever: bool
) -> None:
    """Whichever of our writes fails, under the new name there is a whole vault or nothing."""
    to = tmp_path / "new" / "restored.mappa"
    before = contents(kept)

    def check(done: bool) -> None:
        assert not done or to.is_dir()
        if to.is_dir():
            shutil.rmtree(to)

    def work() -> None:
        restored(backup, to, kept)

    # The derivation is no write of ours, and takes longer than all the rest.
    monkeypatch.setattr(kdf, "derive", functools.cache(kdf.derive))
    steps = until_it_completes(monkeypatch, work, check, for_ever=for_ever)
    assert steps > 20
    assert contents(kept) == before


@pytest.mark.skipif(sys.platform == "win32", reason="forks and kills as POSIX does")
@pytest.mark.parametrize("step", range(0, 30, 6))
def test_a_backup_cut_short_by_a_kill_is_not_listed_and_is_swept(
    kept: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Old backups are as they were; what was begun goes with the next backup."""
    before = {each.name: each.read_bytes() for each in own(kept)}

    class Killing(files.Disk):
        """Kills its own process before a step."""

        left = step

        def sync(self, descriptor: int) -> None:
            """Count a file."""
            self._count()
            super().sync(descriptor)

        def write(self, descriptor: int, data: bytes | memoryview) -> int:
            """Count a write."""
            self._count()
            return super().write(descriptor, data)

        def _count(self) -> None:
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left -= 1

    def work(writer: int) -> None:
        with open_vault(kept, PASSPHRASE) as vault:
            monkeypatch.setattr(files, "disk", Killing())
            os.write(writer, b"begun\n")
            backups.make(vault)
            os.write(writer, b"made\n")
            signal.pause()

    child, reader = in_child(work)
    said = killed_after(child, reader, 1, 0.4)
    listed = backupfile.listed(kept)
    assert all(isinstance(each, backupfile.BackupFile) for each in listed)
    assert len(listed) == (2 if b"made" in said else 1)
    assert {name: (kept / "backups" / name).read_bytes() for name in before} == before
    with open_vault(kept, PASSPHRASE) as vault:
        backups.make(vault)
        assert verify(vault) == []
    assert [each for each in (kept / "backups").iterdir() if each.name.startswith(".")] == []
