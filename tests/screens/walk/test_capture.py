"""F2: an action in one line, a note or a point for later by its sign, and the key that brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.drafting import ACTIONS
from mappa_chair.noting import Sort, all_noted
from screens.base.field import Field
from screens.walk.capture import CapturePanel
from tests.pty.keys import ENTER, F2, TAB, ctrl
from tests.screens.walk.sitting import LEVEL_3, Sitting, run, sitting
from tests.screens.walk.test_nothing_lost import open_level_3

if TYPE_CHECKING:
    from agenda.shape import JSON
    from tests.screens.conftest import Chair

BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def last(sat: Sitting) -> JSON:
    """The last action of the plan."""
    return sat.draft.rows(ACTIONS)[-1]


def field(sat: Sitting) -> Field:
    """The field with the cursor."""
    assert isinstance(sat.walk.focused, Field)
    return sat.walk.focused


@BOTH
def test_one_line_is_an_action_and_is_told_as_it_is_typed(chair: Chair, size: tuple[int, int]) -> None:
    """Text, owner and date in one line; what was understood and what is still to say stand above and below it."""

    async def steps() -> None:
        async with sitting(chair, size=size) as sat:
            await sat.go_to(11)
            before = sat.walk.focused
            await sat.press("f2")
            sat.sees("In one line: visit the hostel @owen ^fri")
            await sat.type("visit the hostel @ow")
            sat.sees(
                "ACTION · Owen Pritchard · Enter keeps, Esc hides",
                "Still to say: by when, for which risk, under which",
            )
            await sat.type(" ^fri")
            sat.sees(
                "ACTION · Owen Pritchard · Fri 27 Nov 2026, in 3 days", "Still to say: for which risk, under which"
            )
            await sat.press("enter")
            sat.sees("Action 3.11 is in the plan (Ctrl+Z brings it back): Owen Pritchard · Fri 27")
            assert sat.walk.focused is before
            assert last(sat) == {
                "number": "3.11",
                "accepted": True,
                "action": "visit the hostel",
                "owner": "Owen Pritchard",
                "agency": "police",
                "due": "2026-11-27",
            }

    run(steps())


def test_a_whole_action_is_one_line(chair: Chair) -> None:
    """With the risk behind its sign the pillar is left to say; a risk at the beginning is no point for later."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.press("f2")
            sat.sees("In one line: visit the hostel @owen ^fri !r1 · #7 a note · ? a point for later")
            await sat.type("!r1,r2 Visit the hostel unannounced each week until 5 Jan @owen ^fri")
            sat.sees("ACTION · Owen Pritchard · Fri 27 Nov 2026")
            sat.sees("Still to say: under which pillar.")
            await sat.press(*["tab"] * 5)
            await sat.type("sup")
            sat.sees("Owen Pritchard · Fri 27 Nov 2026, in 3 days")
            sat.sees_no("Still to say")
            await sat.press("enter")
            row = last(sat)
            assert isinstance(row, dict)
            assert row["action"] == "Visit the hostel unannounced each week until 5 Jan"
            assert row["risks"] == ["r1", "r2"]

    run(steps())


def test_what_is_unknown_is_kept_and_shows_up_as_missing(chair: Chair) -> None:
    """Enter always keeps: an owner nobody knows and a date that is none stay in the text, and both are open."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.press("f2")
            await sat.type("write to a.b@c.uk @nobody ^someday")
            sat.sees("@nobody stays in the text · ^someday stays in the text")
            await sat.press("enter")
            row = last(sat)
            assert isinstance(row, dict)
            assert row["action"] == "write to a.b@c.uk @nobody ^someday"
            open_now = {found.check for found in sat.draft.findings}
            assert {"action.owner", "action.named-owner", "action.due", "action.relevant"} <= open_now

    run(steps())


@pytest.mark.parametrize(
    ("typed", "told", "kept"),
    [
        ("#7 ask the school", "NOTE FOR 7 VICTIMS", (Sort.NOTE, "people_at_risk", "ask the school")),
        ("? who pays for the tag", "PARKED FOR LATER", (Sort.PARKED, "", "who pays for the tag")),
        ("! the new form", "PARKED FOR LATER", (Sort.PARKED, "", "the new form")),
    ],
)
def test_a_sign_at_the_beginning_makes_a_note_or_a_point(
    chair: Chair, typed: str, told: str, kept: tuple[Sort, str, str]
) -> None:
    """The same form takes what is no action, says so, and Ctrl+Z brings it back as it was typed."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.press("f2")
            await sat.type(typed)
            sat.sees(told)
            await sat.press("enter")
            assert [(each.sort, each.path, each.text) for each in all_noted(sat.draft)] == [kept]
            assert len(sat.draft.rows(ACTIONS)) == 10
            await sat.press("ctrl+z")
            assert not all_noted(sat.draft)
            assert field(sat).value == typed

    run(steps())


