"""Papers of every kind, written behind the meeting: told one by one, never over another file, stopped by a key."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from mappa_chair import paper_run
from mappa_chair.minuting import minutes_files
from tests.screens.papers.desk import names, papers
from tests.screens.walk.sitting import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from mappa_chair.other_papers import Content
    from tests.screens.conftest import Chair


def test_every_paper_of_the_command_line_is_offered_and_written(chair: Chair, folder: Path) -> None:
    """Ticked, Ctrl+R writes them, and each file is named; at 80 × 24 all is on the screen, with its keys."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            sat.sees("EXPORT: which papers", "[x] Minutes", "[ ] Executive summary for the Parole Board")
            sat.sees("Every agency that accepted one (4 lists)", "Folder", "Space ticks", "Ctrl+R writes")
            await sat.press(*["down"] * 10, "space", "up", "space", "up", "space", "up", "space")
            await sat.press("ctrl+r")
            await sat.until("8 files written.")
            sat.sees("[x] Minutes: written: EX-0147-3 minutes draft", "Del stops the rest")

    run(steps())
    assert names(folder) == [
        "action list childrens services.docx",
        "action list housing.docx",
        "action list police.docx",
        "action list probation.docx",
        "agenda pack.docx",
        "attendance sheet as held.docx",
        "minutes draft.docx",
        "review meeting.ics",
    ]


def test_one_agency_its_spreadsheet_and_numbered_copies(chair: Chair, folder: Path) -> None:
    """The answers below the list say which; a number that is none is told and writes nothing."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await sat.type("ac")
            await sat.press("space", "tab")
            await sat.type("pol")
            await sat.press("tab", "right", "tab")
            await sat.type("three")
            await sat.press("ctrl+r")
            sat.sees("a number from 1 to 99")
            await sat.press("ctrl+u", "3", "ctrl+r")
            await sat.until("5 files written.")

    run(steps())
    assert names(folder) == [
        "action list police.csv",
        "action list police.docx",
        *(f"minutes draft copy {number} of 3.docx" for number in (1, 2, 3)),
    ]


def test_nothing_is_written_over_without_being_asked(chair: Chair, folder: Path) -> None:
    """A file that is there is told and left; Enter on it writes over it and no other, o over all that are left."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await sat.type("at")
            await sat.press("space", "ctrl+r")
            await sat.until("2 files written.")
            for path in folder.iterdir():
                path.write_bytes(b"mine")
            await sat.press("plus", "ctrl+r")
            await sat.until("0 files written, 2 there already.")
            sat.sees("[?] Minutes: EX-0147-3 minutes draft", "Enter writes over it")
            assert {path.read_bytes() for path in folder.iterdir()} == {b"mine"}
            await sat.press("enter")
            await sat.until("1 file written, 1 there already.")
            sat.sees("[x] Minutes: written over: EX-0147-3 minutes draft")
            assert [path.name.split()[1] for path in folder.iterdir() if path.read_bytes() == b"mine"] == [
                "attendance"
            ]
            await sat.press("o")
            await sat.until("2 files written.")
            await sat.press("o")
            sat.sees("No file is held back.")

    run(steps())
    assert all(path.read_bytes().startswith(b"PK") for path in folder.iterdir())


def test_what_there_is_no_cause_for_is_left_with_its_reason(chair: Chair, tmp_path: Path) -> None:
    """A folder that cannot be made is told once, and what comes behind it is left."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    async def steps() -> None:
        async with papers(chair, tmp_path / "file" / "papers") as sat:
            await sat.type("at")
            await sat.press("space", "ctrl+r")
            await sat.until("0 files written, 2 not written.")
            sat.sees("[-] Minutes: not written", "[-] Attendance sheet: not written: stopped")

    run(steps())


def test_delete_stops_the_rest_while_the_chair_goes_on(
    chair: Chair, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a paper is made the meeting takes keys; Delete leaves what is not begun; the first is whole."""
    begun, go_on = threading.Event(), threading.Event()
    whole = minutes_files

    def slow(*said: object, **more: object) -> Iterator[Content]:
        begun.set()
        assert go_on.wait(20)
        yield from whole(*said, **more)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(paper_run, "minutes_files", slow)

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await sat.type("at")
            await sat.press("space", "ctrl+r")
            await sat.until("0 of 2 papers done. Minutes: being made")
            sat.sees("[~] Minutes: being made", "[ ] Attendance sheet: waits")
            await sat.go_to(18)
            await sat.press("tab", "enter")
            await sat.go("x")
            sat.sees("[~] Minutes: being made")
            await sat.press("plus", "ctrl+r")
            sat.sees("still being written: Del stops the rest")
            await sat.press("delete")
            sat.sees("The rest is left.")
            await sat.go_to(18)
            go_on.set()
            await sat.until("Papers: Stopped: 0 files written, 2 not written. Ctrl+G x shows them.")
            await sat.go("x")
            sat.sees("Stopped: 0 files written, 2 not written.")
            await sat.press("delete")
            sat.sees("Nothing is being written.")

    run(steps())
    assert begun.is_set()
    assert names(folder) == []


def test_what_is_not_chosen_is_told(chair: Chair, folder: Path) -> None:
    """With nothing ticked, or no folder, a sentence says so and nothing is begun."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await sat.press("space", "ctrl+r")
            sat.sees("Nothing is ticked")
            await sat.press("space", "tab", "tab", "tab", "tab", "ctrl+u", "ctrl+r")
            sat.sees("Name a folder for the files.")

    run(steps())
    assert names(folder) == []


def test_enter_goes_through_the_fields_and_writes_from_the_last(chair: Chair, folder: Path) -> None:
    """In the field of copies it goes on, in the folder it writes."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await sat.press("tab", "tab", "tab", "2", "enter", "enter")
            await sat.until("2 files written.")

    run(steps())
    assert names(folder) == ["minutes draft copy 1 of 2.docx", "minutes draft copy 2 of 2.docx"]
