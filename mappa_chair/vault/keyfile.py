"""The key file: strict JSON of known size, bounded before anything is derived from it, authenticated as a whole.

A checksum tells accidental damage before a passphrase is tried; the MAC under the data key tells a doctored file
afterwards.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mappa_chair.vault import kdf
from mappa_chair.vault.slots import CHECK_BYTES, NONCE_BYTES, WRAPPED_BYTES, Slot, SlotKind

if TYPE_CHECKING:
    from agenda.shape import JSON

FORMAT: Final = "mappa-chair-keys"
VERSION: Final = 1
MAX_BYTES: Final = 65_536
MAX_SLOTS: Final = 8
ID_BYTES: Final = 16
MAC_BYTES: Final = 32
_MAX_GENERATION: Final = 2**53 - 1


class KeyFileDamagedError(Exception):
    """These bytes are no key file as it was written."""


class KeyFileNewerError(Exception):
    """A newer version of the programme wrote this key file; `sound` is whether its checksum is as we know it."""

    def __init__(self, *, sound: bool) -> None:
        super().__init__(sound)
        self.sound = sound


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file says: which vault and database it is for, how often it was changed, and its slots.

    `database` is the first sixteen bytes of vault.db, SQLCipher's salt.
    """

    vault: bytes
    database: bytes
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = bytes(MAC_BYTES)

    @property
    def owner(self) -> bytes:
        """What each slot is tied to."""
        return self.vault + self.database

    def authenticated(self, key: bytes) -> KeyFile:
        """The same with its MAC."""
        return replace(self, mac=self._mac(key))

    def is_authentic(self, key: bytes) -> bool:
        """Whether whoever wrote it held the data key."""
        return hmac.compare_digest(self.mac, self._mac(key))

    def as_bytes(self) -> bytes:
        """The file, byte for byte: there is no other way to write the same content."""
        body = {**self._body(), "mac": self.mac.hex()}
        return _dumped({**body, "checksum": _checksum(body)})

    def _mac(self, key: bytes) -> bytes:
        return hmac.digest(key, _dumped(self._body()), "sha256")

    def _body(self) -> dict[str, JSON]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "vault": self.vault.hex(),
            "database": self.database.hex(),
            "generation": self.generation,
            "slots": [_slot_said(slot) for slot in self.slots],
        }


def parsed(data: bytes) -> KeyFile:
    """Read a key file.

    Raises KeyFileNewerError if a newer version wrote it, KeyFileDamagedError unless it is just what `as_bytes`
    writes.
    """
    found = _object(data)
    # A newer format may look different in all but these two, so they are judged before the checksum.
    version = found.get("version")
    if found.get("format") == FORMAT and type(version) is int and version > VERSION:
        raise KeyFileNewerError(sound=_is_sound(found))
    try:
        read = KeyFile(
            vault=_hex(found["vault"], ID_BYTES),
            database=_hex(found["database"], ID_BYTES),
            generation=_whole(found["generation"], range(1, _MAX_GENERATION)),
            slots=_slots(found["slots"]),
            mac=_hex(found["mac"], MAC_BYTES),
        )
    except (KeyError, ValueError):
        raise KeyFileDamagedError from None
    if read.as_bytes() != data:
        raise KeyFileDamagedError
    return read


def _object(data: bytes) -> dict[str, JSON]:
    if len(data) > MAX_BYTES:
        raise KeyFileDamagedError
    try:
        found = json.loads(data.decode("ascii"))
    except (ValueError, RecursionError):
        raise KeyFileDamagedError from None
    if not isinstance(found, dict):
        raise KeyFileDamagedError
    return found


def _is_sound(found: dict[str, JSON]) -> bool:
    body = {key: value for key, value in found.items() if key != "checksum"}
    return found.get("checksum") == _checksum(body)


def _checksum(body: JSON) -> str:
    return hashlib.sha256(_dumped(body)).hexdigest()


def _dumped(body: JSON) -> bytes:
    return json.dumps(body, indent=1).encode("ascii") + b"\n"


def _slot_said(slot: Slot) -> JSON:
    return {
        "kind": slot.kind.value,
        "kdf": kdf.NAME,
        "memory_kib": slot.cost.memory,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
        "check": slot.check.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _slots(found: JSON) -> tuple[Slot, ...]:
    if not isinstance(found, list) or not 1 <= len(found) <= MAX_SLOTS:
        raise ValueError
    return tuple(_slot(each) for each in found)


def _slot(found: JSON) -> Slot:
    if not isinstance(found, dict):
        raise ValueError  # noqa: TRY004 - one kind of fault for whoever reads: damaged
    return Slot(
        kind=SlotKind(str(found["kind"])),
        cost=kdf.Cost(
            _whole(found["memory_kib"], kdf.MEMORY_KIB),
            _whole(found["passes"], kdf.PASSES),
            _whole(found["lanes"], kdf.LANES),
        ),
        salt=_hex(found["salt"], kdf.SALT_BYTES),
        check=_hex(found["check"], CHECK_BYTES),
        nonce=_hex(found["nonce"], NONCE_BYTES),
        wrapped=_hex(found["wrapped"], WRAPPED_BYTES),
    )


def _whole(found: JSON, allowed: range) -> int:
    if type(found) is not int or found not in allowed:
        raise ValueError
    return found


def _hex(found: JSON, length: int) -> bytes:
    if not isinstance(found, str) or len(found) != 2 * length:
        raise ValueError
    return bytes.fromhex(found)
