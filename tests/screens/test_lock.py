"""The lock: what was typed is in the vault, nothing of it on the screen or in memory, and all comes back."""

from __future__ import annotations

import json
import re
import shutil
import signal
import sys
import time
from typing import TYPE_CHECKING, Final

import pytest

from mappa_chair.vault.opening import open_vault
from tests.pty.keys import BACK_TAB, DOWN, ENTER, ESC, F2, F9, LEFT, TAB, ctrl
from tests.pty.terminal import Terminal, python
from tests.screens.conftest import PASSPHRASE, Chair, source
from tests.screens.memory import as_memory, found_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty

LEVEL_3: Final = "EX/0147/3"
OURS: Final = re.compile(r"Locked at \d\d:\d\d\. Type the passphrase and press Enter\.")


def open_level_3(terminal: Terminal, item: int) -> None:
    """Open the level 3 meeting at an item."""
    terminal.wait_for("level 3")
    terminal.write(DOWN, ENTER)
    terminal.wait_for("F8 Next")
    terminal.write(ctrl("g"), str(item), ENTER)
    terminal.wait_for(f"{item}  ")


def unlock(terminal: Terminal) -> None:
    """Type the passphrase at the screen that a lock leaves."""
    terminal.wait_for("Type the passphrase")
    terminal.write(PASSPHRASE, ENTER)


def words_of_the_record() -> set[bytes]:
    """Every longer word of the level 3 meeting that no screen without a record shows."""
    hidden = json.loads(source("level-3-pre-release-review"))
    words = set(re.findall(r"[A-Za-z]{6,}", json.dumps(hidden)))
    return {word.encode() for word in words - {"Meeting", "meeting", "progress", "Locked", "passphrase"}}


