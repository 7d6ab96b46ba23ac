"""The search of a finished paper for everything that is protected in its record."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mappa_chair.documents.blocks import Facts, Piece, Table, pieces
from mappa_chair.documents.leaks.leak import Leak, Where
from mappa_chair.documents.leaks.people import initials, instead_of, suggestions
from mappa_chair.documents.leaks.sentences import Sentences, split
from mappa_chair.documents.redaction import protected_terms, wordlist
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.documents.redaction.lexicon import lexicon_of
from mappa_chair.documents.redaction.marks import marks_of
from mappa_chair.documents.redaction.spotting import Names
from mappa_chair.documents.redaction.tokens import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agenda.record import Record
    from mappa_chair.documents.blocks import Block, Cell, Paper

_MARAC = re.compile(
    r"\bm[ ./]{0,2}a[ ./]{0,2}r[ ./]{0,2}a[ ./]{0,2}c(?:[ ./]{0,2}s)?\b|multi ?agency risk assessment conference|"
    r"\bidvas?\b|domestic (?:violence|abuse) (?:advis|advoc)|\bisvas?\b"
)
_MAY_BE_HELP = re.compile(r"\b(?:women's )?refuges?\b|\bsafe house\b|\bpanic alarm\b")
_INTELLIGENCE = re.compile(
    r"\bintelligence\b|\bcovert\w*|\bsurveillance\b|\binformants?\b|\bundercover\b|\bchis\b|\bintercept(?:s|ed)?\b"
)
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){2,4}(?![a-z])|(?<![\w/-])[A-Z]{2,4}(?:['\u2019]s)?(?![\w/-])")
_SHOUTED = 0.7
# G R A C E, on a note or in a crossword of letters.
_SPACED = re.compile(r"(?<!\w)\w(?:[ .\u00b7_-]\w){4,}(?!\w)")
_LONGEST_PART = 30
_HANDLE = re.compile(r"@\w[\w.]*|(?<![\w.])(?=[\w.]*[_\d])\w[\w.]+|\b[\w-]+\.(?:com|net|org|me|uk)/\S+")
_SHORTEST_IN_HANDLE = 5
# What the offender knows by law may say what a restricted piece says.
_KNOWN_TO_THE_OFFENDER = "plan.licence_conditions"


class LeakCheck:
    """Knows what is protected in one record, and searches papers and texts for it."""

    def __init__(self, record: Record) -> None:
        described = {fold(person.description or "").text.strip(" .") for person in record.people_at_risk.people}
        terms = tuple(term for term in protected_terms(record) if term.folded not in described)
        self._marks = marks_of(record)
        words = {keys[0]: term for term in terms if len(keys := keys_of(term.folded)) == 1}
        ordinary = lexicon_of(record).ordinary
        self._names = Names(terms, ordinary)
        self._sentences = Sentences(record, (word for word in words if word not in ordinary))
        self._in_handles = {
            word: term
            for word, term in words.items()
            if term.sure and len(word) >= _SHORTEST_IN_HANDLE and word not in ordinary | wordlist.COMMON
        }
        phrases = "|".join(re.escape(each) for each in sorted(described, key=len, reverse=True) if " " in each)
        self._described = re.compile(rf"(?<!\w)(?:{phrases or '(?!)'})(?!\w)")
        self._clean: set[str] = set()
        self._initials = initials(record, terms)
        self._instead = suggestions(record)

    def paper(self, paper: Paper) -> tuple[Leak, ...]:
        """Every leak of a paper: its body, tables, heads and feet, and its properties, in reading order."""
        found = (leak for piece in pieces(paper) for leak in self.piece(piece))
        return (*found, *(leak for block in paper.blocks for leak in self._across(block)))

    def _across(self, block: Block) -> Iterator[Leak]:
        """What stands in neighbouring cells and is one name or number only when it is read across."""
        rows: Iterable[tuple[Cell, ...]] = ()
        if isinstance(block, Table):
            rows = (row.cells for row in block.rows)
        elif isinstance(block, Facts):
            rows = (tuple(fact.value for fact in block.rows),)
        for cells in rows:
            for left, right in pairwise(cells):
                if 0 < len(left.text) <= _LONGEST_PART and 0 < len(right.text) <= _LONGEST_PART:
                    whole = Piece("cells side by side", f"{left.text} {right.text}", left.source)
                    yield from (
                        leak
                        for leak in self.piece(whole)
                        if leak.certain and leak.text not in left.text and leak.text not in right.text
                    )

    def piece(self, piece: Piece) -> tuple[Leak, ...]:
        """Every leak of a stretch of text, each term once."""
        if piece.text in self._clean and piece.restricted is None:
            return ()
        found = {
            (leak.kind, leak.text): leak for leak in sorted(self._found(piece), key=lambda leak: leak.certain)
        }
        if not found:
            # The file says again what the tree said.
            self._clean.add(piece.text)
        return tuple(found.values())

    def text(self, text: str, where: str = "text") -> tuple[Leak, ...]:
        """Every leak of a text that stands alone."""
        return self.piece(Piece(where, text))

    def _found(self, piece: Piece) -> Iterator[Leak]:
        where = Where(piece.where, piece.source)
        if piece.restricted is not None and piece.text.strip():
            yield Leak(True, "restricted text", piece.text, where, "leave it out")
        spelled = (re.sub(r"[\W_]", "", found[0]) for found in _SPACED.finditer(piece.text))
        for text in (piece.text, *spelled):
            yield from self._called(text, where)
            for mark in self._marks.marks(text):
                yield Leak(mark.certain, mark.kind, mark.text, where, mark.suggestion)
        yield from self._repeated(piece.text, where)
        yield from _spoken(piece.text, where)

    def _called(self, text: str, where: Where) -> Iterator[Leak]:
        shouted = _is_shouted(text)
        for hit in self._names.hits(text):
            term = hit.term
            word = text[hit.start : hit.end]
            # In capitals throughout, a capital says nothing.
            certain = hit.certain and not (shouted and fold(word).text in wordlist.COMMON)
            keys = " ".join(keys_of(term.folded))
            instead = self._instead.get(keys) or instead_of(term.sort, term.folded)
            yield Leak(certain, "place" if term.sort.kind == "place" else "name", word, where, instead)
        for handle in _HANDLE.finditer(text):
            letters = re.sub(r"[\W\d_]", "", fold(handle[0]).text)
            if any(word in letters for word in self._in_handles):
                yield Leak(True, "name", handle[0], where, "contact details")
        folded = fold(text)
        for found in self._described.finditer(folded.text):
            start, end = folded.span(*found.span())
            yield Leak(False, "name", text[start:end], where, "other words, if it points to one person")
        if not shouted:
            yield from self._initialled(text, where)

    def _initialled(self, text: str, where: Where) -> Iterator[Leak]:
        for found in _INITIALS.finditer(text):
            letters = "".join(re.findall("[A-Z]", found[0])).casefold()
            if letters not in self._initials:
                continue
            dotted = "." in found[0]
            if not dotted and letters in wordlist.ACRONYMS:
                continue
            certain = dotted or _is_somebody(text, found)
            yield Leak(certain, "initials", found[0].strip(), where, "a person")

    def _repeated(self, text: str, where: Where) -> Iterator[Leak]:
        known = where.source is not None and where.source.startswith(_KNOWN_TO_THE_OFFENDER)
        for sentence in split(text):
            again = self._sentences.said_again(sentence)
            if again is not None:
                instead = "leave it out, or have the piece marked shareable"
                yield Leak(again and not known, "restricted text", sentence.strip(), where, instead)


def _spoken(text: str, where: Where) -> Iterator[Leak]:
    folded = fold(text)
    for found in _MARAC.finditer(folded.text):
        start, end = folded.span(*found.span())
        yield Leak(True, "MARAC", text[start:end], where, "leave the sentence out")
    for found in _MAY_BE_HELP.finditer(folded.text):
        start, end = folded.span(*found.span())
        yield Leak(
            False, "MARAC", text[start:end], where, "leave the sentence out if it tells of help for a victim"
        )
    for found in _INTELLIGENCE.finditer(folded.text):
        start, end = folded.span(*found.span())
        yield Leak(
            False, "intelligence", text[start:end], where, "leave the sentence out if it tells of intelligence"
        )


def _is_shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 8 and sum(character.isupper() for character in letters) > _SHOUTED * len(letters)


def _is_somebody(text: str, found: re.Match[str]) -> bool:
    """Whether bare initials are spoken of as somebody is."""
    if found[0].endswith("s"):
        return True
    after = re.match(r"\s+(\w+)", text[found.end() :])
    if after and after[1] in wordlist.SPEAKING:
        return True
    *_, earlier, before = ("", "", *re.findall(r"\w+", text[: found.start()].casefold()))
    if before in wordlist.BEFORE_PEOPLE:
        return True
    return before in wordlist.MAY_LEAD_TO_PEOPLE and earlier in wordlist.CONTACT
