"""`settings`: what it shows, what it changes, and what it refuses before anything is changed."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any

import pytest

from agenda.area import GUIDANCE, setting_specs
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.mappa_chair.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.settings import SettingChange
    from tests.mappa_chair.conftest import CommandLine

DAYS = "review_days_level_2"
WHY = "SMB, 2 November 2026: shorter reviews"


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user of this computer has a name."""
    monkeypatch.setattr(getpass, "getuser", lambda: "a.rowe")


def history(folder: Path) -> list[SettingChange]:
    """Every change that the vault holds, which is whole."""
    with open_vault(folder, PASSPHRASE) as vault:
        assert verify(vault) == []
        with vault.unit("reader") as unit:
            return unit.settings_history()


def block(command: CommandLine, name: str) -> list[str]:
    """What was printed of a setting."""
    lines = command.out.splitlines()
    at = lines.index(name)
    end = next((n for n in range(at + 1, len(lines)) if not lines[n].startswith("  ")), len(lines))
    return [line.strip() for line in lines[at + 1 : end]]


def test_every_setting_is_listed_with_its_default(command: CommandLine) -> None:
    """Name, label, paragraphs, value: as it comes, the default each time, and no history."""
    assert command("settings") == 0
    assert [line for line in command.out.splitlines() if not line.startswith(" ")] == [
        spec.name for spec in setting_specs()
    ]
    assert block(command, DAYS) == ["Review interval, level 2 (13a.37)", "112 days, the default"]
    assert block(command, "marking") == ["Marking (14.4)", "“OFFICIAL-SENSITIVE”, the default"]


def test_every_setting_is_listed_for_programs(command: CommandLine) -> None:
    """As JSON a list of all, each with value, default, paragraphs, what it takes and its history."""
    assert command("settings", "--json") == 0
    assert [(each["name"], each["value"], each["default"], each["is_default"]) for each in command.json] == [
        (spec.name, spec.default, spec.default, True) for spec in setting_specs()
    ]
    visor = next(each for each in command.json if each["name"] == "visor_working_days")
    assert visor == {
        "name": "visor_working_days",
        "label": "ViSOR updated",
        "value": 3,
        "default": 3,
        "is_default": True,
        "paragraphs": ["13a.36"],
        "allowed": "a whole number of working days from 1 to 6",
        "history": [],
    }


def test_a_setting_is_changed_and_shows_who_when_and_why(command: CommandLine, folder: Path) -> None:
    """The change is told at once, stands under the setting from then on, and is in the vault."""
    assert command("settings", DAYS, "84", "--reason", WHY) == 0
    (made,) = history(folder)
    assert (made.name, made.before, made.value, made.author, made.reason) == (DAYS, None, 84, "a.rowe", WHY)
    day = made.at.astimezone().date()
    told = f"{day:%a} {day.day} {day:%b} {day.year}, a.rowe: from the default to 84 days. Reason: {WHY}"
    assert block(command, DAYS)[-1] == told
    assert command("settings") == 0
    assert block(command, DAYS) == [
        "Review interval, level 2 (13a.37)",
        "84 days; the default is 112 days",
        told,
    ]


def test_one_setting_is_shown_with_all_of_its_history(command: CommandLine, folder: Path) -> None:
    """The list shows the last change alone; with a name every change is shown, and what the setting takes."""
    command("settings", DAYS, "84", "--reason", "First.")
    command("settings", DAYS, "98", "--reason", "Second,\nin two lines.")
    assert command("settings", DAYS, "--default", "--reason", "Third.", "--json") == 0
    said: dict[str, Any] = command.json
    assert (said["value"], said["is_default"]) == (112, True)
    assert [(each["from"], each["to"], each["by"], each["reason"]) for each in said["history"]] == [
        (None, 84, "a.rowe", "First."),
        (84, 98, "a.rowe", "Second,\nin two lines."),
        (98, None, "a.rowe", "Third."),
    ]
    assert [each["at"] for each in said["history"]] == [each.at.isoformat() for each in history(folder)]
    assert command("settings", DAYS) == 0
    shown = block(command, DAYS)
    assert "It takes a whole number of days from 7 to 224." in shown
    assert [line.partition(": ")[2] for line in shown[-3:]] == [
        "from the default to 84 days. Reason: First.",
        "from 84 days to 98 days. Reason: Second, in two lines.",
        "from 98 days to the default. Reason: Third.",
    ]
    assert command("settings") == 0
    assert block(command, DAYS)[1:] == ["112 days, the default", shown[-1]]


