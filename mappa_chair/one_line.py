"""An action typed in one line: `text @owner ^date !risk`, in any order; what is none of them stays in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

from mappa_chair.spoken_days import read_day, why_no_day

WHO_SIGN: Final = "@"
_WHEN_SIGN: Final = re.compile(r"\^|due:", re.IGNORECASE)
# Days on, as one word: of two, such as "+2 weeks' notice", nobody knows what they are about.
_AWAY: Final = re.compile(r"\+[0-9]{1,3}[dwm]", re.IGNORECASE)
# Twice, a sign is the character itself.
_TWICE: Final = ("@@", "^^")
# Words that a name or a date may have, and letters by which a further one of a name is known.
_LONGEST: Final = 6
_ENOUGH: Final = 3
_AROUND: Final = ".,;:!?"


class Called(Protocol):
    """Tells who is called by some letters; None where that is nobody, or more than one."""

    def __call__(self, text: str) -> Named | None:
        """Who it is."""


class Named(NamedTuple):
    """Somebody who is known: how they are called in full, and every word that is said of them."""

    shown: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class OneLine:
    """What a line holds: the text without its signs, who, when and risk as typed, and signs that mean nothing."""

    what: str
    who: str = ""
    when: str = ""
    risk: str = ""
    unknown: tuple[str, ...] = ()


class _Is(Enum):
    WORD = auto()
    SAID = auto()


class _Piece(NamedTuple):
    """A word, or a sign with what it says: how it reads where it stands within a sentence."""

    sort: _Is
    text: str
    is_date: bool = False


class Wanted(NamedTuple):
    """What is taken out of a line: who and when, and which risks there are to be named, by their ids."""

    who: bool = True
    when: bool = True
    risks: frozenset[str] = frozenset()


def in_one_line(text: str, called: Called, today: date, wanted: Wanted | None = None) -> OneLine:
    """Take the first owner, the first date and the first risks (`!r1` or `!r1,r2`) out of a line.

    At the beginning and the end of the line a sign goes with its words; within a sentence its words stay, so that
    "ask @owen to visit" reads "ask Owen Pritchard to visit". A sign behind a letter, before a blank, or twice is
    a character like any other.
    """
    reader = _Reader(text.split(), called, today, wanted or Wanted())
    pieces = reader.pieces()
    if not (reader.who or reader.when or reader.risk or reader.has_changed):
        return OneLine(text.strip(), unknown=tuple(reader.unknown))
    return OneLine(_sentence(pieces), reader.who, reader.when, reader.risk, tuple(reader.unknown))


def _sentence(pieces: Sequence[_Piece]) -> str:
    """The words that are left, without the signs around them."""
    left = list(pieces)
    while left and left[0].sort is _Is.SAID:
        left.pop(0)
    cut = by = False
    while left and left[-1].sort is _Is.SAID:
        cut, by = True, left.pop().is_date
    if by and left and left[-1].text.casefold() == "by":
        left.pop()
    told = " ".join(each.text for each in left)
    return told.rstrip(" ,;:") if cut else told


class _Reader:
    """Reads the words of one line from left to right."""

    def __init__(self, words: Sequence[str], called: Called, today: date, wanted: Wanted) -> None:
        self._words = words
        self._called = called
        self._today = today
        self._wanted = wanted
        self._risks = {each.casefold() for each in wanted.risks}
        self.who = ""
        self.when = ""
        self.risk = ""
        self.unknown: list[str] = []
        self.has_changed = False

    def pieces(self) -> list[_Piece]:
        """The line as words and signs; who and when are known then."""
        made: list[_Piece] = []
        at = 0
        while at < len(self._words):
            taken, piece = self._next(at)
            made.append(piece)
            at += taken
        return made

    def _next(self, at: int) -> tuple[int, _Piece]:
        word = self._words[at]
        if word.startswith(_TWICE) and len(word) > 2:
            self.has_changed = True
            return 1, _Piece(_Is.WORD, word[1:])
        is_who = word.startswith(WHO_SIGN) and len(word) > 1
        found: tuple[int, _Piece] | None = None
        ids = word[1:].rstrip(_AROUND) if word.startswith("!") else ""
        if ids and not self.risk and self._risks.issuperset(ids.casefold().split(",")):
            self.risk = ids
            return 1, _Piece(_Is.SAID, word[1:])
        if (is_who and self.who) or (self.when and not is_who):
            self._tell_second(word)
        elif is_who and self._wanted.who:
            found = self._read_who(at)
        elif not is_who and self._wanted.when:
            found = self._read_when(at)
        return found or (1, _Piece(_Is.WORD, word))

    def _tell_second(self, word: str) -> None:
        """One action has one owner and one date: a second sign is told of, as what it says is in no field."""
        sign = _WHEN_SIGN.match(word)
        said = word[sign.end() if sign else 1 :]
        if _AWAY.fullmatch(word.rstrip(_AROUND)) or (
            (sign or word.startswith(WHO_SIGN)) and re.match(r"\+?\w", said)
        ):
            self.unknown.append(word.rstrip(_AROUND))

    def _run(self, at: int, cut: int) -> list[str]:
        """The words from a sign on, without it, up to the next sign."""
        run = [self._words[at][cut:]]
        for word in self._words[at + 1 : at + _LONGEST]:
            if word.startswith(WHO_SIGN) or _WHEN_SIGN.match(word) or _AWAY.fullmatch(word):
                break
            run.append(word)
        return run

    def _read_who(self, at: int) -> tuple[int, _Piece] | None:
        if self._words[at].startswith('@"'):
            return self._read_quoted(at)
        run = self._run(at, 1)
        for count, last in enumerate(run, 1):
            typed = " ".join(run[:count]).rstrip(_AROUND)
            found = self._called(typed)
            if found is not None:
                self.who = typed
                more = 0 if _end(last) else _told_further(found, run[count:])
                return count + more, _Piece(_Is.SAID, found.shown + _end(run[count + more - 1]))
        if run[0][:1].isalpha():
            self.unknown.append(f"@{run[0].rstrip(_AROUND)}")
        return None

    def _read_quoted(self, at: int) -> tuple[int, _Piece] | None:
        """A name in quotes is an owner as it stands there, known or not."""
        rest = " ".join(self._words[at:])
        name, quote, _ = rest[2:].partition('"')
        if not quote or not name.strip():
            return None
        self.who = name.strip()
        return len(f'@"{name}"'.split()), _Piece(_Is.SAID, self.who)

    def _read_when(self, at: int) -> tuple[int, _Piece] | None:
        word = self._words[at]
        if _AWAY.fullmatch(word.rstrip(_AROUND)):
            self.when = word.rstrip(_AROUND)
            return 1, _Piece(_Is.SAID, word, is_date=True)
        sign = _WHEN_SIGN.match(word)
        if sign is None or not re.match(r"\+?\w", word[sign.end() :]):
            return None
        run = self._run(at, sign.end())
        for count in range(len(run), 0, -1):
            typed = " ".join(run[:count])
            said = typed.rstrip(_AROUND)
            if read_day(said, self._today) is not None:
                self.when = said
                return count, _Piece(_Is.SAID, typed, is_date=True)
            if why := why_no_day(said, self._today):
                # "mon 3 dec" of a Thursday is not Monday, with "3 dec" left over.
                self.unknown.append(f"^{said} ({why})")
                return None
        self.unknown.append(f"^{run[0].rstrip(_AROUND)}")
        return None


def _told_further(found: Named, words: Sequence[str]) -> int:
    """How many of the words that follow belong to who was found: words of the name or the role.

    Of the name the first letters are enough, though not two: "@tom be there" calls nobody Beckett.
    """
    count = 0
    names = found.shown.casefold().split()
    for word in words:
        said = word.rstrip(_AROUND).casefold()
        begins = len(said) >= _ENOUGH and any(name.startswith(said) for name in names)
        if said not in found.words and not begins:
            break
        count += 1
        if word != word.rstrip(_AROUND):
            break
    return count


def _end(word: str) -> str:
    return word[len(word.rstrip(_AROUND)) :]
