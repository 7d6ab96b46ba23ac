"""A little of the loop that kills the application while somebody types."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.long.kill_typing import DATA, sitting

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.pty, pytest.mark.skipif(sys.platform == "win32", reason="drives a pseudo-terminal")]

# Seconds. What the tests share a machine with is not known; how much a calm one loses the loop itself tells.
BUSY = 20.0


def test_killed_while_somebody_types_all_is_there_but_the_last_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed twice, opened again on what a kill left: a text and three drafts in order, and a whole vault."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / DATA))
    begun = sitting(tmp_path, seed=44, busy=BUSY)
    for _ in range(2):
        begun.loop()
    assert begun.words > 0
