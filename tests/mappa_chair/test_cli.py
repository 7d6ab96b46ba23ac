"""The command line as a whole: options anywhere, faults in one sentence, never a traceback."""

from __future__ import annotations

import importlib.metadata
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mappa_chair
from agenda.refusal import RecordRefusedError
from mappa_chair.cli import main
from mappa_chair.commands import listing, schema
from mappa_chair.commands.parsing import UsageError, parse
from mappa_chair.commands.table import COMMANDS
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given
    from tests.mappa_chair.conftest import CommandLine

SENTINEL = "Kestrel Row sentinel"
DOCS = Path(mappa_chair.__file__).parents[1] / "docs" / "command-line.md"


def _raising(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    def run(_given: Given) -> int:
        raise fault

    monkeypatch.setattr(schema, "run", run)


def test_the_version_is_the_packages(bare_command: CommandLine) -> None:
    """`--version` prints the version that is installed."""
    assert bare_command("--version") == 0
    assert bare_command.out == f"mappa-chair {importlib.metadata.version('mappa-chair')}\n"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself(
    bare_command: CommandLine, command: mappa_chair.commands.table.Command
) -> None:
    """`--help` of each command shows its example and all of its options, and its example can be parsed."""
    assert bare_command(command.name, "--help") == 0
    assert command.example in bare_command.out
    for option in command.options:
        assert (option.metavar or option.names[0]) in bare_command.out or option.choices
    for line in command.example.splitlines():
        words = shlex.split(line.split(">")[0])
        assert parse(words[1:]).command == command.name


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_documented(command: mappa_chair.commands.table.Command) -> None:
    """The page on the command line has every command with its example and options."""
    page = DOCS.read_text(encoding="utf-8")
    assert f"## `{command.name}`" in page
    for line in command.example.splitlines():
        assert line.strip() in page
    assert all(name in page for option in command.options for name in option.names if name.startswith("-"))


def test_common_options_stand_before_or_after_the_command() -> None:
    """What is given on either side holds; of two, the one after the command."""
    before = parse(["--vault", "a", "--no-colour", "list", "--passphrase-file", "p"])
    assert (before.vault, before.no_colour, before.passphrase_file, before.json) == ("a", True, "p", False)
    assert parse(["--vault", "a", "list", "--vault", "b"]).vault == "b"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lst"], "There is no such command. Did you mean list?"),
        (["--vault", "x", "frobnicate"], "There is no such command. See mappa-chair --help for all of them."),
        (["check"], "See mappa-chair check --help."),
        (["export", "M", "--minutes"], "--to"),
        (["export", "M", "--summary", "press", "--to", "x"], "invalid choice: 'press'"),
        (["completion", "fish"], "invalid choice: 'fish'"),
        (["list", "--jso"], "--jso"),
        (["list", "--json=1"], "--json"),
        (["--vault"], "expected one argument"),
    ],
)
def test_a_command_line_that_does_not_fit_is_told(bare_command: CommandLine, words: list[str], told: str) -> None:
    """Usage errors are one line on standard error with the remedy, and exit status 2."""
    assert bare_command(*words) == 2
    assert told in bare_command.err
    assert bare_command.out == ""
    assert len(bare_command.err.splitlines()) == 1


def test_usage_errors_are_errors_of_ours() -> None:
    """Nothing is printed or left behind by a command line that cannot be parsed."""
    with pytest.raises(UsageError):
        parse(["open", "a", "b"])


def test_no_colour_is_told_to_all(bare_command: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--no-colour` sets NO_COLOR for whatever draws."""
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setattr(schema, "run", lambda _given: 0 if os.environ.get("NO_COLOR") == "1" else 9)
    assert bare_command("schema", "--no-colour") == 0
    monkeypatch.delenv("NO_COLOR")
    assert bare_command("schema") == 9


@pytest.mark.parametrize(
    ("fault", "code", "told"),
    [
        (MappaChairError("It is so.", "Do this."), 2, "It is so. Do this."),
        (RecordRefusedError("case.category", "7", "one of 1, 2"), 2, "case.category: found 7"),
        (FileNotFoundError(2, "No such file", "gone.json"), 2, "gone.json: No such file or directory."),
        (OSError("odd"), 2, "fault of the system."),
        (ModuleNotFoundError("no", name="sqlcipher3"), 2, "not installed: sqlcipher3."),
        (KeyboardInterrupt(), 130, "Stopped."),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_every_kind_of_fault_has_its_sentence_and_code(
    bare_command: CommandLine, monkeypatch: pytest.MonkeyPatch, fault: BaseException, code: int, told: str
) -> None:
    """A fault is one line on standard error, and its own exit status."""
    _raising(monkeypatch, fault)
    monkeypatch.setattr("mappa_chair.cli._let_go_of_output", lambda: None)
    assert bare_command("schema") == code
    assert told in bare_command.err
    assert bare_command.out == ""


def test_a_fault_chooses_its_exit_code(bare_command: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of ours that has another exit status, as the leak check will, ends with it."""

    class LeakError(MappaChairError):
        exit_code = 3

    _raising(monkeypatch, LeakError("It would leak.", "See the places."))
    assert bare_command("schema") == 3


def test_an_unexpected_fault_gives_a_code_and_no_text(
    bare_command: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of ours shows its kind and our own lines; no message, no value, no path of the computer."""

    def fails(_vault: object) -> None:
        victim = SENTINEL
        raise KeyError(victim)

    monkeypatch.setattr(listing, "open_given", fails)
    assert bare_command("list") == 2
    assert "error code KeyError mappa_chair/cli.py:" in bare_command.err
    assert "mappa_chair/commands/listing.py:" in bare_command.err
    assert SENTINEL not in bare_command.err
    assert str(Path(mappa_chair.__file__).parents[1]) not in bare_command.err


def test_a_name_cannot_act_on_the_terminal(bare_command: CommandLine) -> None:
    """Escape sequences in a file's name are not printed, in a sentence or in JSON."""
    name = "\x1b]52;c;AAAA\x07\u202ex\x9b.json"
    assert bare_command("check", name) == 2
    assert bare_command("check", name, "--json") == 2
    assert bare_command("check", name, "other.json", "--json") == 2
    assert name in bare_command.json
    for shown in (bare_command.out, bare_command.err):
        assert not set("\x1b\x07\u202e\x9b") & set(shown)


def test_the_words_of_the_process_are_the_default(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started by its entry point, it reads the words it was started with."""
    monkeypatch.setattr(sys, "argv", ["mappa-chair", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("mappa-chair ")
