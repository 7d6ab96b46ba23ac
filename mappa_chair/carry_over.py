"""How a review starts from the last meeting, and which of it nobody has confirmed yet.

What is carried is only a start: every meeting agrees its risk assessment and plan anew, and its minutes may not
rest on what was pulled through from earlier ones (24.29, 28.5). So each carried answer and row is marked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from agenda.actions_review import ReviewedAction
from agenda.carried import marks_of
from agenda.cppc import Cppc
from agenda.media import Media
from agenda.meeting import Meeting
from agenda.paths import value_at
from agenda.previous_minutes import PreviousMinutes
from agenda.record import Record, as_json
from agenda.visor import Visor
from agenda.words import MeetingKind, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.attendance import Attendee
    from agenda.plan import Action, Plan

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OPEN = frozenset({None, Outcome.IN_PROGRESS, Outcome.NOT_COMPLETED})
_WHOLE_ITEMS = ("attendance", "background", "people_at_risk", "risk", "plan")
_SINGLE_FIELDS = (
    "meeting.chairs",
    "meeting.minute_taker",
    "meeting.level",
    "media.police_contact",
    "media.probation_contact",
    "visor.owner",
    "visor.updater",
    "cppc.previous_outcome",
)
# By these the case is found again; a meeting does not agree them anew.
_WHO_IT_IS = frozenset({"reference", "family_name", "given_names", "aliases", "date_of_birth", "identifiers"})


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """A review as it stands before anyone has spoken, and the paths of what stands in it from last time."""

    record: Record
    marks: frozenset[str]


def review_of(last: Record, *, reference: str, held_on: date) -> CarriedOver:
    """The review of a meeting: people, risks and plan as they were, decisions and what was said left empty."""
    record = Record(
        format=last.format,
        case=last.case,
        meeting=_meeting(last, reference, held_on),
        attendance=tuple(_invited_again(person) for person in last.attendance),
        previous_minutes=PreviousMinutes(held_on=last.meeting.held_on),
        actions_review=tuple(_to_account_for(last)),
        background=last.background,
        people_at_risk=last.people_at_risk,
        risk=last.risk,
        plan=_plan(last.plan, held_on),
        media=Media(
            police_contact=last.media.police_contact,
            probation_contact=last.media.probation_contact,
        ),
        visor=Visor(owner=last.visor.owner, updater=last.visor.updater),
        cppc=Cppc(previous_outcome=last.cppc.previous_outcome),
    )
    return CarriedOver(record, frozenset(_carried_paths(record)))


def _meeting(last: Record, reference: str, held_on: date) -> Meeting:
    decided = last.level.decision
    return Meeting(
        reference=reference,
        held_on=held_on,
        level=decided if decided in {2, 3} else last.meeting.level,
        kind=MeetingKind.REVIEW,
        chairs=last.meeting.chairs,
        minute_taker=last.meeting.minute_taker,
    )


def _invited_again(person: Attendee) -> Attendee:
    """Someone of last time, with everything open that only this meeting can say."""
    return person.model_copy(
        update={
            "invited": True,
            "attended": None,
            "report": None,
            "part_of_meeting": None,
            "delegated_authority": None,
            "accepted_confidentiality": None,
            "read_previous_minutes": None,
        }
    )


def _to_account_for(last: Record) -> Iterator[ReviewedAction]:
    """Every action that was agreed, and every older one that was still open (13a.36)."""
    agreed = [action for action in last.plan.actions if action.accepted]
    numbers = {action.number for action in agreed if action.number is not None}
    yield from (_open_again(action) for action in agreed)
    # One that was agreed again last time stands there already.
    yield from (
        _open_again(old) for old in last.actions_review if old.outcome in _OPEN and old.number not in numbers
    )


def _open_again(action: Action | ReviewedAction) -> ReviewedAction:
    return ReviewedAction(
        number=action.number,
        action=action.action,
        agency=action.agency,
        owner=action.owner,
        due=action.due,
    )


def _plan(plan: Plan, held_on: date) -> Plan:
    return plan.model_copy(
        update={"actions": tuple(action for action in plan.actions if _still_runs(action, held_on))}
    )


def _still_runs(action: Action, held_on: date) -> bool:
    """Whether an agreed action is not due before the meeting; words that are no date never fall due."""
    if not action.accepted:
        return False
    due = action.due or ""
    try:
        return not _DAY.fullmatch(due) or date.fromisoformat(due) >= held_on
    except ValueError:
        return True


def _carried_paths(record: Record) -> Iterator[str]:
    said = as_json(record)
    for item in _WHOLE_ITEMS:
        yield from marks_of(item, said.get(item))
    for name, value in record.case.said().items():
        if name not in _WHO_IT_IS:
            yield from marks_of(f"case.{name}", value)
    for path in _SINGLE_FIELDS:
        yield from marks_of(path, value_at(said, path))
