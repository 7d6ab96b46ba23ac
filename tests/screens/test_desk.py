"""The desk: meetings found as one types, narrowed, grouped, what is due, papers of several in the background."""

from __future__ import annotations

import asyncio
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.opening import open_vault
from screens.desk_list import DeskList
from tests.mappa_chair.test_meeting_lists import made
from tests.pty.keys import DOWN, ENTER, ESC, F2, F3, F4, F6, F7, F8, ctrl
from tests.screens.base.bench import Bench
from tests.screens.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.conftest import Chair

pytestmark = pytest.mark.pty


@pytest.mark.parametrize("grouped", [False, True])
def test_every_meeting_and_every_heading_is_one_line(*, grouped: bool) -> None:
    """However long a reference and a name are, a screen of 80 has one line for each and says what it cut."""
    long = made("EX/LONGSHIRE-AND-THE-ISLES/0147/12", overdue=12, review_overdue=True, family_name="Harrow " * 12)

    async def steps() -> None:
        desk = DeskList()
        async with Bench(desk).up(size=(80, 24)) as pilot:
            desk.grouped = grouped
            desk.fill([long, made("EX/0147/3")])
            await pilot.pause()
            assert desk.editor.option_count == (4 if grouped else 2)
            assert desk.editor.virtual_size.height == desk.editor.option_count
            assert "…" in "".join(segment.text for segment in desk.editor.render_line(0))

    asyncio.run(steps())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_letters_find_a_meeting_and_enter_opens_it(chair: Chair, size: tuple[int, int]) -> None:
    """Words typed on the list narrow it at once, all letters of a burst in order; Esc shows all again."""
    with chair.opened(size) as terminal:
        terminal.wait_for("meetings 2")
        terminal.write("nobody")
        terminal.wait_for("No meeting is like that.")
        terminal.write(ESC)
        terminal.wait_for("meetings 2\n")
        terminal.write("harrow", ENTER)
        terminal.wait_for("F8 Next")
        assert "EX/0147/3" in terminal.text
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_keys_narrow_and_group_the_list(chair: Chair) -> None:
    """The head says what is listed of how many; headings of cases are no meetings and are passed over."""
    with chair.opened() as terminal:
        terminal.wait_for("meetings 2")
        terminal.write(F3, F3)
        terminal.wait_for("meetings 0 of 2: something overdue")
        terminal.write(ESC, F4)
        terminal.wait_for("EX/0212  Okafor, Jayden")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        assert "EX/0147/3" in terminal.text
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_what_is_due_is_listed_and_leads_to_its_meeting(chair: Chair) -> None:
    """F6 lists every clock, the soonest first, a line each; Enter opens the meeting of one, F6 goes back."""
    with chair.opened() as terminal:
        terminal.wait_for("meetings 2")
        terminal.write(F6)
        terminal.wait_for("what is due, meetings 2")
        terminal.wait_for("Minutes approved")
        listed = [line for line in terminal.text.splitlines() if re.match(r"\d+ [A-Z][a-z]{2} 20\d\d ", line)]
        assert len(listed) > 10
        terminal.write(F6)
        terminal.wait_for("· meetings 2")
        terminal.write(F6)
        terminal.wait_for("what is due, meetings 2")
        terminal.write(ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_papers_of_the_marked_meetings_are_written(chair: Chair, tmp_path: Path) -> None:
    """Both meetings marked, their papers named in words; what was written and what not stands on the desk."""
    folder = tmp_path / "papers"
    with chair.opened((100, 30)) as terminal:
        terminal.wait_for("meetings 2")
        terminal.write("  ")
        terminal.wait_for("2 marked")
        terminal.write(F7)
        terminal.wait_for("PAPERS")
        terminal.write(ctrl("u"), "minutes a", ENTER, ctrl("u"), str(folder), ENTER)
        terminal.wait_for("a may be attendance, actions, agenda, all.")
        terminal.write(ctrl("z"), ESC, F7, ctrl("u"), "minutes, act", ENTER, ctrl("u"), str(folder), ENTER)
        terminal.wait_for("2 of 2 meetings")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    names = sorted(path.name for path in folder.iterdir())
    assert sum("minutes" in name for name in names) == 2
    assert sum("action list" in name for name in names) > 4


def test_papers_that_stand_there_already_are_left_and_told(chair: Chair, tmp_path: Path) -> None:
    """Nothing is written over, and the desk says of which meeting and why."""
    folder = tmp_path / "papers"
    with chair.opened((120, 30)) as terminal:
        terminal.wait_for("meetings 2")
        for _ in range(2):
            terminal.write(F7)
            terminal.wait_for("PAPERS")
            terminal.write(ctrl("u"), "minutes", ENTER, ctrl("u"), str(folder), ENTER)
            terminal.wait_for("1 of 1 meetings")
        terminal.wait_for("Minutes not written.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_a_review_is_begun_of_the_meeting_under_the_cursor(chair: Chair) -> None:
    """Also in a list that was narrowed: the meeting that is seen is the one that is reviewed."""
    with chair.opened((100, 30)) as terminal:
        terminal.wait_for("meetings 2")
        terminal.write("okafor", DOWN, F8)
        terminal.wait_for("EX/0212/2")
        terminal.write(ENTER, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "d")
        terminal.wait_for("meetings 3")
        terminal.write(F2)
        terminal.wait_for("NEW MEETING")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record("EX/0212/2")["meeting"]["reference"] == "EX/0212/2"


def test_a_vault_that_was_put_back_is_read_and_not_written(chair: Chair, tmp_path: Path) -> None:
    """What is missing is told first, each screen says that nothing is kept, and leaving takes two keys."""
    shutil.copy(chair.vault / "vault.db", tmp_path / "older.db")
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        unit.save("EX/0147/3", "media", {"plan": "later"})
        unit.commit()
    shutil.copy(tmp_path / "older.db", chair.vault / "vault.db")
    before = (chair.vault / "vault.db").read_bytes()
    with chair.opened((120, 40)) as terminal:
        terminal.wait_for("is older than")
        terminal.write(ENTER)
        terminal.wait_for("READ ONLY · MAPPA chair · meetings 2")
        terminal.write("harrow", ENTER)
        terminal.wait_for("READ ONLY: nothing typed here is kept")
        terminal.write("d", ENTER)
        terminal.wait_for("NOT SAVED: ")
        terminal.write(ctrl("q"))
        terminal.wait_for("Ctrl+Q again leaves")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert (chair.vault / "vault.db").read_bytes() == before
