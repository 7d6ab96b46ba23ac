"""What a chair decided about a paper of a meeting, with the reason: kept for good, and each in the audit chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from agenda.textgate import clean, is_blank
from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.faults import DecisionReasonError
from mappa_chair.vault.tables import DecisionRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from mappa_chair.vault.revisions import Signature

LONGEST_REASON: Final = 2_000


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: of what kind, about what (the SHA-256 of its text), by whom, when (UTC) and why."""

    number: int
    kind: str
    subject: str
    author: str
    at: datetime
    reason: str


def noted(  # noqa: PLR0913 - each is a column
    session: Session, meeting_id: str, kind: str, subject: str, *, reason: str, by: Signature
) -> DecisionRow | None:
    """Store a decision about a text; None if the newest about it says the same. Raises DecisionReasonError."""
    why, about = _reason(reason), digest(subject)
    mine = (DecisionRow.meeting_id == meeting_id, DecisionRow.kind == kind, DecisionRow.subject == about)
    newest = session.exec(select(DecisionRow).where(*mine).order_by(col(DecisionRow.number).desc())).first()
    if newest is not None and newest.reason == why:
        return None
    rows = stored_decisions(session, meeting_id)
    row = DecisionRow(
        meeting_id=meeting_id,
        number=rows[-1].number + 1 if rows else 1,
        kind=kind,
        subject=about,
        author=by.author,
        at=by.at,
        reason=why,
    )
    session.add(row)
    return row


def decisions(session: Session, meeting_id: str) -> list[Decision]:
    """Every decision about a meeting's papers, the oldest first."""
    return [
        Decision(row.number, row.kind, row.subject, row.author, datetime.fromisoformat(row.at), row.reason)
        for row in stored_decisions(session, meeting_id)
    ]


def stored_decisions(session: Session, meeting_id: str | None = None) -> Sequence[DecisionRow]:
    """The rows of one meeting, or of all, in the order in which they were written."""
    wanted = select(DecisionRow).order_by(col(DecisionRow.meeting_id), col(DecisionRow.number))
    return session.exec(wanted if meeting_id is None else wanted.where(DecisionRow.meeting_id == meeting_id)).all()


def digest_of(row: DecisionRow) -> str:
    """What the audit chain keeps of a decision beside who made it and when."""
    return digest(canonical({"kind": row.kind, "subject": row.subject, "reason": row.reason}))


def _reason(text: str) -> str:
    why = clean(text).text.strip()
    if is_blank(why):
        raise DecisionReasonError("A decision about a paper needs a reason.", "Say why.")
    if len(why) > LONGEST_REASON:
        raise DecisionReasonError(
            f"The reason has {len(why):,} characters.", f"Say it in at most {LONGEST_REASON:,}."
        )
    return why
