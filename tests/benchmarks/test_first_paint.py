"""How soon something is on the screen, against an application of Textual that shows one word."""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from tests.pty.terminal import Terminal, python
from tests.screens.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = [pytest.mark.pty, pytest.mark.benchmark]

RUNS = 6
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("BARE")
Bare().run()
"""


def first_paint(command: Sequence[str]) -> tuple[float, float]:
    """Seconds from the start of the process to the first character, on the wall and of the processor (Linux)."""
    begun = time.perf_counter()
    with Terminal(command) as terminal:
        terminal.wait_for(lambda text: bool(text.strip()))
        wall = time.perf_counter() - begun
        return wall, terminal.processor_time or wall


def ratios_to_bare(folder: Path, command: Sequence[str]) -> tuple[float, float]:
    """The first picture of a command against that of a bare application: time on the wall, and of the processor.

    In turn, so that what else the machine does slows both: on the wall the median, of the processor the best.
    """
    bare = folder / "bare.py"
    bare.write_text(BARE)
    pairs = [(first_paint([sys.executable, str(bare)]), first_paint(command)) for _ in range(RUNS)]
    theirs, mine = zip(*pairs, strict=True)
    wall = statistics.median(each[0] for each in mine) / statistics.median(each[0] for each in theirs)
    processor = min(each[1] for each in mine) / min(each[1] for each in theirs)
    return wall, processor


def test_the_unlock_screen_paints_within_1_3_of_a_bare_application(tmp_path: Path) -> None:
    """The question for the passphrase comes within 1.3 times the first picture of a bare application."""
    vault = tmp_path / "chair.mappa"
    create(vault, PASSPHRASE, cost=FLOOR)
    ratios = ratios_to_bare(tmp_path, python("mappa_chair", "open", str(vault)))
    # Where two others want the same cores, one of the two may be off by chance.
    assert min(ratios) <= 1.3, ratios


def test_the_demonstration_paints_within_one_and_a_half_of_a_bare_application(tmp_path: Path) -> None:
    """The first picture of `demo` comes within 1.5 times that of a bare application, measured in turn."""
    ratios = ratios_to_bare(tmp_path, python("mappa_chair", "demo"))
    assert min(ratios) <= 1.5, ratios
