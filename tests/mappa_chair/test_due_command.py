"""`due` and `export --calendar`: what they print and write, and what they leave alone."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair.commands import timing
from mappa_chair.vault.opening import open_vault
from tests.documents.ics import read_ics
from tests.mappa_chair.conftest import PASSPHRASE
from tests.mappa_chair.test_passphrases import Terminal

if TYPE_CHECKING:
    from tests.mappa_chair.conftest import CommandLine


class Noon(datetime):
    """A clock that stands at noon of 10 December 2026."""

    @classmethod
    def now(cls, tz: Any = None) -> Noon:
        """Tell the time."""
        return cls(2026, 12, 10, 12, tzinfo=tz)


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command sees one and the same day."""
    monkeypatch.setattr(timing, "datetime", Noon)


def test_the_table_tells_the_soonest_first(command: CommandLine) -> None:
    """Day, state, meeting, what and whose stand in columns; what is late says so in words."""
    assert command("due") == 0
    title, *rows = command.out.splitlines()
    assert title.split() == ["Due", "State", "Meeting", "What", "Whose"]
    assert re.match("Tue 1 Dec 2026 +overdue by 9 days +EX/0147/3  Minutes approved", rows[0])
    assert [row.split()[-1] for row in rows if "Action 3.6" in row] == ["Quill"]
    assert "overdue by 1 day " in rows[3]
    assert "in 1 day " in rows[4]
    assert sum("overdue" in row for row in rows) == 4
    assert len(rows) == 24
    assert {row[title.index("Meeting") :][:2] for row in rows} == {"EX"}


def test_the_table_as_json(command: CommandLine) -> None:
    """Programs get every clock as an object, the soonest first."""
    assert command("due", "--json") == 0
    found = command.json
    assert len(found) == 24
    assert [each["due"] for each in found] == sorted(each["due"] for each in found)
    (action,) = [each for each in found if each["number"] == "3.6"]
    assert action.pop("what").startswith("Action 3.6: ")
    assert action == {
        "clock": "action",
        "meeting": "EX/0147/3",
        "due": "2026-12-04",
        "days": -6,
        "state": "overdue by 6 days",
        "overdue": True,
        "agency": "childrens_services",
        "person": "Deborah Quill",
        "number": "3.6",
        "paragraphs": ["12.9"],
        "local": None,
        "at": "plan.actions[5]",
    }
    review = next(each for each in found if each["clock"] == "review" and each["meeting"] == "EX/0212/1")
    assert (review["due"], review["state"], review["paragraphs"]) == ("2027-03-17", "in 97 days", ["13a.37"])


@pytest.mark.parametrize(
    ("surroundings", "words", "coloured"),
    [
        ({"NO_COLOR": "", "TERM": "xterm"}, [], True),
        ({"NO_COLOR": "1", "TERM": "xterm"}, [], False),
        ({"NO_COLOR": "", "TERM": "dumb"}, [], False),
        ({"NO_COLOR": "", "TERM": "xterm"}, ["--no-colour"], False),
    ],
)
def test_colour_only_adds(
    command: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    surroundings: dict[str, str],
    words: list[str],
    coloured: bool,
) -> None:
    """On a terminal late lines are red as well, unless nobody wants colours; the words are the same."""
    assert command("due") == 0
    plain = command.out
    for name, value in {**surroundings, "WT_SESSION": "1"}.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert command("due", *words) == 0
    shown = terminal.getvalue()
    assert shown.replace("\x1b[1;31m", "").replace("\x1b[0m", "") == plain
    red = [line for line in shown.splitlines() if line.startswith("\x1b[1;31m")]
    assert red == ([line for line in shown.splitlines() if "overdue" in line] if coloured else [])


