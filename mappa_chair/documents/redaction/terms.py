"""The protected terms of a record: every name and place that must not reach the subject of a summary.

Structured fields come first (people at risk, everyone at the meeting, owners and contacts); then whatever reads
like a name in any prose of the record. The offender's own names and addresses are not protected from the offender.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from agenda.words import RestrictedBecause, Sensitivity, Victim
from mappa_chair.documents.redaction.english import is_common
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.documents.redaction.lexicon import english_words, lexicon_of, own_names, own_texts, texts
from mappa_chair.documents.redaction.names import VERBS, names_in
from mappa_chair.documents.redaction.once import once_a_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agenda.people_at_risk import Person
    from agenda.record import Record

Kind = Literal["victim", "person", "professional", "place", "name", "number"]

# Fields that hold a name, a role, or both: "Grace Oyelaran, Victim Liaison Officer".
_WHO_FIELDS = frozenset(
    (
        *("owner", "updater", "contact", "recipient", "by_whom", "members", "name"),
        *("police_contact", "probation_contact"),
    )
)
_PARTICLES = (
    "mr mrs ms miss dr pc dc ds di dci sir de da du van von der den el al bin the of and aka formerly nee known as"
)
PARTICLES = frozenset(_PARTICLES.split())
_SHORTEST_IN_ANY_CASE = 3
_INSTITUTION = re.compile(
    r"\b(?:(?:The|At|In|From|Near|His|Her|Their) )?(?P<name>(?:[A-Z][\w'\u2019.]*[ -]){1,4}"
    r"(?:School|Academy|College|Nursery|University|Hospital|Infirmary|Surgery|Church|Mosque|Temple|Library|Caf[e\u00e9]))\b"
)


@dataclass(frozen=True, slots=True)
class Sort:
    """What a term names, and the phrase that may stand in its place.

    `secret` marks what is known from intelligence: no phrase makes that safe.
    """

    kind: Kind
    phrase: str
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A protected term, folded; `any_case` finds it in lower case too.

    `sure` marks what stands in a field for names, or reads like a name in restricted text; the rest may be a
    programme or a brand.
    """

    folded: str
    sort: Sort
    any_case: bool = False
    sure: bool = True


PROFESSIONAL = Sort("professional", "a professional")
OTHER_PERSON = Sort("person", "another person")


@once_a_record
def protected_terms(record: Record) -> tuple[Term, ...]:
    """Every protected term of a record, longest first."""
    found: dict[str, Term] = {}
    for term in _Collector(record).terms():
        known = found.get(term.folded)
        # Tables say best who someone is; but what intelligence alone knows stays intelligence.
        if known is None or (term.sort.secret and known.sort.kind in {"name", "place"}):
            found[term.folded] = replace(term, sure=term.sure or (known is not None and known.sure))
        elif term.sure and not known.sure:
            found[term.folded] = replace(known, sure=True)
    return tuple(sorted(found.values(), key=lambda term: (-len(term.folded), term.folded)))


def is_victim(person: Person) -> bool:
    """Whether someone is a victim of the index or an earlier offence."""
    return person.victim in {Victim.INDEX_OFFENCE, Victim.PREVIOUS}


def people_sorted(record: Record) -> Iterator[tuple[Person, Sort]]:
    """Everybody at risk, each with what stands in the place of their name."""
    people = record.people_at_risk.people
    several = sum(bool(person.identified) and is_victim(person) for person in people) != 1
    victim = Sort("victim", "a victim" if several else "the victim")
    for person in people:
        yield person, victim if is_victim(person) else OTHER_PERSON


def is_restricted(record: Record, path: str) -> bool:
    """Whether a text stands where names of people who need protection are to be expected."""
    if path.startswith("information["):
        return record.information[_position(path)].sensitivity is not Sensitivity.SHAREABLE
    if path.startswith("people_at_risk.people["):
        return bool(record.people_at_risk.people[_position(path)].identified)
    return path.startswith(("people_at_risk.", "plan.differs"))


