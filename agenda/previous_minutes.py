"""Item 3: receipt, reading and accuracy of the last minutes (13a.36, 13b.4, 13b.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Day, Kind, Part, YesNo
from agenda.textgate import is_blank
from agenda.words import MeetingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts
    from agenda.record import Record


class PreviousMinutes(Part):
    """What the meeting says of the minutes of the meeting before."""

    held_on: Annotated[Day, Ask("Last meeting held on", past=True)] = None
    accurate: Annotated[YesNo, Ask("Agreed as accurate")] = None
    corrections: Annotated[
        str | None, Ask("Corrections", "What is to be put right, where not accurate", Kind.TEXT)
    ] = None


def at_a_review(record: Record) -> bool:
    """Whether there is a meeting before this one to speak of."""
    return record.meeting.kind is not MeetingKind.INITIAL


@check("previous-minutes.accurate", Severity.MUST, "13b.6")
def accurate(facts: Facts) -> Iterator[Raised]:
    """A review, and the last minutes are missing, not said to be accurate, or not accurate without corrections."""
    last = facts.record.previous_minutes
    if not facts.is_review:
        return
    if last is None:
        yield Raised("Nothing is recorded on the minutes of the last meeting: record it.", "previous_minutes")
    elif last.accurate is None:
        yield Raised(
            "Whether the last minutes are accurate is not recorded: ask the meeting.", "previous_minutes.accurate"
        )
    elif not last.accurate and is_blank(last.corrections):
        yield Raised(
            "The last minutes are not accurate: record what is to be corrected.", "previous_minutes.corrections"
        )


@check("previous-minutes.read", Severity.MUST, "13a.36", "13b.4")
def minutes_read(facts: Facts) -> Iterator[Raised]:
    """A review, and someone present who was invited last time has not read the last minutes."""
    if not facts.is_review:
        return
    for index, person in facts.present_at():
        if person.read_previous_minutes is False:
            yield Raised(
                f"{facts.name_of(person)} has not read the minutes of the last meeting: have them read now.",
                f"attendance[{index}].read_previous_minutes",
            )


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
    checks=(
        accurate,
        minutes_read,
    ),
)
