"""The way in and out by the plain door, in a process of its own: a pipe, or a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.pty.keys import ENTER, ctrl
from tests.pty.terminal import Terminal, python
from tests.screens.aloud.lines import begin, lines
from tests.screens.conftest import PASSPHRASE, Chair, example
from tests.screens.walk.test_whole_walk import flat, said

if TYPE_CHECKING:
    from pathlib import Path


def plain(chair: Chair) -> list[str]:
    """The command that opens a vault by the plain door."""
    file = str(chair.passphrase)
    return python("mappa_chair", "open", str(chair.vault), "--plain", "--passphrase-file", file)


def heard(command: list[str], typed: list[str]) -> subprocess.CompletedProcess[str]:
    """What a process says that reads these lines from a pipe."""
    return subprocess.run(
        command, input="\n".join([*typed, ""]), capture_output=True, text=True, timeout=120, check=False
    )


def test_a_level_3_meeting_answered_question_by_question_is_the_record(tmp_path: Path) -> None:
    """Every answer of the example, typed at its question, is in the vault; no byte said moves a cursor."""
    wanted = example("level-3-pre-release-review")
    chair = Chair(tmp_path)
    create(chair.vault, PASSPHRASE, cost=FLOOR)
    found = heard(plain(chair), [*begin(wanted), *lines(wanted), "/missing", "/quit"])
    assert found.returncode == 0
    assert found.stderr == ""
    assert "? Nothing is open.\n" in found.stdout
    assert found.stdout.endswith("Closed. Everything is saved.\n")
    assert found.stdout.replace("\n", "").isprintable()
    assert flat(said(chair.record("EX/0147/3"))) == flat(said(wanted))


def test_the_end_of_what_is_typed_closes_the_vault(chair: Chair) -> None:
    """A pipe that ends is no fault: everything is saved and the vault opens again."""
    found = heard(plain(chair), ["EX/0147/3", "2"])
    assert found.returncode == 0
    assert found.stdout.endswith("Everything is saved; open it again to go on.\n")
    assert chair.record("EX/0147/3")["confidentiality"]["statement"] == "displayed"


def test_a_meeting_and_its_review_are_begun_at_the_list(chair: Chair) -> None:
    """The list says what can be typed; what is refused is told, and the list comes again."""
    typed = ["9", "/review", "/new", *[""] * 6, "/review 2", "sometime", "12 dec 2026", "", "/desk", "/quit"]
    found = heard(plain(chair), typed)
    for told in (
        "There is no such meeting.",
        "Type /review and the number of the meeting that is reviewed.",
        "Nothing was begun",
        "Not a date yet",
        "Meeting EX/0147/4.",
        "Meetings: 3.",
    ):
        assert told in found.stdout


def test_the_demonstration_has_a_plain_door_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """The level 3 meeting is there at once; afterwards the folder for temporary files is empty."""
    found = subprocess.run(
        python("mappa_chair", "demo", "--plain"),
        input="/quit\n",
        capture_output=True,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
    )
    assert found.stdout.startswith("Meeting EX/0147/3.")
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_textual_is_loaded() -> None:
    """The plain door needs no full screen, and does not load what draws one."""
    ask = "import sys, screens.aloud.door, screens.aloud.commands; print('textual' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"


@pytest.mark.pty
def test_a_line_that_was_never_ended_is_kept_when_the_program_is_told_to_end(chair: Chair) -> None:
    """Words of a text become part of it; words that would replace an answer wait with the captured action."""
    with Terminal(plain(chair)) as terminal:
        terminal.wait_for("meeting?")
        terminal.write("EX/0147/3", ENTER, "/item level", ENTER, ENTER, ENTER, "half a sen")
        terminal.wait_for("half a sen")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_status() == 0
    assert chair.record("EX/0147/3")["level"]["reasons"].endswith("\nhalf a sen")
    with Terminal(plain(chair)) as terminal:
        terminal.wait_for("meeting?")
        terminal.write("EX/0147/3", ENTER, "/item next", ENTER)
        terminal.wait_for("Next meeting. Completed")
        terminal.write("in 9 we")
        terminal.wait_for("in 9 we")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_status() == 0
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        assert unit.drafts("EX/0147/3")["capture.what"].endswith(": in 9 we")


@pytest.mark.pty
def test_a_terminal_that_closes_ends_the_program_with_everything_saved(chair: Chair) -> None:
    """The answer before is in the vault, and the vault is free for the next window."""
    with Terminal(plain(chair)) as terminal:
        terminal.wait_for("meeting?")
        terminal.write("EX/0147/3", ENTER, "2", ENTER)
        terminal.wait_for("Attention drawn to it.")
        terminal.hang_up()
        assert terminal.exit_status() == 0
    assert chair.record("EX/0147/3")["confidentiality"]["statement"] == "displayed"


@pytest.mark.pty
def test_ctrl_c_drops_the_line_and_stays_at_the_question(chair: Chair) -> None:
    """Nothing is taken and nothing left: /quit is the way out, and it is said."""
    with Terminal(plain(chair)) as terminal:
        terminal.wait_for("meeting?")
        terminal.write("EX/0147/3", ENTER)
        terminal.wait_for(lambda text: text.rstrip().endswith("Recorded: Read.\n?"))
        terminal.write("displ", ctrl("c"))
        terminal.wait_for("That line is not taken. Type /quit to leave.")
        terminal.write("/quit", ENTER)
        assert terminal.exit_status() == 0
    assert chair.record("EX/0147/3")["confidentiality"]["statement"] == "read"


@pytest.mark.pty
def test_nobody_typing_closes_the_vault_and_clears_the_terminal(chair: Chair) -> None:
    """The record does not stand on the screen of a computer that somebody left."""
    command = [sys.executable, "-m", "tests.screens.aloud.harness_idle", str(chair.vault), str(chair.passphrase)]
    with Terminal(command) as terminal:
        terminal.wait_for("Everything is saved")
        assert "Harrow" not in terminal.text
        assert terminal.exit_status() == 0


@pytest.mark.pty
def test_the_passphrase_is_asked_for_unseen(chair: Chair) -> None:
    """What is typed is not shown, and the vault opens."""
    with Terminal(python("mappa_chair", "open", str(chair.vault), "--plain")) as terminal:
        terminal.wait_for("Passphrase:")
        terminal.write(PASSPHRASE, ENTER)
        terminal.wait_for("Meetings: 2.")
        assert PASSPHRASE.encode() not in terminal.log
