"""Checkpoints sign the end of the chain, incidents stay in it; the full check names what was done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault import approvals
from mappa_chair.vault.checkpoints import Occasion, newest, statement
from mappa_chair.vault.incidents import IncidentKind, line
from mappa_chair.vault.signing import is_signed
from mappa_chair.vault.verification import verify
from tests.vault.test_verification import edit, remove, tamper

if TYPE_CHECKING:
    from agenda.record import Record
    from mappa_chair.vault.vault import Vault

REVIEW = "EX/0147/3"


@pytest.fixture
def signed(filled: Vault) -> Vault:
    """A vault with a meeting, an incident and a checkpoint, of which nothing is wrong."""
    with filled.unit("Anita Rowe") as unit:
        unit.note_incident(IncidentKind.HEAD_RENEWED, "head.json was a change behind.", "A power\ncut.")
        unit.checkpoint(Occasion.HAND_OVER)
        unit.commit()
    assert verify(filled) == []
    return filled


def ends(vault: Vault) -> tuple[int, int]:
    """The link that the newest checkpoint signed, and that of the checkpoint itself."""
    with vault.session() as session:
        row = newest(session)
        assert row is not None
        return row.seq, row.seq + 1


def test_whoever_has_the_public_key_can_verify_a_checkpoint(signed: Vault) -> None:
    """It signs the vault's id, the last link's number and code, the occasion and the time, and nothing else."""
    with signed.session() as session:
        row, public, owner = newest(session), approvals.public_key(session), approvals.vault_id(session)
    assert row is not None
    assert public is not None
    said = (row.seq, row.link, row.occasion, row.at)
    assert is_signed(public, row.signature, statement(owner, *said))
    assert not is_signed(public, row.signature, statement(owner, row.seq + 1, *said[1:]))
    assert row.occasion == "hand-over"


def test_an_approval_is_a_checkpoint(filled: Vault) -> None:
    """The end of the chain is signed in the transaction of the approval."""
    with filled.unit("Helen Aldous") as unit:
        unit.approve(REVIEW, by="Helen Aldous", judged=unit.record_digest(REVIEW))
        unit.commit()
    with filled.session() as session:
        row = newest(session)
    assert row is not None
    assert row.occasion == "approval"
    assert verify(filled) == []


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("seq = seq - 1", "Checkpoint 1 is not what audit link {own} says."),
        ("link = upper(link) || '0'", "Checkpoint 1 does not bear the signature of the vault."),
        ("signature = 'x'", "Checkpoint 1 does not bear the signature of the vault."),
        ("at = '2020-01-01'", "Checkpoint 1 is not what audit link {own} says."),
        ("number = 7", "Checkpoint 1 is missing (audit link {own})."),
    ],
)
def test_a_changed_checkpoint_is_named(signed: Vault, column: str, said: str) -> None:
    """Its number, what it signed, its time and its signature are held against the chain and the public key."""
    _, own = ends(signed)
    edit(signed, "checkpoint", column, "number = 1")
    assert said.format(own=own) in verify(signed)


def test_a_chain_written_anew_with_its_key_does_not_match_its_checkpoint(signed: Vault) -> None:
    """Somebody who holds the audit key and not the checkpoint's signature is found at the signed link."""
    seq, _ = ends(signed)
    edit(signed, "audit", "mac = '00'", f"seq = {seq}")
    with signed.session() as session:
        row = newest(session)
    assert row is not None
    day = row.at[:10]
    assert f"Audit link {seq} is not the one that checkpoint 1 signed on {day}." in verify(signed)
    remove(signed, "audit", f"seq = {seq}")
    assert f"Audit link {seq} is missing, which checkpoint 1 signed on {day}." in verify(signed)


@pytest.mark.parametrize("link", [2, 5, 9])
def test_the_link_that_was_edited_removed_or_put_elsewhere_is_named(signed: Vault, link: int) -> None:
    """The exact number, for each of the things that can be done to a middle row."""
    edit(signed, "audit", "author = 'somebody'", f"seq = {link}")
    assert f"Audit link {link} was changed." in verify(signed)
    remove(signed, "audit", f"seq = {link}")
    assert f"Audit link {link} is missing." in verify(signed)


def test_links_that_changed_places_are_both_named(signed: Vault) -> None:
    """Each has the other's content, and neither code holds in its new place."""
    for old, new in ((4, -1), (6, 4), (-1, 6)):
        edit(signed, "audit", f"seq = {new}", f"seq = {old}")
    found = verify(signed)
    assert "Audit link 4 was changed." in found
    assert "Audit link 6 was changed." in found
    assert "Audit link 5 was changed." not in found


def test_a_link_put_in_between_is_named(signed: Vault) -> None:
    """The others move up by one, so every one from there on is in a place that it was not made for."""
    seq, own = ends(signed)
    for each in range(own, 4, -1):
        edit(signed, "audit", f"seq = {each + 1}", f"seq = {each}")
    columns = "at, author, kind, meeting_id, part, revision, digest, previous, mac"
    tamper(signed, f"INSERT INTO audit SELECT 5, {columns} FROM audit WHERE seq = 3")  # noqa: S608 - the test's own
    found = verify(signed)
    assert found[0] == "Audit link 5 was changed."
    assert f"Audit link {seq + 1} was changed." in found


def test_incidents_are_kept_in_order_and_on_one_line(signed: Vault) -> None:
    """With who noted them, and why."""
    with signed.unit("reader") as unit:
        (found,) = unit.incidents()
    assert (found.kind, found.author, found.reason) == ("head renewed", "Anita Rowe", "A power cut.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("detail = 'nothing'", "Incident 1 is not what audit link {} says."),
        ("reason = 'none'", "Incident 1 is not what audit link {} says."),
        ("number = 3", "Incident 1 is missing (audit link {})."),
    ],
)
def test_a_changed_incident_is_named(signed: Vault, change: str, said: str) -> None:
    """Its words, its reason and its number are in the chain."""
    edit(signed, "incident", change, "number = 1")
    with signed.session() as session:
        query = "SELECT seq FROM audit WHERE kind = 'incident noted'"
        link = session.connection().exec_driver_sql(query).scalar_one()
    assert said.format(link) in verify(signed)


def test_a_restore_begins_another_line(signed: Vault) -> None:
    """What is only noted does not; each fork has a line of its own."""
    lines = []
    for kind in (IncidentKind.KEYS_CHANGED, IncidentKind.VAULT_RESTORED, IncidentKind.HEAD_ACCEPTED):
        with signed.unit("Anita Rowe") as unit:
            unit.note_incident(kind, "As the test has it.")
            unit.commit()
        with signed.session() as session:
            lines.append(line(session))
    assert lines[0] == ""
    assert len({*lines}) == 3


def test_records_are_what_they_were(signed: Vault, review: Record) -> None:
    """Neither checkpoint nor incident touches a record."""
    with signed.unit("reader") as unit:
        assert unit.record(REVIEW) == review
