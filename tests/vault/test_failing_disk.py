"""A disk that is full or fails, whatever is being written: a sentence, nothing lost, and it goes on afterwards.

Two loops run short here, and long by a command: `python -m tests.long.fail_disk` lets every step of the disk fail,
SQLite's own too; `python -m tests.long.full_disk` gives every piece of work every amount of room.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mappa_chair import files
from mappa_chair.vault import database, kdf
from mappa_chair.vault.faults import NotSavedError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.long.fail_disk import every
from tests.long.full_disk import can_mount
from tests.vault import works
from tests.vault.conftest import PASSPHRASE
from tests.vault.failing import REFUSED, failing
from tests.vault.quick import ANITA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.vault.vault import Vault

ROOT = Path(__file__).parents[2]
# The others, in the long loop only, are made of the same writes.
FILLED = ("save", "close", "create", "backup", "rotate", "migrate", "export")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[works.Place]:
    """The vaults that pieces of work are done on; their keys are derived at no cost."""
    folder = tmp_path_factory.mktemp("disk")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kdf, "derive", works.costless(kdf.derive))
        patched.setenv("XDG_DATA_HOME", str(folder / works.DATA))
        yield works.place(folder, tmp_path_factory.mktemp("template") / "template.mappa")


@pytest.fixture
def at(made: works.Place, monkeypatch: pytest.MonkeyPatch) -> works.Place:
    """The same, for a computer whose memory of vaults lies on the failing disk as well."""
    monkeypatch.setenv("XDG_DATA_HOME", str(made.folder / works.DATA))
    return made


@pytest.mark.parametrize(
    ("work", "first", "stride", "lasts"),
    [
        ("save", 10, 11, False),
        ("save", 14, 17, True),
        ("close", 11, 47, True),
        ("open", 2, 7, True),
        ("create", 5, 29, True),
        ("import", 7, 49, False),
        ("backup", 4, 41, False),
        ("restore", 6, 37, True),
        ("change", 9, 17, False),
        ("rotate", 572, 23, True),
        ("migrate", 104, 43, False),
        ("export", 3, 19, True),
    ],
)
def test_whichever_step_of_the_disk_fails_nothing_is_lost(
    at: works.Place, work: str, first: int, stride: int, lasts: bool
) -> None:
    """SQLite's own steps and ours: told in a sentence or done all the same, whole afterwards, and then it works.

    A step fails once, or with all that follow it where it `lasts`. Of a rotation the last steps are tried, in
    which the new database takes the place of the old one.
    """
    tally = every(at, work, lasts=lasts, first=first, stride=stride)
    assert tally.steps > first + stride
    assert tally.failed.total() == (tally.steps - first) // stride + 1


@pytest.mark.skipif(not can_mount(), reason="no disk can be mounted here")
def test_a_disk_with_too_little_room_is_told_as_full() -> None:
    """A real file system of 8 MB with more and more room, in bytes and in files; every command with none."""
    done = subprocess.run(
        (sys.executable, "-m", "tests.long.full_disk", "--stride", "64", "--works", ",".join(FILLED)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 2 * len(FILLED) + 2


def test_the_disk_that_fails_is_the_one_that_sqlite_writes_to(tmp_path: Path) -> None:
    """Each kind of step is reached, and one that is refused fails the statement: else the loops show nothing."""
    path = tmp_path / "some.db"
    sqlcipher.connect(path).execute("CREATE TABLE one (text)").connection.close()
    refused = set()
    for number in range(1, 60):
        with failing(number, for_ever=False) as faults:
            connection = sqlcipher.connect(path, isolation_level=None)
            faults.is_armed = True
            try:
                connection.execute("INSERT INTO one VALUES (zeroblob(20000))")
                connection.execute("PRAGMA journal_mode = TRUNCATE")
                connection.execute("DELETE FROM one")
            except sqlcipher.OperationalError:
                refused.add(faults.names[number - 1])
            connection.close()
    assert refused == {*REFUSED}


def test_a_vault_that_was_brought_up_and_then_cut_short_is_in_no_doubt(
    at: works.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first head stands before the step to a schema whose vaults must have one."""

    def stopped(_vault: Vault) -> None:
        raise KeyboardInterrupt

    at.fresh()
    with monkeypatch.context() as patched:
        patched.setattr("mappa_chair.vault.settling.keymending.name_holder", stopped)
        with pytest.raises(KeyboardInterrupt):
            open_vault(at.older, PASSPHRASE)
    with open_vault(at.older, PASSPHRASE) as vault:
        assert (vault.doubt, verify(vault)) == (None, [])


def test_a_vault_closes_whatever_befalls_its_last_words(at: works.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of the programme's own in the backup at closing still gives the vault free."""

    def broken(_vault: Vault) -> Iterator[str]:
        raise RuntimeError("a mistake")

    at.fresh()
    vault = open_vault(at.vault, ANITA)
    with vault.unit("test") as unit:
        unit.save(works.REVIEW, "media", {"plan": "said"})
        unit.commit()
    monkeypatch.setattr("mappa_chair.vault.backups.at_closing", broken)
    with pytest.raises(RuntimeError, match="a mistake"):
        vault.close()
    open_vault(at.vault, ANITA).give_up()


def test_a_backup_whose_fault_has_no_number_is_told_by_its_text(tmp_path: Path) -> None:
    """The driver gives no code for what fails while a database is copied, and a general one for an export."""
    general = sqlcipher.OperationalError("disk I/O error")
    general.sqlite_errorcode = 1
    for fault in (sqlcipher.OperationalError("disk I/O error"), general):
        assert database.is_of_the_disk(fault)
        assert isinstance(database.told(fault, tmp_path / "vault.db"), NotSavedError)
    mistake = sqlcipher.OperationalError("no such table: nothing")
    mistake.sqlite_errorcode = 1
    assert not database.is_of_the_disk(mistake)


def test_a_disk_that_takes_no_more_files_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite only says that it cannot open its journal; the vault is there, so it is told as what it is."""
    (tmp_path / "vault.db").touch()
    fault = sqlcipher.OperationalError("unable to open database file")
    fault.sqlite_errorcode = 14
    assert "did not answer" in str(database.told(fault, tmp_path / "vault.db"))
    monkeypatch.setattr(files, "is_full", lambda _folder: True)
    assert "The disk is full" in str(database.told(fault, tmp_path / "vault.db"))
