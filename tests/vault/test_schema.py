"""The steps between schemas lead to what the tables declare; Alembic, which runs them, leaves nothing behind."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, ForeignKey, MetaData, String, Table

from mappa_chair.vault import database, migrations
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.tables import Row
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE
from tests.vault.harm import contents
from tests.vault.make_vectors import JO
from tests.vault.test_migrations import OLDER, VECTORS
from tests.vault.test_verification import scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from mappa_chair.vault.vault import Vault

# Opens one vault after the other and says what of Alembic is loaded after each.
_WATCH = """
import json, pathlib, sys
from mappa_chair.vault import backups
from mappa_chair.vault.opening import open_vault
backups.at_closing = lambda vault: iter(())
for folder in sys.argv[2:]:
    open_vault(pathlib.Path(folder), sys.argv[1]).close()
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules} & {"alembic", "mako"})))
"""


def differences(vault: Vault, declared: MetaData = Row.metadata) -> list[Any]:
    """What Alembic would still have to change: tables, columns, types, keys, what may be null, what is unique."""
    with vault.session() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_server_default": True})
        return list(compare_metadata(context, declared))


def tables(vault: Vault) -> dict[str, list[Any]]:
    """Every table with its columns in their order."""
    with vault.session() as session:
        connection = session.connection()
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA table_info('{name}')")]
            for (name,) in names.all()
        }


@pytest.mark.parametrize("schema", OLDER)
def test_a_vault_brought_up_has_what_a_new_one_has(schema: int, vault: Vault, tmp_path: Path) -> None:
    """Nothing is left to change, no table more stands in the file, and columns are in the same order."""
    older = Path(shutil.copytree(VECTORS[schema], tmp_path / "older.mappa"))
    with open_vault(older, PASSPHRASE) as brought_up:
        assert differences(brought_up) == []
        assert tables(brought_up) == tables(vault)


def test_a_new_vault_has_what_the_tables_declare(vault: Vault) -> None:
    """Also read back from the file."""
    assert differences(vault) == []


def _one_column_more(declared: MetaData) -> None:
    declared.tables["holder"].append_column(Column("telephone", String, nullable=True))


def _one_table_more(declared: MetaData) -> None:
    Table("pack", declared, Column("id", String, primary_key=True))


def _another_type(declared: MetaData) -> None:
    declared.tables["template"].c["content"].type = String()


def _another_key(declared: MetaData) -> None:
    declared.tables["incident"].c["author"].append_foreign_key(ForeignKey("holder.slot"))


def _never_null(declared: MetaData) -> None:
    declared.tables["case"].c["gender"].nullable = False


@pytest.mark.parametrize("change", [_one_column_more, _one_table_more, _another_type, _another_key, _never_null])
def test_a_change_of_the_tables_without_its_step_is_seen(vault: Vault, change: Callable[[MetaData], None]) -> None:
    """The comparison would notice whatever somebody forgets."""
    declared = MetaData()
    for table in Row.metadata.sorted_tables:
        table.to_metadata(declared)
    assert differences(vault, declared) == []
    change(declared)
    assert differences(vault, declared) != []


def test_the_steps_are_one_line_from_the_first_schema_to_this() -> None:
    """Each leads to the next number, and none goes back."""
    config = Config()
    config.set_main_option("script_location", migrations.SCRIPTS)
    steps = list(ScriptDirectory.from_config(config).walk_revisions())
    assert [step.revision for step in steps] == [
        str(number) for number in range(database.SCHEMA_VERSION, migrations.OLDEST, -1)
    ]
    assert not any(hasattr(step.module, "downgrade") for step in steps)


def test_a_vault_of_every_schema_is_kept() -> None:
    """From the first to this one, as the programme of its day made it."""
    assert sorted(VECTORS) == list(range(migrations.OLDEST, database.SCHEMA_VERSION + 1))


@pytest.mark.parametrize("secret", [PASSPHRASE, JO])
def test_the_kept_vault_of_this_schema_opens_and_is_left_as_it_is(secret: str, tmp_path: Path) -> None:
    """By each passphrase, with nothing to tell and something in every table."""
    folder = Path(shutil.copytree(VECTORS[database.SCHEMA_VERSION], tmp_path / "team.mappa"))
    before = contents(folder)
    with open_vault(folder, secret) as vault:
        assert vault.notices == ()
        assert verify(vault) == []
        empty = [name for name in tables(vault) if not int(scalar(vault, f'SELECT count(*) FROM "{name}"'))]  # noqa: S608 - the tables' own names
        assert empty == []
    assert contents(folder) == before


def test_alembic_is_loaded_only_where_there_is_a_step_to_take(folder: Path, tmp_path: Path) -> None:
    """Opening a vault of this version does not load it."""
    older = Path(shutil.copytree(VECTORS[OLDER[-1]], tmp_path / "older.mappa"))
    command = [sys.executable, "-c", _WATCH, PASSPHRASE, str(folder), str(older)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    assert [json.loads(line) for line in ran.stdout.splitlines()] == [[], ["alembic", "mako"]]
    assert not ran.stderr


def test_vaults_brought_up_in_several_threads_are_each_their_own(tmp_path: Path) -> None:
    """Alembic's steps find their connection through a name of the whole process: one waits for the other."""
    folders = [Path(shutil.copytree(VECTORS[schema], tmp_path / f"{schema}.mappa")) for schema in OLDER[:4]]

    def brought_up(folder: Path) -> list[str]:
        with open_vault(folder, PASSPHRASE) as vault:
            return verify(vault) + [str(each) for each in differences(vault)]

    with ThreadPoolExecutor(len(folders)) as threads:
        assert list(threads.map(brought_up, folders)) == [[]] * len(folders)


def test_nothing_about_logging_is_touched(tmp_path: Path) -> None:
    """No handler is put in and no level set, by a step or by the library that runs it."""

    def state() -> list[tuple[str, int, int]]:
        loggers = (logging.getLogger(name) for name in ("", "alembic", "alembic.runtime.migration", "sqlalchemy"))
        return [(each.name, each.level, len(each.handlers)) for each in loggers]

    before = state()
    open_vault(Path(shutil.copytree(VECTORS[OLDER[0]], tmp_path / "older.mappa")), PASSPHRASE).close()
    assert state() == before


def test_the_steps_are_part_of_what_is_installed() -> None:
    """Their folders are packages, which is what a wheel is made of."""
    steps = Path(migrations.__file__).parent / "schema"
    folders = {path.parent for path in steps.rglob("*.py")}
    assert len(folders) == 2
    assert all((folder / "__init__.py").is_file() for folder in folders)