def test_a_sign_alone_is_kept_in_the_form_and_in_no_list(chair: Chair) -> None:
    """Enter behind a sign without words hides the form and forgets nothing; with an owner it is an action."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.press("f2")
            await sat.type("#7 ")
            await sat.press("enter")
            sat.sees("The draft of an action waits")
            assert not all_noted(sat.draft)
            await sat.press("f2")
            await sat.type("the door")
            await sat.press("tab")
            await sat.type("owen")
            sat.sees("ACTION · Owen Pritchard")
            await sat.press("enter")
            row = last(sat)
            assert isinstance(row, dict)
            assert row["action"] == "#7 the door"

    run(steps())


def test_ctrl_z_right_after_brings_the_action_back_into_the_form(chair: Chair) -> None:
    """It is out of the plan and in the form as it was typed, and Enter keeps it under the same number."""

    async def steps() -> None:
        async with sitting(chair, size=(120, 40)) as sat:
            await sat.go_to(11)
            await sat.press("tab", "tab", "tab", "tab")
            plan = field(sat)
            await sat.type("one ")
            text = plan.value
            await sat.press("f2")
            await sat.type("visit @owen")
            await sat.press("tab", "tab")
            await sat.type("fri")
            await sat.press("enter")
            await sat.until("(Ctrl+Z brings it back)")
            await sat.press("ctrl+z")
            assert len(sat.draft.rows(ACTIONS)) == 10
            panel = sat.walk.query_one(CapturePanel)
            assert panel.is_shown
            assert field(sat).value == "visit @owen"
            assert plan.value == text
            await sat.press("end")
            await sat.type(" Pritchard")
            await sat.press("enter")
            row = last(sat)
            assert isinstance(row, dict)
            assert (row["number"], row["action"], row["due"]) == ("3.11", "visit", "2026-11-27")
            assert field(sat) is plan
            await sat.type("two")
            await sat.press("ctrl+z")
            assert len(sat.draft.rows(ACTIONS)) == 11
            assert plan.value != f"{text}two"

    run(steps())


def test_ctrl_z_elsewhere_and_later_is_the_undo_of_the_field(chair: Chair) -> None:
    """Once the cursor is in another field, or the row was changed, the action stays in the plan."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(11)
            await sat.press("f2")
            await sat.type("visit")
            await sat.press("enter", "tab", "ctrl+z")
            assert len(sat.draft.rows(ACTIONS)) == 11
            await sat.press("f2")
            await sat.type("ring")
            await sat.press("enter")
            sat.draft.put(f"{ACTIONS}[11].owner", "Ada Fenn")
            await sat.press("ctrl+z")
            sat.sees("That action was changed since")
            assert len(sat.draft.rows(ACTIONS)) == 12

    run(steps())


def test_ctrl_n_keeps_and_begins_another(chair: Chair) -> None:
    """Two actions without leaving the form; an empty one closes it."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.press("f2")
            await sat.type("first")
            await sat.press("ctrl+n")
            await sat.type("second")
            await sat.press("enter")
            told = [each["action"] for each in sat.draft.rows(ACTIONS)[-2:] if isinstance(each, dict)]
            assert told == ["first", "second"]
            await sat.press("f2", "enter")
            assert not sat.walk.query_one(CapturePanel).is_shown
            assert len(sat.draft.rows(ACTIONS)) == 12

    run(steps())


@pytest.mark.pty
@BOTH
def test_actions_in_one_burst_are_brought_back_and_kept_in_order(chair: Chair, size: tuple[int, int]) -> None:
    """Typed ahead in one write: kept, brought back, finished, kept again; the field behind has its own words."""
    with chair.opened(size) as terminal:
        open_level_3(terminal, 11)
        terminal.write(
            *(TAB * 4, "one ", F2, "visit @ow ^fri", ENTER, ctrl("z"), " gladly", ENTER, "two "),
            *(F2, "#7 ask", ENTER, "three", F2, "ring @sam", ENTER, " four"),
        )
        terminal.wait_for("four")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    record = chair.record(LEVEL_3)
    assert record["media"]["plan"].endswith("one two three four")
    first, second = record["plan"]["actions"][-2:]
    assert (first["number"], first["action"], first["due"]) == (
        *("3.11", "visit Owen Pritchard fri gladly"),
        "2026-11-27",
    )
    assert (second["number"], second["action"], second["owner"]) == ("3.12", "ring", "Samira Yusuf")
