"""Ended in whatever way, with several things half typed and something open over them: all is in the vault."""

from __future__ import annotations

import signal
import time
import zipfile
from typing import TYPE_CHECKING, Final

import pytest

from mappa_chair.vault.opening import open_vault
from tests.pty.keys import DOWN, ENTER, ESC, F2, LEFT, TAB, ctrl
from tests.screens.conftest import PASSPHRASE, Chair

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

LEVEL_3: Final = "EX/0147/3"
GO: Final = ctrl("g")

# Words that are no date, a note, and the form of an action, each begun and left for the next.
BEGUN: Final = (
    f"{GO}17{ENTER}{ctrl('u')}when Helen is back",
    f"{GO}kRing about the{ESC}",
    f"{F2}Ask the hostel{TAB}mart{ESC}",
)
TEXT: Final = f"{GO}5{ENTER} Typed last."


def open_level_3(terminal: Terminal) -> None:
    """Open the level 3 meeting."""
    terminal.wait_for("level 3")
    terminal.write(DOWN, ENTER)
    terminal.wait_for("F8 Next")


def assert_all_kept(chair: Chair) -> None:
    """The vault holds all that was begun, and the text to its last letter."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        record, drafts = unit.json(LEVEL_3), unit.drafts(LEVEL_3)
    background = record["background"]
    assert isinstance(background, dict)
    assert str(background["referral_reason"]).endswith(" Typed last.")
    assert drafts == {
        "review.on": "when Helen is back",
        "?typed_note": "Ring about the",
        "capture.what": "Ask the hostel",
        "capture.who": "mart",
    }


def wait_until_kept(terminal: Terminal, chair: Chair) -> None:
    """Return once the database was not written for longer than it is looked whether there is something to keep."""
    database = chair.vault / "vault.db"
    written, since = database.stat().st_mtime_ns, time.monotonic()
    while time.monotonic() < since + 3.0:
        terminal.settle(quiet=0.1, within=0.1)
        if (now := database.stat().st_mtime_ns) != written:
            written, since = now, time.monotonic()


@pytest.mark.parametrize(
    ("end", "over", "shown"),
    [
        pytest.param("SIGTERM", ctrl("p"), "Search for", id="SIGTERM, palette"),
        pytest.param("window", F2, "Ask the hostel", id="window closed, new action"),
        pytest.param("SIGKILL", ctrl("f") + "the", "FIND IN", id="killed, find"),
    ],
)
def test_what_is_half_typed_is_kept_however_it_ends(chair: Chair, end: str, over: str, shown: str) -> None:
    """With three drafts and a text, ended behind the last key, or killed a second after it: nothing is lost."""
    with chair.opened() as terminal:
        open_level_3(terminal)
        terminal.write(*BEGUN, TEXT, over)
        terminal.wait_for(shown)
        if end == "window":
            terminal.hang_up()
        elif end == "SIGTERM":
            terminal.signal(signal.SIGTERM)
        else:
            terminal.wait_until_quiet(1.2)  # what is promised, and the header that says so
            terminal.kill()
        assert terminal.exit_status() == (-signal.SIGKILL if end == "SIGKILL" else 0)
    assert_all_kept(chair)


def test_a_lock_with_three_drafts_brings_all_of_them_back(chair: Chair) -> None:
    """Locked with a text, a date, a note and an action begun: the same field and letter, and the other three."""
    with chair.opened() as terminal:
        open_level_3(terminal)
        terminal.write(*BEGUN, TEXT, LEFT * 5, ctrl("l"))
        terminal.wait_for("Type the passphrase")
        terminal.write(PASSPHRASE, ENTER)
        terminal.wait_for("Typed last.")
        terminal.write("<here>")
        terminal.wait_for("Typed <here>last.")
        terminal.write(F2)
        terminal.wait_for(lambda text: "Ask the hostel" in text and "mart" in text)
        terminal.write(ESC, GO, "k")
        terminal.wait_for("Ring about the")
        terminal.write(ESC, GO, "17", ENTER)
        terminal.wait_for("when Helen is back")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_after_a_hang_up_while_papers_are_written_each_is_whole_or_not_there(chair: Chair, tmp_path: Path) -> None:
    """SIGHUP in the middle: whole files and no others, a line for each paper at the next opening; all is kept."""
    folder = tmp_path / "papers"
    with chair.opened() as terminal:
        open_level_3(terminal)
        terminal.write(*BEGUN, TEXT, GO, "x")
        terminal.wait_for("EXPORT:")
        terminal.write("ac ag ")
        terminal.wait_for("[x] Agenda pack")
        terminal.write(TAB)
        terminal.wait_for("Spreadsheets")
        terminal.write(TAB * 3, ctrl("u"), str(folder), ctrl("r"))
        terminal.wait_for("papers done")
        terminal.signal(signal.SIGHUP)
        assert terminal.exit_status() == 0
    assert_all_kept(chair)
    files = sorted(folder.iterdir()) if folder.exists() else []
    assert {each.suffix for each in files} <= {".docx"}
    assert all(zipfile.ZipFile(each).testzip() is None for each in files)
    with chair.opened() as terminal:
        terminal.wait_for("PAPERS: what was asked for")
        terminal.wait_for(lambda text: "Agenda pack: " in text and "Action list: " in text)
        assert "interrupted" in terminal.text
        terminal.write("+")
        terminal.wait_for(str(folder)[:25])
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_what_was_begun_at_the_desk_survives_a_kill(chair: Chair) -> None:
    """Lines typed for a meeting not begun yet are in the vault a moment later; an end in order forgets them."""
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(F2, "EX/0900", ENTER, "Sentinelworth")
        terminal.wait_for("Sentinelworth")
        wait_until_kept(terminal, chair)
        terminal.kill()
    with chair.opened() as terminal:
        terminal.wait_for("Sentinelworth")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        assert unit.take_resume() is None
