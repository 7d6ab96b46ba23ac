"""The order of the command palette: what begins as typed before what only holds the letters."""

from __future__ import annotations

import pytest
from textual.fuzzy import Matcher

from screens.base.ranking import Tier, rank

COMMAND, ITEM, NAME = Tier.COMMAND, Tier.ITEM, Tier.NAME

OFFERED = (
    (COMMAND, "Approve the minutes (Ctrl+G s)"),
    (COMMAND, "New action (F2)"),
    (COMMAND, "Item after (F8)"),
    (COMMAND, "Check your record (F4)"),
    (COMMAND, "Minutes planned and used, item by item (Ctrl+G t)"),
    (ITEM, "Item 3: Minutes of the last meeting"),
    (ITEM, "Item 4: Actions from the last meeting"),
    (ITEM, "Item 13: Equality"),
    (ITEM, "Item 18: Appropriate matters for the board"),
    (NAME, "Attends: April Prowse, Prison Service"),
    (NAME, "Action 3.1: Approach the landlord"),
)


def listed(query: str) -> list[str]:
    """The entries in the order of the palette."""
    matcher = Matcher(query)
    found = [(rank(query, words, matcher.match(words), tier), words) for tier, words in OFFERED]
    return [words for score, words in sorted(found, reverse=True) if score > 0]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("appr", ["Approve the minutes", "Item 18: Appropriate", "Action 3.1: Approach"]),
        ("approve", ["Approve the minutes"]),
        ("app min", ["Approve the minutes"]),
        ("act", ["New action", "Item 4", "Action 3.1"]),
        ("min", ["Minutes planned", "Approve the minutes", "Item 3"]),
        ("3", ["Item 3", "Action 3.1"]),
        ("item", ["Item after", "Minutes planned"]),
        ("aPR", ["Attends: April", "Approve"]),
        ("chk", ["Check your record"]),
        ("f8", ["Item after"]),
    ],
)
def test_what_begins_as_typed_comes_first(query: str, first: list[str]) -> None:
    """A command before an item, an item before a name, what holds the letters somewhere behind them all."""
    found = [each for each in listed(query) if any(each.startswith(wanted) for wanted in first)]
    assert [next(wanted for wanted in first if each.startswith(wanted)) for each in found] == first
    assert listed(query)[0] == found[0]


def test_what_holds_no_such_letters_is_not_offered() -> None:
    """An entry without the letters in their order has no rank."""
    assert listed("zzz") == []


def test_the_key_behind_a_command_is_no_word_of_it() -> None:
    """A letter finds the commands that begin with it, not every one that stands behind Ctrl+G."""
    assert rank("g", "Approve the minutes (Ctrl+G s)", 1.0, COMMAND) < 1
    assert rank("g", "Go to … (Ctrl+G)", 1.0, COMMAND) > COMMAND