def test_a_calendar_is_written_once(command: CommandLine, tmp_path: Path) -> None:
    """The path is printed; a file that is there is left alone unless --force; no other is left in the folder."""
    path = tmp_path / "calendars" / "due.ics"
    assert command("due", "--calendar", str(path)) == 0
    assert command.out == f"{path}\n"
    first = path.read_bytes()
    assert len(read_ics(first)) == 24
    path.write_bytes(b"kept")
    assert command("due", "--calendar", str(path)) == 2
    assert (command.out, path.read_bytes()) == ("", b"kept")
    assert "--force" in command.err
    assert command("due", "--calendar", str(path), "--force", "--json") == 0
    assert len(command.json) == 24
    assert path.read_bytes() == first
    assert list(path.parent.iterdir()) == [path]


def test_a_calendar_that_cannot_be_written_is_told(command: CommandLine, tmp_path: Path) -> None:
    """A path in a file is told in one line, and nothing is printed as done."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert command("due", "--calendar", str(tmp_path / "file" / "due.ics")) == 2
    assert command.out == ""
    assert len(command.err.splitlines()) == 1


def test_an_empty_vault_says_so(bare_command: CommandLine, tmp_path: Path) -> None:
    """Where nothing runs a sentence says that, and JSON is an empty list."""
    (tmp_path / "words").write_text("heron-lantern-quarry-velvet-thistle\n", encoding="utf-8")
    always = ["--vault", str(tmp_path / "empty.mappa"), "--passphrase-file", str(tmp_path / "words")]
    assert bare_command(*always, "new") == 0
    assert bare_command(*always, "due") == 0
    assert bare_command.out == "No clock runs over the meetings of this vault.\n"
    assert bare_command(*always, "due", "--json") == 0
    assert bare_command.json == []


def test_a_setting_of_the_area_stands_beside_what_it_decided(command: CommandLine, folder: Path) -> None:
    """The table says where a length is the area's own."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Test") as unit:
        unit.change_setting("minutes_working_days_level_3", 6, reason="Approved by the board in November 2026.")
        unit.commit()
    assert command("due") == 0
    assert "Minutes approved for distribution (the area's own limit of 6 working days" in command.out


def test_the_review_as_a_calendar_file(command: CommandLine, tmp_path: Path) -> None:
    """Its title is the offender's name; the file is named for its meeting, and not written over."""
    papers = tmp_path / "papers"
    words = ["export", "EX/0147/3", "EX/0212/1", "--calendar", "--to", str(papers)]
    assert command(*words) == 0
    paths = [Path(line) for line in command.out.splitlines()]
    assert [path.name for path in paths] == [
        "EX-0147-3 review meeting OFFICIAL-SENSITIVE.ics",
        "EX-0212-1 review meeting OFFICIAL-SENSITIVE.ics",
    ]
    assert [event.title for path in paths for event in read_ics(path.read_bytes())] == [
        "Daniel Peter Harrow",
        "Jayden Okafor",
    ]
    assert read_ics(paths[1].read_bytes())[0].starts == datetime(2027, 2, 3, 14, 0)  # noqa: DTZ001 - local
    assert command(*words) == 2
    assert "--force" in command.err
    assert command(*words, "--force") == 0


def test_no_review_no_calendar_file(command: CommandLine, partial: Path, tmp_path: Path) -> None:
    """By name it is told to be missing, with the rest written; among all documents it is none of them."""
    assert command("import", str(partial)) == 0
    assert command("export", "EX/0300/1", "--minutes", "--calendar", "--to", str(tmp_path / "papers")) == 2
    assert "No review is set" in command.err
    assert [path.suffix for path in (tmp_path / "papers").iterdir()] == [".docx"]
    assert command("export", "EX/0300/1", "--all", "--to", str(tmp_path / "papers"), "--force") == 0
    assert {path.suffix for path in (tmp_path / "papers").iterdir()} == {".docx"}


def test_today_is_the_day_of_this_computer() -> None:
    """The day frozen for these tests is the one the command works with."""
    assert Noon.now().astimezone().date() == date(2026, 12, 10)
