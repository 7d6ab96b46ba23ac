"""Approved versions: frozen and signed, never changed by what is recorded later, and missed when tampered with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.faults import ApprovalRefusedError, VaultDamagedError, VersionMissingError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.signing import SigningKey, as_pem, fingerprint, from_pem, is_signed
from mappa_chair.vault.summaries import MeetingState
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE
from tests.vault.test_verification import edit, remove, scalar, tamper

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.record import Record
    from mappa_chair.vault.signing import Approval
    from mappa_chair.vault.summaries import MeetingSummary
    from mappa_chair.vault.vault import Vault
    from tests.vault.conftest import Clock

REVIEW, CHAIR = "EX/0147/3", "Helen Aldous"
CORRECTION = "The review date was mistaken; corrected at the chair's wish."


def approve(vault: Vault, by: str = CHAIR, changed: str = "", why: str = "") -> Approval:
    """Approve the meeting as it is now."""
    with vault.unit("chair") as unit:
        made = unit.approve(REVIEW, by=by, judged=unit.record_digest(REVIEW), changed=changed, why=why)
        unit.commit()
    return made


def save(vault: Vault, nothing: bool, author: str = CHAIR) -> None:
    """Change the record."""
    with vault.unit(author) as unit:
        unit.save(REVIEW, "smb", {"nothing_to_report": nothing})
        unit.commit()


def shown(vault: Vault) -> MeetingSummary:
    """The meeting as lists show it."""
    with vault.unit("reader") as unit:
        (found,) = unit.meetings()
    return found


@pytest.fixture
def approved(filled: Vault) -> Vault:
    """A vault with a meeting whose minutes are approved."""
    approve(filled)
    return filled


def test_an_approval_freezes_and_signs_the_record(filled: Vault, review: Record, clock: Clock) -> None:
    """Version, digest of the canonical record, who, when by the vault's clock, and a signature that holds."""
    made = approve(filled, why="The police report comes on Friday.")
    with filled.unit("reader") as unit:
        assert unit.approvals(REVIEW) == [made]
        assert unit.approved_record(REVIEW, 1) == review
        assert made.record_digest == digest(canonical(unit.json(REVIEW)))
        public = unit.public_key()
    assert (made.version, made.approved_by, made.meeting) == (1, CHAIR, REVIEW)
    assert (made.day, made.why) == (clock().date(), "The police report comes on Friday.")
    assert public is not None
    assert made.holds(public)
    assert made.fingerprint == fingerprint(bytes.fromhex(made.signature))
    assert verify(filled) == []


def test_an_approval_leaves_a_link_and_the_key_one_of_its_own(filled: Vault) -> None:
    """In the same transaction; the key is made once."""
    approve(filled)
    save(filled, nothing=False)
    approve(filled, changed=CORRECTION)
    kinds = "SELECT group_concat(kind || ' ' || revision, ', ') FROM audit WHERE kind IN "
    assert scalar(filled, f"{kinds}('signing key made', 'minutes approved')") == (
        "signing key made 0, minutes approved 1, minutes approved 2"
    )
    assert verify(filled) == []


def test_the_old_version_stays_as_it_was(approved: Vault, review: Record) -> None:
    """The second one says what changed and why; both can be had."""
    save(approved, nothing=False)
    made = approve(approved, by="Anita Rowe", changed=CORRECTION)
    with approved.unit("reader") as unit:
        assert unit.approved_record(REVIEW, 1) == review
        assert unit.approved_record(REVIEW, 2) == unit.record(REVIEW) != review
        assert [(each.version, each.changed) for each in unit.approvals(REVIEW)] == [(1, ""), (2, CORRECTION)]
        with pytest.raises(VersionMissingError):
            unit.approved_record(REVIEW, 3)
    assert (made.version, made.approved_by) == (2, "Anita Rowe")


def test_what_was_approved_is_never_merged_away(filled: Vault, clock: Clock) -> None:
    """Two minutes of one author are one revision before the approval, and one each after it."""
    save(filled, nothing=False)
    approve(filled)
    for answer in (True, False, True):
        clock.turn(seconds=1)
        save(filled, nothing=answer)
    with filled.unit("reader") as unit:
        assert len(unit.history(REVIEW, "smb")) == 5


def test_lists_say_approved_changed_and_approved_again(filled: Vault) -> None:
    """A change that is taken back is none."""
    assert shown(filled).state is MeetingState.RECORDED
    approve(filled)
    assert (shown(filled).state, shown(filled).version, shown(filled).state_said) == ("approved", 1, "approved v1")
    with filled.unit("reader") as unit:
        before = unit.json(REVIEW)["smb"]
    save(filled, nothing=False)
    assert (shown(filled).state_said, shown(filled).version) == ("changed since approval", 1)
    with filled.unit(CHAIR) as unit:
        unit.save(REVIEW, "smb", before)
        unit.commit()
    assert shown(filled).state_said == "approved v1"
    save(filled, nothing=False)
    approve(filled, changed=CORRECTION)
    assert shown(filled).state_said == "approved v2"
    assert all(state.is_over for state in (MeetingState.RECORDED, MeetingState.APPROVED, MeetingState.CHANGED))


def test_the_day_of_the_first_approval_stays(approved: Vault, clock: Clock) -> None:
    """A correction a month later does not make the minutes late."""
    first = shown(approved).approved_on
    clock.turn(days=30)
    save(approved, nothing=False)
    approve(approved, changed=CORRECTION)
    assert shown(approved).approved_on == first
    assert verify(approved) == []


