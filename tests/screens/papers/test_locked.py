"""A lock in the middle of the papers: what was said of a summary is there afterwards, in the vault meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pty.keys import DOWN, ENTER, TAB, ctrl
from tests.screens.conftest import PASSPHRASE, Chair

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty


def test_after_a_lock_the_summary_goes_on_where_it_was(chair: Chair, folder: Path) -> None:
    """Enter on the line that waits goes on with what was chosen before, to the folder named; ticks stand too."""
    with chair.opened((80, 24)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "x")
        terminal.wait_for("EXPORT:")
        terminal.write(" ", DOWN, DOWN, " ", TAB, "pol", TAB * 3, ctrl("u"), str(folder), ctrl("r"))
        terminal.wait_for("SUMMARY FOR THE COURT: 0 of")
        terminal.write(DOWN, " ", "the court asks", ENTER, ctrl("r"))
        terminal.wait_for("TAKEN IN BY YOUR DECISION: 1 piece")
        terminal.write(ctrl("g"), "l")
        terminal.wait_for("Type the passphrase")
        assert "court" not in terminal.text
        terminal.write(PASSPHRASE, ENTER)
        terminal.wait_for("[!] Summary for the court: waits for you")
        terminal.write(ENTER)
        terminal.wait_for("goes in, because: the court asks")
        terminal.write(ctrl("r"))
        terminal.wait_for("TAKEN IN BY YOUR DECISION: 1 piece")
        terminal.write(ctrl("r"))
        terminal.wait_for("[x] Summary for the court: written")
        terminal.write("+")
        terminal.wait_for("[x] Executive summary for the court")
        terminal.wait_for("Police ▾")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert len(list(folder.iterdir())) == 1
