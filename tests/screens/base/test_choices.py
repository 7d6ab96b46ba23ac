"""One answer of several, and several of many."""

from __future__ import annotations

import pytest

from screens.base.choice import YES_NO, Choice, ChoiceList
from screens.base.line_field import LineField
from screens.base.many import ManyChoice
from tests.screens.base.bench import Bench, run

RISKS = (("low", "Low"), ("medium", "Medium"), ("high", "High"), ("very_high", "Very high"))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("right", "low"),
        ("left", "very_high"),
        ("space space", "medium"),
        ("v", "very_high"),
        ("h right", "very_high"),
        ("v right", "low"),
        ("m delete", None),
        ("m backspace", None),
        ("z", None),
        ("enter down enter", "low"),
        ("h enter up enter", "medium"),
        ("h enter up space", "medium"),
        ("h enter l enter", "low"),
        ("h enter l escape", "high"),
        ("h enter l tab", "high"),
        ("h enter delete", None),
        ("h enter end enter", "high"),
        ("h enter down down enter", None),
    ],
)
def test_keys_choose_an_answer(keys: str, value: str | None) -> None:
    """Each way to an answer leads there, each way back leaves what was there, and no list stays open."""

    async def steps() -> None:
        choice, other = Choice(RISKS), LineField()
        async with Bench(choice, other).up() as pilot:
            await pilot.press(*keys.split())
            await pilot.pause()
            assert choice.value == value
            assert not choice.is_open
            assert not choice.query(ChoiceList)

    run(steps())


@pytest.mark.parametrize(
    ("before", "keys", "value"),
    [
        # Where nothing is answered, letters and Space answer at once, as long as they go on.
        (None, "v", "very_high"),
        (None, "v e r y space h", "very_high"),
        (None, "space space", "medium"),
        (None, "h i g h tab", "high"),
        (None, "h m", "high"),
        (None, "h m enter", "medium"),
        (None, "h space", "high"),
        # Where an answer stands they only mark, and Enter takes.
        ("medium", "h", "medium"),
        ("medium", "h enter", "high"),
        ("medium", "v e r y space h i enter", "very_high"),
        ("medium", "h tab", "medium"),
        ("medium", "h escape", "medium"),
        ("medium", "h up enter", "medium"),
        ("medium", "h down enter", "very_high"),
        ("medium", "space", "medium"),
        ("medium", "space enter", "high"),
        ("medium", "space space enter", "very_high"),
        ("medium", "backspace", "medium"),
        ("medium", "backspace backspace", "medium"),
        ("medium", "backspace enter", None),
        ("medium", "m", "medium"),
        # Words of another field, typed here in haste, to their line end.
        ("medium", "t h e space r i s k space i s space l o n g enter", "medium"),
        ("medium", "h e space l i v e s space t h e r e enter escape", "medium"),
        # Keys that are no letters say what they do.
        ("medium", "right", "high"),
        ("medium", "left", "low"),
        ("medium", "delete", None),
        ("medium", "enter h enter", "high"),
        ("medium", "enter up space", "low"),
    ],
)
def test_no_stray_letter_changes_a_guarded_answer(before: str | None, keys: str, value: str | None) -> None:
    """An empty choice is answered by letters at once; one that has an answer gives it up to Enter alone."""

    async def steps() -> None:
        choice, other = Choice(RISKS, value=before, guarded=True), LineField()
        async with Bench(choice, other).up() as pilot:
            await pilot.press(*keys.split())
            await pilot.pause()
            assert choice.value == value

    run(steps())


def test_what_was_marked_and_not_taken_is_told_and_can_still_be_taken() -> None:
    """Tab away from a marked answer tells it; back again, Enter shows it marked, Enter takes it, Esc leaves it."""

    async def steps() -> None:
        choice, other = Choice(RISKS, value="medium", guarded=True), LineField()
        bench = Bench(choice, other)
        async with bench.up() as pilot:
            await pilot.press("h", "tab")
            await pilot.pause()
            assert [message.words for message in bench.sent(Choice.Passed)] == ["High"]
            await pilot.press("shift+tab", "escape", "tab", "shift+tab", "enter", "escape")
            await pilot.pause()
            assert [message.words for message in bench.sent(Choice.Passed)] == ["High", None]
            await pilot.press("h", "tab", "shift+tab", "enter")
            assert choice.query_one(ChoiceList).highlighted == 2
            await pilot.press("enter")
            await pilot.pause()
            assert choice.value == "high"
            assert [message.words for message in bench.sent(Choice.Passed)] == ["High", None, "High", None]

    run(steps())


