"""What a chair comes to is seen whole: labels, headings, the field itself, and what is said of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from screens.base.idle import Step
from screens.blank import BlankScreen
from screens.forms.boxes import FieldBox
from screens.forms.rows import RowsEditor
from tests.screens.walk.sitting import run, sitting

if TYPE_CHECKING:
    from tests.screens.conftest import Chair
    from tests.screens.walk.sitting import Sitting

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


# Items that begin with more lines than a field has, and what is read there.
AT_THE_TOP = {
    "background": ("Reason for referral",),
    "risk": ("Identified risks (3)",),
    "plan": ("Four Pillars", "Supervision"),
}


async def settled(sat: Sitting) -> None:
    """Everything that was put off until after a painting has been done."""
    for _ in range(5):
        await sat.pilot.pause()


async def cursor_seen(sat: Sitting, where: str) -> None:
    """Return once the field with the cursor is seen whole; it is painted a moment after its page."""
    deadline = time.monotonic() + 10
    while (focused := sat.walk.focused) is None or not sat.walk.can_view_entire(focused):
        assert time.monotonic() < deadline, f"{where}:\n{sat.text}"
        await sat.pilot.pause()


@SIZES
def test_an_item_is_opened_at_its_top(chair: Chair, size: tuple[int, int]) -> None:
    """The cursor is in the first field, and the field's label and the headings above it are seen."""

    async def steps() -> None:
        async with sitting(chair, size=size) as sat:
            for item, heads in AT_THE_TOP.items():
                await sat.walk.open_place(item)
                await cursor_seen(sat, item)
                await settled(sat)
                assert sat.walk._opened[item].scroll_offset.y == 0, item
                sat.sees(*heads)

    run(steps())


def test_going_back_shows_the_label_with_the_field(chair: Chair) -> None:
    """Up through a form, what stands above a field or a list is seen with it, wherever both have room."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.walk.open_place("plan")
            page = sat.walk._opened["plan"]
            sat.walk.set_focus([each for each in page.query("*") if each.focusable][-1])
            for _ in range(8):
                await sat.press("shift+tab")
                await settled(sat)
                focused = sat.walk.focused
                assert focused is not None
                box = next(each for each in focused.ancestors if isinstance(each, FieldBox | RowsEditor))
                if focused.region.bottom - box.region.y <= page.content_region.height:
                    assert page.content_region.y <= box.region.y, f"{focused}:\n{sat.text}"

    run(steps())


@SIZES
def test_the_field_that_f3_leads_to_is_seen_with_what_is_missing(chair: Chair, size: tuple[int, int]) -> None:
    """Also in a row that was opened for it, on a page that was not open: the sentence stands above the field."""

    async def steps() -> None:
        async with sitting(chair, size=size) as sat:
            await sat.go_to(11)
            await sat.press("f2", *"Tell", "space", *"housing", "tab", *"mart", "tab", *"fri", "enter")
            await sat.press("f3")
            await cursor_seen(sat, "F3")
            await settled(sat)
            sentence = "! Action 3.11 is linked to no risk"
            assert sat.text.count(sentence) >= 2, f"above the field and in the line below:\n{sat.text}"

    run(steps())


@SIZES
def test_no_label_is_cut_and_dates_are_whole(chair: Chair, size: tuple[int, int]) -> None:
    """A long label goes on in a second line; what stands beside a field leaves it its room."""

    async def steps() -> None:
        async with sitting(chair, size=size) as sat:
            await sat.go_to(11)
            await sat.until("Police single point of", "Probation single point of")
            assert sat.text.count("contact") >= 2
            await sat.go_to(17)
            await sat.until("Mon 18 Jan 2027", "in 55 days")
            await sat.go_to(15)
            await sat.until("Very high risk, likely", "imminent")
            await sat.walk.open_place("case")
            await sat.until("Mon 14 May 1979", "aged 47")

    run(steps())


def test_a_warning_on_the_blank_screen_stays_until_it_is_not_repeated(chair: Chair) -> None:
    """The clock that is shown again every second does not wipe it away."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            blank = BlankScreen()
            sat.pilot.app.push_screen(blank)
            await settled(sat)
            blank.warn(f"{Step.WARN_LOCK.value}: the vault is locked in 15 seconds")
            blank._show()
            await sat.until("the vault is locked in 15 seconds", "Meeting in progress")
            blank._warned_at -= 10.0
            blank._show()
            await settled(sat)
            sat.sees_no("15 seconds")

    run(steps())


def test_a_key_that_would_show_the_record_is_answered_until_the_next(chair: Chair) -> None:
    """In the screen-safe view F4 says how to come back, also after the clock was looked at."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go("v")
            await sat.press("f4")
            sat.walk.look_at_clock()
            await settled(sat)
            sat.sees("Screen-safe view: Ctrl+G v shows everything again.")
            await sat.press("a")
            sat.sees("Your note, hidden: 1 character")

    run(steps())


def test_questions_of_one_paragraph_have_its_gist_once(chair: Chair) -> None:
    """Three questions of 11.10 stand above what 11.10 comes to, not each with the same four lines."""

    async def steps() -> None:
        async with sitting(chair, size=(120, 60)) as sat:
            await sat.go_to(8)
            await sat.go("g")
            assert sat.text.count("11.10  ") == 1

    run(steps())


@SIZES
def test_the_field_for_a_reason_is_seen(chair: Chair, size: tuple[int, int]) -> None:
    """An action that was not completed asks for its reason: the cursor waits where the chair can see it."""

    async def steps() -> None:
        async with sitting(chair, size=size) as sat:
            sat.draft.put("actions_review[0].note", None)
            await sat.go_to(4)
            await sat.press("n")
            await cursor_seen(sat, "the reason")
            sat.sees("Type the reason; Esc goes back.")

    run(steps())


def test_a_date_is_read_with_its_year_however_narrow_its_field(chair: Chair) -> None:
    """What stands beside it gives way: Mon 19 Feb would be read as a day of this year."""

    async def steps() -> None:
        async with sitting(chair, size=(120, 40)) as sat:
            await sat.go_to(3)
            sat.sees("┃Tue 6 Oct 2026  7 weeks ago")
            await sat.go_to(5)
            await sat.press("tab", "tab", "enter")
            await sat.until("│Mon 19 Feb 2018")

    run(steps())


def test_a_list_to_tick_says_which_key_ticks(chair: Chair) -> None:
    """The criteria of item 16 show boxes and no key; the line of hints names it, and it does so."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(16)
            await sat.press("tab")
            sat.sees("Space ticks, Up and Down choose", "[x] Formal meetings add value")
            await sat.press("space", "down", "down", "space")
            sat.sees("[ ] Formal meetings add value", "[x] Lower risk, but other agencies")

    run(steps())
