"""A new data key: the vault is written anew under it into a file of its own, proved, and put in its place.

Never in place: a rekey that was killed half-way left databases that neither key opened. Here the old one stays as
it is until the new one takes its name in one step. The two copies of the key file make that step one for both:
just before it, one copy is the old and one the new, and whichever database stands there finds its own.

Whoever kept the old data key opens nothing of the new database. The passphrases of others cannot be brought over,
for nobody here knows them: each is added again.
"""

from __future__ import annotations

import contextlib
import secrets
import sys
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import Session

from mappa_chair import files
from mappa_chair.vault import approvals, audit, database, head, holders, incidents, kdf, keycopies, recovery
from mappa_chair.vault.faults import WrongPassphraseError
from mappa_chair.vault.incidents import IncidentKind
from mappa_chair.vault.keychange import check_present
from mappa_chair.vault.keyfaults import NotProvedError, RecoveryKeyUsedError
from mappa_chair.vault.keyfile import KeyFile
from mappa_chair.vault.keyring import KeyRing
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.passphrase import normalised
from mappa_chair.vault.revisions import Signature
from mappa_chair.vault.slots import SlotKind, opened, sealed
from mappa_chair.vault.subkeys import DATA_KEY_BYTES, subkeys_of
from mappa_chair.vault.tables import FormerKeyRow, Row, SigningKeyRow
from mappa_chair.vault.vault import local_now
from mappa_chair.vault.verification import verify

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.database import Connection
    from mappa_chair.vault.holders import Holder
    from mappa_chair.vault.kdf import Cost
    from mappa_chair.vault.vault import Vault


class _New(NamedTuple):
    """The vault to be: its keys, the folder it is made in, and the end of its chain."""

    ring: KeyRing
    folder: Path
    end: audit.Head
    at: str


def rotate(vault: Vault, passphrase: str, recovery_text: str, *, cost: Cost | None = None) -> tuple[str, ...]:
    """Give an open vault a new data key, and close it; the names of those whose passphrase must be added again.

    `passphrase` is the one that opened it and `recovery_text` a recovery key that was made for it and shown; both
    open it afterwards, and nothing else does. Takes room for a second database meanwhile, two derivations to make
    and two to prove it. Raises RecoveryKeyUsedError, KeyGoneError, WrongPassphraseError, NotProvedError,
    NotWrittenError or a VaultError, and then the vault is as it was; where the disk fails at the very step, the
    old or the new opens.
    """
    if vault.opened_with is SlotKind.RECOVERY:
        raise RecoveryKeyUsedError
    check_present(vault.ring)
    try:
        vault.wind_up()
        with files.working_folder(vault.folder) as folder:
            lost = shut_out(vault)
            new = _write(vault, folder, _ring(vault, passphrase, recovery_text, cost), lost)
            _prove(new, passphrase, recovery_text)
            _swap(vault, new)
    finally:
        vault.give_up()
    return tuple(each.called for each in lost)


def shut_out(vault: Vault) -> list[Holder]:
    """Who opens the vault now and would not after a rotation."""
    with vault.session() as session:
        everybody = holders.holders(session, vault.ring.file)
    return [each for each in everybody if each.kind is SlotKind.PASSPHRASE and each.salt != vault.ring.slot.salt]


def _ring(vault: Vault, passphrase: str, recovery_text: str, cost: Cost | None) -> KeyRing:
    """New keys for the same vault and passphrase; raises WrongPassphraseError if it is another."""
    old, secret = vault.ring, normalised(passphrase)
    if opened(old.slot, secret, old.file.owner) is None:
        raise WrongPassphraseError
    cost = cost or kdf.tuned()
    salt, data_key = secrets.token_bytes(database.SALT_BYTES), secrets.token_bytes(DATA_KEY_BYTES)
    owner = old.file.vault + salt
    own = sealed(SlotKind.PASSPHRASE, secret, data_key, owner, cost)
    spare = sealed(SlotKind.RECOVERY, recovery.from_text(recovery_text), data_key, owner, cost)
    keys = subkeys_of(data_key, old.file.vault)
    file = KeyFile(old.file.vault, salt, vault.generation + 1, (own, spare)).authenticated(keys.keys_mac)
    return KeyRing(file, own, keys, data_key)


def _write(vault: Vault, folder: Path, ring: KeyRing, lost: list[Holder]) -> _New:
    """Write the whole vault under the new keys, with what the rotation adds to its chain."""
    path = folder / database.NAME
    files.write(path, b"")
    with vault.connection() as connection:
        _export(connection, path, ring)
    made = database.connect(path, ring.keys.database, ring.file.database)
    try:
        with database.telling(path):
            engine = database.engine_on(made)
            with Session(engine) as session:
                end, at = _carry_over(session, vault, ring, lost)
                line = incidents.line(session)
            engine.dispose()
    finally:
        made.close()
    keycopies.write(folder, ring.file)
    anchor = head.Anchor(ring.file.vault.hex(), line, end.seq, end.mac, ring.file.generation, at)
    files.write(folder / head.NAME, anchor.as_bytes(ring.keys.head_mac, head.Place.VAULT))
    return _New(ring, folder, end, at)


