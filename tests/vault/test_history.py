"""Revisions: what one author writes in two minutes is one, and older ones stay."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.verification import verify

if TYPE_CHECKING:
    from mappa_chair.vault.summaries import Revision
    from mappa_chair.vault.vault import Vault
    from tests.vault.conftest import Clock

REVIEW = "EX/0147/3"
CHAIR = "Helen Aldous"


def save(vault: Vault, plan: str, author: str = CHAIR) -> bool:
    """Save the media part with another plan."""
    with vault.unit(author) as unit:
        new = unit.save(REVIEW, "media", {"plan": plan})
        unit.commit()
    return new


def history(vault: Vault) -> list[Revision]:
    """Every revision of the media part."""
    with vault.unit("reader") as unit:
        return unit.history(REVIEW, "media")


def links(vault: Vault) -> int:
    """How long the audit chain is."""
    with vault.session() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM audit").scalar_one())


@pytest.fixture
def saved(filled: Vault, clock: Clock) -> Vault:
    """The open vault, an hour after the meeting was put in."""
    clock.turn(hours=1)
    return filled


def test_what_one_author_writes_in_two_minutes_is_one_revision(saved: Vault, clock: Clock) -> None:
    """Autosaves replace the newest body; its time is that of the last, and its beginning stays."""
    begun = clock.now
    for count in range(60):
        save(saved, "a" * count)
        clock.turn(seconds=1.9)
    first, second = history(saved)
    assert first.author == "Anita Rowe"
    assert (second.number, second.author, second.body) == (2, CHAIR, {"plan": "a" * 59})
    assert (second.begun_at, second.saved_at) == (begun, begun + timedelta(seconds=59 * 1.9))
    assert verify(saved) == []


def test_every_save_leaves_its_own_audit_link(saved: Vault) -> None:
    """Also one that replaces the body of a revision; one that says nothing new leaves none."""
    before = links(saved)
    assert save(saved, "one")
    assert save(saved, "two")
    assert not save(saved, "two")
    assert links(saved) == before + 2


@pytest.mark.parametrize(
    ("turned", "author"),
    [({"seconds": 120}, CHAIR), ({"days": 400}, CHAIR), ({"days": -365}, CHAIR), ({}, "Anita Rowe")],
)
def test_a_later_save_or_another_author_begins_a_new_revision(
    saved: Vault, clock: Clock, turned: dict[str, float], author: str
) -> None:
    """After two minutes, by someone else, or when the clock was set back; nothing older is touched."""
    save(saved, "one")
    before = history(saved)
    clock.turn(**turned)
    save(saved, "two", author)
    assert history(saved)[:-1] == before
    assert history(saved)[-1].body == {"plan": "two"}
    assert verify(saved) == []


def test_an_approved_meeting_is_only_ever_added_to(saved: Vault) -> None:
    """Once the minutes are approved no body is replaced, however soon the next save comes."""
    with saved.session() as session:
        session.connection().exec_driver_sql("UPDATE meeting SET approved_at = '2026-11-24'")
        session.commit()
    save(saved, "one")
    save(saved, "two")
    assert [each.body for each in history(saved)[1:]] == [{"plan": "one"}, {"plan": "two"}]


def test_an_older_body_can_be_saved_again(saved: Vault, clock: Clock) -> None:
    """Going back is a new revision with the old body: history keeps both."""
    old = history(saved)[0]
    save(saved, "a mistake")
    clock.turn(minutes=5)
    with saved.unit(CHAIR) as unit:
        unit.save(REVIEW, "media", old.body)
        unit.commit()
    first, _, last = history(saved)
    assert (first.body, first.digest) == (last.body, last.digest)


def test_a_part_never_stored_has_no_history(saved: Vault) -> None:
    """A part of the format without a revision, and a name that is none, are both empty."""
    with saved.unit("reader") as unit:
        assert unit.history(REVIEW, "nothing of the kind") == []
