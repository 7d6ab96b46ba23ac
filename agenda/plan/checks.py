"""Checks of the plan as a whole: pillars, risks, contingency, safeguarding, the offender (12, 13a.28, 21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.check import Raised, Severity, check
from agenda.textgate import is_blank
from agenda.wording import action_called, is_or_are, listed, people_called, risk_called
from agenda.words import FOUR_PILLARS, Form, Group, OrderKind, Pillar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts

_ACTIONS = "plan.actions"


@check("plan.pillar", Severity.MUST, "12.11")
def pillar(facts: Facts) -> Iterator[Raised]:
    """A pillar has no accepted action and no reason for having none."""
    used = {action.pillar for _, action in facts.accepted_actions}
    for each in FOUR_PILLARS:
        if each not in used and is_blank(getattr(facts.record.plan.pillars, each.value).no_action_because):
            yield Raised(
                f"The pillar {each.label.lower()} has no accepted action: add one, or record why none is needed.",
                f"plan.pillars.{each.value}",
            )


@check("plan.risk-covered", Severity.MUST, "12.9")
def risk_covered(facts: Facts) -> Iterator[Raised]:
    """An identified risk that no accepted action manages."""
    managed = {id_ for _, action in facts.accepted_actions for id_ in action.risks}
    for risk in facts.record.risk.risks:
        if risk.id not in managed:
            yield Raised(f"{risk_called(risk)} has no accepted action: add one, or link one.", _ACTIONS)


@check("plan.contingency", Severity.MUST, "12.9", "12.22")
def contingency(facts: Facts) -> Iterator[Raised]:
    """There is no contingency entry with both trigger and response; actions are no substitute."""
    if all(is_blank(entry.trigger) or is_blank(entry.response) for entry in facts.record.plan.contingency):
        yield Raised(
            "There is no contingency plan: record what would show that the plan is failing, and the response.",
            "plan.contingency",
        )


@check("plan.licence-conditions", Severity.MUST, "12.11")
def licence_conditions(facts: Facts) -> Iterator[Raised]:
    """A licence has not ended before the meeting and no licence condition is recorded; it may start later."""
    licensed = any(
        order.kind is OrderKind.LICENCE and facts.not_ended(order) for order in facts.record.background.orders
    )
    if licensed and all(is_blank(condition) for condition in facts.record.plan.licence_conditions):
        yield Raised(
            "The offender is or will be on licence and no licence condition is recorded: record all of them.",
            "plan.licence_conditions",
        )


@check("plan.victim-safety", Severity.MUST, "12.9")
def victim_safety(facts: Facts) -> Iterator[Raised]:
    """An identified person is at risk and there is no accepted action under victim safety."""
    protected = any(action.pillar is Pillar.VICTIM_SAFETY for _, action in facts.accepted_actions)
    if facts.identified and not protected:
        yield Raised(
            f"{people_called(facts.identified)} {is_or_are(facts.identified)} at risk and there is no accepted"
            " victim safety action: add one.",
            _ACTIONS,
        )


@check("plan.safeguarding", Severity.MUST, "12.9")
def safeguarding(facts: Facts) -> Iterator[Raised]:
    """A child or an adult at risk may be harmed, by name or as a group, and no accepted action is safeguarding."""
    concerned = [
        person for person in facts.people if person.child or person.adult_at_risk or person.group is Group.CHILDREN
    ]
    if concerned and not any(action.safeguarding for _, action in facts.accepted_actions):
        yield Raised(
            f"No accepted action is marked as safeguarding, and at risk {is_or_are(concerned)}"
            f" {people_called(concerned)}: add one, or mark one.",
            _ACTIONS,
        )


@check("plan.child-protection-plan", Severity.MUST, "12.9")
def child_protection_plan(facts: Facts) -> Iterator[Raised]:
    """A child protection plan is in place and alignment with it is not confirmed."""
    children = [person for person in facts.people if person.child_protection_plan]
    if children and not facts.record.plan.child_protection_plan_aligned:
        yield Raised(
            f"A child protection plan is in place for {people_called(children)}: confirm alignment with it.",
            "plan.child_protection_plan_aligned",
        )


@check("plan.refused", Severity.MUST, "12.6")
def refused(facts: Facts) -> Iterator[Raised]:
    """An action was not accepted, and the reason or the alternative considered is missing."""
    for index, action in enumerate(facts.record.plan.actions):
        if action.accepted:
            continue
        missing = {"refusal_reason": "the reason", "alternative": "the alternative considered"}
        lacks = [name for name in missing if is_blank(getattr(action, name))]
        if lacks:
            yield Raised(
                f"{action_called(index, action)} is not accepted: record {listed([missing[x] for x in lacks])}.",
                f"{_ACTIONS}[{index}].{lacks[0]}",
            )


@check("plan.difference", Severity.MUST, "12.7")
def difference(facts: Facts) -> Iterator[Raised]:
    """The plan is said to differ from the lead agency's record, and how is blank."""
    differs = facts.record.plan.differs_from_lead_agency
    if differs is not None and is_blank(differs):
        yield Raised(
            "The plan differs from what the lead agency records: say which parts are kept out of its system.",
            "plan.differs_from_lead_agency",
        )


