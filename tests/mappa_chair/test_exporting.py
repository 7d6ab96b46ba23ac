"""Documents are written where they are wanted, never over another file, and told with their paths."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agenda.record import read
from mappa_chair.documents.export import PaperExistsError
from mappa_chair.exporting import Audience, export, read_minutes
from mappa_chair.judging import judge
from tests.mappa_chair.conftest import REVIEW
from tests.mappa_chair.test_passphrases import Terminal

if TYPE_CHECKING:
    from mappa_chair.vault.vault import Vault
    from tests.mappa_chair.conftest import CommandLine


def test_what_is_asked_for_is_written(tmp_path: Path) -> None:
    """Minutes, summary, both or none, each a Word file of its own kind in a folder that is made."""
    record = read(REVIEW.read_bytes()).record
    assert export(record, (), folder=tmp_path / "none", minutes=False, summary=None) == []
    assert not (tmp_path / "none").exists()
    folder = tmp_path / "a" / "b"
    written = export(record, (), folder=folder, minutes=True, summary=Audience.SUBJECT)
    assert [each.kind for each in written] == ["Minutes", "Executive summary"]
    assert {each.path for each in written} == set(folder.iterdir())
    assert all(each.path.read_bytes().startswith(b"PK") for each in written)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that is there stays as it is unless force is given."""
    record = read(REVIEW.read_bytes()).record
    (written,) = export(record, (), folder=tmp_path, minutes=True, summary=None)
    written.path.write_bytes(b"corrected by hand")
    with pytest.raises(PaperExistsError):
        export(record, (), folder=tmp_path, minutes=True, summary=None)
    assert written.path.read_bytes() == b"corrected by hand"
    export(record, (), folder=tmp_path, minutes=True, summary=None, force=True)
    assert written.path.read_bytes().startswith(b"PK")


def test_what_is_open_stands_in_the_draft(vault: Vault) -> None:
    """Minutes of a meeting of the vault say what its checks found."""
    with vault.unit("Test") as unit:
        unit.save("EX/0147/3", "media", {"considered": False})
        unit.commit()
    found = [finding.message for finding in judge(vault, "EX/0147/3")]
    assert found
    assert all(message in read_minutes(vault, "EX/0147/3") for message in found)


def test_export_prints_the_paths(command: CommandLine, tmp_path: Path) -> None:
    """Every file that was written is named on a line of its own."""
    papers = tmp_path / "papers"
    words = ["export", "EX/0147/3", "--minutes", "--summary", "subject", "--to", str(papers)]
    assert command(*words) == 0
    assert {Path(line) for line in command.out.splitlines()} == set(papers.iterdir())
    assert len(list(papers.iterdir())) == 2
    assert command(*words) == 2
    assert "--force" in command.err
    assert command(*words, "--force") == 0


def test_export_of_several_goes_on(command: CommandLine, tmp_path: Path) -> None:
    """A meeting that is not there is told with its reference; the others are written; exit status 2."""
    assert command("export", "EX/9/9", "EX/0147/3", "EX/0212/1", "--all", "--to", str(tmp_path / "papers")) == 2
    assert len(command.out.splitlines()) == 6
    assert command.err.startswith("EX/9/9: ")
    assert len(command.err.splitlines()) == 1


def test_export_shows_how_far_it_is(command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a bar counts several meetings and is wiped before the next line; for one there is none."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert command("export", "EX/0147/3", "EX/0212/1", "--minutes", "--to", str(tmp_path / "two")) == 0
    assert [shown.split("] ")[1] for shown in terminal.getvalue().split("\r") if "]" in shown] == [
        "0 of 2",
        "1 of 2",
    ]
    assert terminal.getvalue().endswith(" \r")
    terminal.seek(0)
    terminal.truncate()
    assert command("export", "EX/0147/3", "--minutes", "--to", str(tmp_path / "one")) == 0
    assert terminal.getvalue() == ""


def test_export_wants_to_know_what(command: CommandLine, tmp_path: Path) -> None:
    """Without a document named nothing is opened or written, and the sentence names them."""
    assert command("export", "EX/0147/3", "--to", str(tmp_path / "papers")) == 2
    assert "--minutes" in command.err
    assert not (tmp_path / "papers").exists()


def test_export_to_where_nothing_can_be_written(command: CommandLine, tmp_path: Path) -> None:
    """A target that is a file, or in one, is told in one line."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    for target in (tmp_path / "file", tmp_path / "file" / "papers"):
        assert command("export", "EX/0147/3", "--minutes", "--to", str(target)) == 2
        assert len(command.err.splitlines()) == 1
        assert command.out == ""
