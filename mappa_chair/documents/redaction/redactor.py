"""Prose made fit for the subject of a summary: what cannot be said is dropped, names become role phrases.

Words in square brackets stand for what is not given, so that a reader sees that something was replaced. This is
the first of two nets: the leak check over the finished paper is the second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mappa_chair.documents.redaction.english import is_common
from mappa_chair.documents.redaction.folding import fold, is_capital
from mappa_chair.documents.redaction.helpers import UNSPEAKABLE
from mappa_chair.documents.redaction.lexicon import lexicon_of, own_texts, texts
from mappa_chair.documents.redaction.marks import marks_of
from mappa_chair.documents.redaction.names import words_of
from mappa_chair.documents.redaction.numbers import CONTACT_DETAILS, NUMBER, PLACE, numbers_in
from mappa_chair.documents.redaction.spotting import Names
from mappa_chair.documents.redaction.terms import Sort, Term, is_intelligence, is_restricted, protected_terms
from mappa_chair.documents.redaction.variants import Variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agenda.record import Record
    from mappa_chair.documents.redaction.folding import Folded

_SECRET = re.compile(r"intelligence|\bintercept|\bcovert|surveillance|\binformants?\b|undercover|\bchis\b")
_GROWN = (
    "mother|mum|father|dad|parents?|step-?(?:mother|father)|brothers?|sisters?|uncles?|aunts?|cousins?|"
    "grand(?:mother|father|parents?)|wife|husband|ex-?(?:wife|husband)"
)
_YOUNG = "step-?(?:son|daughter)|sons?|daughters?|child|children|nieces?|nephews?|grand(?:children|son|daughter)"
_OTHERS = "partners?|ex-?partners?|girlfriends?|boyfriends?|neighbours?|friends?|flatmates?|landlords?|landlady"
_WHOSE = r"his|her|their|the offender['\u2019]s|the victim['\u2019]s|\[[a-z ]+\]['\u2019]s"
_KIN = re.compile(
    rf"\b(?:{_WHOSE}) (?:own |younger |older |elder |former )?(?:(?P<relative>{_GROWN}|{_YOUNG})|(?:{_OTHERS}))\b",
    re.IGNORECASE,
)
_KIN_OPENS = re.compile(rf"(?:^|(?<=[.!?:] ))(?:{_GROWN})\b(?=['\u2019 ])", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*\s*|[.!?;\s]+")
_LABEL = re.compile(r"^\s*[A-Z][\w ]{2,30}: ")
_HOUSE_NUMBER = re.compile(r"\b\d+[A-Za-z]?,? $")
_REPEATED = re.compile(r"(\[[a-z ]+\])(?: \1)+")
_WHOSE_IT_IS = re.compile(
    r"(\[(?:the victim|an? victim|a professional|a relative|another person|name left out)\]) "
    r"(family|families|household|home|house|flat|address|children|relatives)\b"
)
_TITLE = r"(?:(?P<title>mr|mrs|ms|miss|dr|pc|dc|ds|di|dci|[a-z])\.? )?"
_NUMBERS = {
    phrase: Term(phrase, Sort("number", phrase), any_case=True) for phrase in (CONTACT_DETAILS, PLACE, NUMBER)
}
_MONTHS_AND_MODALS = frozenset({"may", "will", "april", "june", "august", "summer", "autumn", "winter", "spring"})
_OPENS = re.compile(r"(?:^|[.!?:\n])\W*$")
_PRONOUN = re.compile(r" (?:i|we|you|he|she|it|they|there|this|that)\b")
_TIME_BEFORE = re.compile(
    r"(?:\b\d{1,2}(?:st|nd|rd|th)?|"
    r"\b(?:in|since|until|till|during|early|late|mid|last|next|end of|beginning of))\W$"
)
_TIME_AFTER = re.compile(r" \d")
_MARKS = {"contact details": CONTACT_DETAILS, "address": PLACE, "identifier": NUMBER}
_LONG_WORD, _SHORTEST_STEM, _SHORTEST_LISTING, _LEAST_REPEATED = 6, 4, 3, 3


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a protected term stands in a text."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left of a text (None where nothing is), what was replaced in it, and how many sentences were cut."""

    text: str | None
    replaced: tuple[str, ...] = ()
    cut: int = 0
    names_a_victim: bool = False


