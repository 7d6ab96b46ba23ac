"""Documents are written where they are wanted, never over another file, and told with their paths."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

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
    assert len(command.out.splitlines()) == 18
    *accounts, counted, missing = command.err.splitlines()
    assert [line.partition(": ")[0] for line in accounts] == ["EX/0147/3", "EX/0212/1"]
    assert "24 things left out; export it alone to read which, and why" in accounts[0]
    assert counted == "3 meetings: 18 files written, 1 skipped:"
    assert missing.startswith("EX/9/9: ")


def test_export_says_what_was_skipped_and_why(command: CommandLine, tmp_path: Path) -> None:
    """Of several meetings the files that are there are named with their meeting and kind; the rest is written."""
    papers = tmp_path / "papers"
    assert command("export", "EX/0147/3", "--minutes", "--to", str(papers)) == 0
    assert command.err == ""
    assert command("export", "EX/0147/3", "EX/0212/1", "--minutes", "--attendance", "--to", str(papers)) == 2
    assert len(command.out.splitlines()) == 3
    counted, skipped = command.err.splitlines()
    assert counted == "2 meetings: 3 files written, 1 skipped:"
    assert skipped.startswith("EX/0147/3: Minutes: EX-0147-3 minutes draft")
    assert command("export", "EX/0147/3", "EX/0212/1", "--agenda", "--to", str(papers)) == 0
    assert command.err == "2 meetings: 2 files written, nothing skipped.\n"


def test_what_there_is_no_cause_for_is_no_fault(command: CommandLine, partial: Path, tmp_path: Path) -> None:
    """With --all a meeting without actions and review is written without them; asked for, they fail."""
    assert command("import", str(partial)) == 0
    assert command("export", "EX/0300/1", "--all", "--to", str(tmp_path / "all")) == 0
    assert [line.split(": ")[1] for line in command.err.splitlines()[-2:]] == ["Action list", "Review meeting"]
    assert command("export", "EX/0300/1", "--actions", "--to", str(tmp_path / "one")) == 2
    assert "No agency accepted an action" in command.err
    assert command("export", "EX/0147/3", "--actions", "dwp", "--to", str(tmp_path / "one")) == 2
    assert "Department for Work and Pensions accepted no action" in command.err
    assert not (tmp_path / "one").exists()


def test_actions_of_one_agency_and_of_each(command: CommandLine, tmp_path: Path) -> None:
    """Named by its word or as papers write it, one agency; else a list and a spreadsheet for each."""
    for number, agency in enumerate(("childrens_services", "Children's Services", "childrens-services")):
        assert command("export", "EX/0147/3", "--actions", agency, "--to", str(tmp_path / str(number))) == 0
        assert [path.name for path in (tmp_path / str(number)).iterdir()] == [
            "EX-0147-3 action list childrens services OFFICIAL-SENSITIVE.docx"
        ]
    assert command("export", "EX/0147/3", "--actions", "--csv", "--to", str(tmp_path / "each")) == 0
    names = sorted(path.name for path in (tmp_path / "each").iterdir())
    assert len(names) == 8
    assert names[4:6] == [
        "EX-0147-3 action list police OFFICIAL-SENSITIVE.csv",
        "EX-0147-3 action list police OFFICIAL-SENSITIVE.docx",
    ]


def test_copies_are_numbered(command: CommandLine, tmp_path: Path) -> None:
    """So many copies are written, each with its number in its name and at the foot of its pages (13b.8)."""
    assert command("export", "EX/0147/3", "--minutes", "--copies", "10", "--to", str(tmp_path)) == 0
    written = sorted(path for path in tmp_path.iterdir() if path.suffix == ".docx")
    assert len(written) == 10
    assert written[2].name == "EX-0147-3 minutes draft copy 03 of 10 OFFICIAL-SENSITIVE.docx"
    foot = Document(str(written[2])).sections[0].footer
    assert any("copy 03 of 10" in paragraph.text for paragraph in foot.paragraphs)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--minutes", "--copies", "0"], "from 1 to 99"),
        (["--minutes", "--copies", "100"], "from 1 to 99"),
        (["--minutes", "--copies", "\u0663"], "from 1 to 99"),
        (["--attendance", "--copies", "3"], "Add --minutes"),
        (["--minutes", "--csv"], "Add --actions"),
        (["--actions", "polize"], "Did you mean police?"),
        (["--actions", "xyzzy"], "One of: police"),
    ],
)
def test_what_cannot_be_followed_is_told(
    command: CommandLine, tmp_path: Path, words: list[str], told: str
) -> None:
    """An option without what it belongs to, or with a wrong value, is told before anything is written."""
    assert command("export", "EX/0147/3", *words, "--to", str(tmp_path / "papers")) == 2
    assert told in command.err
    assert not (tmp_path / "papers").exists()


def test_export_shows_how_far_it_is(command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a bar counts several meetings; for one meeting, or without a terminal, there is none."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert command("export", "EX/0147/3", "EX/0212/1", "--minutes", "--to", str(tmp_path / "two")) == 0
    shown = terminal.getvalue()
    assert re.search(r"EX/0147/3 .*0/2", shown)
    assert re.search(r"EX/0212/1 .*1/2", shown)
    assert shown.endswith("2 meetings: 2 files written, nothing skipped.\n")
    # The line of the bar is cleared each time it goes away, and the cursor is back at the end.
    assert shown.count("\x1b[2K") >= 2
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")
    assert len(command.out.splitlines()) == 2
    assert "\x1b" not in command.out
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
