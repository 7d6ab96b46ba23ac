"""Item 17: the next meeting (13a.37)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Clock, Day, Kind, Part
from agenda.words import Mode

if TYPE_CHECKING:
    from agenda.record import Record


class Review(Part):
    """When and where the case is reviewed."""

    on: Annotated[Day, Ask("Date of the review")] = None
    at: Annotated[Clock, Ask("Time", kind=Kind.CLOCK)] = None
    venue: Annotated[str | None, Ask("Venue")] = None
    mode: Annotated[Mode | None, Ask("How people meet")] = None


def stays_in_meetings(record: Record) -> bool:
    """Whether another level 2 or 3 meeting follows, as far as is decided."""
    return record.level.decision not in {1, "exit"}


ITEM = Item(
    key="review",
    number=17,
    title="Next meeting",
    purpose="Set the date of the review.",
    paragraphs=("13a.37", "31.21"),
    part=Review,
    applies=stays_in_meetings,
    prompts=(
        Prompt(
            "When do we meet again: within 16 weeks at level 2, within 8 at level 3, in the community?",
            "13a.37",
        ),
    ),
)
