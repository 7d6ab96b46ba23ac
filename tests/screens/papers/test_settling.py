"""Summaries on their way out: pieces chosen for a reason, the account read, each leak settled, then written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document

from mappa_chair.leak_checking import LEAK_KEPT
from mappa_chair.not_told import NOT_TOLD
from mappa_chair.summarising import TAKEN_IN
from screens.base.line_field import LineField
from tests.screens.papers.desk import ALARM, changed, decided, leaking, names, papers
from tests.screens.walk.sitting import Sitting, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.conftest import Chair

SUBJECT = "executive summary subject.docx"


async def ask_for(sat: Sitting, rows: int) -> None:
    """Ask for one summary and nothing else: so many rows below the minutes."""
    await sat.press("space", *["down"] * rows, "space", "ctrl+r")


def words_of(folder: Path) -> str:
    """All words of the one summary in a folder."""
    (path,) = folder.glob("*summary*")
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    head = (each.text for each in document.sections[0].header.paragraphs)
    return "\n".join([*head, *(paragraph.text for paragraph in document.paragraphs), *cells])


def test_restricted_pieces_are_off_until_a_reason_is_typed(chair: Chair, folder: Path) -> None:
    """Listed with reason and agency; Space asks why; without one nothing goes in; the vault keeps it."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await ask_for(sat, 2)
            sat.sees("SUMMARY FOR THE COURT: 0 of", "[ ] Information from Police – restricted: intelligence")
            sat.sees("[ ] Role at the meeting, of Probation Service", "Ctrl+R goes on")
            sat.sees_no("[x]")
            await sat.press("down", "space", "enter")
            sat.sees("Without a reason it stays out.", "0 of")
            await sat.press("space")
            await sat.type("so ordered")
            await sat.press("enter")
            sat.sees("[x] Information from Police – restricted: intelligence", "goes in, because: so ordered")
            await sat.press("down", "down", "enter")
            await sat.type("no")
            await sat.press("enter")
            sat.sees(": 2 of")
            await sat.press("space")
            sat.sees(": 1 of", "It stays out.")
            await sat.press("ctrl+r")
            sat.sees("SUMMARY FOR THE COURT: your account", "TAKEN IN BY YOUR DECISION: 1 piece")
            sat.sees("Information from Police (Information from each agency, row 2), because: so")
            assert names(folder) == []
            await sat.press("ctrl+r")
            await sat.until("[x] Summary for the court: written: EX-0147-3 executive summary court")

    run(steps())
    assert "included by decision of the chair" in words_of(folder)
    assert "so ordered" not in words_of(folder)
    (made,) = decided(chair)
    assert (made.kind, made.reason) == (f"{TAKEN_IN}, for the court", "so ordered")


def test_the_account_says_what_goes_what_stays_and_what_that_rests_on(chair: Chair, folder: Path) -> None:
    """For the subject nothing can be chosen; the account is read before anything is written, to its end."""

    async def steps() -> None:
        async with papers(chair, folder, size=(90, 80)) as sat:
            await ask_for(sat, 1)
            sat.sees("your account of it, before it is written.", "found nothing.")
            sat.sees("TAKEN IN BY YOUR DECISION: 0 pieces", "LEFT OUT OR REPLACED: 24 things")
            sat.sees("Information from Police (Information from each agency, row 2): restricted")
            sat.sees_no("[1]", ".text)")
            sat.sees("WHAT THAT RESTS ON", "DPA 2018 s.16(1)", "s.45(4)", "13b.16 names no exemption")
            sat.sees("WHAT GOES", "5. Summary of the meeting: 133 words", "THE TEXT AS IT GOES")
            await sat.press("pagedown", "pagedown", "pagedown", "pagedown")
            sat.sees("(End of the summary.)")
            assert names(folder) == []
            await sat.press("escape")
            sat.sees("[!] Summary for the person it concerns: waits for you", "is not written")
            await sat.press("enter", "ctrl+r")
            await sat.until("[x] Summary for the person it concerns: written")

    run(steps())
    assert names(folder) == [SUBJECT]
    assert decided(chair) == []


