"""Restoring a backup into a new folder: judged, opened and checked there before it takes its name.

The present vault is read for comparison and never written to.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from mappa_chair import files
from mappa_chair.vault import backupfile, database, head, incidents, keycopies, manifest, places, verification
from mappa_chair.vault.backupfaults import BackupDamagedError, BackupForeignError
from mappa_chair.vault.faults import (
    LowMemoryError,
    NotSavedError,
    VaultError,
    VaultExistsError,
    WrongPassphraseError,
)
from mappa_chair.vault.incidents import IncidentKind
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.unlocking import unlock
from mappa_chair.vault.vault import PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mappa_chair.vault.backupfile import BackupFile
    from mappa_chair.vault.database import Connection
    from mappa_chair.vault.vault import Vault


_MEETINGS: Final = "SELECT reference, updated_at FROM meeting"


class End(NamedTuple):
    """Where an audit chain ends, and the time of its last link (UTC)."""

    seq: int
    at: str


@dataclass(frozen=True, slots=True)
class Loss:
    """What the present vault has and the backup does not; `why_unknown` where that could not be found out.

    `newer` are meetings that were saved after the backup, `missing` those that it does not have, each with the
    time of its last save.
    """

    backup: End
    present: End | None = None
    newer: tuple[tuple[str, str], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    why_unknown: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether the present vault is known to have nothing more."""
        more = self.newer or self.missing
        return self.present is not None and self.present.seq <= self.backup.seq and not more


class Restored(NamedTuple):
    """What came of a restore: the backup, and how many meetings there are."""

    backup: BackupFile
    meetings: int


class Present(NamedTuple):
    """The vault a backup is compared with; `must_match` where somebody named it, so that no other will do."""

    folder: Path
    must_match: bool


def compare(path: Path, secret: str, present: Present | None) -> Loss:
    """What the present vault has more than a backup, which is opened and checked; nothing of it stays on the disk.

    Raises BackupError, WrongPassphraseError, LowMemoryError, NotWrittenError.
    """
    found, folder = _judged(path, present)
    with files.working_folder(path.absolute().parent) as unfinished, _opened(found, unfinished, secret) as vault:
        return _loss(found, vault, folder, secret)


def restore(  # noqa: PLR0913 - what is restored, where to, and what is said about it
    path: Path, secret: str, to: Path, *, present: Present | None, tell: Callable[[Loss], None], reason: str = ""
) -> Restored:
    """Restore into a new folder, once `tell` was told what the present vault has more.

    Raises BackupError, VaultExistsError, WrongPassphraseError, LowMemoryError, NotWrittenError, and whatever
    `tell` raises; then there is no new folder.
    """
    if to.exists() or to.is_symlink():
        raise VaultExistsError(to.name)
    places.refuse(to)
    found, folder = _judged(path, present)
    files.make_folders(to.absolute().parent)
    try:
        with files.folder_in_the_making(to.absolute()) as unfinished, _opened(found, unfinished, secret) as vault:
            tell(_loss(found, vault, folder, secret))
            meetings = _note(vault, found, reason)
            vault.close()
    except FileExistsError:
        raise VaultExistsError(to.name) from None
    return Restored(found, meetings)


def _judged(path: Path, present: Present | None) -> tuple[BackupFile, Path | None]:
    """All of a backup that can be judged without a passphrase, and the vault to compare it with."""
    found = backupfile.read(path)
    folder = None if present is None else _of_the_same(found, present)
    backupfile.check(found)
    return found, folder


def _of_the_same(found: BackupFile, present: Present) -> Path | None:
    """The present vault if it is the one the backup is of; raises BackupForeignError where it has to be."""
    if not present.folder.is_dir():
        return None
    try:
        copies = keycopies.KeyCopies.read(present.folder)
    except VaultError:
        # Damaged, which may be why somebody restores: what it still says is compared as far as it goes.
        return present.folder
    if any(each.vault.hex() == found.manifest.vault for each in copies.usable):
        return present.folder
    if present.must_match:
        raise BackupForeignError(found.path.name, present.folder.name)
    return None


