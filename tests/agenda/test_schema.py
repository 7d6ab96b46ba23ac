"""The published schema and the reader take the same documents."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from agenda.record import Record
from agenda.shape import JSON, Part, fields_of, to_json
from tests.agenda.conforming import Schema, conforms, definition
from tests.agenda.parts import parts
from tests.agenda.records import Said, adult, blank, changed, child
from tests.agenda.strategies import records

SCHEMA: Schema = Record.model_json_schema()
VALUES: list[JSON] = [
    None, True, False, 0, 1, 2, 3, 4, 5, -1, 2.5, "", " ", "x", "2", "exit", "2026-11-24", "2026-02-29", "26-1-2",
    "09:30", "24:00", "9:30", "police", "Police", "high", [], ["x"], ["high_risk"], [1], [None], [[]], {},
    {"x": 1}, [{}], [{"id": "n", "number": "n"}], "mappa-chair-record/1",
]  # fmt: skip


def reads(part: type[Part], said: Said) -> bool:
    """Whether the reader takes a part."""
    try:
        part.model_validate(said)
    except ValidationError:
        return False
    return True


def schema_of(part: type[Part]) -> Schema:
    """The part's own definition."""
    return SCHEMA if part is Record else definition(SCHEMA, part.__name__)


def needed(part: type[Part]) -> Said:
    """What a part cannot be without."""
    return {spec.name: "n" for spec in fields_of(part) if part.model_fields[spec.name].is_required()}


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_reader_and_schema_agree_on_every_field(part: type[Part]) -> None:
    """Whatever stands in a field, its own words included, reader and schema judge it alike."""
    base = blank() if part is Record else needed(part)
    for spec in fields_of(part):
        words = [to_json(word) for word in spec.words]
        for value in [*VALUES, *words, *([word] for word in words)]:
            said = {**base, spec.name: value}
            assert reads(part, said) is conforms(said, schema_of(part), SCHEMA), (spec.name, value)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_a_part_takes_no_unknown_key(part: type[Part]) -> None:
    """A key that is none of a part's is taken by neither."""
    said = {**(blank() if part is Record else needed(part)), "shoe_size": 9}
    assert not reads(part, said)
    assert not conforms(said, schema_of(part), SCHEMA)


@pytest.mark.parametrize("said", [adult(), child(), blank()], ids=["adult", "child", "blank"])
def test_examples_conform(said: Said) -> None:
    """Both examples and the emptiest record conform to the schema."""
    assert conforms(said, SCHEMA, SCHEMA)
    assert not conforms(changed(said, ("case.category", 9)), SCHEMA, SCHEMA)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records())
def test_every_record_conforms(said: Said) -> None:
    """Whatever the reader takes conforms to the schema."""
    assert conforms(said, SCHEMA, SCHEMA)


def test_schema_carries_labels() -> None:
    """Every field is published with its label as title and its hint as description."""
    for part in parts():
        properties = schema_of(part)["properties"]
        assert isinstance(properties, dict)
        for spec in fields_of(part):
            published = properties[spec.name]
            assert isinstance(published, dict)
            # A title that the part's own definition already gives is not said twice.
            inherited = None if spec.part is None else schema_of(spec.part)["title"]
            assert published.get("title", inherited) == spec.label
            assert published.get("description", "") == spec.hint


def test_the_examples_hold_every_field_and_no_other() -> None:
    """Each part has exactly the keys that the examples, complete by their own claim, give it."""
    rare: tuple[tuple[str, JSON], ...] = (
        ("level.re_referral", {"process": None, "agency": None}),
        ("distribution.exceptions", [{"attendee": "a1", "receives": None, "reason": None}]),
        ("distribution.extra", [{"name": None, "organisation": None, "reason": None}]),
    )
    said = changed(adult(), *rare)
    seen: dict[type[Part], set[str]] = {}

    def look(part: type[Part], value: JSON) -> None:
        assert isinstance(value, dict)
        seen.setdefault(part, set()).update(value)
        for spec in fields_of(part):
            inner = value[spec.name]
            if spec.part is None or inner is None:
                continue
            for each in inner if isinstance(inner, list) else [inner]:
                look(spec.part, each)

    look(Record, said)
    assert {part: {spec.name for spec in fields_of(part)} for part in parts()} == seen
