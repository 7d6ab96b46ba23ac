"""Letters that land in a choice with an answer: nothing changes unseen, nothing meant is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pty.keys import ENTER, TAB, ctrl
from tests.screens.walk.sitting import LEVEL_3, run, sitting
from tests.screens.walk.test_nothing_lost import open_level_3

if TYPE_CHECKING:
    from tests.screens.conftest import Chair


def test_a_stray_letter_on_a_level_of_risk_changes_nothing(chair: Chair) -> None:
    """The list opens with what the letter means; leaving says that it was not taken, Enter takes it after all."""

    async def steps() -> None:
        async with sitting(chair, size=(120, 40)) as sat:
            await sat.walk.open_place("risk", "risk.overall")
            stands = sat.draft.value("risk.overall")
            assert stands == "very_high"
            await sat.press("l", "tab")
            await sat.until("Overall: Low was marked and not taken: it stays Very high.")
            assert sat.draft.value("risk.overall") == stands
            sat.sees("! Low was marked and not taken: it stays Very high.", "Enter shows it again, Esc leaves it.")
            await sat.press("shift+tab", "enter", "enter")
            await sat.until("Very high is now Low. Ctrl+Z takes it back.")
            assert sat.draft.value("risk.overall") == "low"
            sat.sees_no("was marked and not taken")
            await sat.press("ctrl+z")
            assert sat.draft.value("risk.overall") == stands

    run(steps())


def test_words_typed_into_a_choice_are_told_to_belong_elsewhere(chair: Chair) -> None:
    """A sentence typed over an answer leaves it as it was, and the line says that this is a choice."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.walk.open_place("risk", "risk.overall")
            await sat.type("zest")
            await sat.until("No answer begins so. This is a choice")
            await sat.press("f8")
            assert sat.draft.value("risk.overall") == "very_high"

    run(steps())


def test_what_was_marked_is_told_at_the_next_item_too(chair: Chair) -> None:
    """F8 away from a marked answer: the next item is there, and the line says what was not taken."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.walk.open_place("risk", "risk.overall")
            await sat.press("l", "f8")
            await sat.until("9  RISK MANAGEMENT PLAN", "Overall: Low was marked and not taken")
            assert sat.draft.value("risk.overall") == "very_high"

    run(steps())


_ON_A_LIST = {
    2: "This is a list: n is for somebody new, Enter opens this person.",
    4: "This is a list: c p n s and - say what became of this action, Enter opens it.",
    7: "This is a list: + makes a new row, Enter opens this one.",
    13: "This is a list: y n and - say if it was considered, Enter opens it.",
}


def test_letters_that_do_nothing_on_a_list_are_told_what_does(chair: Chair) -> None:
    """Each list names its own keys, within 80 columns, and + only where it makes a row."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            for number, told in _ON_A_LIST.items():
                await sat.go_to(number)
                await sat.press("z")
                sat.sees(told)
            await sat.walk.open_place("plan", "plan.actions")
            await sat.press("z")
            sat.sees("+ makes a new one, Enter opens this, a k o d r p a field of it.")
            await sat.walk.open_place("plan", "plan.contingency")
            await sat.press("delete", "delete", "delete", "z")
            sat.sees("This is a list, without a row yet: + makes one.")

    run(steps())


@pytest.mark.pty
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_a_letter_and_enter_typed_ahead_answer_each_its_own_choice(chair: Chair, size: tuple[int, int]) -> None:
    """In one write, faster than a list is painted: each letter with Enter is taken, one without is not."""
    with chair.opened(size) as terminal:
        open_level_3(terminal, 8)
        terminal.write(TAB * 6, "l", ENTER, TAB, "med", ENTER, TAB, "v", TAB, "m", ENTER)
        terminal.wait_for("! Very high was marked and not taken: it stays Medium.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    levels = chair.record(LEVEL_3)["risk"]["levels"]
    wanted = {"public": "low", "prisoners": "medium", "known_adult": "medium", "children": "medium"}
    assert {name: levels[name] for name in wanted} == wanted