def test_a_lock_comes_back_to_the_field_and_the_cursor(chair: Chair) -> None:
    """Typed text, the form of an action half filled in and the place in it are there after the passphrase."""
    with chair.opened() as terminal:
        open_level_3(terminal, 18)
        terminal.write(TAB, ENTER, TAB, " Typed before the lock.", F2, "Ring the hostel", TAB, "mart", LEFT, LEFT)
        terminal.wait_for("mart")
        terminal.write(ctrl("l"))
        terminal.wait_for(lambda text: bool(OURS.search(text)))
        assert "Ring" not in terminal.text
        unlock(terminal)
        terminal.wait_for("Ring the hostel")
        terminal.write("XX")
        terminal.wait_for("maXXrt")
        terminal.write(ESC, LEFT * 7, "X", ctrl("g"), "l")
        unlock(terminal)
        terminal.wait_for("thXe lock.")
        terminal.write("Y")
        terminal.wait_for("thXYe lock.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
        assert terminal.is_plain
    assert chair.record(LEVEL_3)["smb"]["issues"][0]["text"].endswith(" Typed before thXYe lock.")


def test_what_was_begun_at_the_desk_comes_back(chair: Chair) -> None:
    """Lines typed for a meeting that is not begun are there after a lock, in no file but the vault meanwhile."""
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(F2, "EX/0900", ENTER, "Sentinelworth", ENTER, "Invented")
        terminal.wait_for("Invented")
        terminal.write(ctrl("l"))
        unlock(terminal)
        terminal.wait_for("Sentinelworth")
        terminal.write("X", BACK_TAB, "Y")
        terminal.wait_for(lambda text: "InventedX" in text and "SentinelworthY" in text)
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    for path in chair.vault.rglob("*"):
        assert path.is_dir() or b"Sentinelworth" not in path.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_after_a_lock_the_memory_holds_neither_key_nor_text(chair: Chair) -> None:
    """Before the lock the key of the database and a typed word are found in the process, after it neither is."""
    with open_vault(chair.vault, PASSPHRASE) as vault:
        keys = vault.ring.keys
        secrets = [keys.database, keys.audit_mac, keys.database.hex().encode()]
    typed = [*as_memory("Quagmirefield"), *as_memory("Ellie Pell"), PASSPHRASE.encode()]
    with chair.opened() as terminal:
        open_level_3(terminal, 18)
        terminal.write(TAB, ENTER, TAB, " Quagmirefield")
        terminal.wait_for("Quagmirefield")
        before = found_in(terminal.pid, [*secrets, *typed])
        assert keys.database in before
        assert b"Quagmirefield" in before
        terminal.write(ctrl("l"))
        terminal.wait_for("Type the passphrase")
        assert found_in(terminal.pid, [*secrets, *typed]) == set()
        unlock(terminal)
        terminal.wait_for("Quagmirefield")


def test_no_word_of_the_record_is_sent_once_the_screen_is_hidden(chair: Chair) -> None:
    """From the key on, blank and locked, no word of the meeting reaches the terminal, wherever the chair was."""
    secret = words_of_the_record()
    with chair.opened((140, 40)) as terminal:
        open_level_3(terminal, 2)
        for item in (7, 8, 9):
            terminal.write(ctrl("g"), str(item), ENTER)
            terminal.wait_for(f"{item}  ")
            terminal.wait_until_quiet()
            sent = len(terminal.log)
            terminal.write(F9)
            terminal.wait_for("Meeting in progress")
            terminal.wait_until_quiet()
            shown = bytes(terminal.log[sent:])
            assert {word for word in secret if word in shown} == set()
            assert {word for word in secret if word.decode() in terminal.text} == set()
            terminal.write(ENTER)
            terminal.wait_for("F8 Next")
        terminal.wait_until_quiet()
        sent = len(terminal.log)
        terminal.write(ctrl("l"))
        terminal.wait_for("Type the passphrase")
        shown = bytes(terminal.log[sent:])
        assert b"\x1b[3J" in shown
        assert {word for word in secret if word in shown} == set()


def test_sent_to_sleep_it_locks_with_the_palette_open(chair: Chair) -> None:
    """SIGTSTP puts no record to sleep behind a shell: what was typed is kept, and the passphrase is asked for."""
    with chair.opened() as terminal:
        open_level_3(terminal, 18)
        terminal.write(TAB, ENTER, TAB, " Kept.", ctrl("p"))
        terminal.wait_for("Search")
        terminal.signal(signal.SIGTSTP)
        unlock(terminal)
        terminal.wait_for("Kept.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_3)["smb"]["issues"][0]["text"].endswith(" Kept.")


def test_what_is_typed_behind_the_lock_key_goes_nowhere(chair: Chair) -> None:
    """A burst goes on after the lock key: not into the record, not onto the screen, not into the passphrase."""
    with chair.opened() as terminal:
        open_level_3(terminal, 18)
        terminal.write(TAB, ENTER, TAB, " Before.", ctrl("l"), "BEHIND" * 20)
        terminal.wait_for("Type the passphrase")
        assert b"BEHIND" not in terminal.log
        unlock(terminal)
        terminal.wait_for("Before.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_3)["smb"]["issues"][0]["text"].endswith(" Before.")


def test_the_lock_screen_offers_nothing_else(chair: Chair) -> None:
    """No command palette, no key of the meeting; a wrong passphrase is told and the right one opens."""
    with chair.opened() as terminal:
        open_level_3(terminal, 8)
        terminal.write(ctrl("l"))
        terminal.wait_for("Type the passphrase")
        lines = [line.strip(" ┃") for line in terminal.text.splitlines() if line.strip(" ┃")]
        assert lines[0] == "MAPPA chair"
        assert OURS.fullmatch(lines[1])
        assert len(lines) == 2
        terminal.write(ctrl("p"), F9, F2, "not the right words", ENTER)
        terminal.wait_for("does not open")
        assert "Search" not in terminal.text
        unlock(terminal)
        terminal.wait_for("8  RISK SUMMARY")


def test_a_disk_that_fails_hides_the_screen_and_loses_nothing(chair: Chair) -> None:
    """While what was typed cannot be saved it is hidden, the passphrase leads back to it, and no other does."""
    with chair.opened((120, 40)) as terminal:
        open_level_3(terminal, 18)
        away = chair.vault.with_name("away.mappa")
        shutil.move(chair.vault, away)
        terminal.write(TAB, ENTER, TAB, " Typed meanwhile.", ctrl("l"))
        terminal.wait_for("not locked")
        assert "Typed meanwhile." not in terminal.text
        terminal.write("not the right words", ENTER)
        terminal.wait_for("does not open")
        terminal.write(PASSPHRASE, ENTER)
        terminal.wait_for("Typed meanwhile.")
        terminal.write(" And more.", ctrl("l"))
        terminal.wait_for("not locked")
        shutil.move(away, chair.vault)
        unlock(terminal)
        terminal.wait_for("And more.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_3)["smb"]["issues"][0]["text"].endswith("Typed meanwhile. And more.")


def test_left_at_the_lock_screen_the_terminal_is_as_it_was(chair: Chair) -> None:
    """Ctrl+Q instead of a passphrase: letters are echoed again, nothing was lost, and another day leads back."""
    with chair.opened() as terminal:
        open_level_3(terminal, 18)
        terminal.write(TAB, ENTER, TAB, " Kept.", ctrl("l"))
        terminal.wait_for("Type the passphrase")
        kept_dark = not terminal.is_plain
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
        assert (kept_dark, terminal.is_plain) == (True, True)
    with chair.opened() as terminal:
        terminal.wait_for("18  STRATEGIC")
    assert chair.record(LEVEL_3)["smb"]["issues"][0]["text"].endswith(" Kept.")


def test_a_locked_demonstration_opens_with_enter_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Its cases are invented: Enter opens it again, twice over, and its folder is gone after leaving."""
    with Terminal(python("mappa_chair", "demo"), size=(120, 40), env={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("19 Distribution")
        for item in ("8", "9"):
            terminal.write(ctrl("g"), item, ENTER)
            terminal.wait_for(f"{item}  RISK")
            terminal.write(ctrl("l"))
            terminal.wait_for("This is the demonstration: press Enter.")
            terminal.write(ENTER)
            terminal.wait_for(f"{item}  RISK")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.benchmark
def test_blank_and_lock_hide_within_a_tenth_of_a_second(chair: Chair) -> None:
    """The picture without the record comes within 100 ms and half a letter's echo, at the better of two."""

    def seconds(keys: str, wanted: str) -> float:
        begun = time.perf_counter()
        terminal.write(keys)
        terminal.wait_for(wanted)
        return time.perf_counter() - begun

    echoes, blanks, locks = [], [], []
    with chair.opened() as terminal:
        open_level_3(terminal, 18)
        terminal.write(TAB, ENTER, TAB)
        for turn in range(2):
            echoes.append(seconds(f" {turn}q{turn}", f"{turn}q{turn}"))
            blanks.append(seconds(F9, "Meeting in progress"))
            terminal.write(ENTER)
            terminal.wait_for("F8 Next")
            locks.append(seconds(ctrl("l"), "Locking"))
            unlock(terminal)
            terminal.wait_for("F8 Next")
    allowed = 0.1 + 0.5 * max(echoes)
    assert min(blanks) <= allowed, blanks
    assert min(locks) <= allowed, locks
