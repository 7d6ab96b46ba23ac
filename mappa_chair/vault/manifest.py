"""What a backup says of itself before any passphrase: which vault it is of, how far it goes, what it holds."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from mappa_chair.vault.written import dumped, hexadecimal, time, whole

if TYPE_CHECKING:
    from agenda.shape import JSON

FORMAT: Final = "mappa-chair-backup"
VERSION: Final = 1
MAX_BYTES: Final = 4_096
# The files of a backup, in this order and no others.
FILES: Final = ("keys.json", "head.json", "vault.db")
_ID_DIGITS, _DIGEST_DIGITS = 32, 64


class ManifestDamagedError(Exception):
    """These bytes are no manifest as it was written."""


class ManifestNewerError(Exception):
    """A newer version of the programme wrote this manifest."""


class Occasion(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    CLOSING = "closing"
    MIGRATION = "migration"


class Member(NamedTuple):
    """One file of a backup: its length in bytes and its SHA-256 in hexadecimal digits."""

    length: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's account of itself; ids, digests and codes in hexadecimal digits, times in UTC.

    `seq` and `link` are the end of the audit chain, `since` the time of that link, `made` that of the backup.
    """

    vault: str
    database: str
    generation: int
    schema: int
    line: str
    seq: int
    link: str
    since: str
    made: str
    occasion: Occasion
    members: tuple[Member, ...]

    def as_bytes(self, key: bytes) -> bytes:
        """The manifest, byte for byte, authenticated, with a checksum that needs no key."""
        body = self.body()
        body["mac"] = hmac.digest(key, dumped(body), "sha256").hex()
        return dumped({**body, "checksum": _checksum(body)})

    def body(self) -> dict[str, JSON]:
        """What is authenticated."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "vault": self.vault,
            "database": self.database,
            "generation": self.generation,
            "schema": self.schema,
            "line": self.line,
            "seq": self.seq,
            "link": self.link,
            "since": self.since,
            "made": self.made,
            "occasion": self.occasion.value,
            "files": [
                {"name": name, "bytes": member.length, "digest": member.digest}
                for name, member in zip(FILES, self.members, strict=True)
            ],
        }


def parsed(data: bytes) -> Manifest:
    """Read a manifest; raises ManifestNewerError, and ManifestDamagedError unless it is just as it was written."""
    found = _object(data)
    version = found.get("version")
    if found.get("format") == FORMAT and type(version) is int and version > VERSION:
        raise ManifestNewerError
    try:
        read = Manifest(
            vault=hexadecimal(found["vault"], _ID_DIGITS),
            database=hexadecimal(found["database"], _ID_DIGITS),
            generation=whole(found["generation"]),
            schema=whole(found["schema"]),
            line=hexadecimal(found["line"], 0, _DIGEST_DIGITS),
            seq=whole(found["seq"]),
            link=hexadecimal(found["link"], _DIGEST_DIGITS),
            since=time(found["since"]),
            made=time(found["made"]),
            occasion=Occasion(str(found["occasion"])),
            members=_members(found["files"]),
        )
        body = {**read.body(), "mac": hexadecimal(found["mac"], _DIGEST_DIGITS)}
    except (KeyError, ValueError):
        raise ManifestDamagedError from None
    if dumped({**body, "checksum": _checksum(body)}) != data:
        raise ManifestDamagedError
    return read


def is_authentic(data: bytes, manifest: Manifest, key: bytes) -> bool:
    """Whether whoever wrote these bytes held the keys of the vault."""
    return hmac.compare_digest(manifest.as_bytes(key), data)


def _object(data: bytes) -> dict[str, JSON]:
    try:
        found = json.loads(data.decode("ascii")) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        raise ManifestDamagedError from None
    if not isinstance(found, dict):
        raise ManifestDamagedError
    return found


def _members(found: JSON) -> tuple[Member, ...]:
    if not isinstance(found, list) or len(found) != len(FILES):
        raise ValueError
    return tuple(_member(each, name) for each, name in zip(found, FILES, strict=True))


def _member(found: JSON, name: str) -> Member:
    if not isinstance(found, dict) or found.get("name") != name:
        raise ValueError
    return Member(whole(found["bytes"]), hexadecimal(found["digest"], _DIGEST_DIGITS))


def _checksum(body: JSON) -> str:
    return hashlib.sha256(dumped(body)).hexdigest()
