"""The commands on a real vault: what they print, for people and for programs, and how they end."""

from __future__ import annotations

import getpass
import io
import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.mappa_chair.conftest import CHILD, PARTIAL, PASSPHRASE, REVIEW
from tests.mappa_chair.test_passphrases import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mappa_chair.conftest import CommandLine

OPEN_RECORD = {
    "format": "mappa-chair-record/1",
    "plan": {"actions": [{"number": "1.1", "action": "Visit", "accepted": True, "due": "soon"}]},
}


@pytest.fixture
def open_record(tmp_path: Path) -> Path:
    """The file of a record in which much is open."""
    path = tmp_path / "open.json"
    path.write_text(json.dumps(OPEN_RECORD), encoding="utf-8")
    return path


# --- import and show ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("reference", "path"), [("EX/0147/3", REVIEW), ("EX/0212/1", CHILD)])
def test_what_was_imported_is_shown_as_json(command: CommandLine, reference: str, path: Path) -> None:
    """`show --json` gives exactly what was imported."""
    assert command("show", reference, "--json") == 0
    assert command.json == json.loads(path.read_bytes())


def test_a_partial_record_goes_round(command: CommandLine, partial: Path) -> None:
    """Absent, null and empty stay what they were through import and show."""
    assert command("import", str(partial)) == 0
    assert (command.out, command.err) == ("EX/0300/1\n", "")
    assert command("show", "--json", "EX/0300/1") == 0
    assert command.json == PARTIAL


def test_importing_again_says_so(command: CommandLine) -> None:
    """A record that is there already is named on both streams and is no failure."""
    assert command("import", str(REVIEW)) == 0
    assert command.out == "EX/0147/3\n"
    assert "already in the vault" in command.err


def test_each_file_is_imported_whole_or_not_at_all(command: CommandLine, partial: Path, tmp_path: Path) -> None:
    """A refused file is told with its path and the remedy; the files around it are stored; exit status 2."""
    refused = tmp_path / "refused.json"
    refused.write_text(json.dumps({**PARTIAL, "media": {"considered": "yes"}}), encoding="utf-8")
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**PARTIAL, "meeting": {**PARTIAL["meeting"], "reference": "EX/0300/2"}}), "utf-8")
    missing = tmp_path / "missing.json"
    assert command("import", str(refused), str(partial), str(missing), str(tmp_path), str(other)) == 2
    assert command.out.split() == ["EX/0300/1", "EX/0300/2"]
    lines = command.err.splitlines()
    assert [str(path) in line for path, line in zip((refused, missing, tmp_path), lines, strict=True)] == [
        True
    ] * 3
    assert "media.considered" in lines[0]


def test_other_content_is_refused(command: CommandLine, tmp_path: Path) -> None:
    """A record of the same reference with other content is refused, and the stored one stays."""
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**json.loads(REVIEW.read_bytes()), "smb": None}), encoding="utf-8")
    assert command("import", str(other)) == 2
    assert "EX/0147/3" in command.err
    assert command("show", "EX/0147/3", "--json") == 0
    assert command.json == json.loads(REVIEW.read_bytes())


def test_removed_characters_are_told(command: CommandLine, tmp_path: Path) -> None:
    """Where the text gate took characters out is said on standard error; the import succeeds."""
    path = tmp_path / "escapes.json"
    path.write_text(
        json.dumps({**PARTIAL, "visor": {"owner": "\x1b[2JPC\u202e", "updater": "\x07"}}), encoding="utf-8"
    )
    assert command("import", str(path)) == 0
    assert command.err.splitlines() == [
        f"{path}: 2 unprintable characters removed from visor.owner.",
        f"{path}: 1 unprintable character removed from visor.updater.",
    ]


def test_show_is_readable(command: CommandLine) -> None:
    """Without --json a meeting is shown as its minutes read."""
    assert command("show", "EX/0147/3") == 0
    assert "Harrow" in command.out
    assert "Two neighbourhood officers can be tasked" in command.out
    assert "Draft" in command.out


def test_an_unknown_meeting_is_told(command: CommandLine) -> None:
    """A reference the vault does not know is named, and where to find those it does."""
    for words in (["show", "EX/9/9"], ["show", "EX/9/9", "--json"], ["check", "EX/9/9"]):
        assert command(*words) == 2
        assert "EX/9/9" in command.err
        assert command.out == ""


# --- list -----------------------------------------------------------------------------------------------------


def test_the_list_is_aligned(command: CommandLine, template: Path) -> None:
    """Reference, date, level, state and what is overdue stand in columns."""
    assert template.exists()
    assert command("list") == 0
    title, *rows = command.out.splitlines()
    assert title.split() == ["Meeting", "Date", "Level", "State", "Overdue"]
    assert [row.split()[0] for row in rows] == ["EX/0212/1", "EX/0147/3"]
    assert {row[title.index("Level") :][:1] for row in rows} == {"2", "3"}
    assert "Tue 24 Nov 2026" in rows[1]


