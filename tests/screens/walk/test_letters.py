"""The letters behind Ctrl+G: each leads somewhere, fits its column, is in the palette and in the user's page."""

from __future__ import annotations

from pathlib import Path

import screens
from screens.application import MappaChairApp
from screens.walk.jump import _COLUMN
from screens.walk.letters import LETTERS
from screens.walk.walk import WalkScreen

PAGE = Path(screens.__path__[0]).parent / "docs" / "application.md"


def test_every_letter_is_an_action_of_the_screen_or_the_application() -> None:
    """No letter leads nowhere, and no two lead to the same place."""
    for letter in LETTERS.values():
        owner = MappaChairApp if letter.action.startswith("app.") else WalkScreen
        assert hasattr(owner, f"action_{letter.action.removeprefix('app.')}"), letter.action
    assert len({letter.action for letter in LETTERS.values()}) == len(LETTERS)


def test_the_words_of_a_letter_fit_their_column() -> None:
    """Five letters stand beside each other on a screen of 80, none touching the next."""
    assert all(len(f"{key} {letter.word}") < _COLUMN for key, letter in LETTERS.items())
    assert all(len(key) == 1 and not key.isdigit() for key in LETTERS)


def test_every_letter_is_in_the_page_of_the_application() -> None:
    """What a letter does is told where a person looks for it."""
    told = PAGE.read_text(encoding="utf-8")
    assert [key for key in LETTERS if f"`Ctrl+G {key}`" not in told] == []
