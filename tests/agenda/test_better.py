"""Better examples for poor actions."""

from __future__ import annotations

import pytest

from agenda.better import _BY_PILLAR, _KINDS, _OTHERWISE, Example, advice, example_for
from agenda.smart import fault_of, is_measurable
from agenda.words import Pillar

EXAMPLES = [*(example for _, example in _KINDS), *_BY_PILLAR.values(), _OTHERWISE]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example.action))
def test_an_example_passes_the_checks_it_is_shown_for(example: Example) -> None:
    """What is held up as better is specific and measurable by the same rule."""
    assert fault_of(example.action) is None
    assert is_measurable(example.action, example.measure)
    assert advice(example.action, example.measure, None) == ""


@pytest.mark.parametrize(
    ("action", "word"),
    [
        ("Monitor his internet use", "phone and tablet"),
        ("Liaise with housing", "housing application"),
        ("Be aware of the victim", "victim"),
        ("Monitor", "Patrol"),
    ],
)
def test_the_example_is_of_the_same_kind(action: str, word: str) -> None:
    """An action about devices gets an example about devices."""
    assert word in example_for(action).action


def test_the_pillar_tells_the_kind_where_the_words_do_not() -> None:
    """An action without telling words gets the example of its pillar."""
    assert example_for("Do it", Pillar.SUPERVISION) == _BY_PILLAR[Pillar.SUPERVISION]


def test_a_vague_action_is_told_how_to_say_it_and_a_specific_one_how_to_measure_it() -> None:
    """One piece of advice at a time: first what, then how completion is known."""
    assert advice("Liaise", None, None).startswith("Say it in full")
    assert advice("Book the place; visit the family; send MAPPA J", None, None).startswith("Several")
    assert advice("Book a place on the Horizon programme", None, None).startswith("Say how completion is known")
    assert advice("Book a place on the Horizon programme", "Start date in writing", None) == ""
