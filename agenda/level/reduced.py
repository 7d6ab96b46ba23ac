"""Checks of a level that is reduced: information, partners, plan; how the case comes back (13a.38-39)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda import attendance, plan
from agenda.check import Raised, Severity, check
from agenda.textgate import is_blank
from agenda.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts

# Whose absence forbids a lower level; the message names them so.
_KEY_PARTNERS = {
    "attendance.police": "the police",
    "attendance.probation": "the Probation Service",
    "attendance.practitioner": "the probation practitioner",
    "attendance.prison": "the prison",
    "attendance.psychology": "HMPPS Psychology Services",
    "attendance.approved-premises": "the approved premises",
    "attendance.victim-liaison": "the Victim Liaison Officer",
    "attendance.youth-offending-team": "the Youth Offending Team",
    "attendance.childrens-services": "Children's Services",
}
_PARTNER_CHECKS = tuple(each for each in attendance.ITEM.checks if each.id in _KEY_PARTNERS)
_PLAN_DUTIES = tuple(each for each in plan.ITEM.checks if each.severity is Severity.MUST)


def is_reduced(facts: Facts) -> bool:
    """Whether the level from today is below the one the meeting was called at, or the case leaves MAPPA."""
    decision, called = facts.record.level.decision, facts.record.meeting.level
    if decision is None or isinstance(decision, str):
        return decision is not None
    # Every meeting is called at 2 or 3, so that 1 is below even where it is not recorded which.
    return decision == 1 or (called is not None and decision < called)


@check("level.reduced-missing-information", Severity.MUST, "13a.38")
def missing_information(facts: Facts) -> Iterator[Raised]:
    """Reduced although information is missing, recorded so or in the risk summary."""
    record = facts.record
    if is_reduced(facts) and (record.level.missing_information or not is_blank(record.risk.missing_information)):
        yield Raised(
            "The level is reduced although information is missing: obtain it first, or keep the level.",
            "level.decision",
        )


@check("level.reduced-missing-partner", Severity.MUST, "13a.38")
def missing_partner(facts: Facts) -> Iterator[Raised]:
    """Reduced although a key partner was not represented, recorded so or by an open check of attendance."""
    if not is_reduced(facts):
        return
    absent = [_KEY_PARTNERS[each.id] for each in _PARTNER_CHECKS if each.is_open(facts)]
    if absent or facts.record.level.key_partner_missing:
        who = listed(absent) if absent else "a key partner"
        yield Raised(
            f"The level is reduced although the meeting lacked {who}: keep the level until they are heard.",
            "level.decision",
        )


@check("level.reduced-plan", Severity.MUST, "13a.38")
def weak_plan(facts: Facts) -> Iterator[Raised]:
    """Reduced although the plan is not recorded as robust, or a duty of the plan or of an action is open."""
    if not is_reduced(facts):
        return
    duties = sum(each.is_open(facts) for each in _PLAN_DUTIES)
    if duties:
        yield Raised(
            f"The level is reduced although {duties} {'duty' if duties == 1 else 'duties'} of the plan"
            f" {'is' if duties == 1 else 'are'} open: complete the plan first, or keep the level.",
            "level.decision",
        )
    elif not facts.record.level.plan_robust:
        yield Raised(
            "The level is reduced although the plan is not recorded as robust: confirm it, or keep the level.",
            "level.plan_robust",
        )


@check("level.discretionary", Severity.MUST, "6.13", "7.6")
def discretionary(facts: Facts) -> Iterator[Raised]:
    """Category 3 or discretionary category 4 set to level 1; such a case leaves MAPPA instead."""
    if facts.record.level.decision == 1 and facts.is_discretionary:
        yield Raised(
            f"A {_category(facts)} case has no level 1: keep it at level 2 or 3, or let it leave MAPPA.",
            "level.decision",
        )


def _category(facts: Facts) -> str:
    return "category 3" if facts.record.case.category == 3 else "discretionary category 4"


@check("level.exit", Severity.MUST, "13a.39", "6.38")
def leaving(facts: Facts) -> Iterator[Raised]:
    """Exit in category 3 or discretionary category 4, and process or agency for re-referral is blank."""
    if facts.record.level.decision != "exit" or not facts.is_discretionary:
        return
    back = facts.record.level.re_referral
    if back is None:
        yield Raised(
            f"The {_category(facts)} case leaves MAPPA: record how it is referred again, and by which agency.",
            "level.re_referral",
        )
        return
    if is_blank(back.process):
        yield Raised(
            f"The {_category(facts)} case leaves MAPPA: record how it is referred again.",
            "level.re_referral.process",
        )
    if back.agency is None:
        yield Raised(
            f"The {_category(facts)} case leaves MAPPA: record which agency refers it again.",
            "level.re_referral.agency",
        )


@check("level.re-referral", Severity.SHOULD, "13a.36", "13a.39")
def re_referral(facts: Facts) -> Iterator[Raised]:
    """Set to level 1 and the process for re-referral is blank."""
    back = facts.record.level.re_referral
    if facts.record.level.decision == 1 and (back is None or is_blank(back.process)):
        yield Raised(
            "The case goes to level 1: record how it comes back, should it need to.",
            "level.re_referral" if back is None else "level.re_referral.process",
        )


CHECKS = (missing_information, missing_partner, weak_plan, discretionary, leaving, re_referral)
