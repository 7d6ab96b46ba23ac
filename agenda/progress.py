"""How far each item of the walk is, told from the record alone."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from agenda.check import Finding, Severity
from agenda.paths import is_within
from agenda.shape import JSON, to_json
from agenda.walk import ITEMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from agenda.item import Item
    from agenda.record import Record


# Where nothing to say is an answer – no exception to the distribution, no action left – an empty entry was looked
# at. Anywhere else it is what an answer leaves that was taken back.
MAY_BE_EMPTY = frozenset({"actions_review", "distribution"})


class State(Enum):
    """The state of an item: what the chair reads, and the sign beside it."""

    NOT_STARTED = ("Not started", "[ ]")
    STARTED = ("In progress", "[~]")
    MISSING = ("Something missing", "[!]")
    COMPLETE = ("Completed", "[x]")
    NOT_APPLICABLE = ("Not applicable", "[-]")

    @property
    def words(self) -> str:
        """The state in words."""
        return self.value[0]

    @property
    def sign(self) -> str:
        """The state as a sign of three characters, readable without colour."""
        return self.value[1]


def states(
    record: Record,
    open_findings: Iterable[Finding],
    marks: Collection[str] = (),
    unanswered: Collection[str] = (),
) -> Mapping[str, State]:
    """The state of every item.

    `marks` are the fields carried over that nobody has confirmed yet, `unanswered` those that hold a text which is
    no answer yet.
    """
    by_item: dict[str, list[Finding]] = {}
    for finding in open_findings:
        by_item.setdefault(finding.item, []).append(finding)
    waiting = {*marks, *unanswered}
    return {
        item.key: _state(item, record, by_item.get(item.key, []), waits=_is_among(item.key, waiting))
        for item in ITEMS
    }


def _state(item: Item, record: Record, open_here: list[Finding], *, waits: bool) -> State:
    said = to_json(getattr(record, item.key))
    # To answer no to what the meeting is not asked is to say that it does not apply.
    if not waits and not open_here and not is_said(said, more_than_no=True) and not item.applies(record):
        return State.NOT_APPLICABLE
    if not waits and not is_said(said):
        looked_at = item.key in MAY_BE_EMPTY and item.key in record.model_fields_set
        return State.COMPLETE if looked_at and not open_here else State.NOT_STARTED
    if any(finding.severity is Severity.MUST for finding in open_here):
        return State.MISSING
    if any(finding.severity is Severity.SHOULD for finding in open_here) or waits or _lacks(item, record):
        return State.STARTED
    return State.COMPLETE


def _lacks(item: Item, record: Record) -> bool:
    """Whether a field that the item needs says nothing, in the item or in one of its rows."""
    found = getattr(record, item.key)
    parts = found if item.many else (found,)
    return any(not is_said(to_json(getattr(part, name))) for part in parts for name in item.needs)


def is_said(value: JSON, *, more_than_no: bool = False) -> bool:
    """Whether anything at all is recorded in a part; an id alone or white space is nothing, a no is an answer.

    With `more_than_no` a part that answers nothing but no says nothing.
    """
    if isinstance(value, dict):
        return any(is_said(each, more_than_no=more_than_no) for key, each in value.items() if key != "id")
    if isinstance(value, list):
        return any(is_said(each, more_than_no=more_than_no) for each in value)
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and not (more_than_no and value is False)


def is_carried(path: str, marks: Collection[str]) -> bool:
    """Whether a field, or anything under it, still stands as it was carried over."""
    return _is_among(path, marks)


def _is_among(path: str, others: Collection[str]) -> bool:
    return any(is_within(other, path) for other in others)
