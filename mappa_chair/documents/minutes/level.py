"""Section 12: the level from today, why, every view on it, and the next meeting (7.5-7.6, 12.32-33, 13a.37-39)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.walk import item_of
from agenda.wording import weekday_said
from agenda.words import OrderKind
from mappa_chair.documents.blocks import Fact, Facts, Heading
from mappa_chair.documents.phrases import NONE, nothing, plain
from mappa_chair.documents.recorded import Recorded, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.level import Level
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting


def write(meeting: Meeting) -> Iterator[Block]:
    """The decision on the level, then when the case is looked at again."""
    yield Heading(2, "Level of management")
    yield _level(meeting)
    yield Heading(2, meeting.top.label("review"))
    yield next_meeting(meeting)


def decided_level(decision: int | str | None, called: int | None) -> str | None:
    """The decision in words, with the level the meeting was called at."""
    if decision is None:
        return None
    if decision == "exit":
        return "Exit: the case leaves MAPPA"
    change = "" if called is None or called == decision else f" (the meeting was called at level {called})"
    return f"Level {decision}{change}"


def _level(meeting: Meeting) -> Facts:
    item = Recorded(meeting.record.level, "level")
    agreed, stays = item.part.agreed_by_all, item_of("review").applies(meeting.record)
    decision = decided_level(item.part.decision, meeting.record.meeting.level)
    return Facts(
        (
            Fact(item.label("decision"), item.words(decision, "decision")),
            item.fact("criteria"),
            item.fact("reasons"),
            item.fact("agreed_by_all"),
            item.fact("range_of_views", absent=f"{NONE}: all agreed" if agreed else None),
            _lead_agency(item),
            item.fact("missing_information"),
            item.fact("key_partner_missing"),
            item.fact("plan_robust"),
            _re_referral(meeting, stays=stays),
            item.fact("ending_considered", absent=_no_ending(meeting)),
            item.fact("transition_considered", absent=_no_transition(meeting)),
        ),
        "Level of management",
    )


def _lead_agency(item: Recorded[Level]) -> Fact:
    if item.part.agreed_by_all and not item.part.lead_agency_decided:
        name = "lead_agency_decided"
        return Fact(item.label(name), plain("Does not apply: all agreed", tone="empty"))
    return item.fact("lead_agency_decided")


def _no_ending(meeting: Meeting) -> str | None:
    """What silence means where no licence or notification ends before the next meeting (6.39)."""
    today = meeting.record.meeting.held_on
    again = meeting.record.review.on if meeting.record.review else None
    if today is None or again is None:
        return None
    kinds = {OrderKind.LICENCE, OrderKind.NOTIFICATION}
    ends = [order.ends for order in meeting.record.background.orders if order.kind in kinds and order.ends]
    if any(today <= end < again for end in ends):
        return None
    return "Does not apply: no licence or notification ends before the next meeting"


def _no_transition(meeting: Meeting) -> str | None:
    """What silence means for an adult (23.30)."""
    age = meeting.facts.offender_age
    return "Does not apply: the offender is an adult" if age is not None and age >= 18 else None


def _re_referral(meeting: Meeting, *, stays: bool) -> Fact:
    item = Recorded(meeting.record.level, "level")
    if item.part.re_referral is None:
        absent = "Does not apply: further meetings follow" if stays and item.part.decision else None
        return item.fact("re_referral", absent=absent)
    again = Recorded(item.part.re_referral, "level.re_referral")
    both = stacked(again.cell("process"), again.cell("agency", before="Responsible: "), source=again.path)
    return Fact(item.label("re_referral"), both)


def next_meeting(meeting: Meeting) -> Block:
    """When and where the case is reviewed; the day of the week is written out."""
    if meeting.record.review is None:
        stays = item_of("review").applies(meeting.record)
        return nothing() if stays else nothing("Does not apply: no further level 2 or level 3 meeting is planned.")
    item = Recorded(meeting.record.review, "review")
    day = item.part.on
    return Facts(
        (
            Fact(item.label("on"), item.words(weekday_said(day) if day else None, "on")),
            *map(item.fact, ("at", "venue", "mode")),
        ),
        meeting.top.label("review"),
    )
