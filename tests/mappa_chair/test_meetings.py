"""Meetings come into the vault, are begun and listed."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from agenda.record import as_json, read
from agenda.refusal import RecordRefusedError
from agenda.words import MeetingKind
from mappa_chair.carry_over import review_of
from mappa_chair.meetings import (
    MeetingRefusedError,
    MeetingTakenError,
    import_record,
    new_meeting,
    next_reference,
    overview,
    start_review,
)
from mappa_chair.vault.faults import MeetingExistsError, MeetingMissingError
from tests.mappa_chair.conftest import PARTIAL, REVIEW

if TYPE_CHECKING:
    from mappa_chair.vault.vault import Vault

TODAY = date(2026, 12, 10)


def _new(vault: Vault, **changed: Any) -> str:
    given: dict[str, Any] = {
        "case_reference": "EX/0400",
        "family_name": "Lindqvist",
        "given_names": "Ada",
        "meeting_reference": "EX/0400/1",
        "held_on": date(2027, 1, 12),
        "level": 2,
        "kind": MeetingKind.INITIAL,
        "author": "Test",
    }
    return new_meeting(vault, **(given | changed))


def _references(vault: Vault) -> set[str]:
    return {line.summary.reference for line in overview(vault, TODAY)}


def test_an_import_tells_what_it_stored(vault: Vault) -> None:
    """A record is stored under its reference, and where the text gate removed characters is told."""
    record = {**PARTIAL, "plan": {"actions": [{"number": "1.1", "action": "Ring\u202e the\x1b ward"}]}}
    imported = import_record(vault, json.dumps(record).encode(), author="Test")
    assert (imported.reference, imported.already_there) == ("EX/0300/1", False)
    assert [(each.path, each.count) for each in imported.removed] == [("plan.actions[0].action", 2)]
    assert "EX/0300/1" in _references(vault)


def test_the_same_record_again_changes_nothing(vault: Vault) -> None:
    """Importing what is there already says so, and adds nothing to the history."""
    with vault.unit("Test") as unit:
        before = unit.history("EX/0147/3", "plan")
    assert import_record(vault, REVIEW.read_bytes(), author="Test").already_there
    with vault.unit("Test") as unit:
        assert unit.history("EX/0147/3", "plan") == before


def test_other_content_under_a_reference_is_refused(vault: Vault) -> None:
    """A meeting is never overwritten by an import."""
    other = json.loads(REVIEW.read_bytes()) | {"smb": {"nothing_to_report": True}}
    with pytest.raises(MeetingExistsError):
        import_record(vault, json.dumps(other).encode(), author="Test")
    with vault.unit("Test") as unit:
        assert unit.json("EX/0147/3") == json.loads(REVIEW.read_bytes())


@pytest.mark.parametrize("path", ["case.reference", "case.family_name", "meeting.reference", "meeting.kind"])
def test_a_record_without_what_it_is_filed_under_is_refused(vault: Vault, path: str) -> None:
    """An import needs case, name, reference, date, level and kind, and names what is missing."""
    part, field = path.split(".")
    record = json.loads(json.dumps(PARTIAL))
    record[part][field] = None
    with pytest.raises(RecordRefusedError) as refused:
        import_record(vault, json.dumps(record).encode(), author="Test")
    assert refused.value.path == path
    assert "EX/0300/1" not in _references(vault)


@pytest.mark.parametrize(
    ("reference", "following"),
    [
        ("EX/0147/3", "EX/0147/4"),
        ("EX/0147/9", "EX/0147/10"),
        ("EX/0147/09", "EX/0147/10"),
        ("EX-0147-A", "EX-0147-A/2"),
        ("7", "7/2"),
        ("M7", "M8"),
    ],
)
def test_the_next_reference_counts_on(reference: str, following: str) -> None:
    """The last number is counted on in its own width; where there is none, one is added."""
    assert next_reference(reference) == following


def test_a_new_meeting_holds_what_was_typed_and_no_more(vault: Vault) -> None:
    """A meeting is begun with its case, date, level and kind; texts are trimmed and pass the text gate."""
    assert _new(vault, family_name=" Lind\x1bqvist ", given_names=" ") == "EX/0400/1"
    with vault.unit("Test") as unit:
        assert unit.json("EX/0400/1") == {
            "format": "mappa-chair-record/1",
            "case": {"reference": "EX/0400", "family_name": "Lindqvist", "given_names": None},
            "meeting": {"reference": "EX/0400/1", "held_on": "2027-01-12", "level": 2, "kind": "initial"},
        }


def test_a_reference_that_is_typed_stays_in_one_line(vault: Vault) -> None:
    """A line end or a tab within a reference is a space: lists show a meeting in one line."""
    assert _new(vault, meeting_reference="EX/04\n00\t1\n") == "EX/04 00 1"


@pytest.mark.parametrize("field", ["case_reference", "family_name", "meeting_reference"])
def test_a_new_meeting_needs_what_it_is_filed_under(vault: Vault, field: str) -> None:
    """A blank reference or name is refused, and nothing is stored."""
    before = _references(vault)
    with pytest.raises(MeetingRefusedError):
        _new(vault, **{field: " \x1b "})
    assert _references(vault) == before


def test_a_reference_is_given_once(vault: Vault) -> None:
    """Neither a new meeting nor a review takes the reference of another."""
    with pytest.raises(MeetingTakenError):
        _new(vault, meeting_reference="EX/0147/3")
    with pytest.raises(MeetingTakenError):
        start_review(vault, "EX/0147/3", held_on=date(2027, 1, 18), reference="EX/0212/1", author="Test")


def test_a_review_is_stored_with_its_marks(vault: Vault) -> None:
    """A review is the next meeting of the case: record and marks are those of the carry-over."""
    held_on = date(2027, 1, 18)
    reference = start_review(vault, "EX/0147/3", held_on=held_on, author="Test")
    carried = review_of(read(REVIEW.read_bytes()).record, reference="EX/0147/4", held_on=held_on)
    with vault.unit("Test") as unit:
        assert reference == "EX/0147/4"
        assert unit.json(reference) == as_json(carried.record)
        assert unit.marks(reference) == carried.marks
    with pytest.raises(MeetingTakenError):
        start_review(vault, "EX/0147/3", held_on=held_on, author="Test")


def test_a_review_comes_after_its_meeting(vault: Vault) -> None:
    """A review on the day of the meeting or before is refused, as is one of a meeting that is not there."""
    with pytest.raises(MeetingRefusedError):
        start_review(vault, "EX/0147/3", held_on=date(2026, 11, 24), author="Test")
    with pytest.raises(MeetingMissingError):
        start_review(vault, "EX/0000/1", held_on=date(2027, 1, 18), author="Test")


def test_the_overview_says_what_is_late(vault: Vault) -> None:
    """Actions past their date and a review that was not held are overdue, in words, as of a day."""
    late = {line.summary.reference: line.overdue for line in overview(vault, date(2027, 1, 19))}
    assert late["EX/0147/3"] == ("3 actions", "review")
    early = {line.summary.reference: line.overdue for line in overview(vault, date(2026, 12, 5))}
    assert early["EX/0147/3"] == ("1 action",)
    assert not any(line.overdue for line in overview(vault, date(2026, 11, 26)))


def test_a_review_in_the_vault_is_not_overdue(vault: Vault) -> None:
    """Once the next meeting of the case is in the vault the review is no longer late; actions run on."""
    start_review(vault, "EX/0147/3", held_on=date(2027, 1, 18), author="Test")
    late = {line.summary.reference: line.overdue for line in overview(vault, date(2027, 1, 19))}
    assert late["EX/0147/3"] == ("3 actions",)
