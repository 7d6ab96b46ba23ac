"""How soon something is on the screen, against an application of Textual that shows one word."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.pty.terminal import Terminal, python

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


def first_paint(command: Sequence[str]) -> float:
    """Seconds from the start of the process to the first character on the screen."""
    begun = time.perf_counter()
    with Terminal(command) as terminal:
        terminal.wait_for(lambda text: bool(text.strip()))
        return time.perf_counter() - begun


def ratio_to_bare(folder: Path, command: Sequence[str]) -> float:
    """The first picture of a command against that of a bare application, the best of several in turn."""
    bare = folder / "bare.py"
    bare.write_text(BARE)
    pairs = [(first_paint([sys.executable, str(bare)]), first_paint(command)) for _ in range(RUNS)]
    return min(ours for _, ours in pairs) / min(theirs for theirs, _ in pairs)


def test_the_demonstration_paints_within_one_and_a_half_of_a_bare_application(tmp_path: Path) -> None:
    """The first picture of `demo` comes within 1.5 times that of a bare application, measured in turn."""
    ratio = ratio_to_bare(tmp_path, python("mappa_chair", "demo"))
    assert ratio <= 1.5, f"{ratio:.2f} times"
