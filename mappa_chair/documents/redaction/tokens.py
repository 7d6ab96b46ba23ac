"""A text cut into words, each with what says whether it is a name: capital, place in the sentence, neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mappa_chair.documents.redaction.folding import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_POSSESSIVE = re.compile(r"'s?$")
_OPENING = ".!?:;\u2022\n"
_QUOTES = "\"'\u2018\u2019\u201c\u201d()[]\u2013\u2014"
# A point after these ends no sentence.
_SHORT_FORMS = {
    "rd": "road",
    "ln": "lane",
    "ave": "avenue",
    "av": "avenue",
    "cres": "crescent",
    "terr": "terrace",
    "gdns": "gardens",
    "sq": "square",
    "ct": "court",
    "saint": "st",
}
_SHORTENED = frozenset({"mr", "mrs", "ms", "dr", "st", "no", "approx"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word: as written, folded without its possessive, where it stands, and what stands before it."""

    text: str
    key: str
    start: int
    end: int
    between: str
    opens: bool
    is_possessive: bool

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()

    @property
    def is_letter(self) -> bool:
        """Whether it is one capital letter, as initials are."""
        return len(self.key) == 1 and self.is_capital


def tokens_of(text: str) -> list[Token]:
    """Every word of a text, in order."""
    folded = fold(text)
    made: list[Token] = []
    for found in _WORD.finditer(folded.text):
        start, end = folded.span(found.start(), found.end())
        bare = _POSSESSIVE.sub("", found.group())
        between = text[made[-1].end : start] if made else ""
        made.append(
            Token(
                text=text[start:end],
                key=_key(bare),
                start=start,
                end=end,
                between=between,
                opens=_opens(between, made[-1] if made else None),
                is_possessive=bare != found.group(),
            )
        )
    return made


def keys_of(folded: str) -> tuple[str, ...]:
    """The words of a term as they are compared: without possessive, apostrophes and marks."""
    return tuple(_key(_POSSESSIVE.sub("", found.group())) for found in _WORD.finditer(folded))


def _key(bare: str) -> str:
    """A word as it is compared: apostrophes gone, streets and saints written one way."""
    key = bare.replace("'", "")
    return _SHORT_FORMS.get(key, key)


def _opens(between: str, before: Token | None) -> bool:
    if before is None:
        return True
    marks = between.strip(" \t" + _QUOTES)
    if not marks and "\n" not in between:
        return False
    if "\n" in between or marks[-1:] in _OPENING:
        return not (marks == "." and (before.key in _SHORTENED or before.is_letter))
    return False
