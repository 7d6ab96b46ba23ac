"""A little of the loops that kill: some steps of every operation, spread over all of them, and some moments."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault import database
from tests.long import kill_copies, kill_work
from tests.long.kills import DATA, compiling_once, every, killed_after, whole
from tests.vault.quick import quick

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["quick"]

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="forks and kills as POSIX does"),
    pytest.mark.usefixtures("quick"),
]

# Every N-th step: an operation is killed ten times or more.
STRIDES = {"save": 19, "save, its journal taken away": 13, "create": 17, "import": 23, "export": 7}
STRIDES_OF_COPIES = {"backup": 17, "restore": 19, "migration": 23}


@pytest.fixture(autouse=True)
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that has seen no vault."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / DATA))
    monkeypatch.setattr(database, "create_engine", compiling_once())


@pytest.mark.parametrize("name", kill_work.OPERATIONS)
def test_an_operation_that_is_killed_leaves_all_of_it_or_nothing(tmp_path: Path, name: str) -> None:
    """Killed at steps from the first to the last: nothing acknowledged is lost, and nothing half done stays."""
    steps = every(kill_work.place(tmp_path), kill_work.OPERATIONS[name], STRIDES[name])
    assert steps > 3 * STRIDES[name]


@pytest.mark.parametrize("name", kill_copies.OPERATIONS)
def test_a_copy_that_is_killed_is_whole_or_not_there(tmp_path: Path, name: str) -> None:
    """A backup, a restored vault, a vault brought up; what was there before is untouched or whole all the same."""
    steps = every(kill_copies.place(tmp_path), kill_copies.OPERATIONS[name], STRIDES_OF_COPIES[name])
    assert steps > 3 * STRIDES_OF_COPIES[name]


@pytest.mark.parametrize("name", kill_copies.OPERATIONS)
def test_a_kill_at_any_moment_finds_the_same(tmp_path: Path, name: str) -> None:
    """Also within a statement, and within what SQLite writes."""
    at, operation = kill_copies.place(tmp_path), kill_copies.OPERATIONS[name]
    _, seconds = whole(at, operation)
    first, _ = [killed_after(at, operation, seconds * part / 2) for part in range(2)]
    assert not first, "it came to its end before it was killed"
