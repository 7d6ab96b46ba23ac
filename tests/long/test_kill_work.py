"""A little of the loops that kill: some steps of every operation, spread over all of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.long.kill_work import DATA, OPERATIONS, every, place
from tests.vault.quick import quick

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["quick"]

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="forks and kills as POSIX does"),
    pytest.mark.usefixtures("quick"),
]

# Every N-th step: an operation is killed ten times or more.
STRIDES = {"save": 19, "create": 7, "import": 11, "export": 3}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_that_is_killed_leaves_all_of_it_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Killed at steps from the first to the last: nothing acknowledged is lost, and nothing half done stays."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / DATA))
    assert every(place(tmp_path), name, STRIDES[name]) > 3 * STRIDES[name]
