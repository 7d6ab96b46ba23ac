"""A person's own file of choices: what is right holds, what is not is named, and nothing stops the application."""

from __future__ import annotations

import random
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from mappa_chair.preferences import (
    CHOICES,
    MAX_BYTES,
    Preferences,
    keep_choice,
    preferences_path,
    read_preferences,
)

if TYPE_CHECKING:
    from pathlib import Path

FULL = """
theme = "high-contrast"
glyphs = "ascii"
blank_after = 3
lock_after = 4
animations = true
mouse = false
bell = true

[keys]
next_item = "f5"
"""


def read(folder: Path, text: str | bytes) -> Preferences:
    """The preferences a file holds."""
    path = folder / "preferences.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_preferences(path)


def test_every_choice_is_declared_once_with_its_default() -> None:
    """The list that page and documentation are made from, and what holds without a file, say the same."""
    defaults = {each.name: each.default for each in fields(Preferences) if each.name not in {"keys", "problems"}}
    assert defaults == {each.name: each.default for each in CHOICES}


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    """Without a file the defaults hold and nothing is told."""
    assert read_preferences(tmp_path / "none.toml") == Preferences()


def test_what_is_written_holds(tmp_path: Path) -> None:
    """Every choice is taken as it stands."""
    chosen = read(tmp_path, FULL)
    assert chosen == Preferences("high-contrast", "ascii", 3, 4, True, False, True, {"next_item": "f5"})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('theme = "pink"', "theme takes one of terminal, mappa-dark"),
        ("theme = 3", "theme takes one of"),
        ("blank_after = 0", "blank_after takes 1 to 30 minutes; 5 is used"),
        ("blank_after = 31", "blank_after takes 1 to 30 minutes"),
        ("blank_after = true", "blank_after takes 1 to 30 minutes"),
        ('lock_after = "never"', "lock_after takes 1 to 60 minutes"),
        ("lock_after = 1e9", "lock_after takes 1 to 60 minutes"),
        ("mouse = 1", "mouse takes true or false; true is used"),
        ('thme = "mappa-dark"', "There is no preference thme. Did you mean theme?"),
        ('"\\u001b[2J" = 1', "There is no preference of that name"),
        ("keys = 3", "keys takes a table"),
        ("[keys]\nnext_item = 8", "keys.next_item takes keys in quotation marks"),
    ],
)
def test_a_wrong_entry_is_named_and_the_others_hold(tmp_path: Path, line: str, told: str) -> None:
    """The sentence says what would be right; a choice beside it is not lost."""
    chosen = read(tmp_path, f'glyphs = "ascii"\n{line}\n')
    assert chosen.glyphs == "ascii"
    assert len(chosen.problems) == 1
    assert told in chosen.problems[0]
    assert "\x1b" not in chosen.problems[0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"theme = ", "look at its end"),
        (b"bell = true\ntheme = = 1", "look at line 2"),
        (b"\xff\xfe\x00", "text in UTF-8"),
        (b"a=[" * 3000, "no TOML"),
        (b"#" * (MAX_BYTES + 1), "Shorten it"),
    ],
    ids=["unfinished", "wrong", "no text", "deep", "long"],
)
def test_a_file_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, content: bytes, told: str) -> None:
    """Defaults hold, and the sentence says where to look."""
    chosen = read(tmp_path, content)
    assert told in chosen.problems[0]
    assert chosen.theme == Preferences().theme


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    """What cannot be read at all keeps nobody from working."""
    assert "could not be read" in read_preferences(tmp_path).problems[0]


def test_rubbish_never_raises(tmp_path: Path) -> None:
    """Two hundred files of random bytes and broken lines: each gives preferences within their bounds."""
    made = random.Random(7)  # noqa: S311 - the same rubbish every time
    pieces = [*FULL.split("\n"), "=", "[", "]]", '"""', "\\", "[[keys]]", "é", "theme.x = 1"]
    for _ in range(200):
        chosen = read(tmp_path, "\n".join(made.choices(pieces, k=8)))
        assert 1 <= chosen.blank_after <= 30
        assert chosen.blank_after <= chosen.lock_after <= 60


def test_a_lock_before_the_blank_screen_brings_both_together(tmp_path: Path) -> None:
    """Whoever wants a lock after 3 minutes gets it, and is told that the blank screen comes no later."""
    chosen = read(tmp_path, "lock_after = 3")
    assert (chosen.blank_after, chosen.lock_after) == (3, 3)
    assert "after 3 minutes too" in chosen.problems[0]


def test_a_choice_is_written_and_every_other_line_stays(tmp_path: Path) -> None:
    """Comments, the order and the keys of a person are as they were; what is new stands before the table."""
    path = tmp_path / "deep" / "preferences.toml"
    assert keep_choice("theme", "mappa-light", path).theme == "mappa-light"
    path.write_text('# mine\ntheme = "mappa-dark" # dark\n\n[keys]\nnext_item = "f5"\n')
    keep_choice("theme", "monochrome", path)
    chosen = keep_choice("mouse", value=False, path=path)
    assert path.read_text() == '# mine\ntheme = "monochrome"\n\nmouse = false\n\n[keys]\nnext_item = "f5"\n'
    assert (chosen.theme, chosen.mouse, chosen.keys) == ("monochrome", False, {"next_item": "f5"})


def test_the_environment_may_name_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a computer that several people share."""
    monkeypatch.setenv("MAPPA_CHAIR_PREFERENCES", str(tmp_path / "mine.toml"))
    assert preferences_path() == tmp_path / "mine.toml"
