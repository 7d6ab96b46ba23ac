"""`import`, `show` and `list` on a real vault: what they print, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.mappa_chair.conftest import CHILD, PARTIAL, REVIEW

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mappa_chair.conftest import CommandLine


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


def test_the_list_is_aligned(command: CommandLine) -> None:
    """Reference, date, level, state and what is overdue stand in columns."""
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
