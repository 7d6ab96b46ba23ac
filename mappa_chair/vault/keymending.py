"""At opening: the key file and what the database says of it are brought to one state, and the holder is named.

The database is written first when keys change. So a key file behind it is a change that was cut short, or an older
file that somebody put back; either way the keys are those of the database. A key file ahead of it comes of a
database that was put back alone: then the keys are those of the file, or nobody could open the vault again.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from mappa_chair.vault import holders, keycopies
from mappa_chair.vault.faults import VaultDamagedError, VaultError
from mappa_chair.vault.incidents import IncidentKind
from mappa_chair.vault.slots import SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.vault.keyfile import KeyFile
    from mappa_chair.vault.vault import Vault

_USED = "The vault was opened with its recovery key."


def name_holder(vault: Vault) -> None:
    """Tell the vault whose slot opened it; nobody's where the page that says so is damaged, as `verify` tells."""
    with contextlib.suppress(VaultDamagedError), vault.session() as session:
        vault.holder = holders.name_of(session, vault.ring.slot.salt)


def mend(vault: Vault) -> Iterator[str]:
    """Put right what does not agree, and note that and the use of the recovery key; sentences for people."""
    try:
        yield from _agree(vault)
        if vault.opened_with is SlotKind.RECOVERY:
            _note(vault, _USED, IncidentKind.RECOVERY_USED)
    except VaultError as fault:
        # Reading must work on a full disk.
        yield f"What was found of the keys could not be kept. {fault}"
    yield from keycopies.repair(vault.folder, vault.ring.file)


def _agree(vault: Vault) -> Iterator[str]:
    ring = vault.ring
    with vault.session() as session:
        kept = holders.kept(session)
    if kept is None or kept == ring.file:
        return
    ours = kept.owner == ring.file.owner and kept.is_authentic(ring.keys.keys_mac)
    if ours and kept.generation > ring.file.generation:
        said = _said_of_older(ring.file, kept)
        _note(vault, said)
        vault.take_ring(replace(ring, file=kept))
        yield said
        if all(slot.salt != ring.slot.salt for slot in kept.slots):
            yield "What you opened the vault with was changed or revoked, and opens it no more."
    else:
        said = f"The key file (generation {ring.file.generation}) is newer than the database, and holds."
        with vault.unit(vault.worker) as unit:
            unit.set_keys(ring.file, {})
            unit.note_incident(IncidentKind.KEYS_CHANGED, said)
            unit.commit()
        yield said


def _said_of_older(found: KeyFile, kept: KeyFile) -> str:
    return (
        f"The key file was of generation {found.generation} where {kept.generation} is known: a change of keys was"
        " cut short, or an older file was put in its place. The keys are those of the newer one."
    )


def _note(vault: Vault, said: str, kind: IncidentKind = IncidentKind.KEYS_CHANGED) -> None:
    with vault.unit(vault.worker) as unit:
        unit.note_incident(kind, said)
        unit.commit()
