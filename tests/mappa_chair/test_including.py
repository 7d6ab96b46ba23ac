"""Restricted pieces in a summary: chosen one by one, with a reason that the vault keeps and no paper prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

from mappa_chair.summarising import TAKEN_IN
from mappa_chair.vault.opening import open_vault
from tests.mappa_chair.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mappa_chair.conftest import CommandLine

_WHY = "the court asked for it on 2 December"


def _words(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_chosen_piece_is_written_and_its_reason_kept(command: CommandLine, folder: Path, tmp_path: Path) -> None:
    """The summary for the court holds the piece; the vault holds the reason, and by whom; the paper does not."""
    words = ["export", "EX/0147/3", "--summary", "court", "--include", f"information[1]={_WHY}"]
    assert command(*words, "--to", str(tmp_path / "papers")) == 0
    (path,) = (tmp_path / "papers").iterdir()
    assert path.name == "EX-0147-3 executive summary court OFFICIAL-SENSITIVE.docx"
    assert "included by decision of the chair" in _words(path)
    assert _WHY not in _words(path)
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Test") as unit:
        (decision,) = unit.decisions("EX/0147/3")
    assert decision.kind == f"{TAKEN_IN}, for the court"
    assert decision.reason == _WHY
    assert command("verify") == 0


@pytest.mark.parametrize("audience", ["court", "parole_board", "tribunal", "marac", "review"])
def test_every_audience_gets_a_summary(command: CommandLine, tmp_path: Path, audience: str) -> None:
    """Without a choice a summary for each audience passes the leak check and is written."""
    assert command("export", "EX/0212/1", "--summary", audience, "--to", str(tmp_path / "papers")) == 0
    assert len(list((tmp_path / "papers").iterdir())) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--summary", "subject", "--include", f"information[1]={_WHY}"], "13b.16"),
        (["--all", "--include", f"information[1]={_WHY}"], "13b.16"),
        (["--minutes", "--include", f"information[1]={_WHY}"], "13b.16"),
        (["--summary", "court", "--include", "information[1]"], "PATH=REASON"),
        (["--summary", "court", "--include", "information[1]= "], "PATH=REASON"),
        (["--summary", "court", "--include", f"={_WHY}"], "PATH=REASON"),
        (["EX/0212/1", "--summary", "court", "--include", f"information[1]={_WHY}"], "one meeting"),
        (["--summary", "court", "--include", f"people_at_risk={_WHY}"], "people_at_risk is nothing"),
    ],
)
def test_a_choice_that_cannot_be_followed_writes_nothing(
    command: CommandLine, tmp_path: Path, words: list[str], told: str
) -> None:
    """Without a reason, for the subject, for several meetings or of no such piece: told, and no file is made."""
    assert command("export", "EX/0147/3", *words, "--to", str(tmp_path / "papers")) == 2
    assert told in command.err
    assert not (tmp_path / "papers").exists()
