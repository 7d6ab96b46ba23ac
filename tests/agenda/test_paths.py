"""Paths lead to one value each: what is written there is read there, and nothing beside it moves."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.paths import field_of, part_of, put_at, rows_at, steps_of, value_at
from agenda.refusal import path_of
from tests.agenda.records import Said, adult, blank, child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.shape import JSON

Steps = tuple[str | int, ...]

KEYS = st.sampled_from(["plan", "risk", "pillars", "due", "schedule_15_sentence", "on"])
VALUES: st.SearchStrategy[JSON] = st.text(max_size=5) | st.booleans() | st.integers(1, 4)


def leaves(value: JSON, steps: Steps = ()) -> Iterator[tuple[Steps, JSON]]:
    """Every value that holds no other, with the way to it."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from leaves(each, (*steps, key))
    elif isinstance(value, list) and value:
        for index, each in enumerate(value):
            yield from leaves(each, (*steps, index))
    else:
        yield steps, value


@pytest.mark.parametrize("said", [adult(), child()], ids=["adult", "child"])
def test_every_value_of_an_example_has_a_path_that_leads_to_it(said: Said) -> None:
    """A written path is read as the same steps, and gives the value that stands there."""
    for steps, value in leaves(said):
        path = path_of(steps)
        assert steps_of(path) == steps
        assert value_at(said, path) == value


@pytest.mark.parametrize("said", [adult(), child()], ids=["adult", "child"])
def test_a_value_written_at_a_path_changes_that_value_alone(said: Said) -> None:
    """Of all the values of a record, only the one at the path is another afterwards."""
    before = dict(leaves(said))
    for steps in before:
        copy = deepcopy(said)
        put_at(copy, path_of(steps), "written here")
        assert dict(leaves(copy)) == before | {steps: "written here"}


@given(st.lists(KEYS, min_size=1, max_size=4), VALUES)
def test_what_is_written_into_nothing_is_read_back(keys: list[str], value: JSON) -> None:
    """The parts on the way to a first answer are made, and hold that answer and no other."""
    said: Said = {}
    put_at(said, ".".join(keys), value)
    assert value_at(said, ".".join(keys)) == value
    assert list(leaves(said)) == [(tuple(keys), value)]


@pytest.mark.parametrize("path", ["review.on", "level.re_referral.process", "plan.core_group.members"])
def test_a_part_that_is_null_is_made_for_its_first_answer(path: str) -> None:
    """A part that was said to be none is there once something of it is answered."""
    said: Said = {"review": None, "level": {"re_referral": None}, "plan": {"core_group": None}}
    put_at(said, path, "answered")
    assert value_at(said, path) == "answered"


@pytest.mark.parametrize("path", ["review.on", "plan.core_group.members", "media.plan", "attendance"])
def test_null_is_not_written_where_nothing_stands(path: str) -> None:
    """No answer to what was not answered leaves absent absent, and null null."""
    said: Said = {"review": None, "plan": {"core_group": None}}
    put_at(said, path, None)
    assert said == {"review": None, "plan": {"core_group": None}}


def test_none_takes_an_answer_away() -> None:
    """An answer that is taken back is absent, as if it had never been given; its part stays."""
    said: Said = {"media": {"plan": "none yet", "considered": True}}
    put_at(said, "media.plan", None)
    assert said == {"media": {"considered": True}}


@pytest.mark.parametrize(
    "path", ["plan.actions[2].due", "plan.actions[2]", "smb.issues[0].text", "distribution.extra[0].name"]
)
def test_a_row_that_is_not_there_takes_no_answer(path: str) -> None:
    """Writing into a row that is gone or never was is refused, and the record is as it was."""
    said: Said = {"plan": {"actions": [{"due": "ongoing"}, {}]}, "smb": {"issues": None}}
    before = deepcopy(said)
    with pytest.raises(IndexError):
        put_at(said, path, "written")
    assert said == before


@pytest.mark.parametrize("path", ["risk.who.more", "risk.who.more.still", "risk.who[0]", "risk[0]"])
def test_a_value_that_holds_no_others_takes_none(path: str) -> None:
    """A path through a text, or into an object by position, is refused."""
    said: Said = {"risk": {"who": "a neighbour"}}
    with pytest.raises(IndexError):
        put_at(said, path, "written")
    assert said == {"risk": {"who": "a neighbour"}}


@pytest.mark.parametrize(
    "path", ["smb", "smb.issues[0].text", "risk.who.more", "risk.who[0]", "risk.tools[1].tool", "risk[0]"]
)
def test_a_path_into_nothing_gives_nothing(path: str) -> None:
    """What is not there is None, never an error."""
    assert value_at({"risk": {"who": "a neighbour", "tools": [{"tool": "OASys"}]}}, path) is None


@pytest.mark.parametrize(
    ("path", "part", "field"),
    [
        ("plan.actions[3].due", "plan", "plan.actions"),
        ("plan.pillars.supervision.summary", "plan", "plan.pillars"),
        ("attendance[11].name", "attendance", "attendance"),
        ("attendance", "attendance", "attendance"),
        ("review.on", "review", "review.on"),
        ("human_rights.lawful", "human_rights", "human_rights.lawful"),
    ],
)
def test_a_path_tells_its_part_and_its_field(path: str, part: str, field: str) -> None:
    """What is saved together, and what is carried over together, is told by the path."""
    assert (part_of(path), field_of(path)) == (part, field)


def test_rows_are_the_ones_of_the_record() -> None:
    """A row added to the list at a path stands in the record."""
    said = adult()
    rows_at(said, "plan.actions").append({"number": "3.99"})
    assert value_at(said, "plan.actions[10]") == {"number": "3.99"}


@pytest.mark.parametrize("plan", [None, {}, {"actions": None}, {"actions": []}])
def test_a_list_is_made_where_there_is_none(plan: JSON) -> None:
    """An absent or null list is one to add to, in the record and not beside it."""
    said = blank() | {"plan": plan}
    rows_at(said, "plan.actions").append({"number": "1.1"})
    assert said == blank() | {"plan": {"actions": [{"number": "1.1"}]}}
