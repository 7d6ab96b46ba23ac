"""What is read comes out as it went in: absent stays absent, null null, empty empty."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from agenda.record import as_json, read, validate
from tests.agenda.records import Said, adult, blank, changed, child, record, without
from tests.agenda.strategies import records

if TYPE_CHECKING:
    from agenda.shape import JSON


@pytest.mark.parametrize("said", [adult(), child(), blank()], ids=["adult", "child", "blank"])
def test_an_example_comes_out_as_it_went_in(said: Said) -> None:
    """Reading an example and writing it gives the same document."""
    assert as_json(read(json.dumps(said)).record) == said


@pytest.mark.parametrize(
    "path", ["risk", "attendance", "plan.actions", "plan.pillars", "case.aliases", "review", "risk.who"]
)
def test_absent_and_null_stay_apart(path: str) -> None:
    """A part, a list or a value that is null stays null, and one that is absent stays absent."""
    null = changed(blank(), (path, None))
    absent = without(null, path)
    assert as_json(record(null)) == null
    assert as_json(record(absent)) == absent
    assert null != absent


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("risk.who", ""),
        ("plan.differs_from_lead_agency", ""),
        ("case.aliases", []),
        ("smb.issues", []),
        ("cppc", {}),
    ],
)
def test_empty_is_not_null(path: str, value: JSON) -> None:
    """An empty text, list or part is kept as such."""
    said = changed(adult(), (path, value))
    assert as_json(record(said)) == said


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(records())
def test_every_record_comes_out_as_it_went_in(said: Said) -> None:
    """Whatever validates is written as it was read, and read again as it was written."""
    once = validate(said)
    assert as_json(once) == said
    assert read(json.dumps(said)).record == once
    assert as_json(validate(as_json(once))) == said


def test_a_record_cannot_be_changed() -> None:
    """A record is frozen: what was judged is what is kept."""
    made = record(adult())
    with pytest.raises(ValueError, match="frozen"):
        made.risk.who = "someone else"  # type: ignore[misc]  # the very fault under test
