"""The window that is painted for is the window there is."""

from __future__ import annotations

import pytest

from tests.pty.terminal import Terminal, python

pytestmark = pytest.mark.pty


def test_the_newest_size_is_the_one_that_holds() -> None:
    """A window that changes again while the change before is being told is painted for its last size."""
    with Terminal(python("tests.pty.resizing_app", "90", "30")) as terminal:
        terminal.wait_for("READY")
        terminal.resize(100, 40)
        terminal.wait_for("READY 90 by 30")
        terminal.wait_until_quiet()
        assert "READY 90 by 30" in terminal.text
