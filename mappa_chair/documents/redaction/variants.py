"""Other ways to write the names of people at risk and of those at the meeting: initials, joined, in small letters.

The terms of a record are names as they were entered; this finds what people make of them when they type fast.
"""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from mappa_chair.documents.redaction.english import ACRONYMS
from mappa_chair.documents.redaction.folding import fold, is_capital
from mappa_chair.documents.redaction.lexicon import english_words, own_names
from mappa_chair.documents.redaction.terms import (
    OTHER_PERSON,
    PARTICLES,
    PROFESSIONAL,
    Sort,
    Term,
    people_sorted,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agenda.record import Record
    from mappa_chair.documents.redaction.folding import Folded

_GIVEN_TOO = frozenset(["al", "el", "de", "da", "du", "van", "von", "der", "den", "bin"])
_GAP = r"[ '._]{0,2}"
_AFTER_CONTACT = (
    r"(?:(?:told|tell|asked?|saw|seen?|met|meet|rang|ring|phoned|texted|messaged|contacted|contact|visited|visit|"
    r"with|called|followed|hit|hurt|threatened|assaulted|approached)|"
    r"(?:spoke|spoken|wrote|written|talked|said|sent) (?:to|by))"
)
_FEMALE, _MALE = frozenset({"mrs", "ms", "miss", "mx"}), frozenset({"mr", "mx"})
_TITLES = r"mrs|ms|miss|mx|mr|dr|pc|dc|ds|di|sgt|lady|sir|aunt|auntie|uncle|nan|nana|grandma|grandad"
_HANDLE = re.compile(r"@[\w.]*\w|(?<!\w)\w*[_\d]\w*")
_SHORT, _SHORTEST_JOINED, _SHORTEST_IN_HANDLE = 2, 5, 4


class _Way(NamedTuple):
    """One way to write a name; `fits` judges what was found by how it is written."""

    pattern: re.Pattern[str]
    term: Term
    fits: Callable[[str], bool]


def _always(_: str) -> bool:
    return True


def _with_capital(found: str) -> bool:
    return is_capital(found[0])


def _as_initials(found: str) -> bool:
    letters = "".join(character for character in found if character.isalpha())
    return letters.isupper() and ("." in found or letters.casefold() not in ACRONYMS)


class Variants:
    """Knows in which other ways the names of one record may be written."""

    def __init__(self, record: Record) -> None:
        self._own = tuple(
            [word.strip(".,") for word in fold(name).text.split()] for name in own_names(record) if name.strip()
        )
        self._own_words = frozenset(word for words in self._own for word in words)
        self._ways: list[_Way] = []
        self._in_handles: dict[str, Term] = {}
        named = [(person.name, sort) for person, sort in people_sorted(record)]
        named += [(person.name, PROFESSIONAL) for person in record.attendance]
        for name, sort in dict.fromkeys((name, sort) for name, sort in named if name):
            self._add(name, sort)
        self._ways += self._relatives(record)

    def found(self, text: str, folded: Folded) -> Iterator[tuple[int, int, Term]]:
        """Where each name stands in a text, written otherwise."""
        for way in self._ways:
            for found in way.pattern.finditer(folded.text):
                start, end = folded.span(*found.span("name"))
                if way.fits(text[start:end]):
                    yield start, end, way.term
        for found in _HANDLE.finditer(text):
            letters = re.sub(r"[\W\d_]", "", fold(found[0]).text)
            for part, term in self._in_handles.items():
                if part in letters:
                    yield found.start(), found.end(), term
                    break

    def _add(self, name: str, sort: Sort) -> None:
        parts = [
            made
            for part in name.replace(",", " ").split()
            if (made := fold(part).text.strip(" .'\u201c\u201d\"()"))
        ]
        parts = [part for part in parts if part not in PARTICLES - _GIVEN_TOO]
        if not parts or all(word in self._own_words for part in parts for word in part.split()):
            return
        term = Term(" ".join(parts), sort)
        self._add_joined(parts, term)
        self._add_initials(parts, term)
        for place, part in enumerate(parts):
            if part in self._own_words:
                continue
            if part in _GIVEN_TOO:
                if place == 0 and "," not in name and len(parts) > 1:
                    self._way(_bounded(re.escape(part)), term, _with_capital)
            elif len(part) == _SHORT and part.isascii() and part not in english_words():
                self._way(_bounded(re.escape(part), before=rf"\b{_AFTER_CONTACT} "), term)
            elif not any(character.islower() for character in part) and len(part) >= _SHORT:
                # Chinese and others write without blanks: no boundary tells where a name begins.
                self._way(rf"(?P<name>{re.escape(part)})", term)
            if len(part) >= _SHORTEST_IN_HANDLE and part not in english_words():
                self._in_handles[re.sub(r"\W", "", part)] = term

    def _add_joined(self, parts: list[str], term: Term) -> None:
        """Anne-Marie as annemarie, O'Brien as obrien, Joanne Pell as joannepell or pell, joanne."""
        for part in parts:
            pieces = [piece for piece in re.split("[ ']", part) if piece]
            joined = "".join(pieces)
            if len(pieces) > 1 and len(joined) >= _SHORTEST_IN_HANDLE and joined not in english_words():
                self._way(_bounded(_GAP.join(map(re.escape, pieces))), term)
        pairs = permutations(dict.fromkeys((parts[0], parts[-1])), 2)
        for order in dict.fromkeys((tuple(parts), *pairs)):
            pieces = [piece for part in order for piece in re.split("[ ']", part) if piece]
            joined = "".join(pieces)
            if len(pieces) > 1 and len(joined) >= _SHORTEST_JOINED:
                gap = r"(?:, |[ '._]{0,2})"
                self._way(_bounded(gap.join(map(re.escape, pieces))), term)
            elif len(pieces) > 1:
                self._way(_bounded(r",?[ '._]".join(map(re.escape, pieces))), term)
            if len(pieces) > 1 and not any(character.islower() for character in joined):
                self._way(rf"(?P<name>{' ?'.join(map(re.escape, pieces))})", term)

    def _add_initials(self, parts: list[str], term: Term) -> None:
        """Joanne Pell as J.P. or JP, unless the offender has the same initials."""
        whole = "".join(piece[0] for part in parts for piece in re.split("[ ']", part) if piece)
        for letters in {whole, parts[0][0] + parts[-1][0], "".join(part[0] for part in parts)}:
            own = any(letters == "".join(word[0] for word in words) for words in self._own_orders())
            if len(letters) > 1 and letters.isascii() and letters.isalpha() and not own:
                dotted, spaced = r"\. ?".join(letters) + r"\.?", " ".join(letters)
                self._way(_bounded(f"{dotted}|{spaced}|{letters}"), term, _as_initials)

    def _own_orders(self) -> Iterator[list[str]]:
        """The offender's names as they may be put together."""
        for words in self._own:
            for others in self._own:
                yield [*words, *others]
                yield [words[0], *others]
            yield words

    def _relatives(self, record: Record) -> Iterator[_Way]:
        """Mrs Harrow and E Harrow, where the offender is neither."""
        last = {words[-1] for words in self._own} | set(fold(record.case.family_name or "").text.split())
        surnames = sorted(last - set(fold(record.case.given_names or "").text.split()), key=len, reverse=True)
        if not surnames:
            return
        gender = (record.case.gender or "").casefold()
        titles = _FEMALE if gender in {"female", "woman", "f"} else _MALE
        initials = {word[0] for word in self._own_words if word}

        def titled(found: str) -> bool:
            title = found.split(maxsplit=1)[0].rstrip(".")
            return title.casefold() not in titles and (title[0].isupper() or title not in {"miss", "di", "ds"})

        def initialled(found: str) -> bool:
            letters = re.findall(r"(?<!\w)[A-Z](?=[. ])", found)
            sure = "." in found or not set(letters) <= {"A", "I"}
            return bool(letters) and sure and not {each.casefold() for each in letters} <= initials

        end, term = f"(?:{'|'.join(map(re.escape, surnames))})", Term(surnames[0], OTHER_PERSON)
        yield _Way(re.compile(_bounded(rf"(?:{_TITLES})\.? {end}")), term, titled)
        yield _Way(re.compile(_bounded(rf"(?:[a-z](?:\. ?| )){{1,2}}{end}")), term, initialled)

    def _way(self, pattern: str, term: Term, fits: Callable[[str], bool] = _always) -> None:
        self._ways.append(_Way(re.compile(pattern), term, fits))


def _bounded(alternatives: str, *, before: str = "") -> str:
    """A pattern that stands for itself; an underscore bounds it as a blank does."""
    return rf"(?<![^\W_]){before}(?P<name>{alternatives})(?:(?:e?s)(?!\w))?(?![^\W_])"
