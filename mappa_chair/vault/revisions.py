"""Revisions of the parts of a meeting: the newest bodies, and how a save becomes a revision."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import func
from sqlmodel import col, select

from agenda.record import Record
from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.tables import MeetingRow, RevisionRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from agenda.shape import JSON

# Autosaves come up to once a second; what one author writes in this time is one revision.
ONE_SITTING: Final = timedelta(minutes=2)

PARTS: Final = tuple(Record.model_fields)


class Signature(NamedTuple):
    """Who saves, and when (UTC, as rows hold it)."""

    author: str
    at: str


def newest_bodies(session: Session, meeting_id: str) -> dict[str, JSON]:
    """The meeting's record as JSON: every part that was ever stored, in the order of the format."""
    last = (
        select(RevisionRow.part, func.max(RevisionRow.number).label("number"))
        .where(RevisionRow.meeting_id == meeting_id)
        .group_by(col(RevisionRow.part))
        .subquery()
    )
    rows = session.exec(
        select(RevisionRow.part, RevisionRow.body)
        .join(last, (col(RevisionRow.part) == last.c.part) & (col(RevisionRow.number) == last.c.number))
        .where(RevisionRow.meeting_id == meeting_id)
    )
    stored = dict(rows.all())
    return {part: json.loads(stored[part]) for part in PARTS if part in stored}


def newest(session: Session, meeting_id: str, part: str) -> RevisionRow | None:
    """The newest revision of a part."""
    return session.exec(
        select(RevisionRow)
        .where(RevisionRow.meeting_id == meeting_id, RevisionRow.part == part)
        .order_by(col(RevisionRow.number).desc())
        .limit(1)
    ).first()


def revised(session: Session, meeting: MeetingRow, part: str, body: JSON, by: Signature) -> RevisionRow | None:
    """Store a body as the newest revision of a part; None if it says nothing new.

    The newest revision takes it if the same author began that one within two minutes and the meeting is not
    approved; otherwise a new one follows.
    """
    text = canonical(body)
    row = newest(session, meeting.id, part)
    if row is not None and row.body == text:
        return None
    if row is None or not _same_sitting(row, meeting, by):
        row = RevisionRow(
            meeting_id=meeting.id,
            part=part,
            number=row.number + 1 if row else 1,
            author=by.author,
            begun_at=by.at,
            saved_at=by.at,
            body="",
            digest="",
        )
    row.body, row.digest, row.saved_at = text, digest(text), by.at
    session.add(row)
    return row


def _same_sitting(row: RevisionRow, meeting: MeetingRow, by: Signature) -> bool:
    if meeting.approved_at is not None or row.author != by.author:
        return False
    # A clock that was set back begins a new revision rather than rewriting one from the future.
    since = datetime.fromisoformat(by.at) - datetime.fromisoformat(row.begun_at)
    return timedelta(0) <= since < ONE_SITTING
