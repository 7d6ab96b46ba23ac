"""How fields are written before they are hashed, authenticated or kept: one text only for one meaning."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agenda.shape import JSON

_LENGTH_BYTES = 4


def framed(label: str, *fields: bytes | str | int) -> bytes:
    """Fields one after the other, each behind its length, so that no two lists of fields read the same.

    `label` says what the fields are for; it comes first and is framed as well.
    """
    made: list[bytes] = []
    for field in (label, *fields):
        data = field if isinstance(field, bytes) else str(field).encode("utf-8")
        made += (len(data).to_bytes(_LENGTH_BYTES, "big"), data)
    return b"".join(made)


def canonical(body: JSON) -> str:
    """JSON as the one text that is kept and hashed: no spaces, keys in the order of the record's declaration."""
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
