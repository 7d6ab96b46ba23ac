"""The main job, through a pseudo-terminal: nineteen items typed by keyboard, the record as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.pty.keys import F2, ctrl
from tests.pty.terminal import Terminal, python
from tests.pty.typist import Typist
from tests.screens.conftest import PASSPHRASE, example

if TYPE_CHECKING:
    from pathlib import Path


def said(value: Any) -> Any:
    """A record without what says nothing: nulls, empty lists, empty objects."""
    if isinstance(value, dict):
        return {key: kept for key, each in value.items() if (kept := said(each)) not in (None, [], {})}
    return [said(each) for each in value] if isinstance(value, list) else value


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """Every answer of a record by its path, so that a difference is told by where it is."""
    if isinstance(value, dict):
        return {where: each for key, part in value.items() for where, each in flat(part, f"{path}.{key}").items()}
    if isinstance(value, list) and value:
        return {where: each for n, part in enumerate(value) for where, each in flat(part, f"{path}[{n}]").items()}
    return {path: value}


@pytest.mark.pty
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_a_level_3_meeting_typed_from_start_to_end_is_the_record_that_was_typed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Every answer of the example, typed into an empty meeting, is in the vault as it was typed."""
    wanted = example("level-3-pre-release-review")
    vault, passphrase = tmp_path / "walk.mappa", tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    create(vault, PASSPHRASE, cost=FLOOR)
    typist = Typist(wanted)
    with Terminal(
        python("mappa_chair", "open", str(vault), "--passphrase-file", str(passphrase)), size=size
    ) as terminal:
        terminal.wait_for("No meeting yet")
        terminal.write(F2, typist.begin())
        terminal.wait_for("CONFIDENTIALITY STATEMENT")
        for head, keys in typist.chunks():
            terminal.write(keys)
            # A slow machine takes its time over a thousand keys.
            terminal.wait_for(head, within=120)
        terminal.write(ctrl("q"))
        assert terminal.exit_status(120) == 0
    with open_vault(vault, PASSPHRASE) as opened, opened.unit("test") as unit:
        kept = said(unit.json("EX/0147/3"))
    assert flat(kept) == flat(said(wanted))