def test_a_leak_is_changed_in_the_record_and_a_question_kept(chair: Chair, folder: Path) -> None:
    """Certain and doubtful are told in words; after the last answer the check runs again, and it is written."""
    leaking(chair)

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await ask_for(sat, 1)
            sat.sees("The leak check found 2 places.")
            await sat.press("ctrl+r")
            sat.sees("1 place must go or be kept, 1 question open".partition(",")[0])
            sat.sees("MUST GO   name “Joanne Pell”  in Case, MAPPA area", "QUESTION  MARAC “panic alarm”")
            sat.sees("Eastmere, for «Joanne Pell» MAPPA", "certain: it stops the summary", "the victim's mother")
            await sat.press("ctrl+r")
            sat.sees("The check ran again: 1 place must still go")
            assert names(folder) == []
            await sat.press("enter", "enter")
            sat.sees("CHANGED   name “Joanne Pell”", "Only questions are left", "A «panic alarm» was fitted.")
            assert sat.draft.value("case.mappa_area") == "Eastmere, for the victim's mother"
            await sat.press("enter")
            await sat.type("His own.")
            await sat.press("enter")
            await sat.until("[x] Summary for the person it concerns: written")

    run(steps())
    assert "Eastmere, for the victim's mother" in words_of(folder)
    assert chair.record("EX/0147/3")["case"]["mappa_area"] == "Eastmere, for the victim's mother"
    (made,) = decided(chair)
    assert (made.kind, made.reason) == (LEAK_KEPT, "His own.")


def test_the_field_itself_is_edited_and_the_check_runs_again(chair: Chair, folder: Path) -> None:
    """The letter e goes to the field; Ctrl+G x comes back to a check of the record as it is then."""
    leaking(chair)

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await ask_for(sat, 1)
            await sat.press("ctrl+r", "e")
            sat.sees("CASE", "Eastmere, for Joanne Pell")
            assert isinstance(sat.walk.focused, LineField)
            assert sat.walk.focused.selected_text == "Joanne Pell"
            await sat.press("ctrl+u")
            await sat.type("Eastmere")
            await sat.go("x")
            sat.sees("The check ran again: nothing stops the summary. Ctrl+R writes it.")
            sat.sees_no("Joanne")
            assert names(folder) == []
            await sat.press("ctrl+r")
            await sat.until("[x] Summary for the person it concerns: written")
            sat.sees("1 question left as they are")

    run(steps())
    assert "Pell" not in words_of(folder)
    assert ALARM in words_of(folder)
    assert decided(chair) == []


def test_kept_in_one_place_or_anywhere_and_taken_back(chair: Chair, folder: Path) -> None:
    """Kept here only is another decision than kept anywhere; u takes answers back, in the record too."""
    leaking(chair)

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await ask_for(sat, 1)
            await sat.press("ctrl+r", "enter", "tab", "enter")
            sat.sees("Say why.")
            await sat.type("A band.")
            await sat.press("enter", "up")
            sat.sees("KEPT      name “Joanne Pell”")
            await sat.press("u")
            sat.sees("MUST GO   name “Joanne Pell”", "Taken back.")
            await sat.press("enter", "enter", "up", "u")
            sat.sees("MUST GO   name “Joanne Pell”", "Taken back.")
            assert sat.draft.value("case.mappa_area") == "Eastmere, for Joanne Pell"
            await sat.press("u")
            sat.sees("Nothing was decided about this place yet.")
            await sat.press("enter", "tab")
            await sat.type("A band.")
            await sat.press("tab", "right", "shift+tab", "enter", "ctrl+r")
            await sat.until("[x] Summary for the person it concerns: written")
            await sat.press("plus", "ctrl+r", "ctrl+r")
            sat.sees("MUST GO   name “Joanne Pell”", "Kept in an earlier summary, because: A band.")
            await sat.press("enter", "tab", "enter", "up")
            sat.sees("KEPT      name “Joanne Pell”")

    run(steps())
    assert "Joanne Pell" in words_of(folder)
    assert [(made.kind, made.reason) for made in decided(chair)] == [(LEAK_KEPT, "A band.")]


