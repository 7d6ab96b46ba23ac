"""How the vault's small files beside the database are written, and their values read: in one way only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from agenda.shape import JSON

_DIGITS: Final = frozenset("0123456789abcdef")
# What every reader of JSON holds exactly.
_LARGEST: Final = 2**53 - 1
_LONGEST_TIME: Final = 40


def dumped(body: JSON) -> bytes:
    """JSON in ASCII with an indent of one and a line end."""
    return json.dumps(body, indent=1).encode("ascii") + b"\n"


def hexadecimal(found: JSON, *lengths: int) -> str:
    """Lower-case digits of one of these lengths; raises ValueError."""
    if not isinstance(found, str) or len(found) not in lengths or not _DIGITS.issuperset(found):
        raise ValueError
    return found


def whole(found: JSON) -> int:
    """A number from 1 on; raises ValueError."""
    if type(found) is not int or not 1 <= found <= _LARGEST:
        raise ValueError
    return found


def time(found: JSON) -> str:
    """A moment as it was stamped; raises ValueError where it is none by its length and letters."""
    if not isinstance(found, str) or not found.isascii() or not 1 <= len(found) <= _LONGEST_TIME:
        raise ValueError
    return found
