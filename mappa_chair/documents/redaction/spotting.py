"""Names and places in a text: which words are one of the record's, and how sure that is.

A surname may be a word (Green, Day, Young). Capital letters, the place in the sentence and the neighbours tell;
where they do not, the hit is a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mappa_chair.documents.redaction import wordlist
from mappa_chair.documents.redaction.neighbours import Around
from mappa_chair.documents.redaction.tokens import keys_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mappa_chair.documents.redaction.terms import Term
    from mappa_chair.documents.redaction.tokens import Token

_PREFIX = re.compile(r"\b([a-z]{1,2})'(?=[a-z]{3})")
_SHORTEST_IN_SMALL_LETTERS, _SHORTEST_JOINED = 4, 8


@dataclass(frozen=True, slots=True)
class NameHit:
    """A term in a text, from its first letter to its last, and whether it is certain to be meant."""

    term: Term
    start: int
    end: int
    certain: bool


class Names:
    """Finds one record's names and places; `ordinary` are the words the record uses as words too."""

    def __init__(self, terms: Iterable[Term], ordinary: frozenset[str]) -> None:
        self._ordinary = ordinary
        self._by_first: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        self._then: dict[str, set[str]] = {}
        for term in terms:
            for keys in _spellings(term.folded):
                self._by_first.setdefault(keys[0], []).append((keys, term))
                if term.sort.kind != "place":
                    self._then.setdefault(keys[0], set()).update(key[0] for key in keys[1:])
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each[0]))

    def hits(self, text: str) -> Iterator[NameHit]:
        """Every term in a text that is, or may be, meant as one."""
        tokens = tokens_of(text)
        place = 0
        before: tuple[int, bool] | None = None
        while place < len(tokens):
            found = self._at(tokens, place)
            if found is None:
                place += 1
                continue
            term, length = found
            beside = before is not None and before[0] == place and tokens[place].is_capital and before[1]
            certain = True if beside and _touch(tokens[place]) else self._judged(tokens, place, length, term)
            if certain is not None:
                yield NameHit(term, tokens[place].start, tokens[place + length - 1].end, certain)
            place += length
            before = (place, tokens[place - 1].is_capital)

    def _at(self, tokens: Sequence[Token], place: int) -> tuple[Term, int] | None:
        token = tokens[place]
        # "the Pells", "the Joneses"
        for key in (token.key, token.key.removesuffix("s"), token.key.removesuffix("es")):
            if key != token.key and not token.is_capital:
                break
            for keys, term in self._by_first.get(key, ()):
                rest = [each.key for each in tokens[place + 1 : place + len(keys)]]
                if (key == token.key or len(keys) == 1) and _same(rest, keys[1:]):
                    return term, len(keys)
        return None

    def _is_word(self, key: str) -> bool:
        return key in wordlist.COMMON or key in self._ordinary or key.removesuffix("s") in wordlist.COMMON

    def _judged(self, tokens: Sequence[Token], place: int, length: int, term: Term) -> bool | None:
        """Certain, a question, or None where no name is meant."""
        around = Around(tokens, place, length, self._by_first)
        if length > 1:
            return self._whole(tokens[place : place + length], term)
        token = tokens[place]
        if around.is_titled or (token.is_capital and around.is_initialled):
            return True
        if around.is_followed_by_initial(self._then.get(token.key, ())):
            return True
        if self._is_word(token.key):
            return _word(around, term) if token.is_capital else None
        if not token.is_capital:
            return self._small(around, term)
        after = around.after if around.follows_as_one else None
        if after is not None and after.is_capital and after.key in wordlist.THINGS and term.sort.kind != "place":
            return False
        if token.opens and around.after is not None and term.sort.kind == "name" and not around.is_person:
            # A capital at the beginning of a sentence, and nobody knows whose name or what thing it is.
            return False
        return True if term.sure else around.is_person

    def _whole(self, words: Sequence[Token], term: Term) -> bool | None:
        rare = any(not self._is_word(word.key) for word in words)
        if words[0].is_capital and words[-1].is_capital:
            return term.sure or rare
        if rare:
            return term.sure
        # In small letters throughout two words are still seldom side by side by chance: "grace will".
        return False if term.sure or any(word.is_capital for word in words) else None

    def _small(self, around: Around, term: Term) -> bool | None:
        """A rare name in small letters: of people at risk certain, of others where a person is spoken of."""
        if len(around.token.key) < _SHORTEST_IN_SMALL_LETTERS:
            return None
        if term.sort.kind == "place" and around.token.key in wordlist.OF_MANY_PLACES:
            # Of "Wexcombe Football Club" this word alone is any club.
            return None
        return term.sure and (term.any_case or around.is_person or term.sort.kind == "place")


