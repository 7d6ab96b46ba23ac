"""Item 3: receipt, reading and accuracy of the last minutes (13a.36, 13b.4, 13b.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Day, Kind, Part, YesNo
from agenda.words import MeetingKind

if TYPE_CHECKING:
    from agenda.record import Record


class PreviousMinutes(Part):
    """What the meeting says of the minutes of the meeting before."""

    held_on: Annotated[Day, Ask("Last meeting held on")] = None
    accurate: Annotated[YesNo, Ask("Agreed as accurate")] = None
    corrections: Annotated[
        str | None, Ask("Corrections", "What is to be put right, where not accurate", Kind.TEXT)
    ] = None


def at_a_review(record: Record) -> bool:
    """Whether there is a meeting before this one to speak of."""
    return record.meeting.kind is not MeetingKind.INITIAL


ITEM = Item(
    key="previous_minutes",
    number=3,
    title="Minutes of the last meeting",
    purpose="Confirm that the last minutes were received and read, and that they are accurate.",
    paragraphs=("13a.36", "13a.40", "13b.4", "13b.6"),
    part=PreviousMinutes,
    applies=at_a_review,
    prompts=(
        Prompt("Has everyone who was invited last time received and read the minutes?", "13b.4"),
        Prompt("Are they accurate? If not, what exactly is to be corrected?", "13b.6"),
    ),
)
