"""The risk management plan, its actions and its contingency (12.6-12.30)."""

from __future__ import annotations

from typing import Annotated

from agenda.shape import Ask, Kind, Part, Rows, YesNo
from agenda.words import Agency, Form, Pillar


class PillarPlan(Part):
    """One of the Four Pillars."""

    summary: Annotated[str | None, Ask("Summary", "", Kind.TEXT)] = None
    no_action_because: Annotated[
        str | None, Ask("No action because", "The reason, where none is needed", Kind.TEXT)
    ] = None


class Pillars(Part):
    """The Four Pillars of risk management (12.11)."""

    supervision: Annotated[PillarPlan, Ask("Supervision")] = PillarPlan()
    monitoring_and_control: Annotated[PillarPlan, Ask("Monitoring and control")] = PillarPlan()
    interventions_and_treatment: Annotated[PillarPlan, Ask("Interventions and treatment")] = PillarPlan()
    victim_safety: Annotated[PillarPlan, Ask("Victim safety")] = PillarPlan()


class Action(Part):
    """One SMART action: who does what by when, how completion is known, which risk it manages (12.9)."""

    number: Annotated[str | None, Ask("Number", kind=Kind.ID)] = None
    pillar: Annotated[Pillar | None, Ask("Pillar")] = None
    action: Annotated[str | None, Ask("Action", "One thing to do, with its object", Kind.TEXT)] = None
    measure: Annotated[str | None, Ask("How completion is known")] = None
    agency: Annotated[Agency | None, Ask("Agency")] = None
    owner: Annotated[str | None, Ask("Owner", "A named person of that agency")] = None
    due: Annotated[str | None, Ask("Due", "A date: 12 dec, in 2 weeks, fri", Kind.DUE)] = None
    risks: Annotated[tuple[str, ...], Rows, Ask("Manages risk", "", Kind.REFERENCES, "risks")] = ()
    accepted: Annotated[YesNo, Ask("Accepted by the agency")] = None
    refusal_reason: Annotated[str | None, Ask("Why not accepted", "", Kind.TEXT)] = None
    alternative: Annotated[str | None, Ask("Alternative considered", "", Kind.TEXT)] = None
    communicator: Annotated[
        str | None, Ask("Who tells the agency", "Where it is not represented", Kind.REFERENCE, "attendance")
    ] = None
    contact: Annotated[str | None, Ask("Whom the agency answers", "Where it is not represented")] = None
    safeguarding: Annotated[YesNo, Ask("Safeguarding action")] = None
    form: Annotated[Form | None, Ask("Form it sends")] = None


class Contingency(Part):
    """What is done should the plan break down (12.22)."""

    trigger: Annotated[str | None, Ask("Trigger", "What would show that the plan is failing", Kind.TEXT)] = None
    response: Annotated[str | None, Ask("Response", "Who does what, and how fast", Kind.TEXT)] = None
    agency: Annotated[Agency | None, Ask("Agency")] = None


class ApprovedPremises(Part):
    """Whether residence in approved premises was considered (12.26)."""

    considered: Annotated[YesNo, Ask("Considered")] = None
    residence: Annotated[YesNo, Ask("Residence is part of the plan")] = None
    reason: Annotated[str | None, Ask("Reason", "", Kind.TEXT)] = None


class CoreGroup(Part):
    """A group of professionals that works for the meeting between meetings (13a.49)."""

    members: Annotated[str | None, Ask("Members")] = None
    tasks: Annotated[str | None, Ask("Tasks", "", Kind.TEXT)] = None


class Plan(Part):
    """The risk management plan the meeting agreed."""

    pillars: Annotated[Pillars, Ask("Four Pillars")] = Pillars()
    actions: Annotated[tuple[Action, ...], Rows, Ask("Actions")] = ()
    contingency: Annotated[tuple[Contingency, ...], Rows, Ask("Contingency plan")] = ()
    licence_conditions: Annotated[
        tuple[str, ...], Rows, Ask("Licence conditions", "One on each line; all of them")
    ] = ()
    approved_premises: Annotated[ApprovedPremises, Ask("Approved premises")] = ApprovedPremises()
    child_protection_plan_aligned: Annotated[
        YesNo, Ask("Aligned with the child protection plan", "Where there is one")
    ] = None
    employment_restricted: Annotated[YesNo, Ask("Employment or training restricted", "Then MAPPA J is sent")] = (
        None
    )
    self_contained_private_rented: Annotated[
        YesNo, Ask("Lives alone in private rented housing", "Or will; under 35, MAPPA P is sent")
    ] = None
    differs_from_lead_agency: Annotated[
        str | None,
        Ask("Differs from the lead agency's record", "How, where parts are kept out of it", Kind.TEXT),
    ] = None
    offender_informed: Annotated[YesNo, Ask("Offender knows of MAPPA management")] = None
    withheld_because: Annotated[str | None, Ask("Withheld because", "", Kind.TEXT)] = None
    offender_views: Annotated[str | None, Ask("Offender's views", "", Kind.TEXT)] = None
    no_views_because: Annotated[str | None, Ask("No views because", "", Kind.TEXT)] = None
    core_group: Annotated[CoreGroup | None, Ask("Core group")] = None
