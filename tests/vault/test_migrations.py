"""A vault of an older version opens with what it held, brought up to the schema of today or left as it is."""

from __future__ import annotations

import errno
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair import files
from mappa_chair.vault import backupfile, database, migrations, restoring
from mappa_chair.vault.faults import NotSavedError, VaultDamagedError
from mappa_chair.vault.manifest import Occasion
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE
from tests.vault.harm import contents, refused
from tests.vault.killing import in_child
from tests.vault.test_verification import scalar, tamper

if TYPE_CHECKING:
    from agenda.record import Record
    from mappa_chair.vault.vault import Vault
    from tests.vault.killing import Killer

MEETING = "EX/0212/1"
# A vault of each schema, made by the programme of its day with the passphrase of these tests.
VECTORS = {
    int(each.name.removeprefix("schema-")): each for each in (Path(__file__).parent / "vectors").glob("schema-*")
}
OLDER = sorted(VECTORS.keys() - {database.SCHEMA_VERSION})
# What the first vaults did not have.
LATER_TABLES = (
    *("setting", "decision", "signing_key", "approval", "resume", "incident", "checkpoint", "template"),
    *("holder", "key_file", "former_key"),
)


@pytest.fixture(params=OLDER)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A vault that an older version of the programme made, with a meeting in it."""
    return Path(shutil.copytree(VECTORS[request.param], tmp_path / "team.mappa"))


@pytest.fixture
def oldest(tmp_path: Path) -> Path:
    """A vault of schema 1."""
    return Path(shutil.copytree(VECTORS[migrations.OLDEST], tmp_path / "team.mappa"))


def version(vault: Vault) -> int:
    """The schema a vault has."""
    return int(scalar(vault, "PRAGMA user_version"))


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


def test_a_current_vault_is_not_written_to(folder: Path) -> None:
    """Opening changes no byte of the database where nothing has to be brought up."""
    before = contents(folder)
    open_vault(folder, PASSPHRASE).close()
    assert contents(folder) == before


def test_a_step_that_fails_is_taken_back_whole(oldest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up meanwhile: the vault is not opened, nothing in it changed, the next try succeeds."""
    before = contents(oldest)

    def filling(connection: Any, path: Path) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        really(connection, path)

    really = migrations.bring_up
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "bring_up", filling)
        with pytest.raises(NotSavedError):
            open_vault(oldest, PASSPHRASE)
    after = contents(oldest)
    assert {name: after[name] for name in before} == before
    with open_vault(oldest, PASSPHRASE) as vault:
        assert version(vault) == database.SCHEMA_VERSION
        assert verify(vault) == []


def test_an_older_vault_is_backed_up_before_it_is_brought_up(older: Path, tmp_path: Path, initial: Record) -> None:
    """As it was, schema and all; the backup restores, and is brought up in its new folder."""
    was = older_schema(older)
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
@pytest.mark.parametrize("statement", [1, 20, 36])
def test_a_vault_killed_while_it_is_brought_up_is_of_the_old_schema_or_the_new(
    oldest: Path, monkeypatch: pytest.MonkeyPatch, statement: int
) -> None:
    """Killed from the first statement to the commit: its backup is there, and it opens with all it held."""

    def work(killer: Killer) -> None:
        def killing(connection: Any, path: Path) -> None:
            killer.is_armed = True
            really(connection, path)
            killer.is_armed = False

        monkeypatch.setattr(migrations, "bring_up", killing)
        open_vault(oldest, PASSPHRASE).close()

    really = migrations.bring_up
    assert not in_child(work, statement), "the steps are fewer by now"
    assert [each for each in backupfile.listed(oldest) if isinstance(each, backupfile.BackupFile)]
    with open_vault(oldest, PASSPHRASE) as vault:
        assert version(vault) == database.SCHEMA_VERSION
        assert verify(vault) == []


def older_schema(folder: Path) -> int:
    """The schema of a vector, by what it was named after."""
    keys = (folder / "keys.json").read_bytes()
    (found,) = [number for number, each in VECTORS.items() if (each / "keys.json").read_bytes() == keys]
    return found


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


def test_a_version_there_never_was_is_damage(folder: Path) -> None:
    """No vault was ever of version 0."""
    with open_vault(folder, PASSPHRASE) as vault:
        tamper(vault, "PRAGMA user_version = 0")
    refused(folder, PASSPHRASE, VaultDamagedError)
