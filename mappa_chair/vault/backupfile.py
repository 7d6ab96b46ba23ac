"""A backup as one file: a line that names it, its manifest, and the files of the vault one after the other.

Everything here is judged without a passphrase; nothing of the file is read that its manifest does not account for.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from mappa_chair.vault import manifest
from mappa_chair.vault.backupfaults import BackupDamagedError, BackupNewerError, BackupUnreadableError
from mappa_chair.vault.keyfile import MAX_BYTES as MAX_KEYS
from mappa_chair.vault.manifest import FILES, Manifest

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

FOLDER: Final = "backups"
SUFFIX: Final = ".mappa-backup"
MAGIC: Final = b"mappa-chair backup\n"
LENGTH_BYTES: Final = 4
PIECE: Final = 1 << 20
_MAX_HEAD: Final = 4_096
_PAGE: Final = 4_096


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup whose manifest could be read; `start` is where its first file begins."""

    path: Path
    manifest: Manifest
    account: bytes
    start: int

    @property
    def made(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.manifest.made)

    @property
    def said(self) -> str:
        """When it was made, for people, in UTC."""
        return self.manifest.made[:16].replace("T", " ")


def head_of(account: bytes) -> bytes:
    """What stands before the files of a backup with this manifest."""
    return MAGIC + len(account).to_bytes(LENGTH_BYTES, "big") + account


def read(path: Path) -> BackupFile:
    """Read what a backup says of itself, and hold its length against that.

    Raises BackupUnreadableError, BackupNewerError, BackupDamagedError.
    """
    try:
        with path.open("rb") as file:
            account = _account(file, path.name)
        size = path.stat().st_size
    except OSError as fault:
        raise BackupUnreadableError(path.name) from fault
    try:
        found = manifest.parsed(account)
        datetime.fromisoformat(found.made)
    except manifest.ManifestNewerError:
        raise BackupNewerError(path.name) from None
    except (manifest.ManifestDamagedError, ValueError):
        raise BackupDamagedError(path.name, "its manifest is not as it was written") from None
    start = len(head_of(account))
    keys, head, database = (member.length for member in found.members)
    if keys > MAX_KEYS or head > _MAX_HEAD or database % _PAGE:
        raise BackupDamagedError(path.name, "the lengths of its files cannot be")
    if start + keys + head + database != size:
        raise BackupDamagedError(path.name, f"it has {size:,} bytes, and its manifest accounts for another number")
    return BackupFile(path, found, account, start)


def _account(file: BinaryIO, name: str) -> bytes:
    if file.read(len(MAGIC)) != MAGIC:
        raise BackupDamagedError(name, "it does not begin as a backup does")
    length = int.from_bytes(file.read(LENGTH_BYTES), "big")
    if not 0 < length <= manifest.MAX_BYTES:
        raise BackupDamagedError(name, "its manifest is too long")
    return file.read(length)


def pieces(backup: BackupFile, name: str) -> Generator[bytes]:
    """One file of a backup piece by piece; raises BackupDamagedError at its end if it is not what was put in."""
    place = FILES.index(name)
    member = backup.manifest.members[place]
    found, left = hashlib.sha256(), member.length
    try:
        with backup.path.open("rb") as file:
            file.seek(backup.start + sum(each.length for each in backup.manifest.members[:place]))
            while left:
                piece = file.read(min(PIECE, left))
                if not piece:
                    break
                found.update(piece)
                left -= len(piece)
                yield piece
    except OSError as fault:
        raise BackupUnreadableError(backup.path.name) from fault
    if left or found.hexdigest() != member.digest:
        raise BackupDamagedError(backup.path.name, f"{name} in it is not what was put in")


def check(backup: BackupFile) -> None:
    """Read a backup to its end; raises BackupDamagedError if a bit of it has changed."""
    for name in FILES:
        for _ in pieces(backup, name):
            pass


def listed(folder: Path) -> list[BackupFile | BackupDamagedError]:
    """Every backup in the vault's own folder of them, the newest first; what cannot be read comes last."""
    found: list[BackupFile] = []
    faults: list[BackupDamagedError] = []
    for path in sorted((folder / FOLDER).glob(f"*{SUFFIX}")):
        try:
            found.append(read(path))
        except BackupDamagedError as fault:
            faults.append(fault)
    return [*sorted(found, key=lambda each: each.made, reverse=True), *faults]


def newest_sound(folder: Path) -> BackupFile | None:
    """The newest backup of a vault of which every bit is as it was written."""
    for each in listed(folder):
        if isinstance(each, BackupFile):
            try:
                check(each)
            except BackupDamagedError:
                continue  # the one before it may do
            return each
    return None


def advice(folder: Path, otherwise: str) -> str:
    """What to do with a damaged vault: the command that restores its newest sound backup, if there is one."""
    found = newest_sound(folder)
    if found is None:
        return otherwise
    return (
        f'Restore its backup of {found.said} (UTC) into a new folder: mappa-chair restore "{found.path}".'
        " Leave this one as it is."
    )
