"""The whole way of all three users, with a word planted in everything: no file holds one but their papers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.long.whole_way import walked
from tests.vault.traces import Traces

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty


@pytest.mark.skipif(sys.platform == "win32", reason="types into a pseudo-terminal")
def test_nothing_that_was_typed_lies_anywhere_but_in_the_papers(tmp_path: Path) -> None:
    """Made, typed into, locked, killed, crashed, exported, backed up, restored: every file below is searched.

    So are standard error, the output of commands that were not asked to tell, and new files in shared folders. The
    papers do hold what was typed, packed as it is: the search would find it.
    """
    way = walked(tmp_path, in_full=False)
    assert list(way.found()) == []
    assert Traces([way.planted["typed"]]).below(tmp_path / "papers")
    below = {path.name for path in tmp_path.rglob("*")}
    assert {"vault.db", "head.json", "attempts.json"} & below == {"vault.db", "head.json"}
    assert any(name.endswith(".mappa-backup") for name in below)
    assert not list((tmp_path / "tmp").iterdir())
    assert not [name for name in below if name.startswith("core") or name.endswith((".log", ".svg"))]