def test_nothing_is_told_where_what_stands_was_marked() -> None:
    """A list opened and left as it was, and letters of the answer that stands, are no choice that was missed."""

    async def steps() -> None:
        choice, other = Choice(RISKS, value="medium", guarded=True), LineField()
        bench = Bench(choice, other)
        async with bench.up() as pilot:
            await pilot.press("enter", "tab", "shift+tab", "h", "x", "tab", "shift+tab", "m", "tab")
            await pilot.pause()
            assert not bench.sent(Choice.Passed)

    run(steps())


def test_letters_that_begin_no_answer_are_told() -> None:
    """Words typed into a choice by mistake do not vanish without a word."""

    async def steps() -> None:
        for before in (None, "low"):
            choice = Choice(RISKS, value=before, guarded=True)
            bench = Bench(choice)
            async with bench.up() as pilot:
                await pilot.press("z")
                await pilot.pause()
                assert len(bench.sent(Choice.NothingFound)) == 1

    run(steps())


def test_a_change_is_told_once_with_its_value() -> None:
    """One message for each new answer, none for choosing what is chosen; setting it from outside tells too."""

    async def steps() -> None:
        choice = Choice(YES_NO)
        bench = Bench(choice)
        async with bench.up() as pilot:
            await pilot.press("y", "y", "n", "delete", "delete")
            choice.value = True
            await pilot.pause()
            assert [message.value for message in bench.sent(Choice.Changed)] == [True, False, None, True]
            assert {message.control for message in bench.sent(Choice.Changed)} == {choice}

    run(steps())


def test_yes_no_and_not_recorded_are_three_answers() -> None:
    """No is an answer, not the absence of one, and each reads differently."""

    async def steps() -> None:
        shown = {}
        for value in (True, False, None):
            choice = Choice(YES_NO, value=value, label="Told")
            async with Bench(choice).up():
                shown[value] = choice.render().plain
        assert shown == {True: "Told: Yes ▾", False: "Told: No ▾", None: "Told: not recorded ▾"}

    run(steps())


def test_an_answer_that_is_not_offered_is_refused_without_quoting_it() -> None:
    """A value outside the list raises, and its text is in no message."""
    with pytest.raises(ValueError, match="not one of the answers") as refused:
        Choice(RISKS, value="SECRET")
    assert "SECRET" not in str(refused.value)
    with pytest.raises(ValueError, match="not all of these") as refused:
        ManyChoice(RISKS, value=["low", "SECRET"])
    assert "SECRET" not in str(refused.value)


def test_other_answers_can_be_offered() -> None:
    """A list that changes keeps the answer that is still in it, and takes back one that is not."""

    async def steps() -> None:
        choice = Choice(RISKS, value="low")
        async with Bench(choice).up() as pilot:
            await pilot.press("enter")
            choice.set_options((("none", "None"), ("low", "Low indeed")))
            assert choice.value == "low"
            assert choice.render().plain == "Low indeed ▾"
            assert not choice.is_open
            choice.set_options((("none", "None"),))
            assert choice.value is None

    run(steps())


def test_the_open_list_leaves_the_focus_and_the_keys_alone() -> None:
    """With the list open the choice has the focus, and a key of the screen still reaches the screen."""

    async def steps() -> None:
        choice = Choice(RISKS)
        async with Bench(choice).up() as pilot:
            await pilot.press("enter")
            assert choice.has_focus
            assert choice.is_open
            assert "f2" not in {
                key for key, active in choice.screen.active_bindings.items() if active.node is choice
            }
            await pilot.press("escape")
            assert "escape" not in {
                key
                for key, active in choice.screen.active_bindings.items()
                if active.node is choice and active.enabled
            }

    run(steps())


