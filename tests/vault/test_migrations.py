"""A vault of an older version opens with what it held, brought up to the schema of today or left as it is."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair import files
from mappa_chair.vault import backupfile, database, migrations, restoring
from mappa_chair.vault.creation import create
from mappa_chair.vault.faults import NotSavedError, VaultDamagedError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.manifest import Occasion
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE
from tests.vault.harm import contents, refused
from tests.vault.test_killed import in_child
from tests.vault.test_verification import scalar, tamper

if TYPE_CHECKING:
    from agenda.record import Record
    from mappa_chair.vault.vault import Vault

MEETING = "EX/0212/1"
# A vault of each schema, made by the programme of its day with the passphrase of these tests.
VECTORS = sorted((Path(__file__).parent / "vectors").glob("schema-*"))
LATER_TABLES = re.findall(r"CREATE TABLE (\w+)", "".join(sum(migrations.STEPS.values(), ())))


@pytest.fixture(params=VECTORS, ids=lambda path: path.name)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A vault that an older version of the programme made, with a meeting in it."""
    return Path(shutil.copytree(request.param, tmp_path / "team.mappa"))


@pytest.fixture
def oldest(tmp_path: Path) -> Path:
    """A vault of schema 1."""
    return Path(shutil.copytree(VECTORS[0], tmp_path / "team.mappa"))


def version(vault: Vault) -> int:
    """The schema a vault has."""
    return int(scalar(vault, "PRAGMA user_version"))


def schema(vault: Vault) -> dict[str, list[Any]]:
    """Every table with its columns, types, what may be null, and keys."""
    with vault.session() as session:
        connection = session.connection()
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA table_info('{name}')")]
            for (name,) in names.all()
        }


def test_an_older_vault_opens_with_what_it_held(older: Path, initial: Record) -> None:
    """Meeting, draft, marks and settings are there, it can be worked on, it has a head now, and it is whole."""
    with open_vault(older, PASSPHRASE) as vault:
        assert vault.doubt is None
        assert "An older version kept no head.json: it was made." in vault.notices
        assert version(vault) == database.SCHEMA_VERSION
        assert verify(vault) == []
        with vault.unit("Anita Rowe") as unit:
            assert unit.record(MEETING) == initial
            assert unit.drafts(MEETING) == {"review.on": "soon"}
            assert unit.marks(MEETING) == {"risk"}
            assert [each.reason for each in unit.settings_history()] in ([], ["Approved by the SMB."])
            unit.change_setting("marking", "OFFICIAL-X", reason="Approved by the SMB.")
            unit.commit()
        assert verify(vault) == []
    with open_vault(older, PASSPHRASE) as vault:
        assert vault.notices == ()
        with vault.unit("reader") as unit:
            assert unit.settings().marking == "OFFICIAL-X"


def test_an_older_vault_gets_the_tables_a_new_one_has(older: Path, tmp_path: Path) -> None:
    """Column by column, whichever way the vault came about."""
    create(tmp_path / "new.mappa", PASSPHRASE, cost=FLOOR)
    with open_vault(older, PASSPHRASE) as vault, open_vault(tmp_path / "new.mappa", PASSPHRASE) as new:
        assert schema(vault) == schema(new)


def test_a_current_vault_is_not_written_to(folder: Path) -> None:
    """Opening changes no byte of the database where nothing has to be brought up."""
    before = contents(folder)
    open_vault(folder, PASSPHRASE).close()
    assert contents(folder) == before


