"""The keys a vault works with, all derived from its one random data key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

DATA_KEY_BYTES: Final = 32
SUBKEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Subkeys:
    """One key for each purpose, so that none ever serves two. They never show in a traceback."""

    database: bytes = field(repr=False)
    keys_mac: bytes = field(repr=False)
    audit_mac: bytes = field(repr=False)
    head_mac: bytes = field(repr=False)
    sign_wrap: bytes = field(repr=False)


def subkeys_of(data_key: bytes, vault_id: bytes) -> Subkeys:
    """Derive the keys of a vault."""
    labels = ("db", "keys-mac", "audit-mac", "head-mac", "sign-wrap")
    return Subkeys(*(expanded(data_key, vault_id, label, SUBKEY_BYTES) for label in labels))


def expanded(key: bytes, salt: bytes, label: str, length: int) -> bytes:
    """HKDF-SHA256 with a label of its own for each purpose."""
    info = f"mappa-chair/1 {label}".encode("ascii")
    return HKDF(algorithm=SHA256(), length=length, salt=salt or None, info=info).derive(key)