@pytest.mark.parametrize("above", [0, 11, 12, 13, 20])
def test_the_list_opens_within_the_screen(above: int) -> None:
    """Near the bottom as near the top, the whole list is on the screen and the answer's line stays in sight."""

    async def steps() -> None:
        lines = [LineField() for _ in range(above)]
        choice = Choice([(str(number), f"Answer {number}") for number in range(30)])
        async with Bench(*lines, choice).up() as pilot:
            choice.screen.set_focus(choice)
            await pilot.press("enter")
            await pilot.pause()
            opened = choice.query_one(ChoiceList)
            assert opened.screen.region.contains_region(opened.region)
            assert not opened.region.overlaps(choice.region)

    run(steps())


def test_a_long_list_opens_at_the_answer_chosen() -> None:
    """The answer chosen is highlighted and in sight when the list opens."""

    async def steps() -> None:
        choice = Choice([(str(number), f"Answer {number}") for number in range(30)], value="25")
        async with Bench(choice).up() as pilot:
            await pilot.press("enter")
            await pilot.pause()
            opened = choice.query_one(ChoiceList)
            lines = [opened.render_line(y) for y in range(opened.size.height)]
            marked = [line.text.strip() for line in lines if any(s.style and s.style.reverse for s in line)]
            assert marked == ["Answer 25"]

    run(steps())


def test_up_and_down_leave_a_closed_choice() -> None:
    """With no list open, Up and Down go to the fields above and below."""

    async def steps() -> None:
        first, choice, last = LineField(), Choice(RISKS), LineField()
        async with Bench(first, choice, last).up() as pilot:
            await pilot.press("down")
            assert choice.has_focus
            await pilot.press("down")
            assert last.has_focus
            await pilot.press("up", "up")
            assert first.has_focus

    run(steps())


def test_a_click_opens_and_chooses() -> None:
    """With the mouse: one click opens the list, one on an answer takes it, one on a row ticks it."""

    async def steps() -> None:
        choice, many = Choice(RISKS), ManyChoice(RISKS)
        async with Bench(choice, many).up() as pilot:
            await pilot.click(choice, offset=(2, 0))
            assert choice.is_open
            await pilot.click(ChoiceList, offset=(3, 2))
            assert choice.value == "medium"
            await pilot.click(many, offset=(3, 3))
            assert many.value == ("very_high",)

    run(steps())


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("space", ("low",)),
        ("down down space up up space", ("low", "high")),
        ("v space space", ()),
        ("v space l space", ("low", "very_high")),
        ("enter", ()),
    ],
)
def test_keys_tick_answers(keys: str, value: tuple[str, ...]) -> None:
    """Space ticks and unticks the row in use; the value has the answers in the order of the list."""

    async def steps() -> None:
        many = ManyChoice(RISKS)
        bench = Bench(many)
        async with bench.up() as pilot:
            await pilot.press(*keys.split())
            await pilot.pause()
            assert many.value == value
            assert [message.value for message in bench.sent(ManyChoice.Changed)][-1:] == [value][
                : keys.count("space")
            ]

    run(steps())


def test_the_rows_are_left_at_their_ends() -> None:
    """Up at the first row and Down at the last go to the fields there; Tab leaves from anywhere."""

    async def steps() -> None:
        first, many, last = LineField(), ManyChoice(RISKS), LineField()
        async with Bench(first, many, last).up() as pilot:
            await pilot.press("down", "down", "down", "down")
            assert many.has_focus
            assert many.cursor_line == 3
            await pilot.press("down")
            assert last.has_focus
            await pilot.press("up", "up", "up", "up", "up")
            assert first.has_focus
            await pilot.press("down", "down", "tab")
            assert last.has_focus

    run(steps())


def test_a_tick_is_seen_without_colour() -> None:
    """Rows read `[x]` and `[ ]`, and brackets in their words stay."""

    async def steps() -> None:
        many = ManyChoice((("a", "[/] first"), ("b", "second")), value=["b"])
        async with Bench(many).up():
            assert many.render().plain == "[ ] [/] first\n[x] second"
            assert many.size.height == 2

    run(steps())


def test_a_long_list_keeps_its_row_in_sight() -> None:
    """In a form lower than the list, moving down scrolls the form."""

    async def steps() -> None:
        many = ManyChoice([(str(number), f"Answer {number}") for number in range(30)])
        async with Bench(many).up(size=(40, 10)) as pilot:
            await pilot.press(*["down"] * 25)
            await pilot.pause()
            row = many.region.y + many.cursor_line
            assert 0 <= row < 10

    run(steps())
