"""The words of a record that are no names: of the field, of the agenda, of the offender, and everyday ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from agenda import words as word_lists
from agenda.record import Record, as_json
from agenda.shape import Part, fields_of
from agenda.walk import ITEMS
from agenda.words import Agency, Function, Word
from mappa_chair.documents.redaction.english import ENGLISH
from mappa_chair.documents.redaction.helpers import is_called_helper
from mappa_chair.documents.redaction.names import words_of
from mappa_chair.documents.redaction.once import once_a_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.attendance import Attendee
    from agenda.shape import JSON

_CALENDAR = """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays
    Easter Christmas Lent Ramadan Eid Diwali Passover Hanukkah Vaisakhi
"""
_EVERYDAY = """
    the a an he she they it his her their its him them this that these those there here in on at by for from to of
    with without within and or but if when where while after before during since until as not no nothing nobody all
    any both each every some such other another one two three four five six seven eight nine ten first second i we
    you who what which why how is are was were has have had will may can must should mr mrs ms miss dr pc dc ds di
    mappa visor rosh child children mother father parent brother sister family victim offender male female british
    english welsh static dynamic criminal justice act human rights equality data protection schedule section court
    crown magistrates parole board national team press office oasys assetplus ndelius
"""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that are no names: `explained` ones nowhere, `ordinary` ones not where a sentence opens with them."""

    explained: frozenset[str]
    ordinary: frozenset[str]


@once_a_record
def lexicon_of(record: Record) -> Lexicon:
    """The words of this record that are no names."""
    explained = {*words_of(_CALENDAR), *words_of(_EVERYDAY), *_field_labels()}
    for own in own_texts(record):
        explained.update(words_of(own))
    for tool in record.risk.tools:
        explained.update(words_of(tool.tool or ""))
    for attendee in record.attendance:
        if not is_for_victims(attendee):
            explained.update(words_of(f"{attendee.role or ''} {attendee.organisation or ''}"))
    ordinary = {*explained, *_agenda_words()}
    for _, text in texts(record):
        ordinary.update(word for word in text.split() if word.isalpha() and word.islower())
    return Lexicon(frozenset(explained), frozenset(ordinary))


@cache
def english_words() -> frozenset[str]:
    """Words that are no names, whatever record is read: of English, of the field and of the agenda."""
    return ENGLISH.union(words_of(_CALENDAR), words_of(_EVERYDAY), _field_labels(), _agenda_words())


def is_for_victims(attendee: Attendee) -> bool:
    """Whether someone's very presence would tell the offender that a victim is being helped (27.31)."""
    if attendee.function is Function.DOMESTIC_ABUSE_ADVISER or attendee.agency is Agency.DOMESTIC_ABUSE_SERVICE:
        return True
    outside = attendee.agency in {Agency.OTHER, None}
    return is_called_helper(attendee.organisation or "", outside=outside) or is_called_helper(attendee.role or "")


def own_names(record: Record) -> Iterator[str]:
    """The offender's names and aliases."""
    case = record.case
    yield from (name for name in (case.family_name, case.given_names, *case.aliases) if name)


def own_texts(record: Record) -> Iterator[str]:
    """What is the offender's own: names, addresses, establishment, area, nationality."""
    case, addresses = record.case, record.case.addresses
    own = (case.establishment, case.mappa_area, case.nationality, case.ethnicity, case.gender)
    yield from own_names(record)
    yield from (text for text in (*own, addresses.current, addresses.before_custody, addresses.proposed) if text)


@once_a_record
def texts(record: Record) -> tuple[tuple[str, str], ...]:
    """Every text of a record with its path."""
    return tuple(_walk(as_json(record), ""))


def _walk(value: JSON, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, f"{path}[{index}]")


def _field_labels() -> Iterator[str]:
    """The words of the field's closed lists and of the agenda's titles."""
    for made in vars(word_lists).values():
        if isinstance(made, type) and issubclass(made, Word):
            for word in made:
                yield from words_of(word.label)
    for item in ITEMS:
        yield from words_of(item.title)


def _agenda_words() -> Iterator[str]:
    """The words of the agenda's own questions and fields."""
    for item in ITEMS:
        for prompt in item.prompts:
            yield from words_of(prompt.text)
    yield from _asked_words(Record)


def _asked_words(part: type[Part]) -> Iterator[str]:
    for spec in fields_of(part):
        yield from words_of(f"{spec.label} {spec.hint}")
        if spec.part is not None:
            yield from _asked_words(spec.part)