@pytest.mark.parametrize("words", [{"by": " \n"}, {"by": "x" * 2_001}, {"why": "x" * 2_001}])
def test_an_approval_needs_a_name_and_words_of_a_size(filled: Vault, words: dict[str, str]) -> None:
    """Nothing is kept of one that is refused, not even a key."""
    with pytest.raises(ApprovalRefusedError):
        approve(filled, **words)
    with filled.unit("reader") as unit:
        assert unit.public_key() is None


def test_an_unchanged_record_is_not_approved_twice(approved: Vault) -> None:
    """Whatever is said of it."""
    with pytest.raises(ApprovalRefusedError, match="Nothing was changed"):
        approve(approved, changed=CORRECTION)


def test_a_new_version_says_what_changed(approved: Vault) -> None:
    """Without words it is refused (13b.6)."""
    save(approved, nothing=False)
    with pytest.raises(ApprovalRefusedError, match="Version 1 of these minutes is approved already"):
        approve(approved)


def test_what_was_not_judged_is_not_approved(filled: Vault) -> None:
    """A record that changed between judging and approving is refused."""
    with filled.unit("chair") as unit:
        judged = unit.record_digest(REVIEW)
    save(filled, nothing=False)
    with filled.unit("chair") as unit, pytest.raises(ApprovalRefusedError, match="meanwhile"):
        unit.approve(REVIEW, by=CHAIR, judged=judged)


def test_an_approval_that_is_not_committed_never_was(filled: Vault) -> None:
    """Neither version nor key nor link stays."""
    with filled.unit("chair") as unit:
        unit.approve(REVIEW, by=CHAIR, judged=unit.record_digest(REVIEW))
    with filled.unit("reader") as unit:
        assert unit.approvals(REVIEW) == []
        assert unit.public_key() is None
    assert verify(filled) == []


def test_the_key_stays_the_same_and_the_private_one_is_wrapped(approved: Vault, folder: Path) -> None:
    """After opening again signatures still hold, and no column holds the private key."""
    with approved.unit("reader") as unit:
        public = unit.public_key()
    stored = json.loads(scalar(approved, "SELECT json_array(public, nonce, wrapped) FROM signing_key"))
    key = SigningKey.unwrapped(
        approved.wrapping_key,
        scalar(approved, "SELECT vault FROM vault"),
        public=bytes.fromhex(stored[0]),
        nonce=bytes.fromhex(stored[1]),
        wrapped=bytes.fromhex(stored[2]),
    )
    assert key is not None
    assert key.private.hex() not in "".join(stored)
    assert key.private.hex() not in repr(key)
    approved.close()
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("reader") as unit:
        assert unit.public_key() == public
        assert is_signed(public or b"", unit.signature(b"statement"), b"statement")


def test_a_public_key_goes_into_a_file_and_back() -> None:
    """What is no Ed25519 key is none."""
    public = SigningKey.made().public
    assert from_pem(as_pem(public)) == public
    assert from_pem(b"not a key") is None
    assert from_pem(as_pem(public)[:-30]) is None


@pytest.mark.parametrize(
    "change",
    [
        "record = replace(record, 'Helen', 'Ellen')",
        "record = '[]'",
        "record = 'x'",
        "parts = 'ff'",
        "digest = 'ff'",
        "approved_by = 'somebody else'",
        "approved_on = '2020-01-01T00:00:00.000000+00:00'",
        "approved_on = 'x'",
        "changed = 'x'",
        "why = 'x'",
        "reference = 'x'",
        "signature = 'ff'",
        "signature = 'x'",
    ],
)
def test_a_forged_approval_is_found(approved: Vault, change: str) -> None:
    """Whatever of it is changed, the full check names the version."""
    edit(approved, "approval", change, "version = 1")
    found = verify(approved)
    assert found
    assert all(each.startswith(f"Version 1 of the minutes of meeting {REVIEW} ") for each in found)


def test_a_frozen_record_that_was_changed_is_not_given_out(approved: Vault) -> None:
    """It is damage, not a version."""
    edit(approved, "approval", "record = replace(record, 'Helen', 'Ellen')", "version = 1")
    with approved.unit("reader") as unit, pytest.raises(VaultDamagedError):
        unit.approved_record(REVIEW, 1)


def test_an_approval_taken_away_or_slipped_in_is_found(approved: Vault) -> None:
    """The chain knows how many there are, and when the first was."""
    edit(approved, "approval", "version = 4", "version = 1")
    found = verify(approved)
    assert f"Version 4 of the minutes of meeting {REVIEW} is in no audit link." in found
    remove(approved, "approval", "version = 4")
    assert any("Version 1" in each and "is missing" in each for each in verify(approved))
    edit(approved, "meeting", "approved_at = NULL", "1")
    assert any("is missing" in each for each in verify(approved))


def test_a_day_of_approval_that_was_put_back_is_found(approved: Vault) -> None:
    """The clock of 13b.3 is counted from the chain's own time."""
    edit(approved, "meeting", "approved_at = '2020-01-01T00:00:00.000000+00:00'", "1")
    (found,) = verify(approved)
    assert found == f"When the minutes of meeting {REVIEW} were approved is not what the chain says."


@pytest.mark.parametrize("change", ["public = 'ff'", "public = 'x'", "wrapped = 'ff'", "nonce = 'ff'"])
def test_a_changed_signing_key_is_found_and_not_used(approved: Vault, change: str) -> None:
    """Nothing is signed with it."""
    tamper(approved, f"UPDATE signing_key SET {change}")  # noqa: S608 - the test's own words
    assert "The signing key was changed: it cannot be used." in verify(approved)
    with approved.unit("reader") as unit, pytest.raises(VaultDamagedError):
        unit.signature(b"statement")
    tamper(approved, "DELETE FROM signing_key")
    assert any(each.startswith("The signing key is missing") for each in verify(approved))
