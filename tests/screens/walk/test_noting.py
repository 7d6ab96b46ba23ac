"""Notes, parked points and questions from anywhere in the walk, and their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from tests.screens.walk.sitting import run, sitting

if TYPE_CHECKING:
    from tests.screens.conftest import Chair


def test_a_question_about_marked_words_is_asked_found_and_settled(chair: Chair) -> None:
    """Kept with its field and the words, shown there and on the check page, it is gone to and dealt with."""

    async def steps() -> None:
        async with sitting(chair, size=(100, 30)) as sat:
            await sat.go_to(12)
            await sat.press("tab", "tab", *["shift+left"] * 12)
            await sat.go("q")
            sat.sees("TO CHECK WITH THE CHAIR · New or changed information")
            await sat.type("Who saw it?")
            await sat.press("enter")
            await sat.until("New or changed information (?)", "[~] In progress")
            assert sat.draft.asked == 1
            await sat.press("f4")
            sat.sees("To check with the chair: 1.")
        async with sitting(chair, size=(100, 30)) as sat:
            await sat.go("i")
            sat.sees("To check with the chair", "Who saw it?", "12 ViSOR · New or changed information")
            await sat.press("enter")
            sat.sees("12  VISOR")
            assert isinstance(sat.walk.focused, TextArea)
            assert len(sat.walk.focused.selected_text) == 12
            await sat.go("i")
            await sat.press("x")
            sat.sees("Nothing. Ctrl+G k puts a note down")
            await sat.press("ctrl+z")
            sat.sees("Who saw it?")
            await sat.press("x", "escape")
            assert sat.draft.asked == 0

    run(steps())


def test_notes_and_parked_points_are_one_line_from_anywhere(chair: Chair) -> None:
    """The cursor is back where it was; a note becomes an action with its words; Esc keeps what is not kept yet."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(12)
            await sat.press("tab", "tab")
            await sat.go("k")
            await sat.type("#9 ask Ravi for the lease")
            sat.sees("NOTE · note for 9 Risk management plan")
            await sat.press("enter")
            await sat.type(" On.")
            assert str(sat.draft.value("visor.new_information")).endswith(" On.")
            await sat.go("k")
            await sat.type("! car park")
            await sat.press("enter")
            await sat.go("k")
            await sat.type("half")
            await sat.press("escape")
            await sat.go("i")
            sat.sees(
                "Parked for later", "car park   The meeting", "ask Ravi for the lease   9 Risk management plan"
            )
            await sat.press("down", "a")
            sat.sees("ACTION")
            await sat.press("enter")
            assert sat.draft.rows("plan.actions")[-1] == {
                "number": "3.11",
                "accepted": True,
                "action": "ask Ravi for the lease",
            }
        async with sitting(chair) as sat:
            await sat.go("k")
            sat.sees("half")

    run(steps())
