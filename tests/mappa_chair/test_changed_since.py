"""What changed since the last meeting: rows keep their place, words are compared, what is long is not."""

from __future__ import annotations

import time
from datetime import date

import pytest

from agenda.record import validate
from agenda.walk import item_of
from mappa_chair.carry_over import review_of
from mappa_chair.changed_since import Change, How, Piece, changes, compared_words
from mappa_chair.drafting import Draft
from screens.forms.answers import text_of
from tests.screens.conftest import example


def review() -> Draft:
    """The review of the level 3 example, as it begins."""
    last = validate(example("level-3-pre-release-review"))
    carried = review_of(last, reference="EX/0147/4", held_on=date(2027, 1, 18))
    return Draft(carried.record, before=last, marks=carried.marks)


def found(draft: Draft, item: str, how: How) -> list[Change]:
    """The changes of an item of one kind."""
    return [change for change in changes(item_of(item), draft, text_of) if change.how is how]


@pytest.mark.parametrize(
    ("last", "now", "pieces"),
    [
        ("one two", "one three", (("", "one "), ("-", "two"), ("+", "three"))),
        ("one", "one two", (("", "one"), ("+", " two"))),
        ("one two", "two", (("-", "one "), ("", "two"))),
        ("a", "b", (("-", "a"), ("+", "b"))),
    ],
)
def test_words_are_compared(last: str, now: str, pieces: tuple[tuple[str, str], ...]) -> None:
    """Each word stands once, with a sign where only one of the texts has it; nothing is dropped."""
    made = compared_words(last, now)
    assert made == tuple(Piece(*each) for each in pieces)
    assert "".join(each.text for each in made if each.sign != "-") == now
    assert "".join(each.text for each in made if each.sign != "+") == last


def test_very_long_texts_are_told_whole() -> None:
    """Texts too long to be compared within a moment stand as the old and the new."""
    last, now = "word " * 9_000, "other " * 9_000
    began = time.perf_counter()
    assert compared_words(last, now) == (Piece("-", last), Piece("+", now))
    assert time.perf_counter() - began < 0.5


def test_a_review_begins_with_all_of_it_carried() -> None:
    """Nothing of the risk summary has changed, and each answer and row of it waits to be confirmed."""
    draft = review()
    assert not found(draft, "risk", How.CHANGED)
    assert not found(draft, "risk", How.NEW)
    carried = found(draft, "risk", How.CARRIED)
    assert [each.path for each in carried[:3]] == ["risk.risks[0]", "risk.risks[1]", "risk.risks[2]"]
    assert {each.path for each in carried} == {mark for mark in draft.marks if mark.startswith("risk.")}


def test_a_row_is_compared_with_itself_whatever_stands_above_it() -> None:
    """A row that is taken out is told as gone, and moves no other row's words into another's place."""
    draft = review()
    number = draft.value("plan.actions[0].number")
    draft.remove_row("plan.actions", 0)
    draft.put("plan.actions[0].action", "Something else entirely")
    (changed,) = found(draft, "plan", How.CHANGED)
    assert changed.path == "plan.actions[0].action"
    gone = found(draft, "plan", How.GONE)
    assert any(str(number) in each.label and each.path == "plan.actions" for each in gone)


def test_a_yes_that_became_a_no_is_a_change() -> None:
    """Answers of a word are compared by the words that people read."""
    draft = review()
    draft.put("plan.approved_premises.considered", False)
    (changed,) = found(draft, "plan", How.CHANGED)
    assert changed.pieces == (Piece("-", "Yes"), Piece("+", "No"))
