"""Item 15: referral as a Critical Public Protection Case (12.27, 13a.36, 19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Day, Kind, Part, YesNo
from agenda.words import CppcDecision

if TYPE_CHECKING:
    from agenda.record import Record


class Cppc(Part):
    """Whether the case is referred for registration, and the paperwork."""

    considered: Annotated[YesNo, Ask("Considered")] = None
    very_high_and_imminent: Annotated[YesNo, Ask("Very high risk, likely imminent")] = None
    national_media: Annotated[YesNo, Ask("National media interest")] = None
    decision: Annotated[CppcDecision | None, Ask("Decision")] = None
    reasons: Annotated[str | None, Ask("Reasons", "", Kind.TEXT)] = None
    owner: Annotated[str | None, Ask("Who completes the paperwork")] = None
    paperwork_by: Annotated[Day, Ask("Paperwork by", "Within a week of the meeting")] = None
    previous_outcome: Annotated[str | None, Ask("Outcome of an earlier referral", "", Kind.TEXT)] = None


def at_level_3(record: Record) -> bool:
    """Whether the meeting was called at level 3, or the case is set to it today."""
    return record.meeting.level == 3 or record.level.decision == 3


ITEM = Item(
    key="cppc",
    number=15,
    title="Critical Public Protection Case",
    purpose="Consider referral for registration as a Critical Public Protection Case (every level 3 case).",
    paragraphs=("12.27", "13a.36", "19.4"),
    part=Cppc,
    applies=at_level_3,
    prompts=(
        Prompt(
            "Does the case meet a criterion: very high risk likely to be imminent, or national media interest?",
            "19.4",
        ),
        Prompt("If it is referred: who completes the paperwork within the week?", "12.27"),
        Prompt("What came of an earlier referral?", "12.27"),
    ),
)
