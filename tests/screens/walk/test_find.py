"""Words found over the whole record: whatever their case and accents, with a way into the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from tests.screens.walk.sitting import LEVEL_3, Sitting, run, sitting

if TYPE_CHECKING:
    from tests.screens.conftest import Chair


def marked(sat: Sitting) -> str:
    """The words that are marked in the field with the cursor."""
    assert isinstance(sat.walk.focused, TextArea)
    return sat.walk.focused.selected_text


def test_a_word_is_found_as_it_is_typed_and_enter_goes_to_it(chair: Chair) -> None:
    """Places stand under their fields with what is around; Enter opens the row and marks the words."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.press("ctrl+f")
            await sat.type("SCHOOL")
            sat.sees("4 times, in 4 fields", "9 Risk management plan · Actions 3.3 · Action")
            await sat.press("down", "enter")
            sat.sees("6  INFORMATION FROM EACH AGENCY")
            assert marked(sat) == "school"
            await sat.press("right")
            await sat.type("!")
            assert "of a school! without" in str(sat.draft.value("information[8].text"))

    run(steps())


def test_esc_leads_back_and_the_words_are_there_the_next_time(chair: Chair) -> None:
    """Looking changes nothing: the cursor is where it was, and the next letter replaces the words of last time."""

    async def steps() -> None:
        async with sitting(chair, LEVEL_3) as sat:
            await sat.go_to(12)
            await sat.press("tab", "tab")
            await sat.press("ctrl+g", "slash")
            await sat.type("nowhere at all")
            sat.sees("Nowhere in this record")
            await sat.press("escape")
            await sat.type(" Added.")
            assert str(sat.draft.value("visor.new_information")).endswith(" Added.")
            await sat.press("ctrl+f")
            await sat.type("added")
            sat.sees("once, in 1 field", "12 ViSOR")

    run(steps())


def test_what_is_typed_and_no_answer_yet_is_found_too(chair: Chair) -> None:
    """Words waiting in a date field are in no record, and still somebody's words."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(17)
            await sat.press("ctrl+u")
            await sat.type("when Héléna is back")
            await sat.press("ctrl+f")
            await sat.type("helena is")
            sat.sees("17 Next meeting")
            await sat.press("enter")
            assert marked(sat) == "Héléna is"

    run(steps())


def test_brackets_and_signs_are_letters_of_a_search(chair: Chair) -> None:
    """Nothing typed acts as a pattern or as markup."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(18)
            await sat.press("tab", "enter", "tab")
            await sat.type("see [/] (a|b).*")
            await sat.press("ctrl+f")
            await sat.type("[/] (a|b).*")
            sat.sees("once, in 1 field", "[/] (a|b).*")

    run(steps())