def test_a_summary_for_somebody_not_told_is_confirmed_with_a_reason(chair: Chair, folder: Path) -> None:
    """The question comes first and says why it was withheld; without a reason nothing is written."""
    changed(chair, "plan", offender_informed=False, withheld_because="He would abscond.")

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await ask_for(sat, 1)
            sat.sees("the offender is not told of MAPPA", "Withheld because: He would abscond.")
            await sat.press("enter")
            sat.sees("without a reason this summary is not written")
            await sat.type("He asks.")
            await sat.press("enter")
            sat.sees("Written although the offender is not told, because: He asks.")
            assert names(folder) == []
            await sat.press("ctrl+r")
            await sat.until("[x] Summary for the person it concerns: written")

    run(steps())
    assert "abscond" not in words_of(folder)
    (made,) = decided(chair)
    assert (made.kind, made.reason) == (NOT_TOLD, "He asks.")


def test_a_summary_that_is_there_is_asked_about(chair: Chair, folder: Path) -> None:
    """It is held back as other papers are, and written over on Enter."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await ask_for(sat, 1)
            await sat.press("ctrl+r")
            await sat.until("written: EX-0147-3")
            (path,) = folder.iterdir()
            path.write_bytes(b"mine")
            await sat.press("enter")
            sat.sees("It is written.")
            await sat.press("plus", "ctrl+r", "ctrl+r")
            await sat.until("[?] Summary for the person it concerns: EX-0147-3")
            assert path.read_bytes() == b"mine"
            await sat.press("enter")
            await sat.until("[x] Summary for the person it concerns: written over")
            assert path.read_bytes().startswith(b"PK")

    run(steps())


def test_several_summaries_wait_for_their_turn(chair: Chair, folder: Path) -> None:
    """The first is led through at once, the next has the cursor then, the minutes are written behind them."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await sat.press("down", "space", "down", "space", "ctrl+r")
            sat.sees("SUMMARY FOR THE PERSON IT CONCERNS")
            await sat.press("ctrl+r")
            await sat.until("[!] Summary for the court: waits for you", "[x] Minutes: written")
            await sat.press("enter", "ctrl+r", "ctrl+r")
            await sat.until("[x] Summary for the court: written", "3 files written.")

    run(steps())
    assert names(folder) == ["executive summary court.docx", SUBJECT, "minutes draft.docx"]


def test_no_key_of_the_meeting_is_swallowed(chair: Chair, folder: Path) -> None:
    """From a list and from a field of the leak check F2 opens an action, F8 the next item, and both come back."""
    leaking(chair)

    async def steps() -> None:
        async with papers(chair, folder, size=(120, 40)) as sat:
            await ask_for(sat, 1)
            await sat.press("ctrl+r")
            for way in ((), ("enter",)):
                await sat.press(*way, "f2")
                sat.sees("ACTION ·")
                await sat.press("escape", "f8")
                sat.sees_no("LEAK CHECK")
                await sat.go("x")
                sat.sees("LEAK CHECK", "MUST GO   name “Joanne Pell”")

    run(steps())


def test_an_account_that_is_of_another_record_by_now_is_read_again(chair: Chair, folder: Path) -> None:
    """An action captured while the account is read changes what goes: it is shown before anything is written."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await ask_for(sat, 1)
            sat.sees("your account of it")
            await sat.press("f2")
            await sat.type("Write to him")
            await sat.press("tab")
            await sat.type("police")
            await sat.press("enter")
            await sat.press("ctrl+r")
            sat.sees("The record was changed: this is the summary as it would go now.")
            assert names(folder) == []
            await sat.press("ctrl+r")
            await sat.until("[x] Summary for the person it concerns: written")

    run(steps())
    assert "Write to him" in words_of(folder)


def test_words_put_into_an_approved_record_are_told_to_be_a_change(chair: Chair, folder: Path) -> None:
    """The approved version stays; the chair hears that the record is no longer it."""
    leaking(chair)

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await sat.go("s")
            await sat.press("tab", "right", "ctrl+r")
            await sat.go("x")
            await ask_for(sat, 1)
            await sat.press("ctrl+r", "enter", "enter")
            sat.sees("The minutes are approved as they were")

    run(steps())
