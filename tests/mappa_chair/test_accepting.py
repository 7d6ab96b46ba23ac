"""A vault that was put back: read by every command, written by none, until somebody accepts it with a reason."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.opening import open_vault
from tests.mappa_chair.conftest import PASSPHRASE, CommandLine

if TYPE_CHECKING:
    from pathlib import Path

REVIEW = "EX/0147/3"


@pytest.fixture
def put_back(folder: Path) -> Path:
    """A vault that lost its last change to an older database."""
    older = folder.parent / "vault.db"
    shutil.copy(folder / "vault.db", older)
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("chair") as unit:
        unit.save(REVIEW, "media", {"plan": "of today"})
        unit.commit()
    shutil.copy(older, folder / "vault.db")
    return folder


def test_what_only_reads_works_and_says_so(command: CommandLine, put_back: Path, tmp_path: Path) -> None:
    """List, show, check, due and export do their work; each says on standard error what is missing."""
    before = (put_back / "vault.db").read_bytes()
    for words in (
        ("list",),
        ("show", REVIEW),
        ("check", REVIEW),
        ("due",),
        ("export", REVIEW, "--minutes", "--to", str(tmp_path / "papers")),
    ):
        assert command(*words) in {0, 1}
        assert "team.mappa is older than" in command.err
        assert "open for reading only" in command.err
    assert (put_back / "vault.db").read_bytes() == before


def test_what_writes_is_refused_in_a_sentence(command: CommandLine, put_back: Path, partial: Path) -> None:
    """Import, approve and settings end with status 2 and the reason, and change nothing."""
    before = (put_back / "vault.db").read_bytes()
    for words in (
        ("import", str(partial)),
        ("approve", REVIEW, "--by", "Helen Aldous", "--force-open", "A test."),
        ("settings", "marking", "OFFICIAL", "--reason", "SMB, 2 November 2026"),
    ):
        assert command(*words) == 2
        assert command.err.count("team.mappa is older than") >= 2
    assert (put_back / "vault.db").read_bytes() == before


def test_the_full_check_names_what_is_missing(command: CommandLine, put_back: Path) -> None:
    """With the numbers, and status 1."""
    assert put_back.is_dir()
    assert command("verify") == 1
    assert "are missing, made from" in command.err


def test_accepting_takes_a_reason_and_is_kept(command: CommandLine, put_back: Path, partial: Path) -> None:
    """Without one nothing is done; with one every command works again, and then there is nothing to do."""
    assert put_back.is_dir()
    for words in (("accept",), ("accept", "--reason", " ")):
        assert command(*words) == 2
        assert "A reason is needed." in command.err
    assert command("accept", "--reason", "Today's laptop  is lost.") == 0
    assert "Accepted, and kept in the vault: team.mappa is older than" in command.out
    assert command("import", str(partial)) == 0
    assert command.err == ""
    assert command("verify") == 0
    assert command("accept", "--reason", "Once more.") == 0
    assert "nothing to accept" in command.out


def test_damage_is_not_accepted(command: CommandLine, folder: Path) -> None:
    """Nobody's reason makes a damaged page whole."""
    path = folder / "vault.db"
    data = bytearray(path.read_bytes())
    for start in range(8_192, len(data), 4_096):
        data[start + 7] ^= 1
    path.write_bytes(bytes(data))
    assert command("accept", "--reason", "It will do.") == 2
    assert "damaged" in command.err
    assert path.read_bytes() == bytes(data)