def _word(around: Around, term: Term) -> bool | None:
    """A name that is a word as well, with a capital: whether it is meant as a name."""
    after, before = around.after, around.before
    if after is not None and after.is_capital and around.follows_as_one and not after.opens:
        # "Green Lane" and "Young Offender" are things; of a known place it may be another part of it.
        if after.key in wordlist.THINGS:
            return False if term.sort.kind == "place" else None
        return False
    if _is_time(around) or _is_colour(around):
        return None
    if around.is_introduced:
        return True
    if around.token.opens:
        return _opening(around)
    if around.token.is_possessive:
        belongs = after is not None and after.key in wordlist.BELONGINGS
        return belongs or (around.is_bare and term.sort.kind != "place")
    if around.word_before in wordlist.BEFORE_SUBJECTS and around.is_bare:
        return True
    if before is not None and before.is_capital and around.before_touches and not before.opens:
        # "Sarah Green" may be of the family; "Operation Green" is not.
        return False
    if around.next_word in wordlist.THINGS and around.word_before not in wordlist.BEFORE_PEOPLE:
        return None
    if term.sort.kind == "place":
        return around.word_before in wordlist.BEFORE_PLACES
    # "After the hearing Young waited": a capital in mid-sentence, and something done.
    return around.is_person or around.next_word.endswith("ed")


def _opening(around: Around) -> bool | None:
    """A word that opens its sentence has its capital from there."""
    if around.next_word in wordlist.SPEAKING:
        return around.next_word not in wordlist.ALSO_THINGS
    if around.token.is_possessive:
        return bool(around.after and around.after.key in wordlist.BELONGINGS)
    if around.next_word in wordlist.MAY_BE_DOING:
        # "Strand and Voss were seen": two of them.
        return around.next_word == "and" and around.is_later_known
    # After a label a name is likelier than at the beginning of a sentence.
    return False if ":" in around.token.between and around.next_word not in wordlist.THINGS else None


def _is_time(around: Around) -> bool:
    """In May, since June 2026, 4 April."""
    if around.token.key not in wordlist.CALENDAR:
        return False
    if around.token.key == "day" and around.word_before in wordlist.DAYS:
        return True
    if around.before is not None and around.before.key[:1].isdigit():
        return True
    if around.after is not None and around.after.key[:1].isdigit():
        return True
    return around.word_before in wordlist.BEFORE_TIMES and around.next_word not in wordlist.SPEAKING


def _is_colour(around: Around) -> bool:
    near = {around.word_before, around.next_word, around.before.key if around.before else ""}
    near.update(each.key for each in (around.earlier, around.later) if each is not None)
    return around.token.key in {"green", "amber", "black", "white"} and bool(near & wordlist.COLOURS)


def _touch(token: Token) -> bool:
    """Whether two names belong together: "Young, Grace", "Grace Young"."""
    return token.between in {" ", ", ", "-", "\u00a0"}


def _spellings(folded: str) -> Iterator[tuple[str, ...]]:
    """The words of a term as they are compared, in the ways it may be put together: O Shaughnessy, Alrashid."""
    keys = keys_of(folded)
    if not keys:
        return
    yield keys
    if _PREFIX.search(folded):
        yield keys_of(_PREFIX.sub(r"\1 ", folded))
    if keys[-1] == "street" and len(keys) > 1:
        yield (*keys[:-1], "st")
    for joined in ("".join(keys), "".join(keys[1:])):
        if len(keys) > 1 and len(joined) >= _SHORTEST_JOINED and joined not in keys:
            yield (joined,)


def _same(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the words that follow are those of the term; the last may be a plural."""
    if len(found) != len(wanted):
        return False
    if not wanted:
        return True
    *middle, last = wanted
    return list(found[:-1]) == middle and found[-1] in {last, f"{last}s", f"{last}es"}
