"""Finding what reads like a name in prose: capitalised words that nothing else explains.

It cannot know every name. It errs on the side of finding too much: a programme taken for a person costs the reader
a word, a person taken for a programme costs that person their safety.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mappa_chair.documents.redaction.folding import is_capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.documents.redaction.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_][\w\u2019']*")
_SENTENCE_MARKS = ".!?\u2022\n"
_PHRASE_MARKS = ":;(\u2018\u201c\"'\u2013\u2014"
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_THING_ENDING = re.compile("(?:ing|[st]ion|ness)$")

# After these a capitalised word that opens a sentence is somebody: "Kevin has …", "Kevin and …".
_AFTER_PEOPLE = """
    and is was has had will would can could may might did does said says told tells asked asks lives lived works
    worked wants wanted moved met saw gave knows knew who whose also called rang visited wrote stayed left came
    went took helped offered attended reported confirmed thinks feels believes
"""
# "The Horizon programme" is nobody.
_AFTER_THINGS = "programme course module assessment tool form act code checks testing"
# What an action begins with: "Tell Joanne Pell" names two words, not three.
_VERBS = """
    add advise agree apply arrange arrest ask assess attend book brief call check collect complete confirm consider
    contact continue deliver develop disclose discuss draft engage ensure establish explore fit follow get give
    hold identify inform interview invite issue keep liaise look make meet monitor notify obtain offer patrol
    prepare provide recall record refer register remind remove report request review see seek send serve
    set share speak start submit support take task tell undertake update visit warn write
"""
_PLACES = """
    school primary secondary academy college nursery university road street row lane avenue close court drive way
    crescent terrace place square park estate house church mosque temple hospital surgery clinic centre station
    club hostel refuge village town city north south east west upper lower great little st saint
"""
AFTER_PEOPLE, AFTER_THINGS = frozenset(_AFTER_PEOPLE.split()), frozenset(_AFTER_THINGS.split())
VERBS, PLACES = frozenset(_VERBS.split()), frozenset(_PLACES.split())


@dataclass(frozen=True, slots=True)
class Name:
    """What reads like a name, and those of its words that say whose or what it is."""

    whole: str
    telling: tuple[str, ...]

    @property
    def is_place(self) -> bool:
        """Whether it ends as a place does: School, Road, Court."""
        return self.whole.split()[-1].casefold() in PLACES


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    opens: bool
    opens_phrase: bool

    @property
    def bare(self) -> str:
        return _POSSESSIVE.sub("", self.text)

    @property
    def word(self) -> str:
        return self.bare.casefold()

    @property
    def is_possessive(self) -> bool:
        return self.bare != self.text

    @property
    def is_acronym(self) -> bool:
        """OASys, CCTV and GPS name no person; McDonald does, and a long word all in capitals may."""
        start = self.bare[:2]
        return start.isalpha() and start.isupper() and not (self.bare.isupper() and len(self.bare) > 5)


def words_of(text: str) -> Iterator[str]:
    """Every word of a text, folded to lower case, without its possessive."""
    return (_POSSESSIVE.sub("", found.group()).casefold() for found in _WORD.finditer(text))


def names_in(text: str, lexicon: Lexicon, *, strict: bool = False) -> Iterator[Name]:
    """What reads like names in a text.

    `strict` takes an unexplained word that opens a sentence for a name too, as befits text that is restricted.
    """
    for run, following in _runs(text):
        if run[0].opens and run[0].word in VERBS:
            run = run[1:]  # noqa: PLW2901 - what is left is the name
        telling = [token for token in run if _tells(token, lexicon)]
        if not telling or (len(run) == 1 and following in AFTER_THINGS):
            continue
        if telling == [run[0]] and run[0].opens and not strict and not _opens_with_a_name(run, following):
            continue
        # An ordinary word that opens the sentence may still be a first name: "Mark Ellis said".
        first = next(place for place, token in enumerate(run) if token.word not in lexicon.explained)
        yield Name(" ".join(token.bare for token in run[first:]), tuple(token.bare for token in telling))


def _opens_with_a_name(run: list[_Token], following: str) -> bool:
    """Whether the one unexplained word that opens a sentence reads like a name rather than a verb."""
    if _THING_ENDING.search(run[0].word):
        return False
    if len(run) > 1:
        return run[1].word in PLACES
    return run[0].is_possessive or following in AFTER_PEOPLE


def _tells(token: _Token, lexicon: Lexicon) -> bool:
    if ((token.opens or token.opens_phrase) and token.word in lexicon.ordinary) or token.is_acronym:
        return False
    return len(token.word) > 1 and token.word not in lexicon.explained and token.word not in PLACES


def _runs(text: str) -> Iterator[tuple[list[_Token], str]]:
    """Capitalised words that follow each other, with the word after them."""
    run: list[_Token] = []
    for found in _WORD.finditer(text):
        mark = _mark_before(text, found.start())
        opens, opens_phrase = mark in _SENTENCE_MARKS, mark in _PHRASE_MARKS
        token = _Token(found.group(), found.start(), found.end(), opens=opens, opens_phrase=opens_phrase)
        between = text[run[-1].end : token.start] if run else ""
        if run and not (between in {" ", "-"} and is_capital(token.text[0]) and not run[-1].is_possessive):
            yield run, token.word if between == " " else ""
            run = []
        if is_capital(token.text[0]):
            run.append(token)
    if run:
        yield run, ""


def _mark_before(text: str, start: int) -> str:
    """The character before a word, past blanks; a line feed for the start of the text or of a line."""
    place = start - 1
    while place >= 0 and text[place].isspace() and text[place] != "\n":
        place -= 1
    return text[place] if place >= 0 else "\n"
