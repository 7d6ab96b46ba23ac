"""Forms that suit their items: a grid of levels, actions in columns, last time's by one key, nine in one view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.opening import open_vault
from screens.base.text_field import TextField
from tests.screens.conftest import PASSPHRASE
from tests.screens.walk.sitting import LEVEL_3, run, sitting

if TYPE_CHECKING:
    from tests.screens.conftest import Chair


def forget(chair: Chair, part: str, **answers: object) -> None:
    """Record a part of the level 3 meeting anew."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        unit.save(LEVEL_3, part, dict(answers))  # type: ignore[arg-type]  # of JSON, as the tests write it
        unit.commit()


@pytest.mark.parametrize("size", [(80, 40), (120, 60)])
def test_levels_are_a_grid(chair: Chair, size: tuple[int, int]) -> None:
    """Every group is a line with all levels on it, the chosen one in brackets; a letter and Enter choose."""

    async def steps() -> None:
        async with sitting(chair, size=size) as sat:
            await sat.go_to(8)
            await sat.press(*["tab"] * 6)
            sat.sees(
                "Public          ┃ Low  Medium [High] Very high", "Known adult     │ Low [Medium] High  Very high"
            )
            await sat.press("v", "enter")
            sat.sees("Public          ┃ Low  Medium  High [Very high]")
            await sat.press("delete")
            sat.sees("Public          ┃ Low  Medium  High  Very high  ?")
            assert sat.draft.value("risk.levels.public") is None

    run(steps())


def test_actions_stand_in_columns_and_open_under_the_table(chair: Chair) -> None:
    """Number, action, owner and date are read along a line; Enter opens the form, and what is changed shows."""

    async def steps() -> None:
        async with sitting(chair, size=(100, 40)) as sat:
            await sat.go_to(9)
            await sat.press(*["tab"] * 8)
            sat.sees("No     Action", "3.4    Book a place on", "Tom Beckett      12 Feb 27")
            await sat.press("down", "d", "ctrl+u")
            await sat.type("when he can")
            await sat.press("escape", "up", "o", "ctrl+u")
            await sat.type("Nia Locke")
            await sat.press("escape")
            sat.sees("when he can", "Nia Locke")
            assert sat.draft.value("plan.actions[0].owner") == "Nia Locke"
            assert sat.draft.value("plan.actions[1].due") == "when he can"

    run(steps())


def test_last_times_actions_are_accounted_for_by_one_key_each(chair: Chair) -> None:
    """C goes on to the next; what is not completed asks for its reason, and Esc goes on."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(4)
            await sat.press("n")
            sat.sees("2.1: completed is now not completed.")
            sat.draft.put("actions_review[1].note", None)
            await sat.press("s")
            sat.sees("Type the reason; Esc goes back.")
            assert isinstance(sat.walk.focused, TextField)
            await sat.type("Overtaken.")
            await sat.press("escape", "c")
            rows = sat.draft.rows("actions_review")
            said = [(row["outcome"], row["note"]) for row in rows if isinstance(row, dict)]
            assert said[1] == ("superseded", "Overtaken.")
            assert said[2][0] == "completed"

    run(steps())


def test_a_row_that_is_opened_is_seen_with_what_is_missing_in_it(chair: Chair) -> None:
    """Its form, not a line of it; above the list the others stay a count, also once it is closed again."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(4)
            await sat.press(*"---", "home")
            await sat.until("! 3 of them have no outcome yet.")
            await sat.press("enter")
            await sat.until("! Action 2.1 has no outcome: record what became of it.", "█ Note")
            await sat.press("escape")
            sat.sees("! 3 of them have no outcome yet.")
            sat.sees_no("! Action 2.1 has no outcome: record")

    run(steps())


def test_a_reason_that_was_typed_is_asked_for_no_longer(chair: Chair) -> None:
    """Esc tells that it is kept, or that it is still to be given; the same letter again changes nothing."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(4)
            forgotten = sat.draft.rows("actions_review")
            for index in (0, 1):
                sat.draft.put(f"actions_review[{index}].note", None)
            number = [str(row["number"]) for row in forgotten if isinstance(row, dict)]
            await sat.press("n")
            await sat.until("Type the reason; Esc goes back.")
            await sat.type("no staff")
            await sat.press("escape")
            await sat.until(f"{number[0]}: its reason is kept.")
            await sat.press("n", "escape")
            await sat.until(f"{number[1]}: a reason is still to be given.")
            await sat.press("home", "n")
            await sat.until(f"{number[0]}: not completed, as before.")

    run(steps())


def test_nine_characteristics_are_one_view(chair: Chair) -> None:
    """A key records one as considered and goes on; Enter opens what is recorded of one."""
    forget(chair, "equality", characteristics={"sex": {"bearing": "x", "considered": True}})

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(13)
            sat.sees("1 of 9 considered", "Sexual orientation", "Gender reassignment")
            await sat.type("yyyyyyy")
            sat.sees("8 of 9 considered")
            assert sat.draft.value("equality.characteristics.religion_or_belief.considered") is True
            await sat.press("enter", "tab", "tab")
            await sat.type("By appointment.")
            assert sat.draft.value("equality.characteristics.sex.management") == "By appointment."
            await sat.press("escape", "down", "y")
            await sat.until("9 of 9 considered", "[x] Completed")

    run(steps())


def test_f3_comes_to_the_line_of_a_characteristic_where_one_key_answers(chair: Chair) -> None:
    """Not considered is answered on its line in the view of nine; how a bearing is managed, in its form."""
    nine = {name: {"considered": True} for name in ("age", "disability", "gender_reassignment", "race")}
    forget(chair, "equality", characteristics={**nine, "sex": {"bearing": "x", "considered": True}})

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(13)
            await sat.press("f3")
            sat.sees("> Marriage and civil part… ?", "y considered n not considered")
            await sat.press("y", "f3")
            sat.sees("> Pregnancy and maternity  ?")
            await sat.press("y", "f3", "y", "f3", "y")
            sat.sees("9 of 9 considered")
            await sat.press("f3")
            await sat.type("By appointment.")
            assert sat.draft.value("equality.characteristics.sex.management") == "By appointment."

    run(steps())


def test_disclosure_is_a_sequence_of_steps(chair: Chair) -> None:
    """Each step has a sign; what is to be told is a step only where the meeting decides to tell."""
    forget(chair, "disclosure")

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(10)
            sat.sees("[ ] 1 Decide", "[-] 4 To whom", "Next: step 1.")
            await sat.type("dis")
            await sat.until("[x] 1 Decide", "[ ] 4 To whom", "Next: step 2.")

    run(steps())


def test_pillars_stand_side_by_side_where_there_is_room(chair: Chair) -> None:
    """At 120 columns two pillars share a line; at 80 they follow each other."""

    async def steps() -> None:
        async with sitting(chair, size=(120, 40)) as sat:
            await sat.go_to(9)
            line = next(line for line in sat.text.splitlines() if "Supervision  " in line)
            assert "Monitoring and control" in line
        async with sitting(chair) as sat:
            await sat.go_to(9)
            line = next(line for line in sat.text.splitlines() if line.strip() == "Supervision")
            assert "Monitoring" not in line

    run(steps())
