"""Approved versions of a meeting's record: frozen, signed, and only ever added (13b.3, 13b.6)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sqlalchemy import func
from sqlmodel import col, select

from agenda.textgate import is_blank
from mappa_chair.vault.database import NAME
from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.faults import ApprovalRefusedError, VaultDamagedError, VersionMissingError
from mappa_chair.vault.revisions import newest_bodies
from mappa_chair.vault.signing import Approval, SigningKey
from mappa_chair.vault.tables import ApprovalRow, RevisionRow, SigningKeyRow, VaultRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from agenda.shape import JSON
    from mappa_chair.vault.tables import MeetingRow

LONGEST_TEXT: Final = 2_000


def vault_id(session: Session) -> str:
    """The vault's id, in hexadecimal digits."""
    return session.get_one(VaultRow, 1).vault


def public_key(session: Session) -> bytes | None:
    """What the vault's signatures are verified with; None as long as nothing was signed."""
    row = session.get(SigningKeyRow, 1)
    return None if row is None else bytes.fromhex(row.public)


def signing_key(session: Session, wrapping_key: bytes) -> SigningKey | None:
    """The pair of keys, None as long as there is none; raises VaultDamagedError."""
    row = session.get(SigningKeyRow, 1)
    if row is None:
        return None
    found = unwrapped(row, wrapping_key, vault_id(session))
    if found is None:
        raise VaultDamagedError(NAME, "The signing key in the vault is not as the programme wrote it.")
    return found


def unwrapped(row: SigningKeyRow, wrapping_key: bytes, owner: str) -> SigningKey | None:
    """The pair a row holds, or None where it was changed."""
    try:
        public, nonce, wrapped = map(bytes.fromhex, (row.public, row.nonce, row.wrapped))
    except ValueError:
        return None
    return SigningKey.unwrapped(wrapping_key, owner, public=public, nonce=nonce, wrapped=wrapped)


def make_signing_key(session: Session, wrapping_key: bytes, at: str) -> tuple[SigningKey, SigningKeyRow]:
    """Make the vault's pair of keys and keep it, the private one wrapped."""
    made = SigningKey.made()
    nonce, wrapped = made.wrapped(wrapping_key, vault_id(session))
    row = SigningKeyRow(id=1, public=made.public.hex(), nonce=nonce.hex(), wrapped=wrapped.hex(), made_at=at)
    session.add(row)
    return made, row


def check(session: Session, meeting: MeetingRow, asked: Approval) -> None:
    """Raise ApprovalRefusedError where this cannot be approved as it is asked.

    Nobody approves, a text is too long, the record is not the one `asked` is about or was not changed since the
    last version, or what was changed is not said.
    """
    last = newest_row(session, meeting.id)
    if is_blank(asked.approved_by):
        raise ApprovalRefusedError("Minutes are approved by somebody.", "Say who approves them.")
    if max(map(len, (asked.approved_by, asked.changed, asked.why))) > LONGEST_TEXT:
        raise ApprovalRefusedError(
            "A text of the approval is too long.", f"Use at most {LONGEST_TEXT:,} characters."
        )
    if digest(canonical(newest_bodies(session, meeting.id))) != asked.record_digest:
        raise ApprovalRefusedError("The record was changed meanwhile.", "Look at it again, then approve it.")
    if last is not None and last.digest == asked.record_digest:
        raise ApprovalRefusedError(
            f"Nothing was changed since version {last.version} was approved.", "Export that version."
        )
    if last is not None and is_blank(asked.changed):
        raise ApprovalRefusedError(
            f"Version {last.version} of these minutes is approved already.",
            "Say what was changed since and why (13b.6).",
        )


