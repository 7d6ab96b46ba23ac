"""A disk that is really full: it is seen, the words stay where they are, and room is all that it needs."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import pytest

from tests.pty.keys import DOWN, ENTER, ctrl
from tests.screens.conftest import PASSPHRASE, Chair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

LEVEL_3: Final = "EX/0147/3"


@pytest.fixture
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A disk of so many MB, of 6 where nothing is said: too small for room to be kept back."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount") if sys.platform == "linux" else None
    words = [str(mount), "-t", "tmpfs", "-o", f"size={getattr(request, 'param', 6)}m", "tmpfs", str(folder)]
    if mount is None or subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run([str(shutil.which("umount")), "-l", str(folder)], check=True)


def fill(filler: Path) -> None:
    """Leave no room on the disk."""
    with suppress(OSError), filler.open("ab", buffering=0) as file:
        while file.write(bytes(65536)):
            pass


def without_room(terminal: Terminal, filler: Path, words: str) -> str:
    """Leave no room on the disk and type until that is noticed; what was typed.

    A save that was under way gives back a few pages at its end, and the words typed first may fit into them.
    """
    typed = ""
    for _ in range(5):
        fill(filler)
        typed += words
        terminal.write(words)
        with suppress(TimeoutError):
            terminal.wait_for("NOT SAVED", within=3)
            return typed
    raise AssertionError(terminal.text)


def test_on_a_full_disk_the_words_stay_and_are_saved_once_there_is_room(made_once: Path, small_disk: Path) -> None:
    """The head says so and what to do, nobody may leave, no key is needed; a signal waits for room, two do not."""
    chair = Chair(small_disk)
    shutil.copytree(made_once, chair.vault)
    filler = small_disk / "filler"
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "5", ENTER)
        terminal.wait_for("Reason for referral")
        typed = without_room(terminal, filler, " No room.")
        head = " ".join(terminal.text.split("\n")[:3])
        assert "NOT SAVED · MAPPA level 3" in head
        assert "The disk is full: the last change was not saved. Free some space" in head
        terminal.write(ctrl("q"))
        terminal.wait_for("Not everything is")
        filler.unlink()
        terminal.wait_for(lambda text: "NOT SAVED" not in text and " · saved " in text)
        typed += without_room(terminal, filler, " And none again.")
        terminal.signal(signal.SIGTERM)
        filler.unlink()
        assert terminal.exit_status() == 0
    assert chair.record(LEVEL_3)["background"]["referral_reason"].endswith(typed)
    with chair.opened() as terminal:
        terminal.wait_for("Reason for referral")
        without_room(terminal, filler, " Lost.")
        terminal.signal(signal.SIGTERM)
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_status() == 2
        assert b"Not everything was saved. The disk is full" in terminal.log


@pytest.mark.parametrize("small_disk", [24], indirect=True)
def test_what_is_typed_on_a_full_disk_is_saved_at_the_end_into_the_room_kept_back(
    made_once: Path, small_disk: Path
) -> None:
    """Nobody makes room: a signal, a lock and Ctrl+Q save all the same; with room again some is kept back."""
    chair = Chair(small_disk)
    shutil.copytree(made_once, chair.vault)
    filler, reserve = small_disk / "filler", chair.vault / "reserve"
    typed = ""
    for end in ("SIGTERM", ctrl("l"), ctrl("q")):
        with chair.opened() as terminal:
            if not typed:
                terminal.wait_for("level 3")
                terminal.write(DOWN, ENTER)
                terminal.wait_for("F8 Next")
                terminal.write(ctrl("g"), "5", ENTER)
            terminal.wait_for("Reason for referral")
            typed += without_room(terminal, filler, " No room.")
            assert reserve.exists()
            if end == "SIGTERM":
                terminal.signal(signal.SIGTERM)
                assert terminal.exit_status() == 0
            else:
                terminal.write(end)
            if end == ctrl("l"):
                terminal.wait_for("Type the passphrase")
                terminal.write(PASSPHRASE, ENTER)
                terminal.wait_for("Reason for referral")
                terminal.signal(signal.SIGHUP)
            assert terminal.exit_status() == 0
        assert not reserve.exists()
        assert chair.record(LEVEL_3)["background"]["referral_reason"].endswith(typed)
        filler.unlink()
