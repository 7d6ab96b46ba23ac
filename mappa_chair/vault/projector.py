"""Brings the projected tables up to a record, and touches only the rows that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlmodel import col, select

from agenda.record import validate
from mappa_chair.vault import projections
from mappa_chair.vault.revisions import newest_bodies
from mappa_chair.vault.tables import ActionRow, AttendanceRow, CaseRow, MeetingRow, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from sqlmodel import Session

    from agenda.record import Record

    AnyRow = TypeVar("AnyRow", bound=Row)


def project(session: Session, meeting_id: str, record: Record, parts: Set[str]) -> None:
    """Project what changed parts of one meeting's record say, within the transaction that changed them."""
    if parts & {"case", "meeting", "level", "review"}:
        _project_meeting(session, meeting_id, record)
    if parts & {"plan", "actions_review"}:
        _replace(session, stored_actions(session, meeting_id), projections.action_rows(meeting_id, record))
    if "attendance" in parts:
        _replace(session, stored_attendance(session, meeting_id), projections.attendance_rows(meeting_id, record))
    session.flush()


def _project_meeting(session: Session, meeting_id: str, record: Record) -> None:
    meeting = session.get_one(MeetingRow, meeting_id)
    before = meeting.case_reference
    after = projections.case_reference(record)
    if after is not None and session.get(CaseRow, after) is None:
        session.add(CaseRow(reference=after))
        session.flush()
    for name, value in projections.meeting_columns(record).items():
        if getattr(meeting, name) != value:
            setattr(meeting, name, value)
    session.flush()
    for reference in {before, after} - {None}:
        _project_case(session, str(reference))


def newest_meeting_of(session: Session, case_reference: str) -> MeetingRow | None:
    """The meeting whose record says what the case is now."""
    return session.exec(
        select(MeetingRow)
        .where(MeetingRow.case_reference == case_reference)
        .order_by(col(MeetingRow.held_on).desc().nulls_last(), col(MeetingRow.id))
        .limit(1)
    ).first()


def stored_actions(session: Session, meeting_id: str) -> Sequence[ActionRow]:
    """The projected actions of a meeting, in their order."""
    return session.exec(
        select(ActionRow)
        .where(ActionRow.meeting_id == meeting_id)
        .order_by(col(ActionRow.source), col(ActionRow.position))
    ).all()


def stored_attendance(session: Session, meeting_id: str) -> Sequence[AttendanceRow]:
    """The projected attendance list of a meeting, in its order."""
    return session.exec(
        select(AttendanceRow).where(AttendanceRow.meeting_id == meeting_id).order_by(col(AttendanceRow.position))
    ).all()


def _project_case(session: Session, reference: str) -> None:
    row = session.get(CaseRow, reference)
    newest = newest_meeting_of(session, reference)
    if newest is None:
        if row is not None:
            session.delete(row)
        return
    made = projections.case_row(validate(newest_bodies(session, newest.id)))
    if made is not None:
        session.merge(made)


def _replace(session: Session, stored: Iterable[AnyRow], wanted: Iterable[AnyRow]) -> None:
    """Make the stored rows the wanted ones; rows have the same keys where they have the same place."""
    rest = {_key(row): row for row in stored}
    for row in wanted:
        known = rest.pop(_key(row), None)
        if known is None:
            session.add(row)
        elif known.model_dump() != row.model_dump():
            session.merge(row)
    for row in rest.values():
        session.delete(row)


def _key(row: Row) -> tuple[object, ...]:
    return type(row).__mapper__.primary_key_from_instance(row)  # type: ignore[attr-defined,no-any-return]  # SQLAlchemy adds it to every mapped class
