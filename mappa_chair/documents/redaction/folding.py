"""Text folded for searching, with the way back: case, accents, hyphens, apostrophes and invisible characters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_APOSTROPHES = "'\u2018\u2019\u02bc\u0060\u00b4\uff07"


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text, and for each of its characters the place it has in the original."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the original."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text: case, accents and invisible characters go, blanks and hyphens become one blank."""
    if text.isascii():
        # Most text is: character by character it takes ten times as long.
        plain = text.lower().translate(_ASCII)
        if "  " not in plain and not plain.startswith(" "):
            return Folded(plain, range(len(plain)))
    made: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for folded in _folded(character):
            if folded == " " and (not made or made[-1] == " "):
                continue
            made.append(folded)
            places.append(place)
    return Folded("".join(made), tuple(places))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character.lower()
    if character in _APOSTROPHES:
        return "'"
    category = unicodedata.category(character)
    if category == "Pd" or character.isspace():
        return " "
    if category == "Cf":
        return ""  # soft hyphens and joiners split a name for a search and for nobody else
    whole = unicodedata.normalize("NFKD", character)
    return "".join(part for part in whole if not unicodedata.combining(part)).casefold()


_ASCII = {
    code: folded
    for code in range(128)
    if not (character := chr(code)).isalnum() and (folded := _folded(character)) != character
}


def is_capital(character: str) -> bool:
    """Whether a letter is written as a name begins: a capital, or of a script that knows none, such as Chinese."""
    return character.isalpha() and not character.islower()
