"""Making backups: a copy of the open database, its keys and its head, checked as a whole before it has a name.

The copy is made by the library, page by page through the codes of the pages, so that a damaged page stops it; then
it is opened by itself and checked like the vault. Nothing of it is ever in plain text.
"""

from __future__ import annotations

import contextlib
import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from mappa_chair import files
from mappa_chair.vault import audit, backupfile, database, head, keycopies, verification
from mappa_chair.vault.anchors import Anchors
from mappa_chair.vault.backupfaults import BackupRefusedError
from mappa_chair.vault.backupfile import BackupFile
from mappa_chair.vault.faults import NotSavedError, VaultError, VaultReadOnlyError
from mappa_chair.vault.head import Anchor, Place
from mappa_chair.vault.manifest import FILES, Manifest, Member, Occasion
from mappa_chair.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from mappa_chair.vault.database import Connection
    from mappa_chair.vault.keyring import KeyRing

_NOT_MADE: Final = "No backup was made: the vault is damaged."


class Source(NamedTuple):
    """What a backup is made of: an open database whose turn it is, its keys, and the line of the vault's life."""

    folder: Path
    connection: Connection
    ring: KeyRing
    schema: int
    line: str


class Keeping(NamedTuple):
    """How long the vault's own backups are kept: so many of the newest, and the last of each of so many days."""

    newest: int
    days: int


def make(vault: Vault, path: Path | None = None, *, occasion: Occasion = Occasion.ASKED) -> BackupFile:
    """Back a vault up to a file, or among its own backups; what has the name is written over.

    Takes about as long as the full check. Raises BackupRefusedError where the vault is damaged, NotWrittenError.
    """
    line = vault.anchors.line if vault.anchors else ""
    with files.working_folder(_place(vault.folder, path)) as staging:
        with vault.connection() as connection:
            source = Source(vault.folder, connection, vault.ring, database.SCHEMA_VERSION, line)
            anchor = _copied(source, staging)
        _check(staging, source, database.SCHEMA_VERSION)
        return _packed(staging, source, anchor, path, Made(datetime.now(UTC), occasion))


def before_migration(source: Source) -> BackupFile:
    """Back up a vault of an older schema among its own backups, before it is brought up; raises as `make` does."""
    with files.working_folder(_place(source.folder, None)) as staging:
        anchor = _copied(source, staging)
        _check(staging, source, source.schema)
        return _packed(staging, source, anchor, None, Made(datetime.now(UTC), Occasion.MIGRATION))


def at_closing(vault: Vault) -> Iterator[str]:
    """Back up a vault that was changed, and remove what is no longer kept; a sentence for what cannot be done."""
    try:
        make(vault, occasion=Occasion.CLOSING)
        with vault.unit("backup") as unit:
            area = unit.settings()
        prune(vault.folder, Keeping(area.backups_kept, area.backup_days))
    except (VaultError, files.NotWrittenError) as fault:
        yield f"The vault is saved and closed, but no backup of it could be made. {fault}"


class Made(NamedTuple):
    """When a backup is made, and on which occasion."""

    at: datetime
    occasion: Occasion


def prune(folder: Path, keeping: Keeping) -> None:
    """Remove the vault's own backups that are older than is kept; raises NotWrittenError.

    The newest are kept whatever their age, and of each day the last. Days are counted back from the newest backup,
    so that a clock that was wrong removes nothing.
    """
    found = [each for each in backupfile.listed(folder) if isinstance(each, BackupFile)]
    if not found:
        return
    since = found[0].made.date() - timedelta(days=keeping.days)
    days = {each.made.date() for each in found if each.made.date() > since}
    for each in found[keeping.newest :]:
        day = each.made.date()
        is_last = all(other.made <= each.made for other in found if other.made.date() == day)
        if not (is_last and day in days):
            files.remove(each.path)


def _place(folder: Path, path: Path | None) -> Path:
    place = folder / backupfile.FOLDER if path is None else path.absolute().parent
    if path is None:
        files.make_folders(place)
        files.sweep(place)
    return place


def _copied(source: Source, staging: Path) -> Anchor:
    """Copy database, keys and head; give the head."""
    ring, path = source.ring, staging / database.NAME
    files.write(path, b"")
    target = database.connect(path, ring.keys.database, ring.file.database)
    try:
        with database.telling(path):
            source.connection.backup(target, progress=_unless_held)
            seq, link, at = target.execute("SELECT seq, mac, at FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    except TypeError:
        raise BackupRefusedError(_NOT_MADE, "Its audit chain is gone. Run mappa-chair verify.") from None
    finally:
        target.close()
    anchor = Anchor(ring.file.vault.hex(), source.line, seq, link, ring.file.generation, at)
    keycopies.write(staging, ring.file)
    files.write(staging / head.NAME, anchor.as_bytes(ring.keys.head_mac, Place.VAULT))
    return anchor


def _unless_held(status: int, _remaining: int, _total: int) -> None:
    # The library would try again for ever.
    if status in {sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED}:
        raise NotSavedError("The database is in use, and no backup was made.", "Try again.")


def _check(staging: Path, source: Source, schema: int) -> None:
    """Open the copy by itself and check all of it; raises BackupRefusedError."""
    ring = source.ring
    path = staging / database.NAME
    connection = database.connect(path, ring.keys.database, ring.file.database, read_only=True)
    anchors = Anchors(staging, ring, source.line, remembered=False)
    vault = Vault(
        staging,
        connection,
        ring,
        notices=(),
        clock=lambda: datetime.now(UTC),
        let_go=lambda: None,
        anchors=anchors,
        doubt=VaultReadOnlyError(staging.name),
    )
    with vault:
        whole = schema == database.SCHEMA_VERSION
        wrong = verification.verify(vault) if whole else verification.verify_older(vault)
    if wrong:
        raise BackupRefusedError(_NOT_MADE, f"{wrong[0]} Run mappa-chair verify.")


def _packed(staging: Path, source: Source, anchor: Anchor, path: Path | None, made: Made) -> BackupFile:
    ring = source.ring
    manifest = Manifest(
        vault=anchor.vault,
        database=ring.file.database.hex(),
        generation=ring.file.generation,
        schema=source.schema,
        line=source.line,
        seq=anchor.seq,
        link=anchor.link,
        since=anchor.at,
        made=audit.stamp(made.at),
        occasion=made.occasion,
        members=tuple(_member(staging / name) for name in FILES),
    )
    target = path or _free(source.folder / backupfile.FOLDER, made, anchor.seq)
    account = manifest.as_bytes(ring.keys.head_mac)
    # A write that fails leaves the piece it was at open, and an open file cannot be removed everywhere.
    with contextlib.closing(_contents(staging, account)) as contents:
        files.write_pieces(target, contents)
    found = backupfile.read(target)
    backupfile.check(found)
    return found


def _free(folder: Path, made: Made, seq: int) -> Path:
    """A name that no other backup has: two may be made within a second."""
    name = f"{made.at:%Y%m%d-%H%M%S}-{seq:06d}"
    paths = (folder / f"{name}{f'-{again}' if again else ''}{backupfile.SUFFIX}" for again in count())
    return next(each for each in paths if not each.exists())


def _contents(staging: Path, account: bytes) -> Generator[bytes]:
    yield backupfile.head_of(account)
    for name in FILES:
        yield from _pieces(staging / name)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(backupfile.PIECE):
            yield piece


def _member(path: Path) -> Member:
    found = hashlib.sha256()
    for piece in _pieces(path):
        found.update(piece)
    return Member(path.stat().st_size, found.hexdigest())