def frozen(session: Session, meeting: MeetingRow, key: SigningKey, asked: Approval) -> ApprovalRow:
    """Freeze the record as it is now as the next version; `asked` was checked, and says by whom, when and why."""
    signed = asked.signed(key)
    row = ApprovalRow(
        meeting_id=meeting.id,
        version=signed.version,
        reference=signed.meeting,
        record=canonical(newest_bodies(session, meeting.id)),
        digest=signed.record_digest,
        parts=parts_digest(newest_digests(session, [meeting.id])[meeting.id]),
        approved_by=signed.approved_by,
        approved_on=signed.approved_on,
        changed=signed.changed,
        why=signed.why,
        signature=signed.signature,
    )
    session.add(row)
    return row


def rows_of(session: Session, meeting_id: str) -> Sequence[ApprovalRow]:
    """Every approved version of a meeting, the oldest first."""
    where = select(ApprovalRow).where(ApprovalRow.meeting_id == meeting_id)
    return session.exec(where.order_by(col(ApprovalRow.version))).all()


def newest_row(session: Session, meeting_id: str) -> ApprovalRow | None:
    """The version approved last."""
    return next(reversed(rows_of(session, meeting_id)), None)


def newest_versions(session: Session) -> dict[str, int]:
    """By the signature of every approval of the vault, the newest version of the same meeting."""
    columns = (ApprovalRow.signature, ApprovalRow.meeting_id, ApprovalRow.version)
    rows = session.exec(select(*columns).order_by(col(ApprovalRow.version))).all()
    newest = {meeting_id: version for _, meeting_id, version in rows}
    return {signature: newest[meeting_id] for signature, meeting_id, _ in rows}


def row_of(session: Session, meeting: MeetingRow, version: int) -> ApprovalRow:
    """One version; raises VersionMissingError."""
    row = session.get(ApprovalRow, (meeting.id, version))
    if row is None:
        raise VersionMissingError(meeting.reference, version)
    return row


def approval(row: ApprovalRow, owner: str) -> Approval:
    """What a row says was approved; `owner` is the vault's id."""
    return Approval(
        vault=owner,
        meeting=row.reference,
        version=row.version,
        record_digest=row.digest,
        approved_by=row.approved_by,
        approved_on=row.approved_on,
        changed=row.changed,
        why=row.why,
        signature=row.signature,
    )


def frozen_record(row: ApprovalRow) -> dict[str, JSON]:
    """The record as it was approved; raises VaultDamagedError where that is not what is stored."""
    if digest(row.record) != row.digest:
        raise VaultDamagedError(
            NAME, f"Version {row.version} of the minutes of meeting {row.reference} was changed in the vault."
        )
    made: dict[str, JSON] = json.loads(row.record)
    return made


def newest_digests(session: Session, meeting_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Of each of these meetings, the digest of the newest body of every part; no body is read."""
    last = (
        select(RevisionRow.meeting_id, RevisionRow.part, func.max(RevisionRow.number).label("number"))
        .where(col(RevisionRow.meeting_id).in_(meeting_ids))
        .group_by(col(RevisionRow.meeting_id), col(RevisionRow.part))
        .subquery()
    )
    rows = session.exec(
        select(RevisionRow.meeting_id, RevisionRow.part, RevisionRow.digest).join(
            last,
            (col(RevisionRow.meeting_id) == last.c.meeting_id)
            & (col(RevisionRow.part) == last.c.part)
            & (col(RevisionRow.number) == last.c.number),
        )
    )
    made: dict[str, dict[str, str]] = {meeting_id: {} for meeting_id in meeting_ids}
    for meeting_id, part, stored in rows:
        made[meeting_id][part] = stored
    return made


def parts_digest(digests: dict[str, str]) -> str:
    """One digest of the digests of a record's parts, by which lists see a change without reading a body."""
    return digest(canonical(dict(sorted(digests.items()))))


def row_digest(row: ApprovalRow | SigningKeyRow) -> str:
    """What the audit chain keeps of an approval, or of the signing key."""
    # The order of a row's columns depends on where the row came from.
    return digest(canonical(dict(sorted(row.model_dump(exclude={"record"}).items()))))
