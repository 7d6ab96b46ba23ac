"""What the commands that open the application hand over to it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from mappa_chair.locations import default_vault
from mappa_chair.opening import Opening
from tests.mappa_chair.test_passphrases import Terminal

if TYPE_CHECKING:
    from tests.mappa_chair.conftest import CommandLine


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Opening]:
    """A terminal, and in place of the screens something that notes what it is asked to open and ends with 7."""
    asked: list[Opening] = []

    def run_application(opening: Opening) -> int:
        asked.append(opening)
        return 7

    screens = ModuleType("screens.app")
    screens.run_application = run_application  # type: ignore[attr-defined]  # a module made here has no attributes yet
    monkeypatch.setitem(sys.modules, "screens.app", screens)
    monkeypatch.setattr(sys, "__stdin__", Terminal())
    monkeypatch.setattr(sys, "__stderr__", Terminal())
    return asked


def test_each_way_in_opens_its_vault(
    bare_command: CommandLine, opened: list[Opening], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Default, environment, option and argument are told apart, and the exit code is the application's."""
    secret = folder.parent / "passphrase"
    ways: list[tuple[list[str], Opening]] = [
        ([], Opening(default_vault(), demo=False, passphrase_file=None)),
        (["--vault", "new.mappa"], Opening(Path("new.mappa"), demo=False, passphrase_file=None)),
        (["open", str(folder)], Opening(folder, demo=False, passphrase_file=None)),
        (["--vault", "other", "open", str(folder)], Opening(folder, demo=False, passphrase_file=None)),
        (
            ["open", "--vault", str(folder), "--passphrase-file", str(secret)],
            Opening(folder, demo=False, passphrase_file=secret),
        ),
        (["demo"], Opening(default_vault(), demo=True, passphrase_file=None)),
    ]
    for words, _ in ways:
        assert bare_command(*words) == 7
    monkeypatch.setenv("MAPPA_CHAIR_VAULT", str(folder))
    assert bare_command() == 7
    assert opened == [*(opening for _, opening in ways), Opening(folder, demo=False, passphrase_file=None)]


def test_open_wants_a_vault_that_is_there(
    bare_command: CommandLine, opened: list[Opening], tmp_path: Path
) -> None:
    """A mistyped name is told; it does not begin a vault of that name."""
    assert bare_command("open", str(tmp_path / "Eastmree.mappa")) == 2
    assert "There is no vault at" in bare_command.err
    assert opened == []
