"""The whole way of a summary through a terminal: asked for, stopped, changed at its source, written, approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.proving import Verdict, known_by_vault, prove
from mappa_chair.vault.opening import open_vault
from tests.pty.keys import DOWN, ENTER, F4, RIGHT, TAB, UP, ctrl
from tests.screens.conftest import PASSPHRASE, Chair
from tests.screens.papers.desk import leaking, names

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty


def test_from_a_leak_to_the_approved_minutes(chair: Chair, folder: Path) -> None:
    """At 80 × 24 and by keys alone; the name is in no paper and no record; the minutes prove themselves."""
    leaking(chair)
    with chair.opened((80, 24)) as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "x")
        terminal.wait_for("EXPORT:")
        terminal.write(" ", DOWN, " ", TAB * 4, ctrl("u"), str(folder), ctrl("r"))
        terminal.wait_for("The leak check found 2 places.")
        terminal.write(ctrl("r"))
        terminal.wait_for("MUST GO   name “Joanne Pell”")
        terminal.write("e")
        terminal.wait_for("MAPPA area")
        terminal.wait_for("Eastmere, for Joanne Pell")
        terminal.write(ctrl("u"), "Eastmere", ctrl("g"), "x")
        terminal.wait_for("The check ran again: nothing stops the summary.")
        # The reason is typed ahead of the field it is for.
        terminal.write(ENTER, "It was his own mother's.", ENTER)
        terminal.wait_for("[x] Summary for the person it concerns: written")
        terminal.write(F4)
        terminal.wait_for("CHECK YOUR RECORD")
        terminal.write(ctrl("g"), "s")
        terminal.wait_for("APPROVAL: nothing is left to settle")
        terminal.write(TAB, RIGHT, ctrl("r"))
        terminal.wait_for("Version 1, approved by Helen Aldous")
        terminal.write(ctrl("g"), "x")
        terminal.wait_for("[x] Summary")
        terminal.write("+", " ", UP, " ", ctrl("r"))
        terminal.wait_for("written: EX-0147-3 minutes v1")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert names(folder) == ["executive summary subject.docx", "minutes v1.docx"]
    assert all(b"Pell" not in path.read_bytes() for path in folder.glob("*summary*"))
    with open_vault(chair.vault, PASSPHRASE) as vault:
        (found,) = prove([str(path) for path in folder.glob("*minutes*")], known_by_vault(vault))
        with vault.unit("Test") as unit:
            kept = [made.reason for made in unit.decisions("EX/0147/3")]
    assert found.verdict is Verdict.AS_APPROVED
    assert kept == ["It was his own mother's."]
