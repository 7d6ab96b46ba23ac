"""Specific and measurable: what is said of good and of poor actions in the field's language."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.smart import Fault, fault_of, is_measurable

NAMES = ("Daniel Peter", "Harrow", "Danny Harrow")


@dataclass(frozen=True)
class Sample:
    """An action with its measure, and what is wrong with it, if anything."""

    action: str
    measure: str | None
    fault: Fault | None
    unmeasurable: bool


def samples() -> list[Sample]:
    """The good and the poor actions."""
    found = json.loads((Path(__file__).parent / "data" / "actions.json").read_text(encoding="utf-8"))
    good = [Sample(each["action"], each["measure"], None, unmeasurable=False) for each in found["good"]]
    poor = [
        Sample(
            each["action"],
            each["measure"],
            None if each["fault"] is None else Fault[each["fault"].upper()],
            unmeasurable=each["unmeasurable"],
        )
        for each in found["poor"]
    ]
    assert min(len(good), len(poor)) >= 80
    return good + poor


def precision_and_recall(pairs: list[tuple[bool, bool]]) -> tuple[float, float]:
    """Of pairs (said, true): how many of those said are true, and how many of the true are said."""
    hits = sum(said and true for said, true in pairs)
    return hits / sum(said for said, _ in pairs), hits / sum(true for _, true in pairs)


def test_specific_is_judged_without_false_alarm() -> None:
    """No good action is called unspecific, and at least nine of ten poor ones are."""
    pairs = [(fault_of(each.action, NAMES) is not None, each.fault is not None) for each in samples()]
    precision, recall = precision_and_recall(pairs)
    print(f"\naction.specific: precision {precision:.3f}, recall {recall:.3f} of {len(pairs)}")  # noqa: T201 - the figure is the point
    assert precision == 1
    assert recall >= 0.9


def test_measurable_is_judged_without_false_alarm() -> None:
    """No good measure is called none, and at least nine of ten poor ones are."""
    pairs = [(not is_measurable(each.action, each.measure), each.unmeasurable) for each in samples()]
    precision, recall = precision_and_recall(pairs)
    print(f"\naction.measurable: precision {precision:.3f}, recall {recall:.3f} of {len(pairs)}")  # noqa: T201 - the figure is the point
    assert precision == 1
    assert recall >= 0.9


@pytest.mark.parametrize(
    "sample", [each for each in samples() if each.fault is not None], ids=lambda sample: sample.action
)
def test_the_kind_of_fault_is_told(sample: Sample) -> None:
    """Where a poor action is found, it is found to be of its kind."""
    assert fault_of(sample.action, NAMES) in {sample.fault, None}


@pytest.mark.parametrize(
    ("action", "fault"),
    [
        (None, Fault.EMPTY),
        (" \n", Fault.EMPTY),
        ("…", Fault.EMPTY),
        ("MONITOR!", Fault.VAGUE),
        ("Police to monitor him daily", Fault.VAGUE),
        ("Monitor Harrow", Fault.VAGUE),
        ("Recall Harrow", None),
        ("Probation will visit", Fault.BARE),
        ("Police to visit the flat, probation to refer him to housing", Fault.SEVERAL),
        ("Visit the flat and agree the curfew", None),
        ("Draft and serve the notice", None),
        ("Complete the form and send it to the unit", None),
        ("Agree curfew, contact and sign-in times with the hostel", None),
        ("Arrange the visit, search his cell and book transport", Fault.SEVERAL),
        ("Prepare the summary and serve on him a notice", Fault.SEVERAL),
        ("Prepare the notice and issue to him", None),
        ("Home visits; drug tests", None),
        ("Take steps", Fault.VAGUE),
        ("Take photographs", None),
        ("See him", Fault.BARE),
        ("See the plan of the house", None),
    ],
)
def test_the_rule_in_words(action: str | None, fault: Fault | None) -> None:
    """Empty, bare, vague, several; and what is none of these."""
    assert fault_of(action, NAMES) is fault


@pytest.mark.parametrize(
    ("action", "measure", "measurable"),
    [
        ("Book a place", "Letter received", True),
        ("Book a place", None, False),
        ("Book a place", "Completed.", False),
        ("Book a place, confirmed in writing", None, True),
        ("Book a place, evidenced by the letter", " ", True),
        ("Confirm the booking by email", None, False),
        ("Book a place", "3", False),
        ("Book a place", "3 places", True),
        ("Book a place", "Receipt", True),
        ("Book a place", "Place confirmed", True),
        ("Book a place", "Confirmed", False),
        ("Book a place", "x", False),
        ("Book a place", "TBC by police", False),
        ("Book a place", "By DC Shaw", False),
        ("Book a place", "By letter", True),
    ],
)
def test_what_says_how_completion_is_known(action: str, measure: str | None, measurable: bool) -> None:
    """The measure says it, or the action in so many words."""
    assert is_measurable(action, measure) is measurable


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_is_judged(action: str, name: str) -> None:
    """No text makes the rule fail, and it answers alike each time."""
    assert fault_of(action, [name]) is fault_of(action, [name])
    assert is_measurable(action, action) is is_measurable(action, action)


def test_a_long_text_is_judged_at_once() -> None:
    """A megabyte of white space or of commas takes no more than a glance."""
    assert fault_of("Monitor" + " " * 1_000_000 + ".", NAMES) is Fault.VAGUE
    assert fault_of("and ," * 200_000, NAMES) is Fault.BARE