class Redactor:
    """Knows one record's protected terms and clears any text of them."""

    def __init__(self, record: Record) -> None:
        self.terms = protected_terms(record)
        self._by_text = {term.folded: term for term in self.terms}
        alternatives = "|".join(re.escape(term.folded) for term in self.terms) or "(?!)"
        self._pattern = re.compile(rf"(?<!\w){_TITLE}(?P<term>{alternatives})(?P<plural>e?s)?(?!\w)")
        self._variants = Variants(record)
        self._marks = marks_of(record)
        self._spotter = Names(self.terms, frozenset())
        numbers = record.case.identifiers
        own = (*own_texts(record), numbers.pnc, numbers.visor, numbers.crn, numbers.prison_number)
        self._own = tuple(text.casefold() for text in own if text)
        self._secret_words = frozenset(_secret_words(record))
        self._restricted = tuple(
            _stems(text)
            for path, text in texts(record)
            if path.startswith("information[") and path.endswith(".text") and is_restricted(record, path)
        )

    def hits(self, text: str) -> Iterator[Hit]:
        """Every protected term in a text, whatever its case, accents, hyphens or possessive, and every number."""
        folded = fold(text)
        numbers = (
            Hit(start, end, _NUMBERS[phrase])
            for start, end, phrase in numbers_in(text)
            if not self._is_own(text[start:end])
        )
        marks = (
            Hit(start, start + len(mark.text), _NUMBERS[_MARKS[mark.kind]])
            for mark in self._marks.marks(text)
            if mark.certain and (start := text.find(mark.text)) >= 0
        )
        variants = (Hit(*found) for found in self._variants.found(text, folded))
        last: Hit | None = None
        for hit in sorted(
            (*self._listed(text, folded), *variants, *numbers, *marks), key=lambda hit: (hit.start, -hit.end)
        ):
            if last is not None and hit.start < last.end:
                # What overlaps goes as a whole: an address with a name in it, "A R. Menon" after an A.R.
                last = Hit(last.start, max(last.end, hit.end), last.term)
                continue
            if last is not None:
                yield last
            last = hit
        if last is not None:
            yield last

    def _listed(self, text: str, folded: Folded) -> Iterator[Hit]:
        spotted: dict[int, bool] | None = None
        for found in self._pattern.finditer(folded.text):
            term = self._by_text[found["term"]]
            start, end = folded.span(found.start("term"), found.end())
            if not (term.any_case or is_capital(text[start])) or _is_month_or_modal(folded.text, found):
                continue
            if is_common(found["term"]) and not self._is_titled(text, folded, found):
                if spotted is None:
                    spotted = {hit.start: hit.certain for hit in self._spotter.hits(text)}
                if start not in spotted:
                    # "[a victim] Offender Institution" would tell that the victim is called Young.
                    continue
                term = term if spotted[start] else _undecided(term)
            if self._is_titled(text, folded, found):
                start, _ = folded.span(*found.span("title"))
            if term.sort.kind == "place":
                number = _HOUSE_NUMBER.search(text, 0, start)
                start = number.start() if number else start
            yield Hit(start, end, term)

    @staticmethod
    def _is_titled(text: str, folded: Folded, found: re.Match[str]) -> bool:
        if not found["title"]:
            return False
        place, _ = folded.span(*found.span("title"))
        return _is_title(text, place, found["title"])

    def is_secret(self, text: str) -> bool:
        """Whether a text speaks of intelligence, of what that alone knows, or of those who help the victim."""
        folded = fold(text).text
        if UNSPEAKABLE.search(folded) or _SECRET.search(folded):
            return True
        if any(hit.term.sort.secret for hit in self.hits(text)):
            return True
        return any(_akin(word, secret) for word in words_of(text) for secret in self._secret_words)

    def clean(self, text: str, *, own: bool = False) -> Cleaned:
        """A text with its secret sentences cut and every protected term replaced.

        A sentence that repeats a restricted piece is cut too, unless the text is the offender's `own` to know.
        """
        kept: list[str] = []
        cut = 0
        for sentence in _SENTENCE.findall(text):
            if not own and _shares(_stems(sentence, _LONG_WORD), self._restricted, least=_LEAST_REPEATED):
                cut += 1
            elif self.is_secret(sentence):
                cut += 1
                kept.append(self._without_secret_items(sentence))
            else:
                kept.append(sentence)
        left = "".join(kept).strip().rstrip(";").rstrip()
        if not any(character.isalnum() for character in left):
            return Cleaned(None, (), cut)
        return self._masked(left, cut)

    def _without_secret_items(self, sentence: str) -> str:
        """A listing without the items that are secret; nothing at all of a sentence that is no listing."""
        label = _LABEL.match(sentence)
        opening = label.group() if label else ""
        body = sentence[len(opening) :]
        core = body.rstrip(" .!?;\n")
        items = core.split(", ")
        safe = [item for item in items if not self.is_secret(item)]
        if len(items) < _SHORTEST_LISTING or not safe:
            return ""
        return f"{opening}{', '.join(safe)}{body[len(core) :]}"

    def _masked(self, text: str, cut: int) -> Cleaned:
        hits = tuple(self.hits(text))
        replaced = [hit.term.sort.phrase for hit in hits]
        made, place = "", 0
        for hit in hits:
            made += f"{text[place : hit.start]}[{hit.term.sort.phrase}]"
            place = hit.end
        made += text[place:]

        def instead(phrase: str) -> str:
            replaced.append(phrase)
            return f"[{phrase}]"

        made = _KIN.sub(lambda found: instead("a relative" if found["relative"] else "another person"), made)
        made = _KIN_OPENS.sub(lambda _: instead("a relative"), made)
        victim = any(hit.term.sort.kind == "victim" for hit in hits)
        return Cleaned(worded(made), tuple(replaced), cut, victim)

    def _is_own(self, text: str) -> bool:
        return any(text.casefold() in own for own in self._own)


