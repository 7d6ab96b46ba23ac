"""What lists show of meetings and of their history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import and_, exists, func
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from agenda.words import MeetingKind, Outcome
from mappa_chair.vault.approvals import newest_digests, parts_digest
from mappa_chair.vault.projections import PLAN, REVIEW
from mappa_chair.vault.tables import ActionRow, ApprovalRow, CaseRow, MeetingRow

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from agenda.shape import JSON

# An action a later meeting has said this of is accounted for; one in progress goes on running.
_SETTLED: Final = (Outcome.COMPLETED, Outcome.NOT_COMPLETED, Outcome.SUPERSEDED)


class MeetingState(StrEnum):
    """How far a meeting is, by its own times, and then by the approval of its minutes."""

    IN_PREPARATION = "in preparation"
    IN_PROGRESS = "in progress"
    RECORDED = "recorded"
    APPROVED = "approved"
    CHANGED = "changed since approval"

    @property
    def is_over(self) -> bool:
        """Whether the meeting has ended, whatever became of its minutes."""
        return self in {self.RECORDED, self.APPROVED, self.CHANGED}


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """A meeting as a list shows it; `overdue` counts accepted actions past their date and not accounted for.

    `approved_on` is the day, on this computer's calendar, on which its minutes were first approved, `version` the
    one approved last.
    """

    reference: str
    case_reference: str | None
    family_name: str | None
    given_names: str | None
    held_on: date | None
    level: int | None
    kind: MeetingKind | None
    state: MeetingState
    updated_at: datetime
    review_on: date | None
    overdue: int
    approved_on: date | None = None
    version: int | None = None

    @property
    def state_said(self) -> str:
        """The state as lists show it: "approved v1"."""
        approved = self.state is MeetingState.APPROVED
        return f"{self.state.value} v{self.version}" if approved else self.state.value


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a part: who had written it, when the last word of it was saved (UTC), and its body."""

    meeting: str
    part: str
    number: int
    author: str
    begun_at: datetime
    saved_at: datetime
    body: JSON
    digest: str


def summaries(session: Session, today: date) -> list[MeetingSummary]:
    """Every meeting, the latest first, those without a date before all others."""
    overdue = dict(session.exec(_overdue(today)).all())
    approved = _approved(session)
    rows = session.exec(
        select(MeetingRow, CaseRow)
        .join(CaseRow, isouter=True)
        .order_by(col(MeetingRow.held_on).desc().nulls_first(), col(MeetingRow.reference))
    )
    return [
        _summary(meeting, case, overdue.get(meeting.id, 0), approved.get(meeting.id)) for meeting, case in rows
    ]


def _summary(
    meeting: MeetingRow, case: CaseRow | None, overdue: int, approved: _Approved | None
) -> MeetingSummary:
    return MeetingSummary(
        reference=meeting.reference,
        case_reference=meeting.case_reference,
        family_name=case.family_name if case else None,
        given_names=case.given_names if case else None,
        held_on=meeting.held_on,
        level=meeting.level,
        kind=MeetingKind(meeting.kind) if meeting.kind else None,
        state=approved.state if approved else _state(meeting),
        updated_at=datetime.fromisoformat(meeting.updated_at),
        review_on=meeting.review_on,
        overdue=overdue,
        approved_on=_day(meeting.approved_at),
        version=approved.version if approved else None,
    )


class _Approved(NamedTuple):
    state: MeetingState
    version: int


def _approved(session: Session) -> dict[str, _Approved]:
    """Of each meeting with approved minutes, the newest version, and whether the record still says the same."""
    columns = (ApprovalRow.meeting_id, ApprovalRow.version, ApprovalRow.parts)
    newest = {row[0]: row for row in session.exec(select(*columns).order_by(col(ApprovalRow.version)))}
    now = newest_digests(session, list(newest))
    return {
        meeting_id: _Approved(
            MeetingState.APPROVED if parts_digest(now[meeting_id]) == parts else MeetingState.CHANGED, version
        )
        for meeting_id, version, parts in newest.values()
    }


def _day(stamp: str | None) -> date | None:
    return None if stamp is None else datetime.fromisoformat(stamp).astimezone().date()


def _state(meeting: MeetingRow) -> MeetingState:
    if meeting.ended_at:
        return MeetingState.RECORDED
    return MeetingState.IN_PROGRESS if meeting.started_at else MeetingState.IN_PREPARATION


def open_actions(session: Session) -> frozenset[tuple[str, int]]:
    """Accepted actions with a date that no later meeting has accounted for: meeting, and position in its plan."""
    rows = session.exec(
        select(MeetingRow.reference, ActionRow.position).join_from(ActionRow, MeetingRow).where(_runs())
    )
    return frozenset((reference, position) for reference, position in rows)


def _overdue(today: date):  # type: ignore[no-untyped-def]  # SQLModel's type of a select is its own
    return (
        select(ActionRow.meeting_id, func.count())
        .join(MeetingRow)
        .where(_runs(), col(ActionRow.due_on) < today)
        .group_by(col(ActionRow.meeting_id))
    )


def _runs() -> ColumnElement[bool]:
    """That an action, beside its meeting in the same select, is agreed, has a date, and is not accounted for."""
    later, review = aliased(MeetingRow), aliased(ActionRow)
    accounted_for = exists().where(
        col(review.meeting_id) == col(later.id),
        col(review.source) == REVIEW,
        col(review.number) == col(ActionRow.number),
        col(review.outcome).in_(_SETTLED),
        col(later.case_reference) == col(MeetingRow.case_reference),
        col(later.held_on) > col(MeetingRow.held_on),
    )
    return and_(
        col(ActionRow.source) == PLAN,
        col(ActionRow.accepted).is_(True),
        col(ActionRow.due_on).is_not(None),
        ~accounted_for,
    )
