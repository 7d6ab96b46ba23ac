"""Brings the database of an older vault up to the schema of this version, in one transaction.

The steps are Alembic's, in `schema/versions`. It is loaded only where there is a step to take: that costs a
seventh of a second, and nearly every vault is opened by the version that made it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from mappa_chair.vault import database

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.database import Connection

# The schema of the first vaults, from which the first step leads.
OLDEST: Final = 1
# As a resource of the package, not as a path: a percent sign in a path would be taken for a reference.
SCRIPTS: Final = "mappa_chair.vault:schema"

# Where Alembic keeps its account of the steps. It is in memory: the number in the file alone says which schema a
# vault has, for every version of the programme reads that, and two numbers could disagree.
_ACCOUNT: Final = "CREATE TEMPORARY TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
_CLOSED: Final = "DROP TABLE temp.alembic_version"

# Alembic's steps find their connection through a name of the whole process.
_one_at_a_time: Final = threading.Lock()


def bring_up(connection: Connection, path: Path) -> None:
    """Take every step an older database needs; a current one is not written to. Raises a VaultError.

    Whoever calls closes the connection if this fails, which takes the transaction back.
    """
    with database.telling(path):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version != database.SCHEMA_VERSION:
            with _one_at_a_time:
                _step(connection, version)


def _step(connection: Connection, version: int) -> None:
    from alembic import command  # noqa: PLC0415 - heavy, and seldom needed
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    with database.engine_on(connection).begin() as begun:
        config.attributes["connection"] = begun
        begun.exec_driver_sql(_ACCOUNT)
        if version > OLDEST:
            command.stamp(config, str(version))
        command.upgrade(config, str(database.SCHEMA_VERSION))
        begun.exec_driver_sql(_CLOSED)
