"""What lists and figures read, taken out of a record: one plain function per table.

`verify` calls the same functions and compares.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from agenda.textgate import is_blank
from mappa_chair.vault.tables import ActionRow, AttendanceRow, CaseRow

if TYPE_CHECKING:
    from agenda.record import Record

PLAN: Final = "plan"
REVIEW: Final = "review"

_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def case_row(record: Record) -> CaseRow | None:
    """The case, or None as long as it has no reference."""
    case = record.case
    reference = case_reference(record)
    if reference is None:
        return None
    return CaseRow(
        reference=reference,
        family_name=case.family_name,
        given_names=case.given_names,
        date_of_birth=case.date_of_birth,
        gender=case.gender,
        ethnicity=case.ethnicity,
        category=case.category,
        discretionary=case.discretionary,
        lead_agency=case.lead_agency,
        setting=case.setting,
    )


def case_reference(record: Record) -> str | None:
    """What the case is filed under, if anything."""
    reference = record.case.reference
    return None if reference is None or is_blank(reference) else reference


def meeting_columns(record: Record) -> dict[str, object]:
    """The columns of the meeting's row that come out of its record."""
    meeting = record.meeting
    decision = record.level.decision
    return {
        "case_reference": case_reference(record),
        "held_on": meeting.held_on,
        "started_at": meeting.started_at,
        "ended_at": meeting.ended_at,
        "level": meeting.level,
        "kind": meeting.kind,
        "pre_release": meeting.pre_release,
        "emergency": meeting.emergency,
        "decision": None if decision is None else str(decision),
        "review_on": record.review.on if record.review else None,
    }


def action_rows(meeting_id: str, record: Record) -> list[ActionRow]:
    """The actions of the plan, then those of the last meeting."""
    planned = [
        ActionRow(
            meeting_id=meeting_id,
            source=PLAN,
            position=position,
            number=action.number,
            action=action.action,
            agency=action.agency,
            owner=action.owner,
            due=action.due,
            due_on=_day(action.due),
            pillar=action.pillar,
            accepted=action.accepted,
        )
        for position, action in enumerate(record.plan.actions)
    ]
    reviewed = [
        ActionRow(
            meeting_id=meeting_id,
            source=REVIEW,
            position=position,
            number=action.number,
            action=action.action,
            agency=action.agency,
            owner=action.owner,
            due=action.due,
            due_on=_day(action.due),
            outcome=action.outcome,
            completed_on=action.completed_on,
        )
        for position, action in enumerate(record.actions_review)
    ]
    return planned + reviewed


def attendance_rows(meeting_id: str, record: Record) -> list[AttendanceRow]:
    """The attendance list."""
    return [
        AttendanceRow(
            meeting_id=meeting_id,
            position=position,
            attendee=person.id,
            name=person.name,
            agency=person.agency,
            function=person.function,
            grade=person.grade,
            invited=person.invited,
            attended=person.attended,
            report=person.report,
            part_of_meeting=person.part_of_meeting,
            senior=person.senior,
        )
        for position, person in enumerate(record.attendance)
    ]


def _day(due: str | None) -> date | None:
    """The date an action is due, where what was said is one."""
    if due is None or not _DAY.fullmatch(due):
        return None
    try:
        return date.fromisoformat(due)
    except ValueError:
        return None
