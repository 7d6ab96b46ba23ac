"""What the area decided is what the chair reads: its statement, and whose setting a meeting was judged by."""

from __future__ import annotations

import pytest

from mappa_chair.vault.opening import open_vault
from tests.pty.keys import F4
from tests.screens.conftest import PASSPHRASE, Chair
from tests.screens.walk.test_nothing_lost import open_level_3

pytestmark = pytest.mark.pty


def test_the_chair_reads_what_the_area_decided(chair: Chair) -> None:
    """The statement is the area's own, and the check page says which of its settings it went by."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("Anita Rowe") as unit:
        unit.change_setting("statement", "Words of Eastmere.", reason="Approved by the SMB.")
        unit.change_setting("police_grade_level_3", "chief_superintendent", reason="Approved by the SMB.")
        unit.commit()
    with chair.opened((120, 40)) as terminal:
        open_level_3(terminal, 1)
        terminal.wait_for("Words of Eastmere.")
        terminal.write(F4)
        terminal.wait_for("Judged by the area's own grade of chief superintendent")
