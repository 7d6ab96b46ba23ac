"""Vaults with the invented cases, and the application opened on them in a terminal."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair.meetings import import_record
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.pty.terminal import Terminal, python

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "invented words for a test"
EXAMPLES = ("level-2-child-initial", "level-3-pre-release-review")


def source(name: str) -> bytes:
    """One of the invented records, as a file holds it."""
    return files("mappa_chair").joinpath(f"examples/{name}.json").read_bytes()


def example(name: str) -> dict[str, Any]:
    """One of the invented records."""
    found: dict[str, Any] = json.loads(source(name))
    return found


class Chair:
    """A vault of its own, and the application on it."""

    def __init__(self, folder: Path) -> None:
        self.vault = folder / "chair.mappa"
        self.passphrase = folder / "passphrase"
        self.passphrase.write_text(PASSPHRASE)

    def opened(self, size: tuple[int, int] = (80, 24)) -> Terminal:
        """The application, with the passphrase from its file."""
        command = python("mappa_chair", "open", str(self.vault), "--passphrase-file", str(self.passphrase))
        return Terminal(command, size=size)

    def locked(self) -> Terminal:
        """The application, asking for the passphrase."""
        return Terminal(python("mappa_chair", "open", str(self.vault)))

    def record(self, reference: str) -> dict[str, Any]:
        """What the vault holds of a meeting."""
        with open_vault(self.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
            return dict(unit.json(reference))


def make_vault(folder: Path) -> Path:
    """A vault with both examples, in a folder that is not there yet."""
    create(folder, PASSPHRASE, cost=FLOOR)
    with open_vault(folder, PASSPHRASE) as vault:
        for name in EXAMPLES:
            import_record(vault, source(name), author="test")
    return folder


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with both examples: making one takes a key derivation, copying it does not."""
    return make_vault(tmp_path_factory.mktemp("made") / "chair.mappa")


@pytest.fixture
def chair(made_once: Path, tmp_path: Path) -> Chair:
    """A chair with a vault that holds both examples."""
    made = Chair(tmp_path)
    shutil.copytree(made_once, made.vault)
    return made
