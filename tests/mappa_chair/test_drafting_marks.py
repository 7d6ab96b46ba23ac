"""What was carried over stays marked in a draft until somebody changes or confirms that very answer or row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agenda.progress import State
from agenda.record import validate
from mappa_chair.drafting import Draft
from tests.agenda.records import adult

if TYPE_CHECKING:
    from collections.abc import Iterable

LIST = "plan.actions"


def drafted(*marks: str) -> Draft:
    """The meeting of the adult, with these marks."""
    return Draft(validate(adult()), marks=marks)


def rows(*positions: int) -> set[str]:
    """The marks of these actions."""
    return {f"{LIST}[{position}]" for position in positions}


def first_rows(marks: Iterable[str]) -> set[str]:
    """Of the marks those of the first four actions."""
    return {*marks} & rows(0, 1, 2, 3)


def test_a_letter_in_one_pillar_confirms_none_of_the_others() -> None:
    """The summaries of the four pillars are four answers."""
    draft = drafted("plan.pillars")
    before = draft.marks
    assert len({each for each in before if each.endswith(".summary")}) == 4
    draft.put("plan.pillars.supervision.summary", "Weekly")
    assert before - draft.marks == {"plan.pillars.supervision.summary"}


def test_a_row_that_goes_takes_its_mark_and_confirms_none_behind_it() -> None:
    """The rows behind move up with their marks; the row comes back with its own, and they move down."""
    draft = drafted(LIST)
    before = draft.marks
    draft.confirm(f"{LIST}[2]")
    draft.remove_row(LIST, 0)
    assert first_rows(draft.marks) == rows(0, 2, 3)
    assert draft.take_unsaved().marks == draft.marks
    draft.restore_row()
    assert draft.marks == before - rows(2)
    assert draft.take_unsaved().marks == draft.marks


def test_a_row_that_was_confirmed_comes_back_confirmed() -> None:
    """Nobody has to confirm it a second time."""
    draft = drafted(LIST)
    draft.confirm(f"{LIST}[1].owner")
    confirmed = draft.marks
    draft.remove_row(LIST, 1)
    draft.restore_row()
    assert draft.marks == confirmed


def test_a_new_action_confirms_none_that_was_carried_over() -> None:
    """An action captured from anywhere is not a look at the plan of last time, and is not of last time itself."""
    draft = drafted(LIST)
    carried = draft.marks
    index = draft.add_row(LIST, {"action": "Visit the address"})
    assert draft.marks == carried == rows(*range(index))
    assert draft.states["plan"] is not State.COMPLETE


def test_a_list_confirms_every_row_of_it() -> None:
    """Whoever confirms the list has looked at all that stands in it, and at nothing else."""
    draft = drafted(LIST, "risk.who")
    draft.confirm(LIST)
    assert draft.marks == {"risk.who"}


def test_words_that_are_no_answer_yet_confirm_the_row_they_are_typed_in() -> None:
    """Somebody is at work on the row, though the record has nothing new of it."""
    draft = drafted("attendance")
    before = draft.marks
    draft.keep_unusable("attendance[1].attended", "so")
    assert before - draft.marks == {"attendance[1]"}


@pytest.mark.parametrize(("key", "mark"), [("case", "case.setting"), ("meeting", "meeting.level")])
def test_a_paper_is_in_progress_while_something_in_it_is_unconfirmed(key: str, mark: str) -> None:
    """The papers have no other state: they show one as long as they hold a mark."""
    draft = drafted(mark)
    assert {each: draft.states.get(each) for each in ("case", "meeting")} == {
        "case": None,
        "meeting": None,
        key: State.STARTED,
    }
    draft.confirm(mark)
    assert key not in draft.states
