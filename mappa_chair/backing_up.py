"""Backups of a vault: made, listed, compared with what there is now, and restored into a new folder."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mappa_chair.errors import MappaChairError
from mappa_chair.vault import backupfile
from mappa_chair.vault.backupfaults import BackupDamagedError
from mappa_chair.vault.backupfile import BackupFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mappa_chair.vault.restoring import Loss, Present, Restored
    from mappa_chair.vault.vault import Vault


class BackupExistsError(MappaChairError):
    """Something stands already where a backup was to be written."""


def back_up(vault: Vault, to: Path | None = None, *, force: bool = False) -> BackupFile:
    """Back a vault up to a file, into a folder, or among its own backups; checked as a whole before it has a name.

    Raises BackupExistsError unless `force`, BackupRefusedError where the vault is damaged, NotWrittenError.
    """
    from mappa_chair.vault import backups  # noqa: PLC0415 - loads the database, as opening the vault did

    if to is not None and to.is_dir():
        to = to / f"{vault.folder.stem}-{datetime.now().astimezone():%Y-%m-%d}{backupfile.SUFFIX}"
    if to is not None and to.exists() and not force:
        raise BackupExistsError(
            f"{to.name} is there already.", "Choose another name, or write over it with --force."
        )
    return backups.make(vault, to)


def backups_of(folder: Path) -> list[BackupFile | BackupDamagedError]:
    """The vault's own backups, the newest first, each read to its end; what is damaged is told as that."""
    found: list[BackupFile | BackupDamagedError] = []
    for each in backupfile.listed(folder):
        try:
            if isinstance(each, BackupFile):
                backupfile.check(each)
        except BackupDamagedError as fault:
            found.append(fault)
        else:
            found.append(each)
    return found


def compare(path: Path, secret: str, present: Present | None) -> Loss:
    """What the present vault has more than a backup; nothing stays on the disk."""
    from mappa_chair.vault import restoring  # noqa: PLC0415 - loads the database

    return restoring.compare(path, secret, present)


def restore(  # noqa: PLR0913 - what is restored, where to, and what is said about it
    path: Path, secret: str, to: Path, *, present: Present | None, tell: Callable[[Loss], None], reason: str = ""
) -> Restored:
    """Restore a backup into a new folder, once `tell` was told what the present vault has more."""
    from mappa_chair.vault import restoring  # noqa: PLC0415 - loads the database

    return restoring.restore(path, secret, to, present=present, tell=tell, reason=reason)


def new_folder(present: Path) -> Path:
    """Where a backup is restored to unless somebody says: in the vault's own place if that is free."""
    if not present.exists():
        return present
    name = f"{present.stem}-restored-{datetime.now().astimezone():%Y-%m-%d}"
    return present.with_name(f"{name}{present.suffix}")