def _undecided(term: Term) -> Term:
    """A word that may be a name or not: the phrase in its place does not tell whose."""
    return replace(term, sort=replace(term.sort, phrase="name left out"))


def _is_month_or_modal(folded: str, found: re.Match[str]) -> bool:
    """Whether the words around leave no doubt that no person is meant: 6 May, in April 2027, "Will he"."""
    if found["title"] or found["plural"] or found["term"] not in _MONTHS_AND_MODALS:
        return False
    before, after = folded[: found.start()], folded[found.end() :]
    if _OPENS.search(before) and _PRONOUN.match(after):
        return True
    return found["term"] != "will" and bool(_TIME_BEFORE.search(before) or _TIME_AFTER.match(after))


def worded(text: str) -> str:
    """A text with phrases for names, as it is said: "[a victim]'s family", and no phrase twice in a row."""
    return _WHOSE_IT_IS.sub(r"\1's \2", _REPEATED.sub(r"\1", text))


def _is_title(text: str, place: int, title: str) -> bool:
    """Whether what stands before a name belongs to it: "Ms" and "J." do, the article of "a Pell" does not."""
    if len(title) > 1:
        return True
    return text[place].isupper() and (title not in {"a", "i"} or text[place + 1 : place + 2] == ".")


def _secret_words(record: Record) -> Iterator[str]:
    """Long words that only intelligence uses: an associate, a funfair."""
    told: set[str] = set(lexicon_of(record).explained)
    secret: set[str] = set()
    for path, text in texts(record):
        if is_intelligence(record, path):
            secret.update(words_of(text))
        elif path.startswith(("information[", "background.", "case.")) and not is_restricted(record, path):
            told.update(words_of(text))
    return (word for word in secret - told if len(word) >= _LONG_WORD)


def _akin(word: str, secret: str) -> bool:
    """Whether two words are one word or its kin: fairs and funfair, associates and associate."""
    stem = word.removesuffix("s")
    if len(stem) < _SHORTEST_STEM:
        return False
    return secret.endswith(stem) or stem.startswith(secret.removesuffix("s"))


def shares_most(text: str, others: Iterable[str], *, least: int = 2) -> bool:
    """Whether a text says for the most part what another says, by its longer words (at least so many of them)."""
    return _shares(_stems(text, _LONG_WORD), map(_stems, others), least=least)


def _shares(mine: frozenset[str], others: Iterable[frozenset[str]], *, least: int) -> bool:
    return len(mine) >= least and any(2 * len(mine & other) > len(mine) for other in others)


def _stems(text: str, least: int = 0) -> frozenset[str]:
    return frozenset(_stem(word) for word in words_of(text) if len(word) >= least)


def _stem(word: str) -> str:
    return re.sub("(?:ed|ing|es|s)$", "", word)
