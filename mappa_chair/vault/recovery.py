"""The recovery key: 128 random bits as text that can be written down, read aloud and typed back.

Seven groups of five characters: four of data and one check character, which shows any single mistyped character
and any two changed places within its group, and names the group before a key derivation is run.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from mappa_chair.vault.faults import RecoveryKeyMistypedError

KEY_BYTES: Final = 16
GROUPS: Final = 7

# No I, L, O and U: what is easily misread is read as the digit it looks like.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans("ILO", "110")
_DATA_CHARACTERS: Final = 4
_CHECK_BITS: Final = GROUPS * _DATA_CHARACTERS * 5 - KEY_BYTES * 8
_SHAPE: Final = re.compile(r"[^\s-]{5}(?:[\s-]+[^\s-]{5}){6}|[^\s-]{35}")


def looks_like_recovery_key(text: str) -> bool:
    """Whether a text has the shape of a recovery key: seven groups of five, or 35 characters in one."""
    return _SHAPE.fullmatch(text.strip()) is not None


def as_text(key: bytes) -> str:
    """A recovery key of 16 bytes as it is shown to a person."""
    number = int.from_bytes(key, "big") << _CHECK_BITS | _check_bits(key)
    count = GROUPS * _DATA_CHARACTERS
    symbols = [number >> 5 * (count - 1 - index) & 31 for index in range(count)]
    groups = [symbols[start : start + _DATA_CHARACTERS] for start in range(0, count, _DATA_CHARACTERS)]
    return "-".join(_spelt([*group, _check_symbol(index, group)]) for index, group in enumerate(groups))


def from_text(text: str) -> bytes:
    """The 16 bytes of a recovery key as typed; raises RecoveryKeyMistypedError naming the groups at fault."""
    typed = re.sub(r"[\s-]+", "", text).upper().translate(_MISREAD)
    width = _DATA_CHARACTERS + 1
    groups = [typed[start : start + width] for start in range(0, len(typed), width)]
    wrong = tuple(index + 1 for index, group in enumerate(groups) if not _holds(index, group))
    if wrong:
        raise RecoveryKeyMistypedError(wrong)
    number = 0
    for group in groups:
        for character in group[:_DATA_CHARACTERS]:
            number = number << 5 | _ALPHABET.index(character)
    if len(groups) != GROUPS:
        raise RecoveryKeyMistypedError(())
    key = (number >> _CHECK_BITS).to_bytes(KEY_BYTES, "big")
    if number & (1 << _CHECK_BITS) - 1 != _check_bits(key):
        raise RecoveryKeyMistypedError(())
    return key


def _spelt(symbols: list[int]) -> str:
    return "".join(_ALPHABET[symbol] for symbol in symbols)


def _holds(index: int, group: str) -> bool:
    symbols = [_ALPHABET.find(character) for character in group]
    if -1 in symbols or len(symbols) != _DATA_CHARACTERS + 1:
        return False
    return symbols[-1] == _check_symbol(index, symbols[:-1])


def _check_symbol(index: int, symbols: list[int]) -> int:
    """Weigh each symbol differently; the number of the group goes in, so that groups cannot change places."""
    total = index + 1
    weight = 1
    for symbol in symbols:
        weight = _times(weight, 2)
        total ^= _times(symbol, weight)
    return total


def _times(one: int, other: int) -> int:
    """Multiply in the field of 32 elements (x^5 + x^2 + 1), where no two non-zero elements give zero."""
    made = 0
    while other:
        if other & 1:
            made ^= one
        one <<= 1
        if one & 32:
            one ^= 0b100101
        other >>= 1
    return made


def _check_bits(key: bytes) -> int:
    hashed = hashlib.sha256(b"mappa-chair recovery key" + key).digest()
    return int.from_bytes(hashed[:2], "big") >> 16 - _CHECK_BITS
