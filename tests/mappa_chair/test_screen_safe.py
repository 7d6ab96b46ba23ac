"""What stands on a screen that others see: counts, and texts without victims, addresses and restricted pieces."""

from __future__ import annotations

import pytest

from agenda.record import validate
from agenda.walk import ITEMS
from mappa_chair.drafting import Draft
from mappa_chair.screen_safe import counts, shown_safely, shown_whole
from screens.forms.answers import text_of
from tests.screens.conftest import EXAMPLES, example


def draft(name: str) -> Draft:
    """One of the invented records."""
    return Draft(validate(example(name)))


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_victim_and_no_restricted_piece_is_shown(name: str) -> None:
    """Neither the name of anybody at risk, nor a piece that is restricted, is in any text of any item."""
    made = draft(name)
    record = made.record
    shown = [each for key in ("case", "meeting", *(item.key for item in ITEMS)) for each in _shown(made, key)]
    names = [part for person in record.people_at_risk.people if person.name for part in person.name.split()]
    own = f"{record.case.given_names} {record.case.family_name}".split()
    for part in {*names} - {*own}:
        assert not [text for text in shown if f" {part} " in f" {text} "], part
    pieces = [piece.text for piece in record.information if piece.text and piece.sensitivity != "shareable"]
    assert pieces
    assert not [text for text in shown for piece in pieces if piece[:40] in text]
    addresses = made.record.case.addresses
    for address in filter(None, (addresses.before_custody, addresses.proposed)):
        assert not [text for text in shown if address in text]


def _shown(made: Draft, key: str) -> list[str]:
    return [f"{each.label}: {each.text}" for each in shown_safely(made, key, text_of)]


def test_restricted_pieces_and_people_at_risk_are_counts() -> None:
    """A restricted piece is told by its length; of people at risk not even the labels are shown."""
    made = draft("level-3-pre-release-review")
    made.put("information[1].text", "x" * 50)
    assert any("[restricted, 50 characters]" in text for text in _shown(made, "information"))
    (people,) = shown_safely(made, "people_at_risk", text_of)
    assert people.label.endswith(" fields")


def test_those_at_the_table_are_named() -> None:
    """An action has its owner: everybody who sees the screen knows who sits there."""
    made = draft("level-3-pre-release-review")
    assert any("Owner: Ravi Menon" in text for text in _shown(made, "plan"))


def test_text_that_waits_is_masked_as_any_other() -> None:
    """Words that are no answer yet, with a victim's name in them, are shown without it."""
    made = draft("level-3-pre-release-review")
    made.keep_unusable("review.on", "when Ellie Pell is back")
    assert any("Ellie" in each.text for each in shown_whole(made, "review", text_of))
    assert not any("Ellie" in text or "Pell" in text for text in _shown(made, "review"))


def test_counts_are_numbers() -> None:
    """How much is recorded of an item, and how many items are completed."""
    made = draft("level-3-pre-release-review")
    found = counts(made, "media", text_of, made.states)
    assert (found.fields, found.completed) == (4, 19) or found.fields > 0
    assert found.characters == sum(len(each.text) for each in shown_whole(made, "media", text_of))
