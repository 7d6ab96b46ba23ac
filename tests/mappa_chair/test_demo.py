"""The demonstration: a vault of invented cases that leaves nothing behind."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mappa_chair.demo import DEMO_MEETING, demo_vault
from mappa_chair.vault.opening import open_vault
from tests.mappa_chair.conftest import CHILD, REVIEW

if TYPE_CHECKING:
    from tests.mappa_chair.conftest import CommandLine


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which temporary files are made."""
    made = tmp_path / "temporary"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    monkeypatch.setenv("TMPDIR", str(made))
    return made


def test_the_demonstration_holds_both_examples(temporary: Path) -> None:
    """Both records are there as they are; the folder is private; on leaving nothing of it is left."""
    with demo_vault() as demo:
        (folder,) = temporary.iterdir()
        if sys.platform != "win32":
            assert folder.stat().st_mode & 0o777 == 0o700
        with demo.vault.unit("Test") as unit:
            assert unit.json(DEMO_MEETING) == json.loads(REVIEW.read_bytes())
            assert unit.json("EX/0212/1") == json.loads(CHILD.read_bytes())
    assert list(temporary.iterdir()) == []


def test_the_demonstration_can_be_locked_and_unlocked(temporary: Path) -> None:
    """Its passphrase opens it again after it was closed, is not shown by its repr, and differs each time."""
    with demo_vault() as demo:
        demo.vault.close()
        open_vault(demo.vault.folder, demo.passphrase).close()
        assert demo.passphrase not in repr(demo)
        with demo_vault() as other:
            assert other.passphrase != demo.passphrase
    assert list(temporary.iterdir()) == []


def test_a_fault_leaves_nothing_behind(temporary: Path) -> None:
    """Whatever ends the demonstration, its vault is gone."""
    with pytest.raises(KeyboardInterrupt), demo_vault():
        raise KeyboardInterrupt
    assert list(temporary.iterdir()) == []


def test_demo_writes_every_document(bare_command: CommandLine, temporary: Path, tmp_path: Path) -> None:
    """Minutes, summary and review of both meetings are written, their paths printed; again over the first."""
    papers = tmp_path / "papers"
    assert bare_command("demo", "--to", str(papers)) == 0
    paths = [Path(line) for line in bare_command.out.splitlines()]
    assert len(paths) == 18
    assert sorted(papers.iterdir()) == sorted(paths)
    first = {path: path.read_bytes() for path in paths}
    assert {content[:4] for content in first.values()} == {b"PK\x03\x04", b"BEGI"}
    assert bare_command("demo", "--to", str(papers)) == 0
    assert {path: path.read_bytes() for path in paths} == first
    assert list(temporary.iterdir()) == []


def test_demo_to_a_folder_that_cannot_be(bare_command: CommandLine, temporary: Path, tmp_path: Path) -> None:
    """A folder that cannot be made is told in one line, and nothing is left behind."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert bare_command("demo", "--to", str(tmp_path / "file" / "papers")) == 2
    assert len(bare_command.err.splitlines()) == 1
    assert list(temporary.iterdir()) == []


_ENDED_BY_A_SIGNAL = """
import os, signal, sys
import mappa_chair.exporting
from mappa_chair.cli import main
mappa_chair.exporting.export_meeting = lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM)
sys.exit(main(["demo", "--to", sys.argv[1]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_signal_leaves_nothing_behind(temporary: Path, tmp_path: Path) -> None:
    """A process that is told to end while it exports removes its vault first."""
    ran = subprocess.run(
        [sys.executable, "-c", _ENDED_BY_A_SIGNAL, str(tmp_path)], capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (143, b"")
    assert list(temporary.iterdir()) == []
