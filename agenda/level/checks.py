"""Checks of the level: decided, reasoned, by its criteria; what ends before the review (7.5-7.6, 12.32, 6.39)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.check import Raised, Severity, check
from agenda.days import birthday, months_before
from agenda.textgate import is_blank
from agenda.wording import day_said, listed
from agenda.words import Criterion, OrderKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts

_ONE_MORE = frozenset(
    {
        Criterion.HIGH_RISK,
        Criterion.OTHER_AGENCIES_NEEDED,
        Criterion.SENIOR_OVERSIGHT,
        Criterion.PREVIOUSLY_LEVEL_3,
    }
)
_LEVEL_3_ALONE = frozenset({Criterion.NATIONAL_SECURITY, Criterion.SERIOUS_ORGANISED_CRIME})
_LEVEL_3_WITH_LEVEL_2 = frozenset({Criterion.RESOURCES_AT_SHORT_NOTICE, Criterion.PUBLIC_CONFIDENCE})


@check("level.decision", Severity.MUST, "12.32", "13a.36")
def decision(facts: Facts) -> Iterator[Raised]:
    """No level is decided."""
    if facts.record.level.decision is None:
        yield Raised("The level of management is not decided: agree one.", "level.decision")


@check("level.reasons", Severity.MUST, "12.33", "13a.38")
def reasons(facts: Facts) -> Iterator[Raised]:
    """There are no reasons, whether the level changed or not."""
    if is_blank(facts.record.level.reasons):
        yield Raised("There are no reasons for the level: record why it stays or changes.", "level.reasons")


@check("level.criteria", Severity.MUST, "7.5", "7.6")
def criteria(facts: Facts) -> Iterator[Raised]:
    """Set to 2 without added value and one criterion more, or to 3 without one of the ways to level 3."""
    met = frozenset(facts.record.level.criteria)
    level_2 = Criterion.FORMAL_MEETINGS_ADD_VALUE in met and not met.isdisjoint(_ONE_MORE)
    level_3 = not met.isdisjoint(_LEVEL_3_ALONE) or (level_2 and not met.isdisjoint(_LEVEL_3_WITH_LEVEL_2))
    if facts.record.level.decision == 2 and not level_2:
        yield Raised(
            "Level 2 needs formal meetings to add value, and one criterion more: record those met, or change the"
            " level.",
            "level.criteria",
        )
    if facts.record.level.decision == 3 and not level_3:
        yield Raised(
            "Level 3 needs national security, serious organised crime, or the criteria of level 2 with resources"
            " at short notice or public confidence: record those met, or change the level.",
            "level.criteria",
        )


@check("level.disagreement", Severity.MUST, "12.32")
def disagreement(facts: Facts) -> Iterator[Raised]:
    """Not agreed, and the range of views is not recorded or the lead agency did not decide."""
    level = facts.record.level
    if level.agreed_by_all:
        return
    if is_blank(level.range_of_views):
        yield Raised(
            "The level is not recorded as agreed by all: confirm it, or record the range of views.",
            "level.range_of_views",
        )
    if not level.lead_agency_decided:
        yield Raised(
            "The level is not recorded as agreed by all: confirm it, or have the lead agency decide.",
            "level.lead_agency_decided",
        )


@check("level.ending", Severity.MUST, "6.39")
def ending(facts: Facts) -> Iterator[Raised]:
    """Category 1, 2 or 4, a licence or notification order ends before the review, and that is not considered.

    It ends on or after the day of the meeting, and before the day of the review.
    """
    held, review = facts.held_on, facts.record.review
    if facts.record.case.category not in {1, 2, 4} or held is None or review is None or review.on is None:
        return
    soon = [
        f"{order.kind.label.lower()} on {day_said(order.ends)}"
        for order in facts.record.background.orders
        if order.kind in {OrderKind.LICENCE, OrderKind.NOTIFICATION}
        and order.ends is not None
        and held <= order.ends < review.on
    ]
    if soon and is_blank(facts.record.level.ending_considered):
        yield Raised(
            f"Before the review ends: {listed(soon)}. Consider category 3 or discretionary category 4; record it.",
            "level.ending_considered",
        )


@check("level.transition", Severity.SHOULD, "23.30")
def transition(facts: Facts) -> Iterator[Raised]:
    """Under 18, within six calendar months of the eighteenth birthday, and transition is not considered."""
    born, held = facts.record.case.date_of_birth, facts.held_on
    adult_on = None if born is None else birthday(born, 18)
    begins = None if adult_on is None else months_before(adult_on, 6)
    if adult_on is None or begins is None or held is None or not begins <= held < adult_on:
        return
    if is_blank(facts.record.level.transition_considered):
        yield Raised(
            f"The offender is 18 on {day_said(adult_on)}: consider transfer to adult services and record it.",
            "level.transition_considered",
        )


CHECKS = (decision, reasons, criteria, disagreement, ending, transition)
