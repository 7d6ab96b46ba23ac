"""Finding a word of a list by its first letters, without a clock: what is found never depends on how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class TypeAhead:
    """Remembers the letters typed so far. A letter that leads nowhere starts anew and finds the next such word."""

    def __init__(self) -> None:
        self._typed = ""

    @property
    def goes_on(self) -> bool:
        """Whether the letter found last went on a word, and did not begin one."""
        return len(self._typed) > 1

    def forget(self) -> None:
        """Start anew with the next letter."""
        self._typed = ""

    def find(self, letter: str, words: Sequence[str], now: int | None) -> int | None:
        """The index of the word meant, or None where no word begins so; `now` is the index chosen already."""
        longer = self._typed + letter.casefold()
        if self._typed and (found := _first(longer, words, now or 0)) is not None:
            self._typed = longer
            return found
        self._typed = letter.casefold()
        found = _first(self._typed, words, 0 if now is None else now + 1)
        if found is None:
            self._typed = ""
        return found


def _first(start: str, words: Sequence[str], at: int) -> int | None:
    """The first word from an index on, and round, that begins with the letters."""
    order = (*range(at, len(words)), *range(min(at, len(words))))
    return next((index for index in order if words[index].casefold().startswith(start)), None)
