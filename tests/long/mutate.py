"""Files made a little wrong: bits, bytes and pieces changed at random, the same from the same seed."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Pieces that parsers trip over: ends of numbers, deep nesting, markup, odd characters, names of other parts.
TOKENS: Final = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"NaN",
    b"9" * 400,
    b"0.1",
    b'"',
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"{",
    b"[" * 600,
    b"]",
    b"},{",
    b'{"a":' * 80,
    b"<!DOCTYPE x [<!ENTITY e 'e'>]>",
    b"&e;",
    b"<w:p>",
    b"</w:t>",
    b"{{ x }}",
    b"{% for",
    b"../",
    b"PK\x05\x06",
    b"PK\x01\x02",
    b"\r\n",
    b"T24:00:00Z",
    b"9999-12-31",
    b"0001-01-01",
    "É".encode(),
    "\u202e".encode(),
)

# Where a word or a number may begin and end.
_ENDS: Final = re.compile(rb'[":,<>]')


def chances(seed: int) -> random.Random:
    """Chance that comes again from the same seed."""
    return random.Random(seed)  # noqa: S311 - faults that come again are what is wanted here


def mutated(source: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A file with one to six faults in it, some of them pieces of the other files."""
    data = bytearray(source)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        chance.choice(_WAYS)(data, others, chance)
    return bytes(data)


def _flip(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _byte(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    del data[start : start + chance.choice((1, 2, 8, 64, len(data)))]


def _double(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    data[start:start] = data[start : start + chance.choice((1, 8, 64, 512))]


def _token(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    data[start : start + chance.choice((0, 0, 1, 4))] = chance.choice(TOKENS)


def _splice(data: bytearray, others: Sequence[bytes], chance: random.Random) -> None:
    other = chance.choice(others)
    start, size = chance.randrange(len(other) + 1), chance.choice((4, 32, 256))
    at = chance.randrange(len(data) + 1)
    data[at : at + chance.choice((0, size))] = other[start : start + size]


def _word(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    """Swap a quoted word or a number for another token, as a person who edits JSON would."""
    quotes = [found.start() for found in _ENDS.finditer(data)]
    if len(quotes) > 1:
        at = chance.randrange(len(quotes) - 1)
        data[quotes[at] + 1 : quotes[at + 1]] = chance.choice(TOKENS)


_WAYS: Final[tuple[Callable[[bytearray, Sequence[bytes], random.Random], None], ...]] = (
    _flip,
    _byte,
    _cut,
    _double,
    _token,
    _splice,
    _word,
)
