"""The pace: minutes counted by item, what is over said in words, the plan changed, all of it kept."""

from __future__ import annotations

import pytest

from agenda.minutes_plan import minutes_planned
from agenda.record import Record
from agenda.walk import ITEMS
from mappa_chair.drafting import Draft
from mappa_chair.pace import Pace, keep_pace, pace_of

MINUTE = 60.0


def pace(**planned: int) -> Pace:
    """A pace with these minutes planned."""
    return Pace(dict(planned))


@pytest.mark.parametrize(("level", "total"), [(2, 60), (3, 90), (None, 60)])
def test_every_item_has_minutes_and_they_make_a_meeting(level: int | None, total: int) -> None:
    """The plan that the programme starts from knows every item, and its minutes add up to a meeting."""
    planned = minutes_planned(level)
    assert list(planned) == [item.key for item in ITEMS]
    assert sum(planned.values()) == total


def test_time_belongs_to_the_item_that_runs() -> None:
    """Each item is given the time from its beginning to that of the next, whatever its number of turns."""
    found = pace(risk=10, plan=12)
    found.run("risk", 0)
    found.run("plan", 4 * MINUTE)
    found.run("risk", 5 * MINUTE)
    found.stop(9 * MINUTE)
    assert found.minutes("risk", 99 * MINUTE) == 8
    assert found.minutes("plan", 99 * MINUTE) == 1
    assert found.total(99 * MINUTE) == 9


def test_what_is_over_is_said_in_words() -> None:
    """Within its minutes an item is told with them; over them, by how much."""
    found = pace(risk=10)
    found.run("risk", 0)
    assert found.told("risk", 9.9 * MINUTE) == "9 of 10 min"
    assert found.told("risk", 10.5 * MINUTE) == "10 of 10 min"
    assert found.told("risk", 13 * MINUTE) == "3 min over its 10"
    assert found.line(8, 13 * MINUTE) == "now 8: 3 min over its 10, meeting 3 min behind"


def test_a_meeting_is_behind_by_what_no_item_has_made_good() -> None:
    """Minutes won at one item are there for another; the running item is behind only once its own are used up."""
    found = pace(risk=10, plan=12, media=1)
    found.run("risk", 0)
    found.run("plan", 5 * MINUTE)
    assert found.behind(5 * MINUTE) == 0
    assert found.behind((5 + 12 + 4) * MINUTE) == 0
    assert found.behind((5 + 12 + 7) * MINUTE) == 2
    found.run("media", (5 + 12 + 7) * MINUTE)
    assert found.behind((5 + 12 + 7) * MINUTE) == 2


def test_a_clock_that_stands_says_nothing() -> None:
    """Before it is set going and after it was stopped the head has no minutes."""
    found = pace(risk=10)
    assert found.line(8, 0) == ""
    found.run("risk", 0)
    found.stop(MINUTE)
    assert found.line(8, 5 * MINUTE) == ""


def test_plan_and_time_are_kept_with_the_meeting() -> None:
    """What was planned and used is there again, standing still; a plan stays within bounds."""
    draft = Draft(Record(format="mappa-chair-record/1"))
    draft.take_unsaved()
    found = pace_of(draft, minutes_planned(3))
    found.plan("risk", 14)
    found.plan("media", -3)
    found.run("risk", 0)
    keep_pace(draft, found, 90.0)
    again = pace_of(draft, minutes_planned(3))
    assert (again.planned["risk"], again.planned["media"], again.planned["plan"]) == (14, 0, 12)
    assert (again.seconds("risk", 500), again.running) == (90.0, None)
    draft.take_unsaved()
    keep_pace(draft, again, 500)
    assert not draft.is_unsaved
