"""Key slots: the data key of a vault, wrapped once for each secret that opens it."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mappa_chair.vault import kdf
from mappa_chair.vault.encoding import framed
from mappa_chair.vault.subkeys import DATA_KEY_BYTES, expanded

CHECK_BYTES: Final = 16
NONCE_BYTES: Final = 12
WRAPPED_BYTES: Final = DATA_KEY_BYTES + 16
WRAPPING_KEY_BYTES: Final = 32


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the word, not one
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapping of the data key. Nothing in it is secret; all of it is authenticated."""

    kind: SlotKind
    cost: kdf.Cost
    salt: bytes
    check: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)


class SlotDamagedError(Exception):
    """The secret is right, and yet the slot does not give the data key: its parameters were changed."""


def sealed(kind: SlotKind, secret: bytes, data_key: bytes, owner: bytes, cost: kdf.Cost) -> Slot:
    """Wrap the data key for a secret; `owner` is what ties the slot to its vault. Raises LowMemoryError."""
    salt = secrets.token_bytes(kdf.SALT_BYTES)
    nonce = secrets.token_bytes(NONCE_BYTES)
    root = kdf.derive(secret, salt, cost)
    wrapped = AESGCM(_wrapping_key(root)).encrypt(nonce, data_key, _bound(kind, cost, salt, owner))
    return Slot(kind, cost, salt, _check(root), nonce, wrapped)


def opened(slot: Slot, secret: bytes, owner: bytes) -> bytes | None:
    """The data key, or None if the secret is not the slot's.

    Raises SlotDamagedError if the secret is right but the slot was changed, LowMemoryError if it cannot be tried.
    """
    root = kdf.derive(secret, slot.salt, slot.cost)
    if not hmac.compare_digest(_check(root), slot.check):
        return None
    try:
        bound = _bound(slot.kind, slot.cost, slot.salt, owner)
        return AESGCM(_wrapping_key(root)).decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag:
        raise SlotDamagedError from None


def _wrapping_key(root: bytes) -> bytes:
    return expanded(root, b"", "slot-key", WRAPPING_KEY_BYTES)


def _check(root: bytes) -> bytes:
    # Tells a wrong passphrase from a damaged slot; it gives a guesser no more than the wrapping itself does.
    return expanded(root, b"", "slot-check", CHECK_BYTES)


def _bound(kind: SlotKind, cost: kdf.Cost, salt: bytes, owner: bytes) -> bytes:
    return framed("mappa-chair slot 1", owner, kind.value, kdf.NAME, cost.memory, cost.passes, cost.lanes, salt)
