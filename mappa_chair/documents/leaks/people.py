"""Who is known in a record: what may stand in place of each name, and the initials each may be called by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from agenda.words import Agency
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.documents.redaction.lexicon import is_for_victims, own_names
from mappa_chair.documents.redaction.terms import is_victim
from mappa_chair.documents.redaction.tokens import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.people_at_risk import Person
    from agenda.record import Record
    from mappa_chair.documents.redaction.terms import Sort, Term

_PROFESSIONALS: Final = {
    Agency.POLICE: "a police officer",
    Agency.PROBATION: "a probation officer",
    Agency.PRISON: "a member of the prison's staff",
    Agency.YOUTH_CUSTODY: "a member of the establishment's staff",
    Agency.YOUTH_OFFENDING_TEAM: "a youth justice worker",
    Agency.CHILDRENS_SERVICES: "a social worker",
    Agency.ADULT_SOCIAL_CARE: "a social worker",
    Agency.MENTAL_HEALTH: "a mental health professional",
    Agency.HEALTH: "a health professional",
    Agency.HOUSING: "a housing officer",
    Agency.SOCIAL_HOUSING: "a housing officer",
    Agency.EDUCATION: "a member of the school's staff",
    Agency.MAPPA_UNIT: "the MAPPA administrator",
}
_KIN = re.compile(
    r"\b((?:step|grand)?(?:mother|father)|step(?:son|daughter|brother|sister)|sister|brother|daughter|son|aunt|uncle|partner|husband|wife|carer)\b"
)
_RELATED = re.compile(r"\b(niece|nephew|cousin|step\w+|half-\w+)\b")
_LEFT_OUT: Final = {"name left out": "another person", "place not named": "a place that is not named"}
_SCHOOL = re.compile(r"\b(school|primary|academy|nursery|college)\b")


def suggestions(record: Record) -> dict[str, str]:
    """What may stand in place of a name, by the name and by each part that only one phrase fits."""
    made: dict[str, set[str]] = {}
    for whole, phrase in _named(record):
        keys = keys_of(fold(whole).text)
        for key in {*keys, " ".join(keys)}:
            made.setdefault(key, set()).add(phrase)
    return {key: phrases.pop() for key, phrases in made.items() if len(phrases) == 1}


def instead_of(sort: Sort, term: str) -> str:
    """What may stand in place of a term that nobody of the tables is called by."""
    if sort.kind == "place" and _SCHOOL.search(term):
        return "a school"
    return _LEFT_OUT.get(sort.phrase, sort.phrase)


def initials(record: Record, terms: tuple[Term, ...]) -> frozenset[str]:
    """The initials, in small letters, of everyone known by a whole name; the offender's own are not among them."""
    own = {_initials(keys_of(fold(name).text)) for name in _own_wholes(record)}
    wholes = [keys_of(fold(name).text) for name, _ in _named(record)]
    wholes += [keys_of(term.folded) for term in terms if term.sure and term.sort.kind != "place"]
    return frozenset(found for keys in wholes if 2 <= len(keys) <= 4 and (found := _initials(keys)) not in own)


def _initials(keys: tuple[str, ...]) -> str:
    return "".join(key[0] for key in keys)


def _own_wholes(record: Record) -> Iterator[str]:
    case = record.case
    yield from own_names(record)
    yield case.full_name
    yield f"{(case.given_names or '').partition(' ')[0]} {case.family_name or ''}"


def _named(record: Record) -> Iterator[tuple[str, str]]:
    people = record.people_at_risk.people
    victims = sum(bool(person.identified) and is_victim(person) for person in people)
    for person in people:
        if person.name:
            yield person.name, _phrase(person, "the victim" if victims == 1 else "a victim")
    for attendee in record.attendance:
        if attendee.name:
            agency = None if is_for_victims(attendee) else attendee.agency
            yield attendee.name, _PROFESSIONALS.get(agency, "a professional") if agency else "a professional"


def _phrase(person: Person, victim: str) -> str:
    described = (person.description or "").casefold()
    kin = _KIN.search(described)
    if kin and "victim" in described:
        return f"the victim's {kin[1]}"
    if is_victim(person):
        return victim
    if kin or _RELATED.search(described):
        return "a relative"
    return "a child" if person.child else "another person"
