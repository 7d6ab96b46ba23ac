"""The anchor of the audit chain outside the database: what the end of the chain was when it was last seen.

The same small file is kept twice: `head.json` in the vault's folder, which shows a database put back to an earlier
day, and one in the data folder of whoever opens it, which shows a whole vault put back.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final

from mappa_chair.vault.faults import NewerVaultError, VaultUnreadableError
from mappa_chair.vault.written import dumped, hexadecimal, time, whole

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.shape import JSON

NAME: Final = "head.json"
VERSION: Final = 1
MAX_BYTES: Final = 4_096
_ID_DIGITS, _DIGEST_DIGITS = 32, 64


class Place(StrEnum):
    """Where an anchor is kept; each is bound to its place."""

    VAULT = "mappa-chair-head"
    COMPUTER = "mappa-chair-seen"


class Absent(Enum):
    """Why there is no anchor to go by."""

    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of the chain as it was seen: the last link's number, code and time (UTC, as rows hold it).

    `vault` is the vault's id in hexadecimal digits, `line` which line of its life (empty, or 64 digits),
    `generation` that of the key file.
    """

    vault: str
    line: str
    seq: int
    link: str
    generation: int
    at: str

    def as_bytes(self, key: bytes, place: Place) -> bytes:
        """The file, byte for byte, authenticated for where it is kept."""
        body = self._body(place)
        return dumped({**body, "mac": hmac.digest(key, dumped(body), "sha256").hex()})

    def _body(self, place: Place) -> dict[str, JSON]:
        return {
            "format": place.value,
            "version": VERSION,
            "vault": self.vault,
            "line": self.line,
            "seq": self.seq,
            "link": self.link,
            "generation": self.generation,
            "at": self.at,
        }

    def with_generation(self, generation: int) -> Anchor:
        """The same with the later of two generations: an older key file never makes the newer one forgotten."""
        return replace(self, generation=max(self.generation, generation))


def parsed(data: bytes, key: bytes, place: Place) -> Anchor | None:
    """Read an anchor; None unless it is just what `as_bytes` writes. Raises ValueError for a newer version."""
    try:
        found = json.loads(data.decode("ascii")) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    version = found.get("version")
    if found.get("format") == place.value and type(version) is int and version > VERSION:
        raise ValueError("a newer version")
    try:
        read = Anchor(
            vault=hexadecimal(found["vault"], _ID_DIGITS),
            line=hexadecimal(found["line"], 0, _DIGEST_DIGITS),
            seq=whole(found["seq"]),
            link=hexadecimal(found["link"], _DIGEST_DIGITS),
            generation=whole(found["generation"]),
            at=time(found["at"]),
        )
    except (KeyError, ValueError):
        return None
    return read if hmac.compare_digest(read.as_bytes(key, place), data) else None


def read(path: Path, key: bytes, vault: str, place: Place) -> Anchor | Absent:
    """The anchor of a vault that a file holds; raises NewerVaultError, and VaultUnreadableError."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return Absent.MISSING
    except OSError as fault:
        raise VaultUnreadableError(path.name) from fault
    try:
        found = parsed(data, key, place)
    except ValueError:
        raise NewerVaultError(path.parent.name) from None
    return Absent.DAMAGED if found is None or found.vault != vault else found
