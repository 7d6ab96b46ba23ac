"""What the full check says of approvals: the frozen record, its digest, the signature, and the chain."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import col, select

from mappa_chair.vault import approvals, audit
from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.tables import ApprovalRow, LinkRow, MeetingRow, SigningKeyRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session


class ApprovalLinks:
    """What the chain said of the signing key and of each approved version."""

    def __init__(self) -> None:
        self._key: LinkRow | None = None
        self._versions: dict[tuple[str, int], LinkRow] = {}

    def hear(self, link: LinkRow) -> None:
        """Take in a link, whatever it is about."""
        if link.kind == audit.LinkKind.SIGNING_KEY_MADE:
            self._key = link
        elif link.kind == audit.LinkKind.MINUTES_APPROVED:
            self._versions[link.meeting_id, link.revision] = link

    def against(self, session: Session, wrapping_key: bytes) -> Iterator[str]:
        """Every fault of what is stored, one sentence each."""
        yield from self._signing_key(session, wrapping_key)
        untold, before = dict(self._versions), dict[str, int]()
        names = dict(session.exec(select(MeetingRow.id, MeetingRow.reference)).all())
        first: dict[str, str] = {}
        public, owner = stored_key(session), approvals.vault_id(session)
        rows = session.exec(select(ApprovalRow).order_by(col(ApprovalRow.meeting_id), col(ApprovalRow.version)))
        for row in rows:
            name = _name(names, row.meeting_id, row.version)
            yield from _faults(row, public, owner, name)
            link = untold.pop((row.meeting_id, row.version), None)
            if link is None:
                yield f"{name} is in no audit link."
                continue
            first.setdefault(row.meeting_id, link.at)
            if (approvals.row_digest(row), _moment(row)) != (link.digest, link.at):
                yield f"{name} is not what audit link {link.seq} says."
            if row.version != before.get(row.meeting_id, 0) + 1:
                yield f"{name} follows version {before.get(row.meeting_id, 0)}."
            before[row.meeting_id] = row.version
        for (meeting_id, version), link in untold.items():
            yield f"{_name(names, meeting_id, version)} is missing (audit link {link.seq})."
        for meeting in session.exec(select(MeetingRow)):
            if meeting.approved_at != first.get(meeting.id):
                yield f"When the minutes of meeting {meeting.reference} were approved is not what the chain says."

    def _signing_key(self, session: Session, wrapping_key: bytes) -> Iterator[str]:
        row = session.get(SigningKeyRow, 1)
        if row is None:
            if self._key is not None:
                yield f"The signing key is missing (audit link {self._key.seq})."
            return
        if self._key is None:
            yield "The signing key is in no audit link."
        elif (approvals.row_digest(row), row.made_at) != (self._key.digest, self._key.at):
            yield f"The signing key is not what audit link {self._key.seq} says."
        if approvals.unwrapped(row, wrapping_key, approvals.vault_id(session)) is None:
            yield "The signing key was changed: it cannot be used."


def _faults(row: ApprovalRow, public: bytes | None, owner: str, name: str) -> Iterator[str]:
    if digest(row.record) != row.digest:
        yield f"{name} was changed: its text is not the one that was approved."
    elif row.parts != _parts(row.record):
        yield f"{name} was changed: its parts are not those of its text."
    approval = approvals.approval(row, owner)
    if public is None or not approval.holds(public):
        yield f"{name} does not bear the signature of this vault."


def stored_key(session: Session) -> bytes | None:
    """The vault's public key; None where there is none, or none that can be read."""
    try:
        return approvals.public_key(session)
    except ValueError:  # the check of the key itself says so
        return None


def _moment(row: ApprovalRow) -> str | None:
    try:
        return audit.stamp(datetime.fromisoformat(row.approved_on))
    except ValueError:
        return None


def _parts(record: str) -> str | None:
    try:
        parts = json.loads(record)
    except json.JSONDecodeError:
        return None
    if not isinstance(parts, dict):
        return None
    return approvals.parts_digest({part: digest(canonical(body)) for part, body in parts.items()})


def _name(names: dict[str, str], meeting_id: str, version: int) -> str:
    return f"Version {version} of the minutes of meeting {names.get(meeting_id, meeting_id)}"
