"""Opening a vault: all that can be judged without the passphrase is judged first.

Nothing is written before the passphrase has proved right.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from mappa_chair import files
from mappa_chair.vault import backupfile, database, keycopies, migrations, places, privacy
from mappa_chair.vault.faults import (
    NewerVaultError,
    PlaceRefusedError,
    VaultBusyError,
    VaultDamagedError,
    VaultError,
    VaultMissingError,
    VaultReadOnlyError,
)
from mappa_chair.vault.settling import Accepted, Found, settle
from mappa_chair.vault.unlocking import unlock
from mappa_chair.vault.vault import Vault, local_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from mappa_chair.vault.database import Connection
    from mappa_chair.vault.keycopies import KeyCopies
    from mappa_chair.vault.keyfile import KeyFile
    from mappa_chair.vault.keyring import KeyRing

__all__ = ["Accepted", "Vault", "open_vault"]

# Databases open in this process. POSIX locks say nothing within a process, and closing a second descriptor of the
# same file would drop those the first opening holds.
_open_here: set[tuple[int, int]] = set()
_open_here_lock = threading.Lock()


def open_vault(
    folder: Path,
    secret: str,
    *,
    clock: Callable[[], datetime] | None = None,
    accepted: Accepted | None = None,
    remembered: bool = True,
) -> Vault:
    """Open a vault with its passphrase or its recovery key.

    Takes about as long as one Argon2id derivation (half a second at the default cost). Raises VaultMissingError,
    WrongPassphraseError, VaultDamagedError, NewerVaultError, VaultBusyError, LowMemoryError or another VaultError.
    A vault whose files may not be written, or that is not as it was last seen, opens for reading only: its `doubt`
    says why. `clock` gives the time with its zone; the computer's clock if left out. A throw-away vault is not
    `remembered` by this computer.
    """
    privacy.close_to_others()
    database.require_encryption()
    let_go, salt, file = _take(folder), b"", _identity(folder)
    try:
        salt = database.check_header(folder)
        copies = keycopies.KeyCopies.read(folder)
        _check_ids(copies, salt)
        database.check_free(folder)
        # A copy for another database is what a change of the data key leaves behind that was cut short.
        ring = unlock(folder, (each for each in copies.usable if each.database == salt), secret)
        _check_place(folder, ring, salt)
        was_cut_short = database.has_hot_journal(folder)
        connection, unwritable = _connected(folder, ring, salt, was_cut_short=was_cut_short)
        try:
            _check_still(folder, file)
            version = _check_identity(folder, connection, ring.file)
            return settle(
                Found(folder, connection, ring, version, unwritable, was_cut_short=was_cut_short),
                clock=clock or local_now,
                let_go=let_go,
                accepted=accepted,
                remembered=remembered,
            )
        except BaseException:  # whatever ends it, Ctrl+C too: an open connection would hold the vault
            connection.close()
            raise
    except BaseException as fault:  # as above, for the hold this process has on the folder
        let_go()
        if isinstance(fault, VaultDamagedError) and _was_replaced(folder, salt):
            raise VaultBusyError(folder.name) from None
        if isinstance(fault, VaultDamagedError | VaultMissingError):
            fault.remedy = backupfile.advice(folder, fault.remedy)
        raise


def _check_still(folder: Path, file: tuple[int, int] | None) -> None:
    """Raise VaultBusyError where the lock that was waited for is of a file that was replaced meanwhile."""
    if _identity(folder) != file:
        raise VaultBusyError(folder.name)


def _was_replaced(folder: Path, salt: bytes) -> bool:
    """Whether another window gave the vault a new data key meanwhile: then nothing is damaged."""
    try:
        return bool(salt) and database.check_header(folder) != salt
    except VaultError:
        return False


def _check_place(folder: Path, ring: KeyRing, salt: bytes) -> None:
    """Raise PlaceRefusedError where a sync tool or another computer keeps the vault, unless the area allows it."""
    where = places.shared(folder)
    if where is not None and not _is_allowed(folder, ring, salt):
        raise PlaceRefusedError(folder.name, where)


def _is_allowed(folder: Path, ring: KeyRing, salt: bytes) -> bool:
    """Whether the area decided that its vault may lie in a shared folder; looked up without writing a byte."""
    path = folder / database.NAME
    try:
        connection = database.connect(path, ring.keys.database, salt, read_only=True)
    except VaultReadOnlyError:
        return False  # an interrupted write would have to be taken back first
    try:
        with database.telling(path):
            tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'setting'").fetchone()[0]
            newest = "SELECT value FROM setting WHERE name = 'shared_folder' ORDER BY number DESC LIMIT 1"
            row = connection.execute(newest).fetchone() if tables else None
    finally:
        connection.close()
    return row is not None and row[0] == '"allowed"'


def _connected(
    folder: Path, ring: KeyRing, salt: bytes, *, was_cut_short: bool
) -> tuple[Connection, VaultReadOnlyError | None]:
    """The open database, and why it may only be read; None where it may be written."""
    path = folder / database.NAME
    if files.may_write(folder) and files.may_write(path):
        try:
            return database.connect(path, ring.keys.database, salt), None
        except VaultReadOnlyError:
            # The system lets nobody ask beforehand everywhere: on Windows, on some network disks.
            pass
    if was_cut_short:
        raise VaultReadOnlyError(
            folder.name,
            f"A write to {folder.name} was interrupted and must be taken back, and its files may not be written.",
            "Open it once where they may be written.",
        )
    return database.connect(path, ring.keys.database, salt, read_only=True), VaultReadOnlyError(folder.name)


def _take(folder: Path) -> Callable[[], None]:
    """Make sure that nobody in this process has the vault open; give what lets go of it again."""
    identity = _identity(folder)
    if identity is None:
        # No database: the check of its header says so in full.
        _check_folder(folder)
        return lambda: None
    with _open_here_lock:
        if identity in _open_here:
            raise VaultBusyError(folder.name)
        _open_here.add(identity)
    return lambda: _open_here.discard(identity)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which file the database is; None where there is none."""
    try:
        found = (folder / database.NAME).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _check_folder(folder: Path) -> None:
    if not any((folder / name).exists() for name in (database.NAME, *keycopies.NAMES)):
        raise VaultMissingError(
            f"There is no vault at {folder}.", "Make one with `mappa-chair new`, or check the path."
        )


def _check_ids(copies: KeyCopies, salt: bytes) -> None:
    if all(copy.database != salt for copy in copies.usable):
        raise VaultDamagedError(
            database.NAME,
            f"The database {database.NAME} is not that of the key file beside it: damaged, or of another vault.",
        )


def _check_identity(folder: Path, connection: Connection, file: KeyFile) -> int:
    """Ask the database itself whose it is and whether it is all there; give the version of its schema."""
    path = folder / database.NAME
    with database.telling(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application == database.APPLICATION_ID and version > database.SCHEMA_VERSION:
            raise NewerVaultError(folder.name)
        row = connection.execute("SELECT vault FROM vault").fetchone()
        ours = application == database.APPLICATION_ID and version >= migrations.OLDEST
        if not ours or row is None or row[0] != file.vault.hex():
            raise VaultDamagedError(database.NAME, f"The database {database.NAME} belongs to another vault.")
        wrong = database.check_length(connection, path)
    if wrong:
        raise VaultDamagedError(database.NAME, f"The database is damaged: {wrong}")
    return int(version)
