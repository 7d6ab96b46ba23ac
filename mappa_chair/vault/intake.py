"""What enters a vault: through the text gate and the agenda, and filed under a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from agenda.record import FORMAT, Record, as_json, validate
from agenda.textgate import clean, is_blank
from mappa_chair.vault.faults import MeetingReferenceError

if TYPE_CHECKING:
    from agenda.shape import JSON


def part_checked(part: str, body: JSON) -> JSON:
    """One part through the text gate and the agenda, as it will be stored."""
    alone: dict[str, JSON] = {"format": FORMAT, part: gated(body)}
    try:
        made = Record.model_validate(alone)
    except ValidationError:
        made = validate(alone)  # refuses it in the words of the agenda
    return as_json(made)[part]


def gated(value: JSON) -> JSON:
    """Every text of a value through the text gate."""
    if isinstance(value, str):
        return clean(value).text
    if isinstance(value, dict):
        return {key: gated(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [gated(each) for each in value]
    return value


def one_line(text: str) -> str:
    """A text through the text gate and on one line."""
    return " ".join(clean(text).text.split())


def reference_in(said: dict[str, JSON]) -> str:
    """What a record is filed under; raises MeetingReferenceError."""
    meeting = said.get("meeting")
    reference = meeting.get("reference") if isinstance(meeting, dict) else None
    if not isinstance(reference, str) or is_blank(reference):
        raise MeetingReferenceError("The meeting has no reference.", "Give it one: it is filed under it.")
    return reference
