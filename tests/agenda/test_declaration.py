"""The one declaration: nineteen items, every field with its label and kind, every word with its spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import pytest

from agenda import words
from agenda.confidentiality import Confidentiality
from agenda.papers import PAPERS
from agenda.record import Record
from agenda.shape import Ask, Kind, Part, fields_of, labels_of, to_json
from agenda.walk import ITEMS, item_of
from agenda.words import Word, label
from tests.agenda.parts import parts
from tests.agenda.records import adult, changed, child, record

if TYPE_CHECKING:
    from agenda.item import Item

WALK = [
    "confidentiality", "attendance", "previous_minutes", "actions_review", "background", "information",
    "people_at_risk", "risk", "plan", "disclosure", "media", "visor", "equality", "human_rights", "cppc", "level",
    "review", "smb", "distribution",
]  # fmt: skip
ENUMERATIONS = [
    word for word in vars(words).values() if isinstance(word, type) and issubclass(word, Word) and word is not Word
]


def test_the_walk_is_the_agenda_in_its_order() -> None:
    """Nineteen items, numbered from one, in the order of the agenda."""
    assert [item.key for item in ITEMS] == WALK
    assert [item.number for item in ITEMS] == list(range(1, 20))
    assert all(item_of(item.key) is item for item in ITEMS)


@pytest.mark.parametrize("item", [*PAPERS, *ITEMS], ids=lambda item: item.key)
def test_an_item_says_what_it_is_for(item: Item) -> None:
    """Each has a title, a purpose, paragraphs, prompts with theirs, and records what the record holds there."""
    assert item.title
    assert item.purpose.endswith(".")
    assert item.paragraphs
    assert item.prompts
    for prompt in item.prompts:
        assert re.fullmatch(r"\d+[ab]?\.\d+", prompt.paragraph)
    spec = next(spec for spec in fields_of(Record) if spec.name == item.key)
    assert spec.part is item.part
    assert (spec.kind is Kind.ROWS) is item.many
    assert item.fields == fields_of(item.part)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_field_has_a_label(part: type[Part]) -> None:
    """Fields come in the order of the model, each with a label of its own that begins with a capital."""
    specs = fields_of(part)
    assert [spec.name for spec in specs] == list(part.model_fields)
    labels = [spec.label for spec in specs]
    assert all(text[:1].isupper() for text in labels)
    assert len(set(labels)) == len(labels)
    assert labels_of(part) == {spec.name: spec.label for spec in specs}


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_a_field_says_what_its_kind_needs(part: type[Part]) -> None:
    """A choice has its words, a part its model, a reference the list it is of; nothing else has."""
    for spec in fields_of(part):
        assert bool(spec.words) is (spec.kind in {Kind.WORD, Kind.WORDS}), spec
        assert (spec.part is not None) is (spec.kind in {Kind.PART, Kind.ROWS}), spec
        assert bool(spec.refers) is (spec.kind in {Kind.REFERENCE, Kind.REFERENCES}), spec


def test_a_field_without_a_question_is_refused() -> None:
    """A field that asks nothing cannot be declared."""

    class Mute(Part):
        """A part with a field that asks nothing."""

        silent: str | None = None

    with pytest.raises(TypeError, match="silent"):
        fields_of(Mute)


def test_yes_and_no_are_asked_as_such() -> None:
    """The kinds follow the types."""
    kinds = {spec.name: spec.kind for spec in fields_of(Confidentiality)}
    assert kinds == {"statement": Kind.WORD, "attention_drawn": Kind.YES_NO, "recording_consent": Kind.YES_NO}


@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda each: each.__name__)
def test_every_word_is_spelt_for_people(enumeration: type[Word]) -> None:
    """Each word of a closed list has a spelling without underscores that begins with a capital, and its own."""
    labels = [word.label for word in enumeration]
    assert all(text[:1].isupper() and "_" not in text for text in labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        (words.Agency.YOUTH_OFFENDING_TEAM, "Youth Offending Team"),
        (words.Agency.PROBATION, "Probation Service"),
        (words.Agency.CHILDRENS_SERVICES, "Children's Services"),
        (words.Rosh.VERY_HIGH, "Very high"),
        (words.Agency.HOUSING, "Housing"),
        (3, "3"),
        ("exit", "exit"),
    ],
)
def test_the_fields_own_spelling(word: object, spelt: str) -> None:
    """Names of services as their papers write them; numbers of a list as they are."""
    assert label(word) == spelt


def test_a_field_of_no_known_kind_is_refused() -> None:
    """A number without a list, or a choice between two types, has no field to be asked in."""

    class Odd(Part):
        """A part with a type that no record has."""

        weight: Annotated[float | None, Ask("Weight")] = None

    class Either(Part):
        """A part with a value of two types."""

        value: Annotated[str | bool | None, Ask("Value")] = None

    for part in (Odd, Either):
        with pytest.raises(TypeError, match="no kind of field"):
            fields_of(part)
    with pytest.raises(TypeError, match="float"):
        to_json(2.5)


def test_items_say_when_they_have_something_to_do() -> None:
    """The last meeting concerns a review, CPPC level 3, the next one a case that stays; the rest always."""
    first, later = record(child()), record(adult())
    assert {item.key for item in ITEMS if not item.applies(later)} == set()
    assert {item.key for item in ITEMS if not item.applies(first)} == {
        "previous_minutes",
        "actions_review",
        "cppc",
    }
    leaves = record(changed(adult(), ("level.decision", 1)))
    assert {item.key for item in ITEMS if not item.applies(leaves)} == {"review"}


def test_the_offenders_full_name() -> None:
    """Given names and family name, what is known of them."""
    assert record(adult()).case.full_name == "Daniel Peter Harrow"
    assert record(changed(adult(), ("case.given_names", " "))).case.full_name == "Harrow"
    assert record(changed(adult(), ("case.given_names", None), ("case.family_name", None))).case.full_name == ""


def test_a_word_is_kept_as_it_is() -> None:
    """A part takes the word itself as well as its spelling in the record."""
    assert Confidentiality.model_validate({"statement": words.Statement.READ}).statement is words.Statement.READ
