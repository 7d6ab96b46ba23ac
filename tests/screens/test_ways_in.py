"""The ways in: unlock, first run, demonstration, desk; and the ways out: review, blank screen, export."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.opening import open_vault
from tests.pty.keys import DOWN, ENTER, ESC, F2, F8, F9, TAB, ctrl
from tests.pty.terminal import Terminal, python
from tests.screens.conftest import PASSPHRASE, Chair

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty


def test_a_wrong_passphrase_says_so_and_the_right_one_opens(chair: Chair) -> None:
    """The unlock screen names what was wrong, lets the person try again, and never shows what was typed."""
    with chair.locked() as terminal:
        terminal.wait_for("Type the passphrase")
        terminal.write("not the right words", ENTER)
        terminal.wait_for("does not open")
        terminal.write(PASSPHRASE, ENTER)
        terminal.wait_for("EX/0147/3")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
        assert PASSPHRASE.encode() not in terminal.log


def test_a_damaged_vault_reads_differently_from_a_wrong_passphrase(chair: Chair) -> None:
    """A database that was cut short is called damaged, not a wrong passphrase."""
    database = chair.vault / "vault.db"
    database.write_bytes(database.read_bytes()[:5000])
    with chair.opened() as terminal:
        terminal.wait_for("cut off")
        assert "does not open" not in terminal.text


def test_the_first_run_makes_a_vault_that_opens_again(tmp_path: Path) -> None:
    """Name, passphrase twice, recovery key typed back, and the desk says who opened it; both secrets open it."""
    vault = tmp_path / "new" / "first.mappa"
    environment = {"MAPPA_CHAIR_VAULT": str(vault)}
    with Terminal(python("mappa_chair"), size=(100, 30), env=environment) as terminal:
        terminal.wait_for("There is no vault yet")
        terminal.write(ENTER)
        terminal.wait_for("Type your name first")
        terminal.write("12345", ENTER, PASSPHRASE, ENTER, PASSPHRASE, ENTER)
        terminal.wait_for("12345 is no name of a person")
        terminal.write(ctrl("u"), "Helen  Aldous", ENTER, PASSPHRASE, ENTER, "something else", ENTER)
        terminal.wait_for("not the same")
        terminal.write(PASSPHRASE, ENTER, PASSPHRASE, ENTER)
        terminal.wait_for("This is its recovery key")
        found = re.search(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){6}", terminal.text)
        assert found is not None
        recovery = found[0]
        terminal.write(("1" if recovery[0] == "0" else "0") + recovery[1:], ENTER)
        terminal.wait_for("mistyped")
        terminal.write(ctrl("u"), recovery, ENTER)
        terminal.wait_for("No meeting yet")
        terminal.wait_for("MAPPA chair · Helen Aldous · meetings 0")
        lines = ("EX/0900", "Invented", "Person", "EX/0900/1", "fri", "3")
        terminal.write(F2, "".join(line + ENTER for line in lines))
        terminal.wait_for("CONFIDENTIALITY STATEMENT")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    with open_vault(vault, PASSPHRASE) as opened, opened.unit("test") as unit:
        assert opened.holder == "Helen Aldous"
        assert {each.author for each in unit.history("EX/0900/1", "case")} == {"Helen Aldous"}
    for secret in (PASSPHRASE, recovery):
        with open_vault(vault, secret) as opened, opened.unit("test") as unit:
            assert [each.reference for each in unit.meetings()] == ["EX/0900/1"]


def test_the_demonstration_opens_at_the_agenda_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """The level 3 meeting is on the screen, with what was typed while it was made; afterwards no file is left."""
    with Terminal(python("mappa_chair", "demo"), size=(120, 40), env={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("Making a throw-away vault")
        terminal.write(ctrl("g"), "11", ENTER, "x", ctrl("g"), "k", "ask")
        terminal.wait_for("EX/0147/3")
        terminal.wait_for("19 Distribution")
        terminal.wait_for("11  MEDIA HANDLING")
        terminal.wait_for("NOTE")
        terminal.wait_for("ask")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_review_starts_from_the_last_meeting_marked_until_confirmed(chair: Chair) -> None:
    """What is carried over is marked with a star; confirming a field takes its star and nothing else."""
    with chair.opened((100, 40)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, F8)
        terminal.wait_for("Mon 18 Jan 2027")
        terminal.write(ENTER, ENTER)
        terminal.wait_for("EX/0147/4")
        terminal.write(ctrl("g"), "8", ENTER)
        terminal.wait_for("Who is at risk *")
        terminal.write(TAB, ctrl("g"), "f")
        terminal.wait_for(lambda text: "Who is at risk *" not in text and "Nature of the risk *" in text)
        terminal.write(ctrl("g"), "4", ENTER)
        terminal.wait_for("Actions of the last meeting (1")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        record, marks = unit.record("EX/0147/4"), unit.marks("EX/0147/4")
    assert record.meeting.held_on is not None
    assert record.meeting.held_on.isoformat() == "2027-01-18"
    assert record.previous_minutes is not None
    assert "risk.who" not in marks
    assert "risk.nature" in marks


def test_a_letter_in_one_row_leaves_the_stars_of_the_others(chair: Chair) -> None:
    """Rows lose their stars one by one; the list confirms those that are left, and its heading says so."""
    with chair.opened((120, 40)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, F8)
        terminal.wait_for("Mon 18 Jan 2027")
        terminal.write(ENTER, ENTER)
        terminal.wait_for("EX/0147/4")
        terminal.wait_for(lambda text: all(re.search(rf"\[~\] +{part}", text) for part in ("Case", "Meeting")))
        terminal.write(ctrl("g"), "7", ENTER)
        terminal.wait_for("(5) (from last meeting)")
        terminal.wait_for("* p1 · Ellie Pell")
        terminal.write(ENTER)
        terminal.wait_for("Name *")
        terminal.write("x")
        terminal.wait_for(lambda text: "v p1 · Ellie Pellx" in text and "Name *" not in text)
        assert "* p2 · Joanne Pell" in terminal.text
        assert "(5) (from last meeting)" in terminal.text
        terminal.write(ESC, DOWN, ENTER)
        terminal.wait_for("Name *")
        terminal.write(TAB, ctrl("g"), "f")
        terminal.wait_for(lambda text: "Name *" not in text and "* p2" not in text)
        assert "* p3 · Mia Harrow" in terminal.text
        terminal.write(ESC, ctrl("g"), "f")
        terminal.wait_for(lambda text: "* p3" not in text and "(5) (from last meeting)" not in text)
        assert "* Joanne Pell" in terminal.text
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        marks = unit.marks("EX/0147/4")
    assert not {each for each in marks if each.startswith("people_at_risk.people")}
    assert "attendance[0]" in marks


def test_a_new_meeting_needs_a_level_that_exists(chair: Chair) -> None:
    """The desk asks again for a level that is neither 2 nor 3, and nothing is begun meanwhile."""
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        lines = ("EX/0900", "Invented", "Person", "EX/0900/1", "fri", "4")
        terminal.write(F2, "".join(line + ENTER for line in lines))
        terminal.wait_for("2 or 3")
        terminal.write(ctrl("u"), "2", ENTER)
        terminal.wait_for("EX/0900/1")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0, terminal.text
    assert chair.record("EX/0900/1")["meeting"]["level"] == 2


def test_nothing_typed_on_the_blank_screen_goes_anywhere(chair: Chair) -> None:
    """Keys on the blank screen are dropped, and no word of the record is on it."""
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "18", ENTER)
        terminal.wait_for("STRATEGIC MANAGEMENT BOARD")
        terminal.write(TAB, ENTER, TAB, F9, "SECRET")
        terminal.wait_for("Meeting in progress")
        assert "Early joint visit" not in terminal.text
        terminal.write(ENTER)
        terminal.wait_for("Early joint visit")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
        assert "SECRET" not in terminal.text
    assert "SECRET" not in str(chair.record("EX/0147/3"))


def test_the_export_page_writes_minutes_and_summary(chair: Chair, tmp_path: Path) -> None:
    """Both papers are written to the folder named; a second time the files that are there are left alone."""
    folder = tmp_path / "papers"
    with chair.opened((120, 40)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "x")
        terminal.wait_for("EXPORT:")
        terminal.write(DOWN, " ", TAB * 4, ctrl("u"), str(folder), ctrl("r"))
        terminal.wait_for("before it is")
        terminal.write(ctrl("r"))
        terminal.wait_for("2 files written.")
        written = {path.name: path.read_bytes() for path in folder.iterdir()}
        terminal.write("+", ctrl("r"))
        terminal.wait_for("before it is")
        terminal.write(ctrl("r"))
        terminal.wait_for("2 there already.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert len(written) == 2
    assert all(name.endswith(".docx") for name in written)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == written


def test_a_vault_that_is_open_elsewhere_says_so(chair: Chair) -> None:
    """A second window is told at once that the vault is open in another."""
    with chair.opened() as first:
        first.wait_for("EX/0147/3")
        with chair.opened() as second:
            second.wait_for("already open in another window")
        first.write(ctrl("q"))
        assert first.exit_status() == 0


def test_a_vault_removed_while_it_is_open_keeps_what_is_typed_on_the_screen(chair: Chair) -> None:
    """When the disk fails, the header says that it is not saved, and leaving is refused until it is."""
    with chair.opened((120, 40)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "18", ENTER)
        terminal.wait_for("STRATEGIC MANAGEMENT BOARD")
        away = chair.vault.with_name("away.mappa")
        shutil.move(chair.vault, away)
        terminal.write(TAB, ENTER, TAB, " Typed meanwhile.")
        terminal.wait_for("NOT SAVED")
        terminal.wait_for("Typed meanwhile.")
        shutil.move(away, chair.vault)
        terminal.wait_for("saved ")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record("EX/0147/3")["smb"]["issues"][0]["text"].endswith("Typed meanwhile.")
