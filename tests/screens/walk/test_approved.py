"""A meeting whose minutes are approved: the desk says so, and what is written is that version or a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.approving import approve
from mappa_chair.proving import Verdict, known_by_vault, prove
from mappa_chair.vault.opening import open_vault
from tests.pty.keys import DOWN, ENTER, TAB, ctrl
from tests.screens.conftest import PASSPHRASE, Chair

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty

LEVEL_3 = "EX/0147/3"


def test_what_is_written_of_an_approved_meeting_is_the_approved_version(chair: Chair, tmp_path: Path) -> None:
    """Under its name; once something was changed it is a draft, and the desk says so."""
    with open_vault(chair.vault, PASSPHRASE) as vault:
        approve(vault, LEVEL_3, by="Helen Aldous", author="Test", why="For the test.")
    folder = tmp_path / "papers"
    with chair.opened((120, 40)) as terminal:
        terminal.wait_for("approved v1")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "x")
        terminal.wait_for("EXPORT:")
        terminal.write(TAB * 4, ctrl("u"), str(folder), ctrl("r"))
        terminal.wait_for("minutes v1")
        terminal.write(ctrl("g"), "18", ENTER)
        terminal.wait_for("18  ")
        terminal.write(TAB, ENTER, TAB, " Changed here.")
        terminal.wait_for("Changed here.")
        terminal.write(ctrl("g"), "x")
        terminal.wait_for("PAPERS:")
        terminal.write("+", ctrl("r"))
        terminal.wait_for("minutes draft")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    with open_vault(chair.vault, PASSPHRASE) as vault:
        found = prove(sorted(str(path) for path in folder.glob("*minutes*")), known_by_vault(vault))
        with vault.unit("reader") as unit:
            states = {meeting.reference: meeting.state_said for meeting in unit.meetings()}
    assert [each.verdict for each in found] == [Verdict.DRAFT, Verdict.AS_APPROVED]
    assert states[LEVEL_3] == "changed since approval"
