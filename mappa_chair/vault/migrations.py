"""Brings the database of an older vault up to the schema of this version, in one transaction.

A step is written out as it was first released and never changes: the tables of today may have moved on since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mappa_chair.vault import database

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mappa_chair.vault.database import Connection

# By the version a step starts from.
STEPS: Final[Mapping[int, tuple[str, ...]]] = {
    1: (
        """CREATE TABLE setting (
            name VARCHAR NOT NULL,
            number INTEGER NOT NULL,
            value VARCHAR NOT NULL,
            author VARCHAR NOT NULL,
            at VARCHAR NOT NULL,
            reason VARCHAR NOT NULL,
            PRIMARY KEY (name, number)
        )""",
    ),
    2: (
        """CREATE TABLE decision (
            meeting_id VARCHAR NOT NULL,
            number INTEGER NOT NULL,
            kind VARCHAR NOT NULL,
            subject VARCHAR NOT NULL,
            author VARCHAR NOT NULL,
            at VARCHAR NOT NULL,
            reason VARCHAR NOT NULL,
            PRIMARY KEY (meeting_id, number),
            FOREIGN KEY(meeting_id) REFERENCES meeting (id)
        )""",
    ),
    3: (
        """CREATE TABLE signing_key (
            id INTEGER NOT NULL,
            public VARCHAR NOT NULL,
            nonce VARCHAR NOT NULL,
            wrapped VARCHAR NOT NULL,
            made_at VARCHAR NOT NULL,
            PRIMARY KEY (id)
        )""",
        """CREATE TABLE approval (
            meeting_id VARCHAR NOT NULL,
            version INTEGER NOT NULL,
            reference VARCHAR NOT NULL,
            record VARCHAR NOT NULL,
            digest VARCHAR NOT NULL,
            parts VARCHAR NOT NULL,
            approved_by VARCHAR NOT NULL,
            approved_on VARCHAR NOT NULL,
            changed VARCHAR NOT NULL,
            why VARCHAR NOT NULL,
            signature VARCHAR NOT NULL,
            PRIMARY KEY (meeting_id, version),
            FOREIGN KEY(meeting_id) REFERENCES meeting (id)
        )""",
    ),
    4: (
        """CREATE TABLE resume (
            id INTEGER NOT NULL,
            text VARCHAR NOT NULL,
            PRIMARY KEY (id)
        )""",
    ),
    5: (
        """CREATE TABLE incident (
            number INTEGER NOT NULL,
            kind VARCHAR NOT NULL,
            detail VARCHAR NOT NULL,
            reason VARCHAR NOT NULL,
            author VARCHAR NOT NULL,
            at VARCHAR NOT NULL,
            PRIMARY KEY (number)
        )""",
        """CREATE TABLE checkpoint (
            number INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            link VARCHAR NOT NULL,
            occasion VARCHAR NOT NULL,
            at VARCHAR NOT NULL,
            signature VARCHAR NOT NULL,
            PRIMARY KEY (number)
        )""",
    ),
    6: (
        """CREATE TABLE template (
            number INTEGER NOT NULL,
            name VARCHAR NOT NULL,
            content BLOB,
            digest VARCHAR NOT NULL,
            author VARCHAR NOT NULL,
            at VARCHAR NOT NULL,
            reason VARCHAR NOT NULL,
            PRIMARY KEY (number)
        )""",
    ),
    7: (
        """CREATE TABLE holder (
            slot VARCHAR NOT NULL,
            name VARCHAR NOT NULL,
            at VARCHAR NOT NULL,
            author VARCHAR NOT NULL,
            PRIMARY KEY (slot)
        )""",
        """CREATE TABLE key_file (
            id INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            content VARCHAR NOT NULL,
            PRIMARY KEY (id)
        )""",
        """CREATE TABLE former_key (
            generation INTEGER NOT NULL,
            last_seq INTEGER NOT NULL,
            audit_mac VARCHAR NOT NULL,
            head_mac VARCHAR NOT NULL,
            PRIMARY KEY (generation)
        )""",
    ),
}
OLDEST: Final = min(STEPS)


def bring_up(connection: Connection, path: Path) -> None:
    """Take every step an older database needs; a current one is not written to. Raises a VaultError.

    Whoever calls closes the connection if this fails, which takes the transaction back.
    """
    with database.telling(path):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == database.SCHEMA_VERSION:
            return
        connection.execute("BEGIN IMMEDIATE")
        for step in range(version, database.SCHEMA_VERSION):
            for statement in STEPS[step]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {database.SCHEMA_VERSION}")
        connection.execute("COMMIT")