def is_intelligence(record: Record, path: str) -> bool:
    """Whether a text is a piece of intelligence."""
    if not path.startswith("information["):
        return False
    return record.information[_position(path)].restricted_because is RestrictedBecause.INTELLIGENCE


def _position(path: str) -> int:
    return int(path[path.index("[") + 1 : path.index("]")])


class _Collector:
    """Goes through one record and gathers its terms, the surest sources first."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lexicon = lexicon_of(record)
        self._own = frozenset(word.strip(".,") for name in own_names(record) for word in fold(name).text.split())

    def terms(self) -> Iterator[Term]:
        """Every term, a term of a surer source before the same term of a less sure one."""
        yield from self._people()
        for attendee in self._record.attendance:
            yield from self._of_people(attendee.name, PROFESSIONAL)
        prose = [
            (path, text) for path, text in texts(self._record) if not path.startswith(("case.", "attendance["))
        ]
        who = [(path, text) for path, text in prose if path.rpartition(".")[2] in _WHO_FIELDS]
        for path, text in who:
            yield from self._read(path, text, OTHER_PERSON if path.endswith(".recipient") else PROFESSIONAL)
        for path, text in prose:
            yield from self._read(path, text, None)
        yield from self._institutions(prose)

    def _people(self) -> Iterator[Term]:
        for person, sort in people_sorted(self._record):
            yield from self._of_people(person.name, sort)
            if person.identified and person.description and len(person.description.split()) > 1:
                yield Term(fold(person.description).text.strip(" ."), sort, any_case=True)

    def _of_people(self, name: str | None, sort: Sort) -> Iterator[Term]:
        """A name typed in small letters is still that name, unless it is an English word as well."""
        for term in self._named(name, sort):
            is_word = term.folded in english_words() or is_common(term.folded)
            rare = len(term.folded) >= _SHORTEST_IN_ANY_CASE and not is_word
            yield replace(term, any_case=term.any_case or rare)

    def _read(self, path: str, text: str, who: Sort | None) -> Iterator[Term]:
        secret = is_intelligence(self._record, path)
        strict = who is not None or is_restricted(self._record, path)
        plain = {name.whole for name in names_in(text, self._lexicon)} if strict else set()
        for name in names_in(text, self._lexicon, strict=strict):
            if name.is_place:
                sort = Sort("place", "place not named", secret)
            else:
                sort = who or Sort("name", "name left out", secret)
            # "Kwik Fit" names somebody; "Fit a tag" does not.
            telling = [part for part in name.telling if part.casefold() not in VERBS]
            # Of restricted text, what only opens a sentence may be a verb.
            sure = who is not None or name.whole in plain
            yield from (replace(term, sure=sure) for term in self._parts(name.whole, telling, sort))

    def _institutions(self, prose: Iterable[tuple[str, str]]) -> Iterator[Term]:
        """Schools and the like of restricted pieces that are called by words known to all: Eastmere College."""
        everything = list(prose)
        told = " ".join(fold(text).text for path, text in everything if not is_restricted(self._record, path))
        told += " ".join(fold(own).text for own in own_texts(self._record))
        for path, text in everything:
            if is_restricted(self._record, path):
                for found in _INSTITUTION.finditer(text):
                    whole = fold(found["name"]).text
                    if whole not in told:
                        sort = Sort("place", "place not named", is_intelligence(self._record, path))
                        yield Term(whole, sort, any_case=True)

    def _named(self, name: str | None, sort: Sort) -> Iterator[Term]:
        if name is not None:
            yield from self._parts(name, name.replace(",", " ").split(), sort)

    def _parts(self, whole: str, parts: Iterable[str], sort: Sort) -> Iterator[Term]:
        """The whole name, and each part of it that is not the offender's own."""
        words = fold(whole).text.split()
        if all(word in self._own for word in words):
            return
        if len(words) > 1:
            yield Term(" ".join(words), sort, any_case=True)
        for part in parts:
            for word in fold(part).text.split():
                bare = word.strip(".'\u201c\u201d\"()")
                if len(bare) > 1 and bare not in self._own and bare not in PARTICLES:
                    yield Term(bare, sort)
