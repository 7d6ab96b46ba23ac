"""Names and places in a text: which words are one of the record's, and how sure that is.

A surname may be a word (Green, Day, Young). Capital letters, the place in the sentence and the neighbours tell;
where they do not, the hit is a question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mappa_chair.documents.leaks import wordlist
from mappa_chair.documents.leaks.tokens import keys_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from mappa_chair.documents.leaks.tokens import Token
    from mappa_chair.documents.redaction.terms import Term

_DESCRIBES = frozenset({"who", "whose", "aged"})
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
        for term in terms:
            keys = keys_of(term.folded)
            if not keys:
                continue
            self._by_first.setdefault(keys[0], []).append((keys, term))
            joined = "".join(keys)
            if len(keys) > 1 and len(joined) >= _SHORTEST_JOINED:
                self._by_first.setdefault(joined, []).append(((joined,), term))
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
        around = _Around(tokens, place, length, self._by_first)
        if length > 1:
            return self._whole(tokens[place : place + length], term)
        token = tokens[place]
        if around.is_titled or (token.is_capital and around.is_initialled):
            return True
        if self._is_word(token.key):
            return _word(around, term) if token.is_capital else None
        if not token.is_capital:
            return self._small(around, term)
        after = around.after if around.follows_as_one else None
        if after is not None and after.is_capital and after.key in wordlist.THINGS and term.sort.kind != "place":
            return False
        return True if term.sure else around.is_person

    def _whole(self, words: Sequence[Token], term: Term) -> bool | None:
        rare = any(not self._is_word(word.key) for word in words)
        if words[0].is_capital and words[-1].is_capital:
            return term.sure or rare
        if rare:
            return term.sure
        return False if any(word.is_capital for word in words) else None

    def _small(self, around: _Around, term: Term) -> bool | None:
        """A rare name in small letters: of people at risk certain, of others where a person is spoken of."""
        if len(around.token.key) < _SHORTEST_IN_SMALL_LETTERS:
            return None
        return term.sure and (term.any_case or around.is_person or term.sort.kind == "place")


class _Around:
    """A hit with its neighbours."""

    def __init__(self, tokens: Sequence[Token], place: int, length: int, known: Container[str]) -> None:
        self.token = tokens[place]
        self.before = tokens[place - 1] if place else None
        self.earlier = tokens[place - 2] if place > 1 else None
        self.after = tokens[place + length] if place + length < len(tokens) else None
        self.later = tokens[place + length + 1] if place + length + 1 < len(tokens) else None
        self.is_later_known = self.later is not None and self.later.is_capital and self.later.key in known

    @property
    def follows_as_one(self) -> bool:
        """Whether the next word stands right behind, with no mark between."""
        return (
            self.after is not None and self.after.between in {" ", "-", "\u00a0"} and not self.token.is_possessive
        )

    @property
    def before_touches(self) -> bool:
        """Whether the word before stands right before, in the same sentence."""
        return self.before is not None and not self.token.opens and self.token.between.strip(" .\u00a0-") == ""

    @property
    def is_titled(self) -> bool:
        """Ms Green, PC Young; "mr green" too, but "I miss young people" not."""
        if self.before is None or not self.before_touches or self.before.key not in wordlist.TITLES:
            return False
        if self.token.is_capital and self.before.is_capital:
            return True
        return self.before.key in wordlist.PLAIN_TITLES and (self.token.is_capital or not self.before.is_capital)

    @property
    def is_initialled(self) -> bool:
        """J. Green and J Green; "A Green" only with its point, for that may be an article."""
        before = self.before
        if before is None or not before.is_letter or self.token.between.strip(" .\u00a0") != "":
            return False
        return before.key not in {"a", "i"} or "." in self.token.between

    @property
    def next_word(self) -> str:
        """The next word of the sentence, in small letters; nothing where a mark or a capital stands between."""
        after = self.after
        if after is None or after.is_capital or after.between.strip(" \u00a0"):
            return ""
        return after.key

    @property
    def word_before(self) -> str:
        """The word before in the same sentence."""
        return self.before.key if self.before is not None and self.before_touches else ""

    @property
    def is_person(self) -> bool:
        """Whether the neighbours speak of a person: "said", "with", a possessive."""
        if self.token.is_possessive or self.next_word in wordlist.SPEAKING:
            return True
        if self.is_introduced:
            return True
        if self.token.opens:
            return self.next_word in wordlist.MAY_BE_DOING
        if self.next_word in wordlist.FAMILY or self.word_before in wordlist.BEFORE_PEOPLE:
            return True
        before = self.earlier.key if self.earlier is not None else ""
        return self.word_before in wordlist.MAY_LEAD_TO_PEOPLE and before in wordlist.CONTACT

    @property
    def is_introduced(self) -> bool:
        """Whether somebody is described right before or after: "the child, Green", "Green, who is nine"."""
        if self.after is not None and self.after.between.strip(" \u00a0") == "," and self.after.key in _DESCRIBES:
            return True
        marks = self.token.between.strip(" \u00a0")
        return self.before is not None and marks in {",", ":", "("} and self.before.key in wordlist.PEOPLE


def _word(around: _Around, term: Term) -> bool | None:
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
        return after is not None and after.key in wordlist.BELONGINGS
    if before is not None and before.is_capital and around.before_touches and not before.opens:
        # "Sarah Green" may be of the family; "Operation Green" is not.
        return False
    if around.next_word in wordlist.THINGS and around.word_before not in wordlist.BEFORE_PEOPLE:
        return None
    if term.sort.kind == "place":
        return around.word_before in wordlist.BEFORE_PLACES
    # "After the hearing Young waited": a capital in mid-sentence, and something done.
    return around.is_person or around.next_word.endswith("ed")


def _opening(around: _Around) -> bool | None:
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


def _is_time(around: _Around) -> bool:
    """In May, since June 2026, 4 April."""
    if around.token.key not in wordlist.CALENDAR:
        return False
    if around.before is not None and around.before.key[:1].isdigit():
        return True
    if around.after is not None and around.after.key[:1].isdigit():
        return True
    return around.word_before in wordlist.BEFORE_TIMES and around.next_word not in wordlist.SPEAKING


def _is_colour(around: _Around) -> bool:
    near = {around.word_before, around.next_word, around.before.key if around.before else ""}
    near.update(each.key for each in (around.earlier, around.later) if each is not None)
    return around.token.key in {"green", "amber", "black", "white"} and bool(near & wordlist.COLOURS)


def _touch(token: Token) -> bool:
    """Whether two names belong together: "Young, Grace", "Grace Young"."""
    return token.between in {" ", ", ", "-", "\u00a0"}


def _same(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the words that follow are those of the term; the last may be a plural."""
    if len(found) != len(wanted):
        return False
    if not wanted:
        return True
    *middle, last = wanted
    return list(found[:-1]) == middle and found[-1] in {last, f"{last}s", f"{last}es"}
