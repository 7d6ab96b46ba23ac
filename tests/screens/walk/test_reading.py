"""Reading along: gists, what changed since the last meeting, and a text on the whole page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mappa_chair.meetings import start_review
from mappa_chair.vault.opening import open_vault
from screens.base.text_field import TextField
from tests.screens.conftest import PASSPHRASE
from tests.screens.walk.sitting import LEVEL_2, LEVEL_3, Sitting, run, sitting

if TYPE_CHECKING:
    from tests.screens.conftest import Chair

REVIEW = "EX/0147/4"


def begin_review(chair: Chair) -> None:
    """Begin the review of the level 3 meeting."""
    with open_vault(chair.vault, PASSPHRASE) as vault:
        start_review(vault, LEVEL_3, held_on=date(2027, 1, 18), author="test")


def field(sat: Sitting) -> TextField:
    """The text field with the cursor."""
    assert isinstance(sat.walk.focused, TextField)
    return sat.walk.focused


def test_the_gist_of_each_paragraph_is_a_key_away(chair: Chair) -> None:
    """What to ask stands with the gist of its paragraph; the same key leads back to the field."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(17)
            await sat.go("g")
            sat.sees("WHAT TO ASK · Next meeting", "13a.37  A review date is set at levels 2 and 3")
            await sat.go("g")
            sat.sees("17  NEXT MEETING")

    run(steps())


def test_what_changed_is_marked_in_words_and_confirmed_by_a_key(chair: Chair) -> None:
    """The words that came and went have signs around them; f says that what was carried over is still true."""
    begin_review(chair)

    async def steps() -> None:
        async with sitting(chair, REVIEW, size=(80, 40)) as sat:
            await sat.go_to(8)
            await sat.press("tab", "tab", "tab")
            await sat.press("backspace")
            await sat.type(" or May.")
            await sat.go("e")
            sat.sees("SINCE LAST TIME · Risk summary: 1 changed, 21 as last time and not confirmed.")
            sat.sees("~ When the risk is likely to be greatest: changed", "[-2027.-]{+2027 or May.+}")
            sat.sees("* Identified risks r1: as last time, not confirmed yet")
            before = len(sat.draft.marks)
            await sat.press("f", "down", "f")
            sat.sees("1 changed, 20 as last time")
            assert len(sat.draft.marks) == before - 1
            await sat.press("enter")
            sat.sees("8  RISK SUMMARY")

    run(steps())


def test_the_hint_follows_what_becomes_of_the_field_under_the_cursor(chair: Chair) -> None:
    """Confirmed, or asked about, while the cursor stays: the line below says how the field stands now."""
    begin_review(chair)

    async def steps() -> None:
        async with sitting(chair, REVIEW, size=(120, 40)) as sat:
            await sat.go_to(8)
            await sat.press("tab", "tab", "tab")
            await sat.until("From the last meeting: change it, or Ctrl+G f confirms it.")
            await sat.go("f")
            sat.walk._judge()
            await sat.pilot.pause()
            sat.sees_no("Ctrl+G f confirms it")
            await sat.go("q")
            await sat.type("is it so")
            await sat.press("enter")
            sat.walk._judge()
            await sat.until("To check with the chair: Ctrl+G i.")

    run(steps())


def test_without_the_last_record_it_says_so(chair: Chair) -> None:
    """Where the vault does not hold the last meeting there is nothing to compare with, and that is told."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(8)
            await sat.go("e")
            sat.sees("The record of the last meeting is not in this vault", "What changed is not known.")
            sat.sees_no("Nothing changed", "0 changed")

    run(steps())


def test_a_text_has_the_whole_page_and_loses_nothing(chair: Chair) -> None:
    """Enlarged and back the text has its cursor and its undo; another item gives the form its room again."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(8)
            await sat.press("tab", "tab", "tab")
            await sat.type("ab")
            await sat.press("left")
            text, cursor = field(sat), field(sat).cursor_location
            await sat.go("z")
            assert text.size.height >= 15
            assert (field(sat), field(sat).cursor_location) == (text, cursor)
            sat.sees_no("Nature of the risk", "Circumstances likely")
            await sat.type("c")
            await sat.go("z")
            assert text.size.height < 9
            sat.sees("Nature of the risk", "Circumstances likely")
            assert text.value.endswith("acb")
            await sat.press("ctrl+z", "ctrl+z")
            assert not text.value.endswith("acb")
            await sat.go("z")
            await sat.press("f8", "f7")
            sat.sees("Circumstances likely")
            await sat.press("up", "up", "ctrl+up", "ctrl+up", "ctrl+up")
            await sat.go("z")
            sat.sees("Go to a text of several lines first")

    run(steps())


def test_the_reason_of_an_action_is_typed_where_it_is_seen(chair: Chair) -> None:
    """At 80 by 24, with much that is missing told above it, the field stays in sight as that changes."""
    with open_vault(chair.vault, PASSPHRASE) as vault:
        start_review(vault, LEVEL_2, held_on=date(2027, 2, 3), author="test")

    async def steps() -> None:
        async with sitting(chair, "EX/0212/2") as sat:
            await sat.go_to(4)
            await sat.press("p")
            await sat.type("Two sessions done.")
            await sat.until("Two sessions done.")
            sat.walk._judge()
            await sat.until("Two sessions done.")
            await sat.press("escape", "c")
            rows = sat.draft.rows("actions_review")
            assert [row["outcome"] for row in rows[:2] if isinstance(row, dict)] == ["in_progress", "completed"]

    run(steps())


def test_what_is_missing_is_no_longer_told_once_it_is_there(chair: Chair) -> None:
    """F3 says what is missing; the answer takes the sentence away, and what comes next stands there."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        said = unit.json(LEVEL_3)["media"]
        assert isinstance(said, dict)
        unit.save(LEVEL_3, "media", said | {"considered": None})
        unit.commit()

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.press("f3")
            sat.sees("! Media handling is not considered: consider it.")
            await sat.press("y")
            await sat.until("nothing is missing in this record")

    run(steps())


def test_what_was_said_at_one_item_is_not_said_at_the_next(chair: Chair) -> None:
    """That Delete takes a row out again is true where it was said, and removes another row elsewhere."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(4)
            await sat.press("n")
            sat.sees("2.1: completed is now not completed.")
            await sat.press("f8")
            await sat.until("5  BACKGROUND", "F3: ")
            sat.sees_no("is now not completed")

    run(steps())
