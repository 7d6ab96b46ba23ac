"""The roll call: one key a person, who is missing by duty, newcomers in a line, and everything taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mappa_chair.meetings import start_review
from mappa_chair.vault.opening import open_vault
from tests.screens.conftest import PASSPHRASE
from tests.screens.walk.sitting import LEVEL_3, Sitting, run, sitting

if TYPE_CHECKING:
    from tests.screens.conftest import Chair

REVIEW = "EX/0147/4"


def begin_review(chair: Chair) -> None:
    """Begin the review of the level 3 meeting, with its eleven people carried over."""
    with open_vault(chair.vault, PASSPHRASE) as vault:
        start_review(vault, LEVEL_3, held_on=date(2027, 1, 18), author="test")


def said(sat: Sitting, field: str) -> list[Any]:
    """What is recorded of everybody in one field."""
    return [sat.draft.value(f"attendance[{index}].{field}") for index in range(len(sat.draft.rows("attendance")))]


def test_eleven_people_are_called_with_one_key_each(chair: Chair) -> None:
    """A key says how somebody is here and goes on to the next; one more notes that all accept the statement."""
    begin_review(chair)

    async def steps() -> None:
        async with sitting(chair, REVIEW) as sat:
            await sat.go_to(2)
            sat.sees("0 here, 11 not called yet", "Not here, by duty: police (13a.7)", "prison (13a.15)")
            await sat.type("ppprrpppxap")
            sat.sees("9 here (7 in person and 2 remote), 1 with apologies, 1 absent")
            assert said(sat, "attended")[7:] == ["in_person", "absent", "apologies", "in_person"]
            await sat.until("9 here have not accepted the statement")
            sat.sees_no("police (13a.7)", "prison (13a.15)")
            await sat.press("C")
            assert said(sat, "accepted_confidentiality").count(True) == 9
            assert said(sat, "accepted_confidentiality")[8:10] == [None, None]
            await sat.until("! Not here, by duty: Children's Services (13a.21).")
            await sat.press("M")
            assert said(sat, "read_previous_minutes").count(True) == 9

    run(steps())


def test_latecomers_and_leavers_have_the_time_beside_them(chair: Chair) -> None:
    """Who comes late or goes is here for part of the meeting; the times stay beside the record, with their row."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(2)
            await sat.press("down", "l", "g", "down", "down", "g")
            assert said(sat, "part_of_meeting")[1] is True
            came, left = sat.draft.aside("attendance[1]", "from"), sat.draft.aside("attendance[1]", "until")
            assert came is not None
            assert left is not None
            sat.sees(f"from {came}")
            await sat.press("ctrl+z")
            assert sat.draft.aside("attendance[3]", "until") is None
            assert sat.draft.value("attendance[3].part_of_meeting") is False

    run(steps())


def test_every_key_is_taken_back(chair: Chair) -> None:
    """Ctrl+Z on the list undoes key after key, those for all at once too, until the record is as it was."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            before = sat.draft.record
            await sat.go_to(2)
            await sat.type("xarlcm-C")
            assert sat.draft.record != before
            await sat.press(*["ctrl+z"] * 8)
            sat.sees("Taken back.")
            assert sat.draft.record.model_dump() == before.model_dump()
            assert not list(sat.draft.kept_aside())

    run(steps())


def test_a_newcomer_is_one_line(chair: Chair) -> None:
    """Name, agency, role: understood as it is typed, added as here; words that wait are there the next time."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go_to(2)
            await sat.press("n")
            await sat.type("Zara Quint, health, Nurse, remote")
            sat.sees("Zara Quint · Health · Nurse · remote")
            await sat.press("enter")
            await sat.type("Half a na")
            row = sat.draft.rows("attendance")[-1]
            assert row == {
                "id": "a12",
                "name": "Zara Quint",
                "agency": "health",
                "role": "Nurse",
                "attended": "remote",
            }
        async with sitting(chair) as sat:
            await sat.go_to(2)
            sat.sees("Zara Quint", "Half a na")

    run(steps())
