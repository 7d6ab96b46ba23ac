"""`new`, `verify` and the vault that is meant; the commands that need none."""

from __future__ import annotations

import getpass
import io
import shutil
import subprocess
import sys
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault import attempts
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.mappa_chair.conftest import PASSPHRASE, REVIEW
from tests.mappa_chair.test_passphrases import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mappa_chair.conftest import CommandLine


@pytest.fixture
def low_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """New vaults at the lowest cost a passphrase may be worked at."""
    monkeypatch.setattr("mappa_chair.vault.kdf.tuned", lambda: FLOOR)


@pytest.mark.usefixtures("low_cost")
def test_new_makes_a_vault_that_opens(bare_command: CommandLine, tmp_path: Path) -> None:
    """With a passphrase file nothing is asked; the recovery key is shown, and opens the vault as well."""
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    made = tmp_path / "area" / "Eastmere.mappa"
    assert bare_command("new", str(made), "--passphrase-file", str(secret)) == 0
    recovery_key = next(line.strip() for line in bare_command.out.splitlines() if line.startswith("    "))
    assert PASSPHRASE not in bare_command.out + bare_command.err
    for opens in (PASSPHRASE, recovery_key):
        with open_vault(made, opens) as vault, vault.unit("Test") as unit:
            assert unit.meetings() == []
    assert bare_command("list", "--vault", str(made), "--passphrase-file", str(secret)) == 0
    assert "There are no meetings" in bare_command.out


def test_new_never_overwrites(command: CommandLine, folder: Path, tmp_path: Path) -> None:
    """A vault, or anything else of that name, is left alone."""
    before = sorted((path.name, path.read_bytes()) for path in folder.iterdir() if path.is_file())
    assert command("new") == 2
    assert "already exists" in command.err
    (tmp_path / "notes").write_text("", encoding="utf-8")
    assert command("new", str(tmp_path / "notes")) == 2
    assert sorted((path.name, path.read_bytes()) for path in folder.iterdir() if path.is_file()) == before


def _typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    typed = iter(answers)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(typed))


