"""What a process that locked leaves to the one after it: how to go on, and nothing of any record."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mappa_chair.opening import Demonstration, Locked, Opening

LOCKED = Locked(
    at="14:12",
    terminal=[1, 2, 3, 4, 5, 6, ["03", 1]],
    idle=(20, 40),
    demonstration=Demonstration("/tmp/mappa-chair-demo-x/demo.mappa", "invented words"),  # noqa: S108 - not made
    colours=False,
    mouse=False,
)


def left(locked: Locked, monkeypatch: pytest.MonkeyPatch) -> Opening:
    """The opening of the process that takes over."""
    for name, value in locked.to_environment().items():
        monkeypatch.setenv(name, value)
    return Opening(vault=Path("own.mappa"), demo=True, passphrase_file=Path("secret")).after_lock()


def test_what_is_left_arrives_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time, terminal, idle times, mouse and colours; a file with the passphrase opens nothing after a lock."""
    opening = left(LOCKED, monkeypatch)
    assert opening.locked is not None
    assert (opening.locked.at, opening.locked.terminal, opening.locked.idle) == (
        "14:12",
        LOCKED.terminal,
        (20, 40),
    )
    assert (opening.vault, opening.passphrase_file, opening.mouse) == (
        Path("/tmp/mappa-chair-demo-x/demo.mappa"),  # noqa: S108 - not made
        None,
        False,
    )
    assert os.environ["NO_COLOR"] == "1"
    assert not [name for name in os.environ if "LOCKED" in name]
    assert opening.after_lock() == opening


@pytest.mark.parametrize(
    "rubbish", ["", "{", "[]", "null", '{"at": 3}', '{"at": "x", "idle": [1], "terminal": 1}']
)
def test_what_is_not_ours_is_as_if_nothing_had_been_said(rubbish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another programme's variable keeps nobody from opening a vault."""
    monkeypatch.setenv("MAPPA_CHAIR_LOCKED", rubbish)
    given = Opening(vault=Path("own.mappa"), demo=False, passphrase_file=None)
    assert given.after_lock() == given


def test_no_secret_is_in_a_representation_or_an_argument() -> None:
    """The passphrase of a demonstration is in neither; the words of a command name the vault alone."""
    assert "invented words" not in repr(LOCKED)
    assert Opening(vault=Path("own.mappa"), demo=False, passphrase_file=Path("secret")).command() == [
        "open",
        str(Path("own.mappa").absolute()),
    ]
