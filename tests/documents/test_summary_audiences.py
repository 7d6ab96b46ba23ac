"""Summaries for courts, boards and reviews: restricted text only where the chair chose that piece and said why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agenda.record import as_json
from mappa_chair.documents.blocks import as_text, pieces
from mappa_chair.documents.export import name_of
from mappa_chair.documents.summary import Audience, NotForThemError, summary
from tests.documents.samples import EXAMPLES, LEVEL_3, SETTINGS, changed_at, example

if TYPE_CHECKING:
    from agenda.shape import JSON

OTHERS = [audience for audience in Audience if audience is not Audience.SUBJECT]
_WHY = "The court asked for it on 2 December"


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_without_a_choice_every_audience_reads_what_the_subject_reads(audience: Audience, name: str) -> None:
    """Nothing more goes in for anybody until the chair chooses it; the paper says for whom it is."""
    paper = summary(example(name), audience, settings=SETTINGS)
    subject = summary(example(name), Audience.SUBJECT, settings=SETTINGS)
    assert paper.blocks == subject.blocks
    assert paper.left_out == subject.left_out
    assert paper.taken_in == ()
    assert paper.status == audience.addressed
    assert audience.value.replace("_", " ") in name_of(paper)


@pytest.mark.parametrize("audience", OTHERS)
def test_a_chosen_piece_goes_in_as_it_was_recorded(audience: Audience) -> None:
    """A chosen piece of intelligence stands word for word, marked as restricted, and no other one does."""
    record = example(LEVEL_3)
    paper = summary(record, audience, settings=SETTINGS, include={"information[1]": _WHY})
    text = as_text(paper)
    chosen = record.information[1].text
    assert chosen is not None
    assert chosen in text
    assert "Police (restricted: intelligence; included by decision of the chair): " in text
    others = [piece.text for at, piece in enumerate(record.information) if at in {4, 5, 7}]
    assert not [each for each in others if each and each in text]


def test_the_account_lists_what_was_taken_in_and_why() -> None:
    """The chair's account has each chosen piece with its reason, not among what is left out."""
    include = {
        "information[1]": _WHY,
        "plan.actions[4]": "She agreed to it",
        "risk.protective": "To be seen whole",
    }
    paper = summary(example(LEVEL_3), Audience.COURT, settings=SETTINGS, include=include)
    assert {each.source: each.reason for each in paper.taken_in} == include
    left = {each.source for each in paper.left_out}
    assert not left & {"information[1].text", "plan.actions[4].action", "risk.protective"}
    printed = "\n".join(piece.text for piece in pieces(paper))
    assert not [reason for reason in include.values() if reason in printed]


def test_chosen_actions_and_fields_stand_as_recorded() -> None:
    """A victim-safety action and a field with a name in it are given whole once chosen, and only then."""
    record = example(LEVEL_3)
    include = {"plan.actions[4]": _WHY, "risk.protective": _WHY, "actions_review[2]": _WHY}
    without, chosen = (
        as_text(summary(record, Audience.COURT, settings=SETTINGS, include=each)) for each in ({}, include)
    )
    whole = [record.plan.actions[4].action, record.risk.protective, record.actions_review[2].action]
    assert [str(text) in chosen for text in whole] == [True, True, True]
    assert [str(text) in without for text in whole] == [False, False, False]


def test_somebody_who_helps_a_victim_is_named_by_role_only_if_chosen() -> None:
    """A Victim Liaison Officer is a representative of the agency until the chair chooses otherwise."""
    record = example(LEVEL_3)
    role = "Victim Liaison Officer | "
    assert role not in as_text(summary(record, Audience.REVIEW, settings=SETTINGS))
    assert role in as_text(
        summary(record, Audience.REVIEW, settings=SETTINGS, include={"attendance[6]": "The review asks who"})
    )


@pytest.mark.parametrize("path", ["information[1]", "risk.protective", "nonsense"])
def test_nothing_can_be_chosen_for_the_subject(path: str) -> None:
    """For the person it concerns every choice is refused, whatever it names (13b.16)."""
    with pytest.raises(NotForThemError, match=r"13b\.16"):
        summary(example(LEVEL_3), Audience.SUBJECT, settings=SETTINGS, include={path: _WHY})


@pytest.mark.parametrize(
    "path",
    ["information[99]", "information", "people_at_risk", "plan.contingency[0]", "information[1", "nonsense"],
)
def test_a_choice_that_finds_no_place_is_refused(path: str) -> None:
    """A path that names nothing this summary can hold stops it: its reason was meant for something."""
    with pytest.raises(NotForThemError) as refused:
        summary(example(LEVEL_3), Audience.COURT, settings=SETTINGS, include={path: _WHY})
    assert path in str(refused.value)


def test_an_action_that_was_not_accepted_cannot_be_chosen() -> None:
    """What an agency refused is no part of the plan and never stands among its actions."""
    record = changed_at(example(LEVEL_3), {"plan.actions[4].accepted": False})
    with pytest.raises(NotForThemError):
        summary(record, Audience.COURT, settings=SETTINGS, include={"plan.actions[4]": _WHY})


def test_a_path_speaks_for_its_own_piece_only() -> None:
    """information[1] does not choose information[10]."""
    told = as_json(example(LEVEL_3))["information"]
    assert isinstance(told, list)
    piece: JSON = {"agency": "police", "text": "Something else again.", "sensitivity": "restricted"}
    several = changed_at(example(LEVEL_3), {"information": [*told[:2], *[piece] * 9]})
    text = as_text(summary(several, Audience.COURT, settings=SETTINGS, include={"information[1]": _WHY}))
    assert str(several.information[1].text) in text
    assert "Something else again." not in text
