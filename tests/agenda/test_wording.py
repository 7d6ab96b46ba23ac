"""How messages name people, actions, risks and days."""

from __future__ import annotations

from datetime import date

import pytest

from agenda.attendance import Attendee
from agenda.people_at_risk import Person
from agenda.plan import Action
from agenda.risk import IdentifiedRisk
from agenda.wording import (
    action_called,
    attendee_called,
    day_said,
    is_or_are,
    listed,
    one_line,
    people_called,
    person_called,
    risk_called,
    weekday_said,
)


def test_a_day_is_said_as_papers_write_it() -> None:
    """Day, month in words, year; with the weekday where it matters."""
    assert day_said(date(2027, 1, 14)) == "14 January 2027"
    assert weekday_said(date(2026, 12, 25)) == "Friday 25 December 2026"


@pytest.mark.parametrize(
    ("names", "sentence"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_are_sentences(names: list[str], sentence: str) -> None:
    """The last name is joined by a word."""
    assert listed(names) == sentence
    assert is_or_are(names) == ("is" if len(names) == 1 else "are")


def test_a_text_is_one_short_line() -> None:
    """Line breaks become spaces, and a long text ends in an ellipsis."""
    assert one_line(" two\n lines ") == "two lines"
    assert one_line("x" * 60) == "x" * 60
    assert one_line("x" * 61) == "x" * 59 + "…"


@pytest.mark.parametrize(
    ("given", "called"),
    [
        ({"name": " Helen\nAldous ", "role": "Head"}, "Helen Aldous"),
        ({"name": " ", "role": "Head"}, "Head"),
        ({"organisation": "Mill House"}, "Mill House"),
        ({}, "Person a1"),
    ],
)
def test_someone_of_the_meeting_is_named(given: dict[str, str], called: str) -> None:
    """By name, else role, else organisation, else id."""
    assert attendee_called(Attendee.model_validate({"id": "a1", **given})) == called


@pytest.mark.parametrize(
    ("given", "called"),
    [({"name": "Mia"}, "Mia"), ({"description": "Staff"}, "Staff"), ({"name": ""}, "Person p1")],
)
def test_someone_at_risk_is_named(given: dict[str, str], called: str) -> None:
    """By name, else description, else id."""
    assert person_called(Person.model_validate({"id": "p1", **given})) == called


def test_many_at_risk_are_counted() -> None:
    """Four are named; of five the first three, and the rest is counted."""
    people = [Person.model_validate({"id": str(each), "name": f"P{each}"}) for each in range(5)]
    assert people_called(people[:4]) == "P0, P1, P2 and P3"
    assert people_called(people) == "P0, P1, P2 and 2 more"


@pytest.mark.parametrize(
    ("given", "called"),
    [
        ({"number": "3.4", "action": "Book"}, "Action 3.4"),
        ({"number": " ", "action": "Book a\nplace"}, "The action “Book a place”"),
        ({}, "Action 3 of the list"),
    ],
)
def test_an_action_is_named(given: dict[str, str], called: str) -> None:
    """By number, else by what it says, else by its place."""
    assert action_called(2, Action.model_validate(given)) == called


@pytest.mark.parametrize(("given", "called"), [({"description": "Assault"}, "Risk r1 (Assault)"), ({}, "Risk r1")])
def test_a_risk_is_named(given: dict[str, str], called: str) -> None:
    """By id and what it is."""
    assert risk_called(IdentifiedRisk.model_validate({"id": "r1", **given})) == called
