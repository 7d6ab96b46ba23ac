"""Helps for a meeting that is going on: statement, clock, who has not been heard, the view for others to see."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from mappa_chair.vault.opening import open_vault
from screens.walk.safe import SafePage
from tests.screens.conftest import PASSPHRASE, Chair
from tests.screens.walk.sitting import LEVEL_2, LEVEL_3, run, sitting

if TYPE_CHECKING:
    from agenda.shape import JSON


def change(chair: Chair, reference: str, part: str, **answers: JSON) -> None:
    """Record other answers in a part of a meeting."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        body = unit.json(reference)[part]
        assert isinstance(body, dict)
        unit.save(reference, part, body | answers)
        unit.commit()


def test_the_statement_is_read_from_the_whole_screen_and_noted(chair: Chair) -> None:
    """Space goes on in it, r notes that it was read and when; a meeting held today begins with it."""
    today = datetime.now().astimezone().date()
    change(chair, LEVEL_2, "confidentiality", statement=None, attention_drawn=None)
    change(chair, LEVEL_2, "meeting", held_on=today.isoformat(), started_at=None)

    async def steps() -> None:
        async with sitting(chair, LEVEL_2, size=(100, 24)) as sat:
            await sat.go("r")
            sat.sees("CONFIDENTIALITY STATEMENT", "Space goes on · r it was read")
            sat.sees_no("1 Confidentiality", "MISSING HERE", "in the meeting (")
            await sat.press("space", "space")
            sat.sees("Not noted yet as read or displayed.")
            await sat.press("r")
            assert sat.draft.value("confidentiality.statement") == "read"
            began = str(sat.draft.value("meeting.started_at"))
            assert sat.draft.aside("confidentiality", "given_at") == began
            sat.sees(f"noted as read at {began}", "0 of 2 min")

    run(steps())


def test_a_statement_noted_later_moves_no_time(chair: Chair) -> None:
    """On another day than the meeting's nothing begins: only how the statement was given is noted."""
    change(chair, LEVEL_3, "meeting", held_on=date(2026, 1, 2).isoformat(), started_at=None)

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go("r")
            await sat.press("d")
            assert sat.draft.value("confidentiality.statement") == "displayed"
            assert sat.draft.value("confidentiality.attention_drawn") is True
            assert sat.draft.value("meeting.started_at") is None
            assert not sat.walk.pacing.is_going

    run(steps())


def test_the_clock_follows_who_writes_and_its_plan_is_changed_by_keys(chair: Chair) -> None:
    """Set going it counts for the item in which something is typed; a glance ahead counts for none."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(11)
            await sat.go("full_stop")
            sat.sees("Item 11 runs now", "11: 0 of 1 min")
            await sat.press("f8", "f8")
            assert sat.walk.pacing.pace.running == "media"
            await sat.press("f7", "tab", "tab")
            await sat.type("x")
            assert sat.walk.pacing.pace.running == "visor"
            await sat.go("t")
            sat.sees("MINUTES: 0 used of 90 planned", "runs now")
            await sat.press("plus", "plus", "minus")
            sat.sees("of 91 planned")
            await sat.press("escape")
            await sat.go("full_stop")
            sat.sees("The clock of the meeting stands.")
        async with sitting(chair) as sat:
            assert sat.walk.pacing.pace.planned["visor"] == 2
            sat.sees_no("of 2 min")

    run(steps())


def test_who_has_not_been_heard_is_listed_and_heard_by_one_key(chair: Chair) -> None:
    """Agencies without an entry stand above the list: n notes nothing to add, Enter writes down, Esc goes on."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        unit.save(LEVEL_3, "information", [])
        unit.commit()

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go("o")
            sat.sees("NOT HEARD YET (6)", "Police (Claire Dunmore and Owen Pritchard)", "Housing (Lewis Farr)")
            await sat.press("down", "n")
            sat.sees("NOT HEARD YET (5)", "Police: nothing to add.")
            assert sat.draft.rows("information") == [{"agency": "police", "text": "Nothing to add."}]
            await sat.press("enter")
            await sat.type("Two adjudications.")
            row = sat.draft.rows("information")[1]
            assert row == {"agency": "prison", "attendee": "a5", "text": "Two adjudications."}
            await sat.go("o")
            await sat.until("NOT HEARD YET (4)")
            await sat.press("enter")
            await sat.type("Reports weekly.")
            await sat.press("escape", "enter")
            await sat.type("A flat from May.")
            said = [row["text"] for row in sat.draft.rows("information") if isinstance(row, dict)]
            assert said[2:] == ["Reports weekly.", "A flat from May."]
            await sat.press("escape", "tab", "enter", "escape")
            assert sat.walk.focused is not sat.walk.query_one("#silent")

    run(steps())


