"""Ids of a record: every row has its own, and whatever refers to one refers to one that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.refusal import RecordRefusedError, shortened
from agenda.textgate import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agenda.record import Record


def first_broken_reference(record: Record) -> RecordRefusedError | None:
    """The first id that is blank, taken twice or refers to nothing; None where all hold."""
    return next(_broken(record), None)


def _broken(record: Record) -> Iterator[RecordRefusedError]:
    yield from _unique("attendance", "id", [person.id for person in record.attendance])
    yield from _unique("people_at_risk.people", "id", [person.id for person in record.people_at_risk.people])
    yield from _unique("risk.risks", "id", [risk.id for risk in record.risk.risks])
    yield from _unique("plan.actions", "number", [action.number for action in record.plan.actions])
    yield from _unique("actions_review", "number", [action.number for action in record.actions_review])
    known = {
        "attendance": {person.id for person in record.attendance},
        "people_at_risk.people": {person.id for person in record.people_at_risk.people},
        "risk.risks": {risk.id for risk in record.risk.risks},
    }
    for path, id_, where in references(record):
        if id_ is not None and id_ not in known[where]:
            yield RecordRefusedError(path, shortened(id_), f"an id of {where}")


def _unique(rows: str, key: str, ids: Sequence[str | None]) -> Iterator[RecordRefusedError]:
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        path = f"{rows}[{index}].{key}"
        if id_ is None or (key == "number" and is_blank(id_)):
            # Nothing refers to an action's number: a blank one is one not yet given, however often.
            continue
        if is_blank(id_):
            yield RecordRefusedError(path, shortened(id_), "an id that is not blank")
        if id_ in seen:
            yield RecordRefusedError(path, f"{shortened(id_)} a second time", "every one once")
        seen.add(id_)


def references(record: Record) -> Iterator[tuple[str, str | None, str]]:
    """Every reference of a record: its path, the id it holds, and the list that id is of."""
    for index, id_ in enumerate(record.meeting.chairs):
        yield f"meeting.chairs[{index}]", id_, "attendance"
    yield "meeting.minute_taker", record.meeting.minute_taker, "attendance"
    for index, piece in enumerate(record.information):
        yield f"information[{index}].attendee", piece.attendee, "attendance"
    for index, told in enumerate(record.people_at_risk.information_to_victims):
        yield f"people_at_risk.information_to_victims[{index}].person", told.person, "people_at_risk.people"
    for index, risk in enumerate(record.risk.risks):
        for position, id_ in enumerate(risk.people):
            yield f"risk.risks[{index}].people[{position}]", id_, "people_at_risk.people"
    for index, action in enumerate(record.plan.actions):
        for position, id_ in enumerate(action.risks):
            yield f"plan.actions[{index}].risks[{position}]", id_, "risk.risks"
        yield f"plan.actions[{index}].communicator", action.communicator, "attendance"
    for index, exception in enumerate(record.distribution.exceptions):
        yield f"distribution.exceptions[{index}].attendee", exception.attendee, "attendance"
