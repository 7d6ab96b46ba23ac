"""A fault before anything is shown: a code to quote, no word of what it fell over, and a plain terminal."""

from __future__ import annotations

import re
import sys

import pytest

from screens.base.app import CRASHED
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

APP = """
import sys
from screens.base.environment import prepare
prepare()
from screens.base.app import ChairApp, run_chair_app
class Falls(ChairApp[None]):
    def {method}(self, *_):
        secret = "SENTINEL in a local"
        raise RuntimeError("SENTINEL in a message: " + secret)
sys.exit(run_chair_app(Falls()))
"""


@pytest.mark.parametrize("method", ["on_load", "compose", "on_mount"])
def test_a_fault_at_the_start_tells_its_code_and_nothing_else(method: str) -> None:
    """Whichever step of the start it is, the process ends with the code of a crash and the sentence for people."""
    with Terminal([sys.executable, "-c", APP.format(method=method)]) as terminal:
        assert terminal.exit_status() == CRASHED
        told = bytes(terminal.log).decode()
        assert re.search(r"pass on the code MC-[0-9A-F]{8}", told)
        assert "SENTINEL" not in told
        assert terminal.is_plain