def test_the_cursor_comes_to_those_who_have_not_been_heard(chair: Chair) -> None:
    """F8 into item 6 puts it on their list; words typed there note at most what their first n says, and say so."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        unit.save(LEVEL_3, "information", [])
        unit.commit()

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(5)
            await sat.press("f8")
            assert sat.walk.focused is sat.walk.query_one("#silent")
            await sat.type("He cannot")
            sat.sees("No words here: Enter writes down what is said, n nothing to add.")
            assert sat.draft.rows("information") == []
            await sat.press("down", "up")
            await sat.type("no news")
            sat.sees("Your n noted nothing to add: Probation Service. Enter takes words.")
            assert [row["agency"] for row in sat.draft.rows("information") if isinstance(row, dict)] == [
                "probation"
            ]
            await sat.press("down", "up", *"nnnnn")
            await sat.until("Every agency was heard.")
            await sat.press("f8", "f7")
            assert sat.walk.focused is not None
            assert sat.walk.focused.id != "silent"

    run(steps())


def test_the_safe_view_counts_and_takes_notes_unseen(chair: Chair) -> None:
    """It tells item, next item and counts; what is typed is a note of which only the length is seen."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(7)
            await sat.go("v")
            sat.sees(
                "Item 7 of 19", "VICTIMS AND OTHERS AT RISK", "NEXT   8 Risk summary", "19 of 19 items completed"
            )
            await sat.type("Ellie afraid")
            sat.sees("Your note, hidden: 12 characters")
            sat.sees_no("Ellie", "Pell")
            await sat.press("enter", "f8")
            sat.sees("Item 8 of 19", "Your note, hidden: none")
            assert sat.draft.aside("people_at_risk", "note1") == "Ellie afraid"
            await sat.type("half")
            assert sat.draft.aside("", "typed_unseen") == "half"
            await sat.press("enter")
            assert sat.draft.aside("risk", "note2") == "half"
            assert sat.draft.aside("", "typed_unseen") is None
            for key in ("f2", "f3", "f4", "ctrl+f", "f1", "escape"):
                await sat.press(key)
                sat.sees("Item 8 of 19")
                sat.sees_no("Ellie", "Pell", "CHECK YOUR RECORD", "FIND IN")
            await sat.press("tab")
            await sat.until("Identified risks r1 · Risk:")
            sat.sees_no("Ellie", "Pell")
            await sat.press("tab")
            sat.sees_no("Identified risks r1 · Risk:")
            await sat.go("v")
            sat.sees("8  RISK SUMMARY")

    run(steps())


def test_an_action_named_while_others_watch_is_typed_unseen_and_made_afterwards(chair: Chair) -> None:
    """F2 and Ctrl+G a say how in one line; the words wait as a note, and become an action with one key."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(7)
            await sat.go("v")
            for keys in (("f2",), ("ctrl+t",), ("ctrl+g", "a")):
                await sat.press("x", "backspace")
                sat.sees_no("makes it an action")
                await sat.press(*keys)
                sat.sees("Type it unseen, Enter. Once back, Ctrl+G i, then a, makes it an action.")
            await sat.type("visit Ellie")
            await sat.press("enter")
            sat.sees_no("Ellie")
            await sat.go("v")
            await sat.go("i")
            await sat.press("a")
            sat.sees("Action    ┃visit Ellie")

    run(steps())


def test_names_are_shown_only_while_the_key_is_held(chair: Chair) -> None:
    """Pressed once Ctrl+R shows nothing; repeated as a held key is, it shows the text, and then masks it again."""

    async def steps() -> None:
        async with sitting(chair, size=(120, 40)) as sat:
            await sat.go_to(8)
            await sat.go("v")
            await sat.press("tab")
            await sat.until("Nature of the risk:")
            await sat.press("ctrl+r")
            sat.sees_no("Ellie")
            await sat.press("ctrl+r")
            sat.sees("Ellie")
            page = sat.walk.query_one(SafePage)
            while page.is_held:
                await sat.pilot.pause()
            await sat.until("[")
            while "Ellie" in sat.text:
                await sat.pilot.pause()
            sat.sees_no("Ellie")

    run(steps())
