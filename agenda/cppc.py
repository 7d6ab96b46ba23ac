"""Item 15: referral as a Critical Public Protection Case (12.27, 13a.36, 19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Day, Kind, Part, YesNo
from agenda.textgate import is_blank
from agenda.wording import day_said
from agenda.words import CppcDecision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts
    from agenda.record import Record

PAPERWORK_DAYS = 7


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


@check("cppc.considered", Severity.MUST, "12.27", "13a.36", "19.4")
def considered(facts: Facts) -> Iterator[Raised]:
    """Called at level 3 or set to it today, and referral is not considered."""
    if at_level_3(facts.record) and not facts.record.cppc.considered:
        yield Raised(
            "Referral as a Critical Public Protection Case is not considered: consider it.", "cppc.considered"
        )


@check("cppc.reasons", Severity.MUST, "19.4")
def reasons(facts: Facts) -> Iterator[Raised]:
    """Called at level 3 or set to it today without reasons; or, at any level, referred with neither criterion."""
    cppc = facts.record.cppc
    if at_level_3(facts.record) and is_blank(cppc.reasons):
        yield Raised(
            "There are no reasons for or against referral as a Critical Public Protection Case: record them.",
            "cppc.reasons",
        )
    if cppc.decision is CppcDecision.REFER and not (cppc.very_high_and_imminent or cppc.national_media):
        yield Raised(
            "The case is referred as a Critical Public Protection Case and meets neither criterion: record the one"
            " it meets, or do not refer it.",
            "cppc.very_high_and_imminent",
        )


@check("cppc.paperwork", Severity.MUST, "12.27")
def paperwork(facts: Facts) -> Iterator[Raised]:
    """Referred, and nobody is named, there is no date, or it is later than the seventh day after the meeting."""
    cppc, held = facts.record.cppc, facts.held_on
    if cppc.decision is not CppcDecision.REFER:
        return
    if is_blank(cppc.owner):
        yield Raised("Nobody is named to complete the referral: name who does.", "cppc.owner")
    if cppc.paperwork_by is None:
        yield Raised("The referral has no date: set one within a week of the meeting.", "cppc.paperwork_by")
    elif held is not None and (cppc.paperwork_by - held).days > PAPERWORK_DAYS:
        yield Raised(
            f"The referral is due on {day_said(cppc.paperwork_by)}, more than a week after the meeting: set an"
            " earlier date.",
            "cppc.paperwork_by",
        )


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
    checks=(
        considered,
        reasons,
        paperwork,
    ),
)
