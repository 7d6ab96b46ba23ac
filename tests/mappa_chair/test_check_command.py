"""`check`: its output for people and for programs, and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.mappa_chair.conftest import CHILD, REVIEW

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