def _export(connection: Connection, path: Path, ring: KeyRing) -> None:
    """Copy every table into another database under another key, and compare them row by row."""
    # Given as values: the text of a statement turns up in errors and traces.
    raw = f"x'{ring.keys.database.hex()}{ring.file.database.hex()}'"
    with database.telling(path):
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(path), raw))
        try:
            connection.execute("SELECT sqlcipher_export('fresh')")
            for name in ("application_id", "user_version"):
                value = connection.execute(f"PRAGMA main.{name}").fetchone()[0]
                connection.execute(f"PRAGMA fresh.{name} = {value}")
            different = [name for name in Row.metadata.tables if _differs(connection, name)]
        finally:
            connection.execute("DETACH DATABASE fresh")
    if different:
        raise NotProvedError(f"The tables {', '.join(different)} were not copied as they are.")


def _differs(connection: Connection, table: str) -> bool:
    one, other = f'main."{table}"', f'fresh."{table}"'
    return any(
        connection.execute(f"SELECT count(*) FROM (SELECT * FROM {a} EXCEPT SELECT * FROM {b})").fetchone()[0]  # noqa: S608 - names of our own tables
        or connection.execute(f"SELECT count(*) FROM {a}").fetchone()[0]  # noqa: S608 - as above
        != connection.execute(f"SELECT count(*) FROM {b}").fetchone()[0]  # noqa: S608 - as above
        for a, b in ((one, other), (other, one))
    )


def _carry_over(session: Session, vault: Vault, ring: KeyRing, lost: list[Holder]) -> tuple[audit.Head, str]:
    """Put into the new database what the new keys need, and say in its chain what was done; its end, and when."""
    old, key, at = vault.ring, ring.keys.audit_mac, audit.stamp(local_now())
    by, last = Signature(vault.worker, at), audit.head(session)
    session.add(
        FormerKeyRow(
            generation=ring.file.generation,
            last_seq=last.seq,
            audit_mac=old.keys.audit_mac.hex(),
            head_mac=old.keys.head_mac.hex(),
        )
    )
    own, spare = ring.file.slots
    events = [holders.stored(session, ring.file, {own.salt: vault.holder or "", spare.salt: holders.RECOVERY}, by)]
    signing = approvals.signing_key(session, old.keys.sign_wrap)
    row = session.get(SigningKeyRow, 1)
    if signing is not None and row is not None:
        nonce, wrapped = signing.wrapped(ring.keys.sign_wrap, ring.file.vault.hex())
        row.nonce, row.wrapped, row.made_at = nonce.hex(), wrapped.hex(), at
        session.add(row)
        events.append(audit.Event(audit.LinkKind.SIGNING_KEY_MADE, digest=approvals.row_digest(row)))
    gone = f" The passphrases of {', '.join(each.called for each in lost)} went with the old one." if lost else ""
    said = f"The data key was replaced by a new one, and the recovery key with it.{gone}"
    events.append(incidents.noted(session, IncidentKind.KEYS_CHANGED, said, reason="", by=by))
    end = last
    for event in events:
        end = audit.append(session, key, by.author, at, event)
    session.commit()
    return end, at


def _prove(new: _New, passphrase: str, recovery_text: str) -> None:
    """Open what was made as it will be opened, and check all of it; raises NotProvedError."""
    with open_vault(new.folder, passphrase, remembered=False) as made:
        wrong = [*made.notices, *verify(made)]
    spare = new.ring.file.slots[1]
    if opened(spare, recovery.from_text(recovery_text), new.ring.file.owner) != new.ring.data_key:
        wrong.append("The recovery key does not open it.")
    if wrong:
        raise NotProvedError(" ".join(wrong))


def _swap(vault: Vault, new: _New) -> None:
    """Put the new database in the place of the old one: before that step the old vault opens, after it the new."""
    folder, file, made = vault.folder, new.ring.file, new.folder / database.NAME
    anchor = (new.folder / head.NAME).read_bytes()
    # Who opens the vault right after the swap would find the head and a key file of before; so nobody does.
    held = None if sys.platform == "win32" else database.connect(made, new.ring.keys.database, file.database)
    try:
        _exchange(vault, made, file)
        with contextlib.suppress(files.NotWrittenError):  # the new vault stands; the next opening puts these right
            files.write(folder / head.NAME, anchor)
            files.write(folder / keycopies.NAMES[0], file.as_bytes())
        vault.retire(new.end, new.at, file.generation)
    finally:
        if held is not None:
            held.close()


def _exchange(vault: Vault, made: Path, file: KeyFile) -> None:
    """Put one copy of the new key file in its place, and then the new database."""
    folder = vault.folder
    try:
        files.write(folder / keycopies.NAMES[1], file.as_bytes())
        with vault.connection() as connection:
            database.keep_writers_out(connection, folder)
            if sys.platform == "win32":
                connection.close()  # there no file that is open can be replaced
            files.put_in_place(made, folder / database.NAME)
    except BaseException:  # whatever ended it, Ctrl+C too
        if made.exists():  # the old database stands, and its key file alone opens it
            with contextlib.suppress(files.NotWrittenError):  # the next opening does it
                keycopies.write(folder, vault.ring.file)
        raise
