"""Where a path leads, in the words that people call it by."""

from __future__ import annotations

import pytest

from mappa_chair.path_words import in_words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("information[2].text", "Information from each agency, row 3, Information"),
        ("information[2]", "Information from each agency, row 3"),
        ("plan.actions[0].action", "Risk management plan, row 1, Action"),
        ("attendance[6]", "Introductions and attendance, row 7"),
        ("plan.licence_conditions[1]", "Risk management plan, Licence conditions, row 2"),
        ("risk.who", "Risk summary, Who is at risk"),
        ("people_at_risk", "Victims and others at risk"),
        ("case.family_name", "Case, Family name"),
        ("elsewhere[1].x", "elsewhere[1].x"),
        ("", ""),
    ],
)
def test_a_path_is_told_as_item_row_and_field(path: str, words: str) -> None:
    """Rows count from one; nothing is said twice; what is no path of a record stays as it is."""
    assert in_words(path) == words


def test_what_was_said_before_is_not_said_again() -> None:
    """A field's label goes where the words before it begin with it, and only then."""
    assert in_words("plan.actions[2].action", said="Action 3.3") == "Risk management plan, row 3"
    assert in_words("plan.actions[2].owner", said="Action 3.3") == "Risk management plan, row 3, Owner"
