"""The summary for the person it concerns does not tell that a domestic abuse service is at work (27.31)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.documents.blocks import as_text
from mappa_chair.documents.redaction import Redactor
from tests.documents.samples import LEVEL_3, changed_at, example, summary_of

if TYPE_CHECKING:
    from agenda.record import Record
    from agenda.shape import JSON

_SERVICE = "domestic_abuse_service"


def _shown_and_accounted(record: Record, source: str) -> tuple[str, str]:
    """The paper as text, and why the chair is told that a source is not in it."""
    paper = summary_of(record)
    return as_text(paper), next((each.why for each in paper.left_out if each.source == source), "")


def test_what_the_service_said_is_not_told() -> None:
    """Information of a domestic abuse service stays out though shareable and nobody is named as its giver."""
    piece: JSON = {
        "agency": _SERVICE,
        "attendee": None,
        "text": "Keeps to the conditions.",
        "sensitivity": "shareable",
    }
    shown, why = _shown_and_accounted(
        changed_at(example(LEVEL_3), {"information[0]": piece}), "information[0].text"
    )
    assert "Domestic abuse" not in shown
    assert "Keeps to the conditions" not in shown
    assert "27.31" in why


def test_what_the_service_was_to_do_is_not_told() -> None:
    """An action of the last meeting that was the service's leaves no row and is not counted."""
    record = changed_at(example(LEVEL_3), {"actions_review[1].agency": _SERVICE})
    shown, why = _shown_and_accounted(record, "actions_review[1]")
    before = as_text(summary_of(example(LEVEL_3)))
    rows = len(record.actions_review)
    assert f"Actions of the last meeting: {rows}," in before
    assert f"Actions of the last meeting: {rows - 1}," in shown
    assert shown.count("Wording not given") == before.count("Wording not given") - 1
    assert "Domestic abuse" not in shown
    assert "27.31" in why


def test_nothing_but_actions_of_the_service_is_no_empty_table() -> None:
    """Where every action of the last meeting was the service's, nothing is given."""
    rows: JSON = [{"number": "1", "action": "Write a plan.", "agency": _SERVICE, "outcome": "completed"}]
    shown, _ = _shown_and_accounted(changed_at(example(LEVEL_3), {"actions_review": rows}), "actions_review[0]")
    assert "Actions of the last meeting: " not in shown
    assert "Domestic abuse" not in shown
    assert "Write a plan" not in shown


@pytest.mark.parametrize("pillar", ["supervision", "administration", None])
def test_what_the_service_is_to_do_is_not_told(pillar: str | None) -> None:
    """An action of the service stays out under every pillar."""
    action: dict[str, JSON] = {
        "pillar": pillar,
        "action": "Send the form.",
        "agency": _SERVICE,
        "risks": [],
        "accepted": True,
    }
    record = changed_at(example(LEVEL_3), {f"plan.actions[0].{name}": value for name, value in action.items()})
    shown, why = _shown_and_accounted(record, "plan.actions[0].action")
    assert "Send the form" not in shown
    assert "Domestic abuse" not in shown
    assert "27.31" in why


@pytest.mark.parametrize(
    ("organisation", "role"),
    [
        ("Eastmere Women's Aid", "Manager"),
        ("Eastmere Women\u2019s Aid", "Manager"),
        ("Haven Refuge", "Manager"),
        ("Survivors Together", "Manager"),
        ("Victim Support", "Manager"),
        ("Eastmere Against Domestic Violence", None),
        (None, "IDVA"),
        ("Eastmere Council", "Independent Domestic Violence Adviser"),
        ("Eastmere Council", "Refuge worker"),
    ],
)
def test_an_organisation_that_helps_victims_is_not_seen_to_attend(
    organisation: str | None, role: str | None
) -> None:
    """Under the agency `other`, too, those who help victims leave no row, and what they said is not told."""
    who: dict[str, JSON] = {"agency": "other", "function": None, "organisation": organisation, "role": role}
    values: dict[str, JSON] = {f"attendance[0].{name}": value for name, value in who.items()}
    giver: dict[str, JSON] = {"information[0].attendee": example(LEVEL_3).attendance[0].id}
    shown, why = _shown_and_accounted(changed_at(example(LEVEL_3), {**values, **giver}), "attendance[0]")
    before = as_text(summary_of(example(LEVEL_3)))
    assert shown.count(" | Present") == before.count(" | Present") - 1
    assert organisation is None or organisation == "Eastmere Council" or organisation not in shown
    assert "Engages on the surface" not in shown
    assert "27.31" in why


def test_other_organisations_are_still_named() -> None:
    """An outside organisation with nothing of that in its name is shown."""
    who: dict[str, JSON] = {
        "agency": "other",
        "function": None,
        "organisation": "Eastmere Boxing Club",
        "role": "Coach",
    }
    record = changed_at(example(LEVEL_3), {f"attendance[0].{name}": value for name, value in who.items()})
    assert "Coach | Eastmere Boxing Club" in as_text(summary_of(record))


@pytest.mark.parametrize(
    "text",
    ["Eastmere Women's Aid rang him.", "Known to Victim Support.", "An ISVA is in place.", "Rape Crisis wrote."],
)
def test_sentences_that_name_a_helper_are_cut(text: str) -> None:
    """Prose that names who helps victims is dropped whole, as it is for MARAC."""
    assert Redactor(example(LEVEL_3)).clean(f"He works. {text}").text == "He works."
