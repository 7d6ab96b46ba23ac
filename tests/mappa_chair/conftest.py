"""One vault with both invented records, made at the lowest cost and copied for each test that may change it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mappa_chair
from mappa_chair.cli import main
from mappa_chair.meetings import import_record
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.vault.conftest import each_derivation_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.vault.vault import Vault

__all__ = ["each_derivation_once"]

PASSPHRASE = "heron-lantern-quarry-velvet-thistle"
EXAMPLES = sorted((Path(mappa_chair.__file__).parent / "examples").glob("*.json"))
CHILD, REVIEW = EXAMPLES
PARTIAL: dict[str, Any] = {
    "format": "mappa-chair-record/1",
    "case": {"reference": "EX/0300", "family_name": "Varga", "aliases": None, "gender": ""},
    "meeting": {
        "reference": "EX/0300/1",
        "held_on": "2026-11-26",
        "level": 2,
        "kind": "initial",
        "venue": "Salle à côté – 2",
    },
    "attendance": [],
    "risk": None,
    "plan": {"actions": [{"number": "1.1", "due": "as soon as possible"}]},
}


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No vault or passphrase of the person who runs the tests, and no home but an empty one."""
    for name in ("MAPPA_CHAIR_VAULT", "MAPPA_CHAIR_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault holding both examples, and beside it the file with its passphrase; nothing may change it."""
    folder = tmp_path_factory.mktemp("template") / "team.mappa"
    create(folder, PASSPHRASE, cost=FLOOR)
    (folder.parent / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    with open_vault(folder, PASSPHRASE) as vault:
        for path in EXAMPLES:
            import_record(vault, path.read_bytes(), author="Test")
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A vault of the test's own."""
    made = tmp_path / "team.mappa"
    shutil.copytree(template, made)
    shutil.copy(template.parent / "passphrase", tmp_path / "passphrase")
    return made


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """A vault of the test's own, open."""
    with open_vault(folder, PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def partial(tmp_path: Path) -> Path:
    """The file of a record of which little is recorded, with nulls and empty texts in it."""
    path = tmp_path / "partial.json"
    path.write_text(json.dumps(PARTIAL), encoding="utf-8")
    return path


class CommandLine:
    """Runs commands in this process and keeps what they printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *always: str) -> None:
        self._capsys = capsys
        self._always = always
        self.out = ""
        self.err = ""

    def __call__(self, *words: str) -> int:
        """Run a command and give its exit code; standard error holds no traceback whatever happened."""
        code = main([*self._always, *words])
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        return code

    @property
    def json(self) -> Any:
        """What was printed, read as JSON."""
        return json.loads(self.out)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], folder: Path) -> CommandLine:
    """The command line, working on a vault of the test's own."""
    passphrase = folder.parent / "passphrase"
    return CommandLine(capsys, "--vault", str(folder), "--passphrase-file", str(passphrase))


@pytest.fixture
def bare_command(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line without any vault."""
    return CommandLine(capsys)