def test_the_list_as_json(command: CommandLine) -> None:
    """Programs get every meeting as an object."""
    assert command("list", "--json") == 0
    child, review = command.json
    assert {
        key: review[key] for key in ("reference", "case", "held_on", "level", "kind", "state", "review_on")
    } == {
        "reference": "EX/0147/3",
        "case": "EX/0147",
        "held_on": "2026-11-24",
        "level": 3,
        "kind": "review",
        "state": "recorded",
        "review_on": "2027-01-18",
    }
    assert isinstance(child["overdue"], list)


# --- check ----------------------------------------------------------------------------------------------------


def test_check_of_a_record_in_order(command: CommandLine, bare_command: CommandLine) -> None:
    """Nothing open: exit status 0, an empty list, and a line that says so; for a file no vault is needed."""
    assert bare_command("check", str(REVIEW), "--json") == 0
    assert bare_command.json == []
    assert bare_command("check", str(CHILD)) == 0
    assert bare_command.out == "Nothing is open: 0 must, 0 should, 0 note.\n"
    assert command("check", "EX/0147/3", "--json") == 0
    assert command.json == []


def test_check_of_a_record_that_is_open(bare_command: CommandLine, open_record: Path) -> None:
    """Findings have exactly the six keys; something that must be put right ends with 1."""
    assert bare_command("check", "--json", str(open_record)) == 1
    due = [found for found in bare_command.json if found["check"] == "action.due"]
    assert due == [
        {
            "check": "action.due",
            "severity": "must",
            "item": "plan",
            "paragraphs": ["12.9"],
            "message": due[0]["message"],
            "at": "plan.actions[0].due",
        }
    ]
    assert "1.1" in due[0]["message"]


def test_check_for_people_is_grouped(bare_command: CommandLine, open_record: Path) -> None:
    """Each item once with its findings under it: severity, sentence, paragraphs, place; the last line counts."""
    assert bare_command("check", str(open_record)) == 1
    lines = bare_command.out.splitlines()
    titles = [line for line in lines if line[:1].isdigit() and ". " in line]
    assert titles[0].startswith("1. ")
    assert len(titles) == len(set(titles))
    at = lines.index("           plan.actions[0].due")
    assert lines[at - 1].startswith("   must    ")
    assert lines[at - 1].endswith("(12.9)")
    assert bare_command("check", str(open_record), "--json") == 1
    severities = [found["severity"] for found in bare_command.json]
    counts = [f"{severities.count(severity)} {severity}" for severity in ("must", "should", "note")]
    assert lines[-1] == f"{', '.join(counts)}."


def test_should_alone_is_no_failure(bare_command: CommandLine, tmp_path: Path) -> None:
    """A record in which only good practice is open ends with 0."""
    record = json.loads(REVIEW.read_bytes())
    record["meeting"]["invitations_sent_on"] = None
    path = tmp_path / "late.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert bare_command("check", str(path), "--json") == 0
    assert [found["check"] for found in bare_command.json] == ["attendance.invitations"]


def test_check_of_several_inputs(command: CommandLine, open_record: Path, tmp_path: Path) -> None:
    """One object with each input as it was typed; a sentence in place of the list for what cannot be read; 2."""
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    inputs = [str(open_record), "EX/0147/3", str(tmp_path / "bad.json"), "EX/9/9"]
    assert command("check", *inputs, "--json") == 2
    found = command.json
    assert list(found) == inputs
    assert found["EX/0147/3"] == []
    assert len(found[str(open_record)]) > 5
    assert list(found[inputs[2]]) == list(found["EX/9/9"]) == ["error"]
    assert command("check", *inputs[:2], "--json") == 1
    assert command("check", *inputs) == 2
    assert [line for line in command.out.splitlines() if line in inputs] == inputs[:2]
    assert "bad.json" in command.err


def test_check_of_one_unreadable_input(bare_command: CommandLine, tmp_path: Path) -> None:
    """An object with the sentence alone, as JSON; the sentence on standard error, for people; 2 both times."""
    missing = str(tmp_path / "missing.json")
    assert bare_command("check", missing, "--json") == 2
    assert list(bare_command.json) == ["error"]
    assert bare_command.err == ""
    assert bare_command("check", missing) == 2
    assert missing in bare_command.err
    assert bare_command.out == ""


def test_check_tells_removed_characters(bare_command: CommandLine, tmp_path: Path) -> None:
    """They are told on standard error and change neither output nor exit status."""
    record = json.loads(REVIEW.read_bytes())
    record["media"]["plan"] += "\u202e"
    path = tmp_path / "a.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert bare_command("check", str(path), "--json") == 0
    assert bare_command.json == []
    assert bare_command.err == f"{path}: 1 unprintable character removed from media.plan.\n"


# --- new, verify, schema, completion --------------------------------------------------------------------------


@pytest.fixture
def low_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """New vaults at the lowest cost a passphrase may be worked at."""
    monkeypatch.setattr("mappa_chair.vault.creation.Cost", lambda: FLOOR)


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


# --- the vault that is meant ----------------------------------------------------------------------------------


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
        assert "needs a terminal" in bare_command.err