def test_the_statement_is_taken_from_a_file(command: CommandLine, folder: Path, tmp_path: Path) -> None:
    """Line by line, as an editor on Windows writes it as well; shown in full by its name."""
    written = tmp_path / "statement.txt"
    written.write_bytes("\ufeffOur purpose – protection.\r\nNobody else may hold it.\r\n".encode())
    assert command("settings", "statement", "--from", str(written), "--reason", WHY) == 0
    assert block(command, "statement")[1:3] == ["Our purpose – protection.", "Nobody else may hold it."]
    assert [each.value for each in history(folder)] == ["Our purpose – protection.\nNobody else may hold it."]
    assert command("settings", "statement", "--default", "--reason", "Back.") == 0
    assert block(command, "statement")[1:6] == GUIDANCE.statement.splitlines()


def test_what_is_so_already_is_not_changed(command: CommandLine, folder: Path) -> None:
    """It is said, and leaves no trace."""
    assert command("settings", DAYS, "112", "--reason", WHY) == 0
    assert command.out.splitlines()[-1] == "It was so already; nothing was changed."
    assert history(folder) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([DAYS, "6"], f"The setting {DAYS} cannot be set to that. It takes a whole number of days from 7 to 224;"),
        ([DAYS, "12 weeks"], "a whole number of days from 7 to 224"),
        (["police_grade_level_2", "boss"], "one of constable, sergeant, inspector, chief_inspector,"),
        (["marking", ""], "a text on one line of 1 to 60 characters"),
        (["review-days-level-2", "84"], f"There is no such setting. Did you mean {DAYS}?"),
        (["colour", "red"], "There is no such setting. See mappa-chair settings for all of them."),
        ([DAYS, "84", "--default"], "More than one value was given."),
        ([DAYS, "84", "--from", "x"], "More than one value was given."),
        (["statement", "--from", "no.txt"], "There is no file no.txt. Name a text file that you may read."),
        (["statement", "--from", "."], ". is a folder. Name a text file that you may read."),
        ([DAYS], "No value was given."),
        ([], "No setting was named."),
    ],
)
def test_what_cannot_be_set_is_told_before_a_vault_is_opened(
    bare_command: CommandLine, words: list[str], told: str
) -> None:
    """One sentence with what is allowed; no vault is there to open, and none is asked for."""
    assert bare_command("settings", *words, "--reason", WHY) == 2
    assert told in bare_command.err
    assert len(bare_command.err.splitlines()) == 1
    assert bare_command.out == ""


@pytest.mark.parametrize("words", [["84"], ["--default"], ["84", "--reason", ""], ["84", "--reason", "  \t"]])
def test_a_change_needs_a_reason(bare_command: CommandLine, words: list[str]) -> None:
    """Whichever way it is changed."""
    assert bare_command("settings", DAYS, *words) == 2
    assert "A change of a setting needs a reason." in bare_command.err
    assert "13b.1" in bare_command.err


def test_a_reason_of_nothing_printable_is_none(command: CommandLine, folder: Path) -> None:
    """The vault has the last word on what a reason is."""
    assert command("settings", DAYS, "84", "--reason", "\u202e\x07") == 2
    assert "A change of a setting needs a reason." in command.err
    assert command("settings", DAYS, "84", "--reason", "x" * 2_001) == 2
    assert "2,001 characters" in command.err
    assert history(folder) == []


def test_a_file_that_is_no_text_is_refused(bare_command: CommandLine, tmp_path: Path) -> None:
    """Not UTF-8, empty, or longer than a statement may be."""
    written = tmp_path / "statement.txt"
    for content, told in (
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b" \n", "1 to 6,000"),
        (b"x" * 6_001, "1 to 6,000"),
    ):
        written.write_bytes(content)
        assert bare_command("settings", "statement", "--from", str(written), "--reason", WHY) == 2
        assert told in bare_command.err
