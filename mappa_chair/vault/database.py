"""The encrypted database: how SQLCipher is opened, that it really encrypts, and what its faults mean.

Guidance for whoever comes here next: while a vault is open, nothing in this process may open and close `vault.db`
by itself. POSIX drops every lock a process has on a file as soon as the process closes any descriptor of it.
"""

from __future__ import annotations

import contextlib
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from mappa_chair import files
from mappa_chair.vault.faults import (
    NoEncryptionError,
    NotSavedError,
    UnencryptedDatabaseError,
    VaultBusyError,
    VaultDamagedError,
    VaultError,
    VaultMissingError,
    VaultReadOnlyError,
    VaultUnreadableError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TypeAlias

    from sqlalchemy import Engine

    Connection: TypeAlias = Any  # sqlcipher3 has no types of its own

NAME: Final = "vault.db"
JOURNAL: Final = "vault.db-journal"
PAGE_BYTES: Final = 4_096
SALT_BYTES: Final = 16
# "MAPC": what tells this programme's database from any other.
APPLICATION_ID: Final = 0x4D415043
SCHEMA_VERSION: Final = 8

_PLAINTEXT: Final = b"SQLite format 3\x00"
_BUSY_SECONDS: Final = 0.5


class _Code(IntEnum):
    """SQLite's primary result codes that mean something of their own to a person."""

    BUSY = 5
    LOCKED = 6
    NO_MEMORY = 7
    READ_ONLY = 8
    INPUT_OUTPUT = 10
    CORRUPT = 11
    FULL = 13
    CANNOT_OPEN = 14
    NOT_A_DATABASE = 26


_GENERAL: Final = 1
# What the library says of those codes, word for word, whatever befell it.
_BY_TEXT: Final = {
    "database is locked": _Code.BUSY,
    "database table is locked": _Code.LOCKED,
    "out of memory": _Code.NO_MEMORY,
    "attempt to write a readonly database": _Code.READ_ONLY,
    "disk I/O error": _Code.INPUT_OUTPUT,
    "database disk image is malformed": _Code.CORRUPT,
    "database or disk is full": _Code.FULL,
    "unable to open database file": _Code.CANNOT_OPEN,
    "file is not a database": _Code.NOT_A_DATABASE,
}

# What each setting must read back as once it was made; EXCLUSIVE first, so that it is in force at the first read.
_SETTINGS: Final[tuple[tuple[str, str, object], ...]] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("fullfsync", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
)
_CIPHER: Final = {
    "cipher_status": "1",
    "cipher_use_hmac": "1",
    "cipher_page_size": str(PAGE_BYTES),
    "cipher_plaintext_header_size": "0",
}


def check_header(folder: Path) -> bytes:
    """Judge vault.db by its size and first bytes, before any key; give its salt.

    Raises VaultMissingError, UnencryptedDatabaseError or VaultDamagedError. Not to be called on an open vault.
    """
    path = folder / NAME
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(SALT_BYTES)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise VaultMissingError(
            f"The database {NAME} of {folder.name} is missing.", "Put it back, or restore the newest backup."
        ) from None
    except OSError as fault:
        raise VaultUnreadableError(NAME) from fault
    if size == 0:
        raise VaultDamagedError(NAME, f"The database {NAME} is empty.")
    if head == _PLAINTEXT:
        raise UnencryptedDatabaseError(NAME)
    # A crash may leave half a page behind; the journal beside it then takes it back.
    if size < PAGE_BYTES or (size % PAGE_BYTES and not has_hot_journal(folder)):
        raise VaultDamagedError(NAME, f"The database {NAME} is cut off: it has {size:,} bytes.")
    return head


def has_hot_journal(folder: Path) -> bool:
    """Whether a write was interrupted and will be taken back at the next opening."""
    try:
        with (folder / JOURNAL).open("rb") as file:
            return file.read(1) not in {b"", b"\x00"}
    except FileNotFoundError:
        return False
    except OSError as fault:
        raise VaultUnreadableError(JOURNAL) from fault


def check_free(folder: Path) -> None:
    """Raise VaultBusyError if another process has the vault open; takes half a second and writes nothing.

    The question is asked without a key, so that it needs no passphrase and no key derivation, and read-only, so
    that an interrupted write is left as it is.
    """
    connection = _connect(folder / NAME, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlcipher.DatabaseError as fault:
        if _code(fault) in {_Code.BUSY, _Code.LOCKED}:
            raise VaultBusyError(folder.name) from None
        # "Not a database" is the right answer to someone without a key.
    finally:
        connection.close()


def require_encryption() -> None:
    """Refuse to work with a library that is plain SQLite under another name; raises NoEncryptionError."""
    connection = sqlcipher.connect(":memory:")
    try:
        version = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    if version is None or not hasattr(connection, "set_key"):
        raise NoEncryptionError


def connect(path: Path, key: bytes, salt: bytes, *, read_only: bool = False) -> Connection:
    """Open a database file that exists, alone, with a raw key; raises a VaultError.

    `read_only` keeps writers out as well, takes no interrupted write back, and changes no byte.
    """
    connection = _connect(path, "ro" if read_only else "rw")
    try:
        # Without this the library writes its complaints to standard error.
        connection.execute("PRAGMA cipher_log = off")
        # Not PRAGMA key: its text turns up in errors and traces. Fewer digits would be taken for a passphrase.
        connection.set_key(f"x'{key.hex()}{salt.hex()}'")
        for name, value, _ in _SETTINGS:
            connection.execute(f"PRAGMA {name} = {value}")
        connection.execute("BEGIN" if read_only else "BEGIN EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_master")
        connection.execute("COMMIT")
        _check_settings(connection)
    except sqlcipher.Error as fault:
        connection.close()
        raise told(fault, path) from None
    except BaseException:  # whatever ends it, Ctrl+C too: an open connection would hold the vault
        connection.close()
        raise
    return connection


def keep_writers_out(connection: Connection, folder: Path) -> None:
    """Hold the database while its file is replaced; raises VaultBusyError where another process got in between.

    In the locking of an open vault a journal stays beside the file, and is removed by its name at closing: then it
    could be the journal of whoever has opened the file that took the place.
    """
    before = connection.execute("PRAGMA data_version").fetchone()
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("BEGIN EXCLUSIVE")
    if connection.execute("PRAGMA data_version").fetchone() != before:
        raise VaultBusyError(folder.name)


def engine_on(connection: Connection, *, read_only: bool = False) -> Engine:
    """The one engine on the one connection. It never shows parameters, which are text of records."""
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(made: Any) -> None:
        # The driver would begin only at the first change, after the reads that change rests on.
        made.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def check_length(connection: Connection, path: Path) -> str | None:
    """A sentence if the file is not as long as the database in it, which its checksums cannot see."""
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    size = path.stat().st_size
    if size == pages * PAGE_BYTES:
        return None
    return f"{NAME} has {size:,} bytes where its {pages:,} pages take {pages * PAGE_BYTES:,}."


@contextlib.contextmanager
def telling(path: Path) -> Iterator[None]:
    """Tell faults of the database as what they mean for the vault at `path`."""
    try:
        yield
    except (sqlcipher.DatabaseError, DBAPIError) as fault:
        found = fault.orig if isinstance(fault, DBAPIError) else fault
        if not is_of_the_disk(found):
            raise
        raise told(found, path) from None


def is_of_the_disk(fault: BaseException | None) -> bool:
    """Whether a fault comes from the file or the machine, not from a mistake of the programme's own."""
    return _code(fault) in {*_Code}


def told(fault: BaseException | None, path: Path) -> VaultError:
    """What a fault of the database means to a person; its own text stays inside, for it can quote a statement."""
    name = path.parent.name
    # A vault in the making has no name yet that would tell anybody anything.
    which = "" if name.endswith(files.UNFINISHED) else f" to {name}"
    match _code(fault):
        case _Code.BUSY | _Code.LOCKED:
            return VaultBusyError(name)
        case _Code.READ_ONLY:
            return VaultReadOnlyError(name)
        case _Code.CORRUPT | _Code.NOT_A_DATABASE:
            return VaultDamagedError(NAME, f"The database {NAME} is damaged.")
        case _Code.FULL:
            return _full()
        case _Code.NO_MEMORY:
            return NotSavedError("There is not enough free memory.", "Close other programs and try again.")
        case _Code.CANNOT_OPEN if not path.exists():
            return VaultMissingError(
                f"The database {NAME} of {name} is missing.", "Check that the drive is connected."
            )
        case _Code.CANNOT_OPEN if files.is_full(path.parent):
            return _full()  # no room for the name of a journal
        case _:
            return NotSavedError(
                f"The disk did not answer: the last change{which} was not saved.",
                "Check the drive and its space, then try again.",
            )


def _full() -> NotSavedError:
    return NotSavedError("The disk is full: the last change was not saved.", "Free some space and try again.")


def moved(name: str) -> VaultMissingError:
    """What to say when the file that is open is no longer the one that stands in the vault's folder."""
    return VaultMissingError(
        f"{name} is no longer where it was opened: the last change was not saved.",
        "Leave the text on the screen, connect the drive or put the folder back, then save again.",
    )


def _check_settings(connection: Connection) -> None:
    for name, expected in _CIPHER.items():
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is None or row[0] != expected:
            raise NoEncryptionError
    for name, _, expected_now in _SETTINGS:
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected_now:
            raise NoEncryptionError


def _connect(path: Path, mode: str) -> Connection:
    # mode=rw: a missing file is never created. as_uri quotes what a folder's name may hold.
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        return sqlcipher.connect(
            uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    except sqlcipher.Error as fault:
        raise told(fault, path) from None


def _code(fault: BaseException | None) -> int:
    """The primary result code of SQLite.

    Of a backup the driver gives none, and of an export under another key a general one: there the text is judged.
    """
    code = int(getattr(fault, "sqlite_errorcode", _GENERAL)) & 0xFF
    return _BY_TEXT.get(str(fault), 0) if code == _GENERAL else code
