"""Text folded for a search as it is typed: case, accents, dashes and quotes; with the way back to its letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_QUOTES: Final = "\u2018\u2019\u02bc\u0060\u00b4"
_DOUBLE_QUOTES: Final = "\u201c\u201d\u201e"
# The letters of European names: 500 kB of text with accents is folded in a few milliseconds by this table, and in
# 150 by looking at each letter.
_TABLED: Final = 0x250


def _folded(character: str) -> str:
    if character in _QUOTES:
        return "'"
    if character in _DOUBLE_QUOTES:
        return '"'
    if character == "-" or character.isspace() or unicodedata.category(character) == "Pd":
        return " "
    if unicodedata.category(character) == "Cf":
        return ""
    whole = unicodedata.normalize("NFKD", character)
    return "".join(part for part in whole if not unicodedata.combining(part)).casefold()


_TABLE: Final[dict[int, str]] = {
    code: found
    for code in (*range(_TABLED), *range(0x2010, 0x2016), *map(ord, _QUOTES + _DOUBLE_QUOTES), 0x202F)
    if len(found := _folded(chr(code))) == 1
}


class Alike:
    """A text as a search sees it."""

    __slots__ = ("_places", "text")

    def __init__(self, text: str) -> None:
        self.text = text.translate(_TABLE)
        self._places: list[int] | None = None
        if not self.text.isascii():
            pieces = [(_folded(character), place) for place, character in enumerate(text)]
            self.text = "".join(piece for piece, _ in pieces)
            self._places = [place for piece, place in pieces for _ in piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the original."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1


@lru_cache(maxsize=20_000)
def alike(text: str) -> Alike:
    """A text folded, once for as long as it stays as it is."""
    return Alike(text)


def pattern_of(query: str) -> re.Pattern[str] | None:
    """What finds a query in folded texts, any run of blanks for each of its blanks; None for a blank query."""
    words = alike(query).text.split()
    return re.compile(" +".join(re.escape(word) for word in words)) if words else None
