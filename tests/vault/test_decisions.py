"""Decisions about papers: kept with their reason, tied into the chain, without the text they are about."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.faults import DecisionReasonError, MeetingMissingError
from mappa_chair.vault.verification import verify
from tests.vault.test_verification import edit, remove, scalar

if TYPE_CHECKING:
    from agenda.record import Record
    from mappa_chair.vault.decisions import Decision
    from mappa_chair.vault.vault import Vault

REVIEW, KIND, WHY = "EX/0147/3", "leak kept", "A street of the same name."


@pytest.fixture
def decided(vault: Vault, review: Record) -> Vault:
    """A vault with a meeting and one decision about its summary."""
    with vault.unit("Helen Aldous") as unit:
        unit.add(review)
        unit.commit()
    assert note(vault, "Larkfield")
    return vault


def note(vault: Vault, subject: str, reason: str = WHY, reference: str = REVIEW) -> bool:
    """Note a decision in a unit of its own."""
    with vault.unit("Helen Aldous") as unit:
        noted = unit.note_decision(reference, KIND, subject, reason=reason)
        unit.commit()
    return noted


def decisions(vault: Vault) -> list[Decision]:
    """What was decided."""
    with vault.unit("reader") as unit:
        return unit.decisions(REVIEW)


def test_a_decision_is_kept_with_who_when_and_why(decided: Vault) -> None:
    """Of the text it is about there is only a digest; its link says the same, and the vault is whole."""
    (made,) = decisions(decided)
    assert (made.number, made.kind, made.author, made.reason) == (1, KIND, "Helen Aldous", WHY)
    assert made.subject == hashlib.sha256(b"Larkfield").hexdigest()
    newest = "SELECT kind || '/' || part || '/' || revision FROM audit ORDER BY seq DESC LIMIT 1"
    assert scalar(decided, newest) == "decision noted//1"
    assert verify(decided) == []


def test_the_same_decision_again_leaves_no_trace(decided: Vault) -> None:
    """Another reason is another decision; the same one is not noted twice."""
    assert not note(decided, "Larkfield", f"  {WHY}\n")
    assert note(decided, "Larkfield", "The offender lived there.")
    assert note(decided, "Pell")
    assert [each.number for each in decisions(decided)] == [1, 2, 3]
    assert verify(decided) == []


@pytest.mark.parametrize("reason", ["", " \n", "x" * 2_001])
def test_a_decision_needs_a_reason(decided: Vault, reason: str) -> None:
    """Without one, or with one that is far too long, nothing is kept."""
    with pytest.raises(DecisionReasonError):
        note(decided, "Pell", reason)
    assert len(decisions(decided)) == 1


def test_a_decision_belongs_to_a_meeting(decided: Vault) -> None:
    """There is none about a meeting that is not there."""
    with pytest.raises(MeetingMissingError):
        note(decided, "Pell", WHY, "EX/9999/1")


@pytest.mark.parametrize(
    "change", ["reason = 'none'", "subject = ''", "author = 'somebody else'", "kind = 'other'"]
)
def test_a_forged_decision_is_found(decided: Vault, change: str) -> None:
    """Whatever of it is changed, the chain says otherwise."""
    edit(decided, "decision", change, "number = 1")
    (sentence,) = verify(decided)
    assert sentence.startswith(f"Decision 1 about the papers of meeting {REVIEW} is not what audit link")


def test_a_decision_taken_away_is_missed(decided: Vault) -> None:
    """Its link stands and says so."""
    remove(decided, "decision", "number = 1")
    (sentence,) = verify(decided)
    assert sentence.startswith(f"Decision 1 about the papers of meeting {REVIEW} is missing")


def test_a_decision_slipped_in_is_found(decided: Vault) -> None:
    """A row that no link speaks of."""
    edit(decided, "decision", "number = 7", "number = 1")
    assert f"Decision 7 about the papers of meeting {REVIEW} is in no audit link." in verify(decided)
