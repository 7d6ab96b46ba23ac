"""Making a vault: whole, under its name, or not at all."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import Session

from mappa_chair import files
from mappa_chair.vault import audit, database, head, holders, kdf, keycopies, places, privacy, recovery
from mappa_chair.vault.faults import VaultExistsError
from mappa_chair.vault.keyfile import ID_BYTES, KeyFile
from mappa_chair.vault.passphrase import checked_new, propose_passphrase
from mappa_chair.vault.revisions import Signature
from mappa_chair.vault.slots import SlotKind, sealed
from mappa_chair.vault.subkeys import DATA_KEY_BYTES, Subkeys, subkeys_of
from mappa_chair.vault.tables import Row, VaultRow
from mappa_chair.vault.vault import local_now

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.kdf import Cost

__all__ = ["create", "propose_passphrase"]

# Who wrote the first link of the chain.
_PROGRAMME = "mappa-chair"


def create(folder: Path, passphrase: str, *, name: str = "", cost: Cost | None = None) -> str:
    """Make a new vault and give its recovery key, which is shown once and kept nowhere.

    `name` is that of whoever has the passphrase; without a `cost` a derivation takes about a second. Takes two of
    them, and one to measure. Missing folders above are made. Raises PassphraseRefusedError, HolderNameError,
    VaultExistsError, NotWrittenError or LowMemoryError.
    """
    privacy.close_to_others()
    database.require_encryption()
    secret = checked_new(passphrase)
    name = holders.checked_name(name) if name else ""
    if folder.exists() or folder.is_symlink():
        raise VaultExistsError(folder.name)
    places.refuse(folder)
    cost = cost or kdf.tuned()
    vault_id, salt = secrets.token_bytes(ID_BYTES), secrets.token_bytes(database.SALT_BYTES)
    data_key, recovery_key = secrets.token_bytes(DATA_KEY_BYTES), secrets.token_bytes(recovery.KEY_BYTES)
    owner = vault_id + salt
    slots = (
        sealed(SlotKind.PASSPHRASE, secret, data_key, owner, cost),
        sealed(SlotKind.RECOVERY, recovery_key, data_key, owner, cost),
    )
    keys = subkeys_of(data_key, vault_id)
    key_file = KeyFile(vault_id, salt, 1, slots).authenticated(keys.keys_mac)
    files.make_folders(folder.parent)
    try:
        with files.folder_in_the_making(folder) as unfinished:
            anchor = _fill_database(unfinished, keys, key_file, name)
            keycopies.write(unfinished, key_file)
            files.write(unfinished / head.NAME, anchor.as_bytes(keys.head_mac, head.Place.VAULT))
    except FileExistsError:
        raise VaultExistsError(folder.name) from None
    return recovery.as_text(recovery_key)


def _fill_database(folder: Path, keys: Subkeys, key_file: KeyFile, name: str) -> head.Anchor:
    path = folder / database.NAME
    files.write(path, b"")
    connection = database.connect(path, keys.database, key_file.database)
    try:
        with database.telling(path):
            connection.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {database.SCHEMA_VERSION}")
            engine = database.engine_on(connection)
            with Session(engine) as session:
                Row.metadata.create_all(session.connection())
                now = audit.stamp(local_now())
                session.add(VaultRow(id=1, vault=key_file.vault.hex(), created_at=now))
                own, recovery_slot = key_file.slots
                named = {own.salt: name, recovery_slot.salt: holders.RECOVERY}
                keys_set = holders.stored(session, key_file, named, Signature(_PROGRAMME, now))
                made = replace(keys_set, kind=audit.LinkKind.VAULT_CREATED)
                end = audit.append(session, keys.audit_mac, _PROGRAMME, now, made)
                session.commit()
            engine.dispose()
    finally:
        connection.close()
    return head.Anchor(key_file.vault.hex(), "", end.seq, end.mac, key_file.generation, now)
