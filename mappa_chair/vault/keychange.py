"""Changes of the key slots of an open vault: a passphrase for another person, a new one, one less, a recovery key.

Each is one transaction, with its audit links and the key file as it is to be, and then two files. Killed between
them, the vault opens with what opened it before, and finishes the change then; killed later, with what is new.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mappa_chair import files
from mappa_chair.vault import holders, keycopies, keyfile, recovery, slots
from mappa_chair.vault.incidents import IncidentKind
from mappa_chair.vault.keyfaults import (
    ChangeUnfinishedError,
    KeyGoneError,
    KeyKeptError,
    NoSuchHolderError,
    PassphraseTakenError,
)
from mappa_chair.vault.passphrase import checked_new
from mappa_chair.vault.slots import Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mappa_chair.vault.holders import Holder
    from mappa_chair.vault.keyring import KeyRing
    from mappa_chair.vault.vault import Vault


class _Change(NamedTuple):
    """What is to be: the slots, the names of new ones, what the chain is told, and the slot of whoever works."""

    slots: tuple[Slot, ...]
    named: Mapping[bytes, str]
    said: str
    own: Slot


def held(vault: Vault) -> list[Holder]:
    """The slots of the vault with the names of their holders."""
    with vault.session() as session:
        return holders.holders(session, vault.ring.file)


def add(vault: Vault, passphrase: str, name: str) -> None:
    """Let another person open the vault; two derivations and one for each passphrase there is.

    Raises HolderNameError, PassphraseRefusedError, PassphraseTakenError, KeyKeptError if there is no room,
    NotSavedError if nothing was changed, ChangeUnfinishedError.
    """
    secret, ring = checked_new(passphrase), vault.ring
    name = holders.checked_name(name, held(vault))
    if len(ring.file.slots) >= keyfile.MAX_SLOTS:
        raise KeyKeptError(
            f"{keyfile.MAX_SLOTS} keys open this vault, and there is no room for more.", "Revoke one."
        )
    _check_free(ring, secret, ring.file.slots)
    made = _sealed(ring, SlotKind.PASSPHRASE, secret)
    _make(
        vault,
        _Change((*ring.file.slots, made), {made.salt: name}, f"A passphrase for {name} was added.", ring.slot),
    )


def change(vault: Vault, passphrase: str, *, whose: str = "", name: str = "") -> None:
    """Replace the passphrase of whoever opened the vault; after the recovery key, the one that was forgotten.

    `whose` tells it by name or number where there are several to choose from; `name` is the holder's from now on.
    Raises as `add` does, and NoSuchHolderError.
    """
    secret, ring = checked_new(passphrase), vault.ring
    everybody = held(vault)
    old = replaced(everybody, ring, whose)
    others = [each for each in everybody if each != old]
    name = holders.checked_name(name, others) if name else old.name
    _check_free(ring, secret, tuple(slot for slot in ring.file.slots if slot.salt != old.salt))
    made = _sealed(ring, SlotKind.PASSPHRASE, secret)
    kept = tuple(made if slot.salt == old.salt else slot for slot in ring.file.slots)
    said = f"The passphrase of {old.called} was changed."
    if old.name and name != old.name:
        said = f"{said} The name is now {name}."
    _make(vault, _Change(kept, {made.salt: name}, said, made))


def revoke(vault: Vault, whose: str) -> Holder:
    """Take a passphrase out, by the name or number of its holder; the holder it was.

    A copy of the vault from before still opens with it, and whoever opened the vault may have kept its data key:
    `rotation` makes another. Raises NoSuchHolderError, KeyKeptError for the last passphrase or the recovery key.
    """
    everybody, ring = held(vault), vault.ring
    gone = named(everybody, whose)
    if gone.kind is SlotKind.RECOVERY:
        raise KeyKeptError("The recovery key cannot be revoked.", "Make a new one: mappa-chair keys recovery.")
    if sum(each.kind is SlotKind.PASSPHRASE for each in everybody) == 1:
        raise KeyKeptError(
            f"{gone.called} has the only passphrase of this vault.", "Add another first: mappa-chair keys add."
        )
    kept = tuple(slot for slot in ring.file.slots if slot.salt != gone.salt)
    _make(vault, _Change(kept, {}, f"The passphrase of {gone.called} was revoked.", ring.slot))
    return gone


def new_recovery_key() -> str:
    """A recovery key as text, not yet of any vault."""
    return recovery.as_text(secrets.token_bytes(recovery.KEY_BYTES))


def renew_recovery(vault: Vault, text: str) -> None:
    """Put a recovery key from `new_recovery_key` in the place of the old one, which opens the vault no more."""
    ring = vault.ring
    made = _sealed(ring, SlotKind.RECOVERY, recovery.from_text(text))
    kept = tuple(slot for slot in ring.file.slots if slot.kind is not SlotKind.RECOVERY)
    _make(vault, _Change((*kept, made), {made.salt: holders.RECOVERY}, "The recovery key was renewed.", ring.slot))


def replaced(everybody: list[Holder], ring: KeyRing, whose: str = "") -> Holder:
    """Whose passphrase a change is about; raises NoSuchHolderError, KeyKeptError where that must be said."""
    check_present(ring)
    people = [each for each in everybody if each.kind is SlotKind.PASSPHRASE]
    if whose:
        found = named(people, whose)
        if ring.slot.kind is SlotKind.RECOVERY or found.salt == ring.slot.salt:
            return found
        raise KeyKeptError(
            f"{found.called} did not open the vault.", "A passphrase is changed by whoever has it, or revoked."
        )
    if ring.slot.kind is SlotKind.RECOVERY and len(people) > 1:
        called = ", ".join(each.called for each in people)
        raise KeyKeptError("Several people open this vault.", f"Say whose passphrase is replaced: {called}.")
    return next((each for each in people if each.salt == ring.slot.salt), people[0])


def check_present(ring: KeyRing) -> None:
    """Raise KeyGoneError where the slot that opened the vault is none of its slots now: it changes no keys."""
    if all(slot.salt != ring.slot.salt for slot in ring.file.slots):
        raise KeyGoneError


def named(everybody: list[Holder], whose: str) -> Holder:
    """Who is meant by a name, whatever its case, or a number; raises NoSuchHolderError."""
    asked = " ".join(whose.split())
    for each in everybody:
        if asked.casefold() == each.called.casefold() or asked == str(each.number):
            return each
    raise NoSuchHolderError(asked or "nothing")


def _check_free(ring: KeyRing, secret: bytes, others: tuple[Slot, ...]) -> None:
    for slot in others:
        if slot.kind is SlotKind.PASSPHRASE and slots.opened(slot, secret, ring.file.owner) is not None:
            raise PassphraseTakenError


def _sealed(ring: KeyRing, kind: SlotKind, secret: bytes) -> Slot:
    """A new slot, at the cost of the one that opened the vault."""
    return slots.sealed(kind, secret, ring.data_key, ring.file.owner, ring.slot.cost)


def _make(vault: Vault, wanted: _Change) -> None:
    """Commit a change and write it out; raises NotSavedError if nothing was changed, or ChangeUnfinishedError."""
    ring = vault.ring
    check_present(ring)
    file = replace(ring.file, generation=vault.generation + 1, slots=wanted.slots)
    file = file.authenticated(ring.keys.keys_mac)
    with vault.unit(vault.worker) as unit:
        unit.set_keys(file, wanted.named)
        unit.note_incident(IncidentKind.KEYS_CHANGED, wanted.said)
        unit.commit()
    try:
        keycopies.write(vault.folder, file)
    except files.NotWrittenError as fault:
        raise ChangeUnfinishedError(str(fault)) from None
    finally:
        # Also where the files are behind: a change after this one rests on it.
        vault.take_ring(replace(ring, file=file, slot=wanted.own))
        vault.holder = wanted.named.get(wanted.own.salt, vault.holder) or None
