"""What is marked as carried over: answers and rows one by one, wherever they stand in their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agenda.carried import is_marked, marks_of, put_back, spelled_out, taken_out, without

if TYPE_CHECKING:
    from tests.agenda.records import Said

PEOPLE = "people_at_risk.people"
SAID: Said = {
    "risk": {"who": "Children", "levels": {"children": "high", "public": None, "staff": "low"}, "nature": " "},
    "plan": {"licence_conditions": ["One", "Two"], "employment_restricted": False, "core_group": {"members": ""}},
    "attendance": [{"id": "a1"}, {}, {"id": "a2", "name": "Ada Fenn"}],
}
THREE = frozenset({f"{PEOPLE}[0]", f"{PEOPLE}[1]", f"{PEOPLE}[2]"})


def test_every_answer_and_every_row_has_a_mark_of_its_own() -> None:
    """A group is marked by its answers, a list by its rows, lines as one; what says nothing is not marked."""
    assert {*marks_of("risk", SAID["risk"])} == {"risk.who", "risk.levels.children", "risk.levels.staff"}
    assert {*marks_of("plan", SAID["plan"])} == {"plan.licence_conditions", "plan.employment_restricted"}
    assert {*marks_of("attendance", SAID["attendance"])} == {"attendance[0]", "attendance[2]"}
    assert not {*marks_of("media", None), *marks_of("background.offences", [])}


def test_marks_of_whole_groups_are_spelled_out() -> None:
    """A vault that marks a group or a list as one means all that stands in it; finer marks stay as they are."""
    old = ["risk.levels", "attendance", "plan.licence_conditions", "media.plan"]
    assert spelled_out(old, SAID) == {
        "risk.levels.children",
        "risk.levels.staff",
        "attendance[0]",
        "attendance[2]",
        "plan.licence_conditions",
    }
    assert spelled_out(spelled_out(old, SAID), SAID) == spelled_out(old, SAID)


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (f"{PEOPLE}[1].name", {"risk.who", f"{PEOPLE}[0]", f"{PEOPLE}[10]"}),
        (f"{PEOPLE}[1]", {"risk.who", f"{PEOPLE}[0]", f"{PEOPLE}[10]"}),
        (PEOPLE, {"risk.who"}),
        ("risk.who", {f"{PEOPLE}[0]", f"{PEOPLE}[1]", f"{PEOPLE}[10]"}),
        ("risk.wh", {"risk.who", f"{PEOPLE}[0]", f"{PEOPLE}[1]", f"{PEOPLE}[10]"}),
    ],
)
def test_a_look_takes_its_own_mark_and_no_other(path: str, left: set[str]) -> None:
    """A field takes the mark of its row, a list those of all its rows; names and numbers alike are others."""
    marks = frozenset({"risk.who", f"{PEOPLE}[0]", f"{PEOPLE}[1]", f"{PEOPLE}[10]"})
    assert without(marks, path) == left


def test_a_field_is_marked_by_itself_or_by_its_row() -> None:
    """Not by another row, and not by an answer beside it."""
    marks = {"risk.who", f"{PEOPLE}[1]"}
    assert is_marked("risk.who", marks)
    assert is_marked(f"{PEOPLE}[1].name", marks)
    assert is_marked(f"{PEOPLE}[1]", marks)
    assert not is_marked(f"{PEOPLE}[11].name", marks)
    assert not is_marked(PEOPLE, marks)
    assert not is_marked("risk.nature", marks)


def test_marks_follow_their_rows() -> None:
    """The rows behind one that goes move up, with their marks, and down again when it comes back."""
    other = frozenset({"risk.who", f"{PEOPLE}_of_another_name[2]"})
    stay, gone = taken_out(THREE | other, PEOPLE, 0)
    assert (stay, gone) == (frozenset({f"{PEOPLE}[0]", f"{PEOPLE}[1]"}) | other, frozenset({f"{PEOPLE}[0]"}))
    assert taken_out(frozenset({f"{PEOPLE}[2]"}), PEOPLE, 1) == (frozenset({f"{PEOPLE}[1]"}), frozenset())
    assert put_back(frozenset({f"{PEOPLE}[0]", f"{PEOPLE}[1]"}), PEOPLE, 0, marked=True) == THREE
    assert put_back(frozenset({f"{PEOPLE}[1]"}), PEOPLE, 1, marked=False) == {f"{PEOPLE}[2]"}
