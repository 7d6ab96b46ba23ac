"""Finding a word by its first letters."""

from __future__ import annotations

import pytest

from screens.base.type_ahead import TypeAhead

WORDS = ("Low", "Medium", "Moderate", "High", "Very high", "Not known", "Élevé")


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("l", "Low"),
        ("v", "Very high"),
        ("m", "Medium"),
        ("mm", "Moderate"),
        ("mmm", "Medium"),
        ("mo", "Moderate"),
        ("MED", "Medium"),
        ("lh", "High"),
        ("lz", None),
        ("z", None),
        ("é", "Élevé"),
    ],
)
def test_letters_find_a_word(letters: str, found: str | None) -> None:
    """Letters that go on a word narrow it, the same letter again goes to the next, any other starts anew."""
    type_ahead = TypeAhead()
    at: int | None = None
    last: int | None = None
    for letter in letters:
        last = type_ahead.find(letter, WORDS, at)
        at = at if last is None else last
    assert (None if last is None else WORDS[last]) == found


def test_another_key_ends_the_word() -> None:
    """After a pause made by another key, a letter begins a new word."""
    type_ahead = TypeAhead()
    assert type_ahead.find("m", WORDS, None) == 1
    type_ahead.forget()
    assert type_ahead.find("o", WORDS, 1) is None


def test_an_empty_list_finds_nothing() -> None:
    """No words, no find."""
    assert TypeAhead().find("a", (), None) is None
