"""Changes of keys killed at steps spread over the whole: old or new opens, never neither.

`python -m tests.long.kill_keys --every` kills at each step there is.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.long import kill_keys
from tests.vault.quick import quick

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["quick"]

pytestmark = [
    pytest.mark.usefixtures("quick"),
    pytest.mark.skipif(sys.platform == "win32", reason="forks and kills as POSIX does"),
]


@pytest.mark.parametrize(
    ("name", "stride", "least"),
    [("change", 7, 60), ("add", 17, 60), ("revoke", 17, 50), ("recovery", 17, 60), ("rotate", 90, 700)],
)
def test_killed_anywhere_old_or_new_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, stride: int, least: int
) -> None:
    """At every so many steps: what opened the vault before opens it, or what is new, whole and nothing left."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / kill_keys.DATA))
    made = kill_keys.template(tmp_path)
    assert kill_keys.every(made, name, tmp_path, stride) > least


def test_killed_at_any_file_of_a_rotation_old_or_new_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both key files, the database that takes the place of the old one, the head: writes spread over the disk."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / kill_keys.DATA))
    made = kill_keys.template(tmp_path)
    assert kill_keys.every(made, "rotate", tmp_path, 70, statements=False) > 500
