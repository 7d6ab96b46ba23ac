"""Item 17: the next meeting (13a.37)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Clock, Day, Kind, Part
from agenda.wording import day_said, weekday_said
from agenda.words import Mode, Setting
from agenda.working_days import bank_holiday, is_weekend

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from agenda.facts import Facts
    from agenda.record import Record

# The levels a case is reviewed at.
_REVIEWED = (2, 3)


class Review(Part):
    """When and where the case is reviewed."""

    on: Annotated[Day, Ask("Date of the review")] = None
    at: Annotated[Clock, Ask("Time", kind=Kind.CLOCK)] = None
    venue: Annotated[str | None, Ask("Venue")] = None
    mode: Annotated[Mode | None, Ask("How people meet")] = None


def stays_in_meetings(record: Record) -> bool:
    """Whether another level 2 or 3 meeting follows, as far as is decided."""
    return record.level.decision not in {1, "exit"}


def _review_on(facts: Facts) -> date | None:
    return None if facts.record.review is None else facts.record.review.on


@check("review.date", Severity.MUST, "13a.37")
def dated(facts: Facts) -> Iterator[Raised]:
    """Set to level 2 or 3 and there is no date of review."""
    level = facts.record.level.decision
    if level in _REVIEWED and _review_on(facts) is None:
        yield Raised(
            f"The case stays at level {level} and no review is set: set its date.",
            "review" if facts.record.review is None else "review.on",
        )


@check("review.interval", Severity.MUST, "13a.37", "31.21")
def interval(facts: Facts) -> Iterator[Raised]:
    """In the community, or released before it, and over 112 days (level 2) or 56 (level 3) after the meeting.

    An area may have an interval of its own.
    """
    held, on, level = facts.held_on, _review_on(facts), facts.record.level.decision
    if held is None or on is None or level not in _REVIEWED:
        return
    within = facts.area.review_days(level)
    release = facts.record.background.key_dates.release
    outside = facts.record.case.setting in {Setting.COMMUNITY, Setting.APPROVED_PREMISES}
    days = (on - held).days
    if (outside or (release is not None and release < on)) and days > within:
        own = facts.area.departure(f"review_days_level_{level}")
        yield Raised(
            f"The review on {day_said(on)} is {days} days after the meeting: at level {level} set one "
            + (f"in time, by {own}." if own else f"within {within // 7} weeks ({within} days)."),
            "review.on",
        )


@check("review.past", Severity.MUST, "13a.37")
def past(facts: Facts) -> Iterator[Raised]:
    """The review is not after the meeting."""
    held, on = facts.held_on, _review_on(facts)
    if held is not None and on is not None and on <= held:
        yield Raised(f"The review on {day_said(on)} is not after the meeting: set a later date.", "review.on")


@check("review.working-day", Severity.SHOULD)
def working_day(facts: Facts) -> Iterator[Raised]:
    """The review is on a weekend or a bank holiday of England and Wales."""
    on = _review_on(facts)
    if on is None:
        return
    holiday = bank_holiday(on)
    if is_weekend(on) or holiday is not None:
        why = f" ({holiday})" if holiday is not None else ""
        yield Raised(
            f"The review is on {weekday_said(on)}{why}, which is no working day: choose another.", "review.on"
        )


ITEM = Item(
    key="review",
    number=17,
    title="Next meeting",
    purpose="Set the date of the review.",
    paragraphs=("13a.37", "31.21"),
    part=Review,
    applies=stays_in_meetings,
    needs=("on",),
    prompts=(
        Prompt(
            "When do we meet again: within 16 weeks at level 2, within 8 at level 3, in the community?",
            "13a.37",
        ),
    ),
    checks=(dated, interval, past, working_day),
)
