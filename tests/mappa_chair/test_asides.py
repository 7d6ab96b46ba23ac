"""What is kept beside a record: with its row, in the vault, in no paper; a question in it holds minutes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agenda.progress import State
from agenda.record import validate
from mappa_chair.approving import DutiesOpenError, approve
from mappa_chair.drafting import NEWCOMER, Draft
from mappa_chair.keeping import keep, take
from tests.agenda.records import adult

if TYPE_CHECKING:
    from mappa_chair.vault.vault import Vault

REVIEW = "EX/0147/3"


def kept(vault: Vault, draft: Draft) -> Draft:
    """The meeting as it is taken again after everything was kept."""
    keep(vault, REVIEW, draft.take_unsaved(), author="Test")
    return take(vault, REVIEW, author="Test")[0]


def test_an_aside_goes_and_comes_with_its_row() -> None:
    """A row above that is taken out moves it up; taken out with its own row it comes back with that row."""
    draft = Draft(validate(adult()))
    draft.add_row("smb.issues", {"text": "one"})
    draft.add_row("smb.issues", {"text": "two"})
    last = len(draft.rows("smb.issues")) - 1
    draft.keep_aside(f"smb.issues[{last}]", "query1", "Who said so?")
    draft.keep_aside(f"smb.issues[{last}].text", "query2", "Really?")
    draft.remove_row("smb.issues", last - 1)
    assert draft.aside(f"smb.issues[{last - 1}]", "query1") == "Who said so?"
    draft.remove_row("smb.issues", last - 1)
    assert not list(draft.kept_aside())
    draft.restore_row()
    assert draft.aside(f"smb.issues[{last - 1}].text", "query2") == "Really?"


def test_an_aside_is_in_the_vault_and_not_in_the_record(vault: Vault) -> None:
    """It is there when the meeting is taken again; the record, its findings and open points know nothing of it."""
    draft, _ = take(vault, REVIEW, author="Test")
    before, open_points = draft.record, draft.open_points
    draft.keep_aside("attendance[1]", "from", "10:25")
    draft.keep_aside("", "pace", "{}")
    assert draft.is_unsaved
    again = kept(vault, draft)
    assert again.aside("attendance[1]", "from") == "10:25"
    assert again.aside("", "pace") == "{}"
    assert again.record.model_dump() == before.model_dump()
    assert again.open_points == open_points
    again.keep_aside("attendance[1]", "from", None)
    assert kept(vault, again).aside("attendance[1]", "from") is None


def test_an_item_with_something_to_be_asked_is_not_completed(vault: Vault) -> None:
    """A question to the chair keeps the state of its item open, and of no other; a time beside a row does not."""
    draft, _ = take(vault, REVIEW, author="Test")
    seen = [draft.states["media"]]
    draft.keep_aside("media", "query1", "Who is to be called?")
    draft.keep_aside("attendance[0]", "from", "10:00")
    seen += [draft.states["media"], draft.states["attendance"]]
    draft.keep_aside("media", "query1", None)
    seen.append(draft.states["media"])
    assert seen == [State.COMPLETE, State.STARTED, State.COMPLETE, State.COMPLETE]


def test_minutes_are_not_approved_over_an_open_question_unsaid(vault: Vault) -> None:
    """Approval names where something is to be asked, and goes through with a reason; no other aside matters."""
    draft, _ = take(vault, REVIEW, author="Test")
    draft.keep_aside("attendance[1]", "from", "10:25")
    draft.keep_aside("risk.nature", "query1", "SECRET question?")
    kept(vault, draft)
    with pytest.raises(DutiesOpenError) as refused:
        approve(vault, REVIEW, by="Helen Aldous", author="Test")
    assert refused.value.open == (
        "8 Risk summary · Nature of the risk: something is still to be checked with the chair.",
    )
    draft.keep_aside("risk.nature", "query1", None)
    draft.keep_unusable(NEWCOMER, "Zara Qu")
    kept(vault, draft)
    with pytest.raises(DutiesOpenError, match="1 duty"):
        approve(vault, REVIEW, by="Helen Aldous", author="Test")
    approve(vault, REVIEW, by="Helen Aldous", author="Test", why="Asked by telephone, to be corrected.")