@contextlib.contextmanager
def _opened(found: BackupFile, folder: Path, secret: str) -> Iterator[Vault]:
    """The backup's files put into a folder, opened there with its own keys, and checked as a whole."""
    for name, put in (*((each, each) for each in manifest.FILES), (keycopies.NAMES[0], keycopies.NAMES[1])):
        # As when a backup is made: no piece of it stays open where a write fails.
        with contextlib.closing(backupfile.pieces(found, name)) as contents:
            files.write_pieces(folder / put, contents)
    name = found.path.name
    try:
        with open_vault(folder, secret, remembered=False) as vault:
            _check(found, vault)
            yield vault
    except (WrongPassphraseError, LowMemoryError, NotSavedError, BackupDamagedError):
        raise  # the backup is none the worse for a disk that is full
    except VaultError as fault:
        raise BackupDamagedError(name, fault.problem.rstrip(".")) from fault


def _check(found: BackupFile, vault: Vault) -> None:
    """Raise BackupDamagedError unless the manifest and all of the vault are from whoever holds its keys."""
    name = found.path.name
    if not manifest.is_authentic(found.account, found.manifest, vault.ring.keys.head_mac):
        raise BackupDamagedError(name, "its manifest is not from whoever holds the keys of the vault")
    if vault.doubt is not None:
        raise BackupDamagedError(name, vault.doubt.problem.rstrip("."))
    wrong = verification.verify(vault)
    if wrong:
        raise BackupDamagedError(name, wrong[0].rstrip("."))


def _note(vault: Vault, found: BackupFile, reason: str) -> int:
    """Begin another line of the vault's life, and give the number of its meetings."""
    said = f"Restored from the backup of {found.said} (UTC), which ends with change {found.manifest.seq}."
    with vault.unit(PROGRAMME) as unit:
        unit.note_incident(IncidentKind.VAULT_RESTORED, said, reason)
        unit.commit()
    with vault.session() as session:
        line = incidents.line(session)
    if vault.anchors is not None:
        vault.anchors.begin_line(line)
    with vault.unit(PROGRAMME) as unit:
        return len(unit.meetings())


def _loss(found: BackupFile, vault: Vault, present: Path | None, secret: str) -> Loss:
    end = End(found.manifest.seq, found.manifest.since)
    if present is None:
        return Loss(end, why_unknown="There is no present vault to compare it with.")
    try:
        with contextlib.closing(_present(vault, present, secret)) as connection, database.telling(present / "x"):
            last = connection.execute("SELECT seq, at FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
            now = dict(connection.execute(_MEETINGS).fetchall())
    except VaultError as fault:
        return _from_head(end, vault, present, fault)
    with vault.session() as session:
        then: dict[str, str] = dict(session.connection().exec_driver_sql(_MEETINGS).all())
    newer = sorted((name, at) for name, at in now.items() if name in then and at != then[name])
    missing = sorted((name, at) for name, at in now.items() if name not in then)
    return Loss(end, End(*last) if last else None, tuple(newer), tuple(missing))


def _from_head(end: End, vault: Vault, present: Path, fault: VaultError) -> Loss:
    """What the head of a damaged vault still says: how far it went, not which meetings."""
    said = f"The present vault could not be read for comparison: {fault.problem}"
    try:
        anchor = head.read(
            present / head.NAME, vault.ring.keys.head_mac, vault.ring.file.vault.hex(), head.Place.VAULT
        )
    except VaultError:
        return Loss(end, why_unknown=said)
    return Loss(end, End(anchor.seq, anchor.at) if isinstance(anchor, head.Anchor) else None, why_unknown=said)


def _present(vault: Vault, present: Path, secret: str) -> Connection:
    """The database of the present vault, for reading alone: with the backup's keys, or those of the secret."""
    salt = database.check_header(present)
    ring = vault.ring
    if salt != ring.file.database:
        copies = keycopies.KeyCopies.read(present)
        ring = unlock(present, (each for each in copies.usable if each.database == salt), secret)
    return database.connect(present / database.NAME, ring.keys.database, salt, read_only=True)