@check("plan.offender-informed", Severity.MUST, "12.28", "12.30")
def offender_informed(facts: Facts) -> Iterator[Raised]:
    """Whether the offender knows of MAPPA management is not recorded, or it is withheld without a reason."""
    plan = facts.record.plan
    if plan.offender_informed is None:
        yield Raised(
            "Whether the offender knows of MAPPA management is not recorded: record it.", "plan.offender_informed"
        )
    elif not plan.offender_informed and is_blank(plan.withheld_because):
        yield Raised(
            "The offender is not told of MAPPA management: record what is withheld, and why.",
            "plan.withheld_because",
        )


@check("plan.offender-views", Severity.SHOULD, "13a.28", "12.29")
def offender_views(facts: Facts) -> Iterator[Raised]:
    """Neither the offender's views nor a reason for having none is recorded."""
    plan = facts.record.plan
    if is_blank(plan.offender_views) and is_blank(plan.no_views_because):
        yield Raised(
            "The offender's own views are not recorded: record them, or why there are none.", "plan.offender_views"
        )


@check("plan.approved-premises", Severity.SHOULD, "12.26")
def approved_premises(facts: Facts) -> Iterator[Raised]:
    """Residence in approved premises is not considered."""
    if not facts.record.plan.approved_premises.considered:
        yield Raised(
            "Residence in approved premises is not considered: consider it and record the reason.",
            "plan.approved_premises.considered",
        )


@check("plan.employment", Severity.MUST, "21.23", "21.27")
def employment(facts: Facts) -> Iterator[Raised]:
    """Employment or training is restricted and no accepted action sends MAPPA J."""
    if facts.record.plan.employment_restricted and not _sends(facts, Form.MAPPA_J):
        yield Raised(
            "Employment or training is restricted: add an action that sends MAPPA J to the DWP.", _ACTIONS
        )


@check("plan.housing", Severity.SHOULD, "21.15", "21.16")
def housing(facts: Facts) -> Iterator[Raised]:
    """Under 35, alone in self-contained private rented housing, and no accepted action sends MAPPA P."""
    age = facts.offender_age
    alone = facts.record.plan.self_contained_private_rented
    if alone and age is not None and age < 35 and not _sends(facts, Form.MAPPA_P):
        yield Raised(
            f"The offender is {age} and to live alone in private rented housing: add an action that sends MAPPA P"
            " to the DWP.",
            _ACTIONS,
        )


def _sends(facts: Facts, form: Form) -> bool:
    return any(action.form is form for _, action in facts.accepted_actions)


CHECKS = (
    pillar,
    risk_covered,
    contingency,
    licence_conditions,
    victim_safety,
    safeguarding,
    child_protection_plan,
    refused,
    difference,
    offender_informed,
    offender_views,
    approved_premises,
    employment,
    housing,
)
