"""Many letters that arrived together: a paste where the terminal marks none, or typing that a slow line held up.

Key by key, a megabyte pasted so would keep the application busy for five minutes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from textual import events

# Private, and the only way to Textual's key tables: tests/screens/base/test_textual_names.py fails when it moves.
from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from collections.abc import Iterator

# Fewer letters than this are keys: nothing is gained, and undo goes back by words.
_FEW: Final = 32

# What a field says of the lines it takes, and in which attribute.
LINES_TAKEN: Final = "lines_taken"
ONE: Final = 1
MANY: Final = 2

# Letters, and the line ends between them: what a text field puts in as it stands. Tab moves the focus.
_LETTERS: Final = re.compile(f"[^\x00-\x09\x0b\x0c\x0e-\x1f\x7f]{{{_FEW},}}")


class Letters(events.Event, bubble=False):
    """Letters and line ends in one piece, meant for whatever has the focus when they are due."""

    def __init__(self, text: str, astray: int = 0) -> None:
        super().__init__()
        self.text = text
        # How many before these, of the same run, were keys for something that is no text field.
        self.astray = astray

    def cut(self) -> tuple[Letters | None, list[events.Event]]:
        """The letters before the first line end, and it and the rest as events of their own."""
        at = min((place for each in "\r\n" if (place := self.text.find(each)) >= 0), default=len(self.text))
        line, end, rest = self.text[:at], self.text[at : at + 1], self.text[at + 1 :]
        first = self._of_this_time(Letters(line)) if line else None
        after = [*self._keys(end), *([self._of_this_time(Letters(rest))] if rest else [])]
        return first, after

    def first_as_key(self) -> list[events.Event]:
        """The first of them as a key, the rest as they are: that key may lead into a text field."""
        rest = self._of_this_time(Letters(self.text[1:], self.astray + 1))
        return [*self._keys(self.text[:1]), *([rest] if rest.text else [])]

    def as_keys(self) -> list[events.Event]:
        """The keys, one by one, for what takes them so."""
        return list(self._keys(self.text))

    def _keys(self, text: str) -> Iterator[events.Event]:
        for key in XTermParser().feed(text):
            if isinstance(key, events.Key):
                key.time = self.time
                yield key

    def _of_this_time(self, letters: Letters) -> Letters:
        letters.time = self.time
        return letters


def parted(text: str) -> Iterator[tuple[bool, str]]:
    """Text outside any sequence in order, in pieces: whether each is one of many letters, and the piece."""
    at = 0
    for found in _LETTERS.finditer(text):
        if found.start() > at:
            yield False, text[at : found.start()]
        yield True, found[0]
        at = found.end()
    if at < len(text):
        yield False, text[at:]
