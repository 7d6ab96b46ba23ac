"""Newcomers understood from one line, the count, and a name for everybody whom a check finds missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from agenda.attendance import ITEM
from agenda.record import Record, validate
from mappa_chair.roll_call import MISSING, count_line, must_be_here, newcomer
from tests.screens.conftest import example

if TYPE_CHECKING:
    from agenda.shape import JSON


def record(**meeting: str) -> Record:
    """A record with nothing but these facts of the meeting."""
    said: dict[str, JSON] = {**meeting}
    return validate({"format": "mappa-chair-record/1", "meeting": said})


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Zara Quint", {"name": "Zara Quint"}),
        ("Zara Quint, police, Inspector", {"agency": "police", "role": "Inspector", "grade": "inspector"}),
        ("Zara Quint, childrens", {"agency": "childrens_services"}),
        ("Zara Quint, Nurse, health", {"agency": "health", "role": "Nurse"}),
        ("Zara Quint, victim liaison officer, probation", {"function": "victim_liaison", "agency": "probation"}),
        ("Zara Quint, Refuge North, adviser", {"role": "Refuge North, adviser"}),
        ("Zara Quint,, health , remote", {"agency": "health", "attended": "remote"}),
    ],
)
def test_a_line_is_understood(text: str, row: dict[str, Any]) -> None:
    """What is an agency, grade or function is found by its word; no other word is dropped."""
    made = newcomer(text, record()).row
    assert {name: made.get(name) for name in row} == row
    assert made["name"] == "Zara Quint"
    said = " ".join(str(value) for value in made.values()).casefold()
    assert all(word in said for word in ("refuge", "north") if word in text.casefold())


def test_a_newcomer_is_here_as_the_meeting_is_held() -> None:
    """In a remote meeting they join remotely, unless the line says otherwise."""
    assert newcomer("A", record(mode="remote")).row["attended"] == "remote"
    assert newcomer("A, in person", record(mode="remote")).row["attended"] == "in_person"
    assert newcomer("A", record(mode="hybrid")).row["attended"] == "in_person"
    assert newcomer(" , ", record()).row == {}


def test_everybody_whom_a_check_misses_has_a_name_in_the_line() -> None:
    """Each check of the item that an absence raises is told in the line; the others stand in full."""
    absent = [check.id for check in ITEM.checks if "represented" in check.when]
    assert set(absent) <= set(MISSING)
    assert set(MISSING) <= {check.id for check in ITEM.checks}


def test_the_count_is_of_the_record() -> None:
    """The example's people, counted as they came."""
    people = validate(example("level-3-pre-release-review")).attendance
    assert count_line(people) == "10 here (8 in person and 2 remote), 1 with apologies"
    assert count_line(()) == "0 here"
    assert must_be_here(()) == ""