def test_a_step_that_fails_is_taken_back_whole(oldest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up meanwhile: the vault is not opened, nothing in it changed, the next try succeeds."""
    before = contents(oldest)

    def full(connection: Any, path: Path) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        really(connection, path)

    really = migrations.bring_up
    padded = "CREATE TABLE padding AS SELECT hex(zeroblob(40000)) AS body"
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "STEPS", {**migrations.STEPS, 1: (*migrations.STEPS[1], padded)})
        patched.setattr(migrations, "bring_up", full)
        with pytest.raises(NotSavedError):
            open_vault(oldest, PASSPHRASE)
    after = contents(oldest)
    assert {name: after[name] for name in before} == before
    with open_vault(oldest, PASSPHRASE) as vault:
        assert version(vault) == database.SCHEMA_VERSION
        assert "padding" not in schema(vault)
        assert verify(vault) == []


def test_an_older_vault_is_backed_up_before_it_is_brought_up(older: Path, tmp_path: Path, initial: Record) -> None:
    """As it was, schema and all; the backup restores, and is brought up in its new folder."""
    was = int(older_schema(older))
    with open_vault(older, PASSPHRASE) as vault:
        assert version(vault) == database.SCHEMA_VERSION
    (made,) = [each for each in backupfile.listed(older) if isinstance(each, backupfile.BackupFile)]
    assert made.manifest.schema == was
    assert made.manifest.occasion is Occasion.MIGRATION
    told: list[restoring.Loss] = []
    restoring.restore(made.path, PASSPHRASE, tmp_path / "back.mappa", present=None, tell=told.append)
    with open_vault(tmp_path / "back.mappa", PASSPHRASE) as vault:
        assert verify(vault) == []
        with vault.unit("reader") as unit:
            assert unit.record(MEETING) == initial


def test_a_vault_that_cannot_be_backed_up_is_not_brought_up(oldest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes no new file: told, and no byte of the vault has changed."""

    class Full(files.Disk):
        """A disk without room."""

        def create(self, path: Path) -> int:
            """Fail as a full disk does."""
            raise OSError(errno.ENOSPC, "full", path.name)

    before = contents(oldest)
    with monkeypatch.context() as patched:
        patched.setattr(files, "disk", Full())
        with pytest.raises(files.NotWrittenError, match="disk is full"):
            open_vault(oldest, PASSPHRASE)
    assert contents(oldest) == before
    with open_vault(oldest, PASSPHRASE) as vault:
        assert verify(vault) == []


@pytest.mark.skipif(sys.platform == "win32", reason="forks and kills as POSIX does")
@pytest.mark.parametrize("statement", range(0, 12, 2))
def test_a_vault_killed_while_it_is_brought_up_is_of_the_old_schema_or_the_new(
    oldest: Path, monkeypatch: pytest.MonkeyPatch, statement: int
) -> None:
    """Killed at each other statement of the steps: it opens with all it held, and its backup is there."""
    done = 0

    def killing(connection: Any, path: Path) -> None:
        really(Counting(connection), path)

    class Counting:
        """Kills its own process at a statement, once what it has changed may be on the disk."""

        def __init__(self, connection: Any) -> None:
            self._connection = connection

        def execute(self, text: str) -> Any:
            """Count those that change something."""
            nonlocal done
            if text.startswith(("CREATE", "COMMIT")):
                if done == statement:
                    os.kill(os.getpid(), signal.SIGKILL)
                done += 1
            return self._connection.execute(text)

    really = migrations.bring_up

    def work(writer: int) -> None:
        monkeypatch.setattr(migrations, "bring_up", killing)
        os.write(writer, b"begun\n")
        open_vault(oldest, PASSPHRASE).close()

    child, reader = in_child(work)
    os.waitpid(child, 0)
    os.close(reader)
    assert [each for each in backupfile.listed(oldest) if isinstance(each, backupfile.BackupFile)]
    with open_vault(oldest, PASSPHRASE) as vault:
        assert version(vault) == database.SCHEMA_VERSION
        assert verify(vault) == []


def older_schema(folder: Path) -> str:
    """The schema of a vector, by what it was named after."""
    keys = (folder / "keys.json").read_bytes()
    (found,) = [each for each in VECTORS if (each / "keys.json").read_bytes() == keys]
    return found.name.removeprefix("schema-")


def test_a_wrong_passphrase_brings_nothing_up(oldest: Path) -> None:
    """Only the right secret changes the vault."""
    before = (oldest / "vault.db").read_bytes()
    with pytest.raises(Exception, match="does not open"):
        open_vault(oldest, "a wrong passphrase")
    assert (oldest / "vault.db").read_bytes() == before


def test_settings_lost_with_their_table_are_missed(folder: Path) -> None:
    """A vault made to look older to lose its settings opens with the guidance, and the chain knows better."""
    with open_vault(folder, PASSPHRASE) as vault:
        with vault.unit("Anita Rowe") as unit:
            unit.change_setting("marking", "OFFICIAL", reason="Approved by the SMB.")
            unit.commit()
        link = scalar(vault, "SELECT max(seq) FROM audit")
    with open_vault(folder, PASSPHRASE) as vault:
        tamper(vault, *(f"DROP TABLE {name}" for name in LATER_TABLES), "PRAGMA user_version = 1")
    with open_vault(folder, PASSPHRASE) as vault:
        assert f"Change 1 of the setting marking is missing (audit link {link})." in verify(vault)


def test_there_is_a_step_from_every_version() -> None:
    """From the oldest to the newest without a gap."""
    assert sorted(migrations.STEPS) == list(range(migrations.OLDEST, database.SCHEMA_VERSION))


def test_a_version_there_never_was_is_damage(folder: Path) -> None:
    """No vault was ever of version 0."""
    with open_vault(folder, PASSPHRASE) as vault:
        tamper(vault, "PRAGMA user_version = 0")
    refused(folder, PASSPHRASE, VaultDamagedError)
