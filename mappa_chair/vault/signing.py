"""The vault's signature: the key it is made with, and what is signed when minutes are approved and written.

Nothing here needs an open vault to verify: who has the public key can.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from mappa_chair.vault.encoding import framed

NONCE_BYTES: Final = 12
SIGNATURE_BYTES: Final = 64
# 128 bits in groups that two people can compare aloud; nobody finds a second signature of the same beginning.
_PRINTED_DIGITS: Final = 32


@dataclass(frozen=True, slots=True)
class Approval:
    """A version of a record as the chair approved it; `signature` is of everything else, in hexadecimal digits.

    `approved_on` is a moment with its time zone (ISO 8601), `changed` what this version changed and why (empty in
    the first), `why` the reason given where points that must be settled were left open.
    """

    vault: str
    meeting: str
    version: int
    record_digest: str
    approved_by: str
    approved_on: str
    changed: str = ""
    why: str = ""
    signature: str = ""

    @property
    def day(self) -> date:
        """The day of the approval, by the clock of whoever approved."""
        return datetime.fromisoformat(self.approved_on).date()

    @property
    def fingerprint(self) -> str:
        """What stands in the foot of the minutes: of the signature, and so of all that is signed."""
        return fingerprint(bytes.fromhex(self.signature))

    @property
    def statement(self) -> bytes:
        """The bytes that are signed."""
        return framed(
            "mappa-chair approval 1",
            bytes.fromhex(self.vault),
            self.meeting,
            self.version,
            bytes.fromhex(self.record_digest),
            self.approved_by,
            self.approved_on,
            self.changed,
            self.why,
        )

    def signed(self, key: SigningKey) -> Approval:
        """The same with its signature."""
        return replace(self, signature=key.sign(self.statement).hex())

    def holds(self, public: bytes) -> bool:
        """Whether the signature is of exactly this, made with the private half of `public`."""
        try:
            return is_signed(public, self.signature, self.statement)
        except ValueError:  # digits that are none
            return False


def document_statement(approval: str, content: str, words: str) -> bytes:
    """What is signed of one document: under which approval it was written, and two digests of what it holds."""
    return framed("mappa-chair document 1", *map(bytes.fromhex, (approval, content, words)))


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A pair of Ed25519 keys of 32 bytes each; the private one never shows in a traceback."""

    public: bytes
    private: bytes = field(repr=False)

    @classmethod
    def made(cls) -> SigningKey:
        """A new pair."""
        key = Ed25519PrivateKey.generate()
        return cls(key.public_key().public_bytes_raw(), key.private_bytes_raw())

    def sign(self, statement: bytes) -> bytes:
        """The signature of a statement: 64 bytes, the same ones every time."""
        return Ed25519PrivateKey.from_private_bytes(self.private).sign(statement)

    def wrapped(self, wrapping_key: bytes, vault_id: str) -> tuple[bytes, bytes]:
        """A nonce, and the private key wrapped for the vault it belongs to."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce, AESGCM(wrapping_key).encrypt(nonce, self.private, _bound(vault_id, self.public))

    @classmethod
    def unwrapped(
        cls, wrapping_key: bytes, vault_id: str, *, public: bytes, nonce: bytes, wrapped: bytes
    ) -> SigningKey | None:
        """The pair, or None where what was kept of it is not what the vault wrote."""
        try:
            private = AESGCM(wrapping_key).decrypt(nonce, wrapped, _bound(vault_id, public))
            pair = Ed25519PrivateKey.from_private_bytes(private)
        except (InvalidTag, ValueError):
            return None
        return cls(public, private) if pair.public_key().public_bytes_raw() == public else None


def is_signed(public: bytes, signature: str, statement: bytes) -> bool:
    """Whether a signature in hexadecimal digits is of this statement, under this public key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(signature), statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(data: bytes) -> str:
    """The first 128 bits of a SHA-256, in groups of four digits to be compared by eye or aloud."""
    digits = hashlib.sha256(data).hexdigest()[:_PRINTED_DIGITS].upper()
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def as_pem(public: bytes) -> bytes:
    """A public key as the content of a file that other programs read as well."""
    key = Ed25519PublicKey.from_public_bytes(public)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def from_pem(content: bytes) -> bytes | None:
    """The public key a file holds, or None where it holds no Ed25519 key."""
    try:
        key = load_pem_public_key(content)
    except ValueError:
        return None
    return key.public_bytes_raw() if isinstance(key, Ed25519PublicKey) else None


def _bound(vault_id: str, public: bytes) -> bytes:
    return framed("mappa-chair signing key 1", bytes.fromhex(vault_id), public)