@pytest.mark.usefixtures("low_cost")
def test_new_asks_twice(bare_command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the terminal five words are offered; what is typed must be typed again, and must not differ."""
    made = tmp_path / "asked.mappa"
    _typing(monkeypatch, "a long enough passphrase", "a long enough passphrasf")
    assert bare_command("new", str(made)) == 2
    assert "differ" in bare_command.err
    assert not made.exists()
    _typing(monkeypatch, "too short")
    assert bare_command("new", str(made)) == 2
    assert "14" in bare_command.err
    _typing(monkeypatch, "a long enough passphrase", "a long enough passphrase")
    assert bare_command("new", str(made)) == 0
    offered = [line.strip() for line in bare_command.err.splitlines() if line.startswith("    ")]
    assert len(offered[0].split("-")) == 5
    open_vault(made, "a long enough passphrase").close()


def test_new_without_a_terminal_or_file(
    bare_command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script that gives no passphrase is told how to, and is offered no words nobody could type."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert bare_command("new", str(tmp_path / "a.mappa")) == 2
    assert "--passphrase-file" in bare_command.err
    assert len(bare_command.err.splitlines()) == 1


def test_verify_of_a_whole_vault(command: CommandLine) -> None:
    """A whole vault is said to be whole."""
    assert command("verify") == 0
    assert "whole" in command.out


def test_verify_of_a_damaged_vault(command: CommandLine, folder: Path) -> None:
    """A page that is not what was written is told in a sentence with what to do, and the exit status is 1."""
    database = folder / "vault.db"
    content = bytearray(database.read_bytes())
    content[-2_000] ^= 1
    database.write_bytes(content)
    assert command("verify") == 1
    assert command.out == ""
    assert "backup" in command.err


def test_what_opening_put_right_is_told(command: CommandLine, folder: Path) -> None:
    """A notice of the vault, such as a key file that was made good, goes to standard error."""
    next(folder.glob("keys*")).unlink()
    assert command("list") == 0
    assert len(command.err.splitlines()) == 1
    assert command("list") == 0
    assert command.err == ""


def test_a_user_without_a_name_has_an_author(
    command: CommandLine, folder: Path, partial: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the computer knows no name for its user, the history names the command line."""

    def nameless() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert command("import", str(partial)) == 0
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Test") as unit:
        assert [revision.author for revision in unit.history("EX/0300/1", "case")] == ["command line"]


def test_the_schema_is_printed(bare_command: CommandLine) -> None:
    """It is JSON, and the format's."""
    assert bare_command("schema") == 0
    assert bare_command.json["$id"] == "mappa-chair-record/1"


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_the_commands(bare_command: CommandLine, shell: str) -> None:
    """The script of each shell holds commands and options, and the shell can read it where it is at hand."""
    assert bare_command("completion", shell) == 0
    script = bare_command.out
    assert all(word in script for word in ("export", "import", "--passphrase-file", "--summary"))
    if shutil.which(shell) and shell != "tcsh":  # tcsh has no way to only read a script
        subprocess.run([shell, "-n"], input=script.encode(), check=True)


def test_the_vault_of_the_environment(
    bare_command: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vault and passphrase file may come from the environment; an option goes before it."""
    monkeypatch.setenv("MAPPA_CHAIR_VAULT", str(folder))
    monkeypatch.setenv("MAPPA_CHAIR_PASSPHRASE_FILE", str(folder.parent / "passphrase"))
    assert bare_command("list") == 0
    assert bare_command("list", "--vault", str(folder / "no.mappa")) == 2
    assert "no.mappa" in bare_command.err


def test_there_is_no_vault_yet(bare_command: CommandLine) -> None:
    """Without a vault every command that needs one says where it looked and how to make one, and asks nothing."""
    for words in (["list"], ["import", str(REVIEW)], ["show", "x"], ["verify"], ["open"], ["check", "EX/0147/3"]):
        assert bare_command(*words) == 2
        assert "There is no vault at" in bare_command.err
        assert "mappa-chair new" in bare_command.err


def test_a_wrong_passphrase_is_told(command: CommandLine, tmp_path: Path) -> None:
    """A wrong passphrase, a damaged file and a missing one read differently."""
    wrong = tmp_path / "wrong"
    wrong.write_text("not the passphrase at all", encoding="utf-8")
    assert command("list", "--passphrase-file", str(wrong)) == 2
    said = command.err
    assert "does not open this vault" in said
    assert command("check", "EX/0147/3", "--json", "--passphrase-file", str(wrong)) == 2
    assert command.json == {"error": said.strip()}
    database = tmp_path / "team.mappa" / "vault.db"
    database.write_bytes(database.read_bytes()[:-100])
    assert command("list") == 2
    assert "cut off" in command.err
    database.unlink()
    assert command("list") == 2
    assert command.err not in {said, ""}


def test_the_application_needs_a_terminal(bare_command: CommandLine, folder: Path) -> None:
    """Started without a terminal, it says so instead of waiting for keys nobody can press."""
    for words in (["open", str(folder)], [], ["demo"], ["--vault", str(folder)]):
        assert bare_command(*words) == 2
        assert "needs a terminal, and standard input and standard error are none." in bare_command.err


@pytest.mark.parametrize(
    ("keys", "screen", "told"),
    [(True, False, "and standard error is none."), (False, True, "and standard input is none.")],
)
def test_which_of_the_two_is_no_terminal_is_told(
    bare_command: CommandLine,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    keys: bool,
    screen: bool,
    told: str,
) -> None:
    """With its errors sent to a file, or its keys taken from one, it says which of the two that is."""
    monkeypatch.setattr(sys, "__stdin__", SimpleNamespace(isatty=lambda: keys))
    monkeypatch.setattr(sys, "__stderr__", SimpleNamespace(isatty=lambda: screen))
    assert bare_command("open", str(folder)) == 2
    assert told in bare_command.err
    assert "without < or 2>" in bare_command.err


def test_after_many_wrong_passphrases_a_command_says_that_it_waits(
    command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wait is told before it begins, and the next right passphrase is told of the wrong ones."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    monkeypatch.setattr(attempts, "FREE", 0)
    wrong = tmp_path / "wrong"
    wrong.write_text("not the passphrase at all", encoding="utf-8")
    assert command("list", "--passphrase-file", str(wrong)) == 2
    assert "waits" not in command.err
    assert command("list") == 0
    assert command.err.splitlines()[0] == "After 1 wrong passphrase the next try waits 1 second."
    assert command.err.splitlines()[1].startswith("1 wrong passphrase was tried since ")
    assert len(waited) == 1
    assert command("list") == 0
    assert command.err == ""
