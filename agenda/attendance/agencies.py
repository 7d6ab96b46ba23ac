"""Checks of the agencies and functions that a case calls for (13a.12-13a.27, 22.14, 22.23, 23.25-26, 26.67)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.check import Raised, Severity, check
from agenda.wording import is_or_are, people_called
from agenda.words import Agency, Function, MeetingKind, Report, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts

_AT = "attendance"


@check("attendance.prison", Severity.MUST, "13a.15")
def prison(facts: Facts) -> Iterator[Raised]:
    """The offender is in custody and neither the prison nor the Youth Custody Service is represented."""
    if facts.in_custody and not facts.represented(Agency.PRISON, Agency.YOUTH_CUSTODY):
        yield Raised(
            "The offender is in custody and nobody is present for the prison or the Youth Custody Service:"
            " have someone with authority attend.",
            _AT,
        )


@check("attendance.prison-report", Severity.MUST, "13a.15", "15.26")
def prison_report(facts: Facts) -> Iterator[Raised]:
    """The offender is in custody and nobody on the list, present or not, has sent a MAPPA F."""
    if facts.in_custody and all(person.report is not Report.MAPPA_F for person in facts.record.attendance):
        yield Raised("The offender is in custody and no MAPPA F is recorded: obtain it from the prison.", _AT)


@check("attendance.psychology", Severity.MUST, "13a.16")
def psychology(facts: Facts) -> Iterator[Raised]:
    """An initial meeting before release is called at level 3 and nobody present is there for psychology."""
    meeting = facts.record.meeting
    called = meeting.level == 3 and meeting.kind is MeetingKind.INITIAL and meeting.pre_release
    if called and not facts.has_function(Function.PSYCHOLOGY):
        yield Raised(
            "This is the first level 3 meeting before release and nobody is present for HMPPS Psychology Services:"
            " have a psychologist attend.",
            _AT,
        )


@check("attendance.approved-premises", Severity.MUST, "13a.13")
def approved_premises(facts: Facts) -> Iterator[Raised]:
    """Residence at approved premises is part of the plan and nobody present is there for approved premises."""
    if facts.record.plan.approved_premises.residence and not facts.has_function(Function.APPROVED_PREMISES):
        yield Raised(
            "The plan includes residence at approved premises and nobody of their staff is present:"
            " have one of them attend.",
            _AT,
        )


@check("attendance.victim-liaison", Severity.MUST, "13a.12", "22.14")
def victim_liaison(facts: Facts) -> Iterator[Raised]:
    """Someone is in the Victim Contact Service and no Victim Liaison Officer is present or has reported."""
    served = [person for person in facts.people if person.victim_contact_service]
    reported = any(
        person.function is Function.VICTIM_LIAISON and person.report is not None
        for person in facts.record.attendance
    )
    if served and not reported and not facts.has_function(Function.VICTIM_LIAISON):
        yield Raised(
            f"The Victim Contact Service is engaged with {people_called(served)} and no Victim Liaison Officer is"
            " present or has reported: have one attend or report.",
            _AT,
        )


@check("attendance.youth-offending-team", Severity.MUST, "13a.19", "23.25", "31.21")
def youth_offending_team(facts: Facts) -> Iterator[Raised]:
    """The offender is under 18 and the Youth Offending Team is not represented."""
    if facts.offender_is_child and not facts.represented(Agency.YOUTH_OFFENDING_TEAM):
        yield Raised(
            f"The offender is {facts.offender_age} and nobody is present for the Youth Offending Team:"
            " have its manager and case manager attend.",
            _AT,
        )


@check("attendance.childrens-services", Severity.MUST, "13a.19", "23.25", "31.21")
def childrens_services(facts: Facts) -> Iterator[Raised]:
    """The offender is under 18 and Children's Services are not represented."""
    if facts.offender_is_child and not facts.represented(Agency.CHILDRENS_SERVICES):
        yield Raised(
            f"The offender is {facts.offender_age} and nobody is present for Children's Services:"
            " have someone with authority attend.",
            _AT,
        )


@check("attendance.yot-transition", Severity.SHOULD, "23.26")
def yot_transition(facts: Facts) -> Iterator[Raised]:
    """The offender is 18 to 21, was formerly with a Youth Offending Team, and that team is not represented."""
    age = facts.offender_age
    if age is None or not 18 <= age <= 21 or not facts.record.case.formerly_youth_offending_team:
        return
    if not facts.represented(Agency.YOUTH_OFFENDING_TEAM):
        yield Raised(
            f"The offender is {age} and was with a Youth Offending Team, which is not here: have the team attend.",
            _AT,
        )


@check("attendance.child-social-worker", Severity.SHOULD, "13a.21")
def child_social_worker(facts: Facts) -> Iterator[Raised]:
    """An identified child is at risk and Children's Services are not represented."""
    children = [person for person in facts.identified if person.child]
    if children and not facts.represented(Agency.CHILDRENS_SERVICES):
        yield Raised(
            f"{people_called(children)} {is_or_are(children)} at risk and nobody is present for"
            " Children's Services: have the lead social worker attend.",
            _AT,
        )


@check("attendance.adult-social-care", Severity.SHOULD, "13a.22")
def adult_social_care(facts: Facts) -> Iterator[Raised]:
    """An identified adult at risk is concerned and Adult Social Care is not represented."""
    adults = [person for person in facts.identified if person.adult_at_risk]
    if adults and not facts.represented(Agency.ADULT_SOCIAL_CARE):
        yield Raised(
            f"{people_called(adults)} {'is an adult' if len(adults) == 1 else 'are adults'} at risk and nobody is"
            " present for Adult Social Care: have the lead social worker attend.",
            _AT,
        )


@check("attendance.mental-health", Severity.SHOULD, "13a.20", "26.67")
def mental_health(facts: Facts) -> Iterator[Raised]:
    """The offender is in hospital or mental health services lead, and they are not represented."""
    case = facts.record.case
    in_hospital = case.setting is Setting.HOSPITAL
    if (in_hospital or case.lead_agency is Agency.MENTAL_HEALTH) and not facts.represented(Agency.MENTAL_HEALTH):
        why = "The offender is in hospital" if in_hospital else "Mental health services lead"
        yield Raised(
            f"{why} and nobody is present for mental health services: have the clinical team attend.",
            _AT,
        )


@check("attendance.domestic-abuse-adviser", Severity.MUST, "22.23", "27.30")
def domestic_abuse_adviser(facts: Facts) -> Iterator[Raised]:
    """Someone is known to MARAC and no Independent Domestic Violence Adviser was invited or is present."""
    known = [person for person in facts.people if person.marac]
    if known and not facts.invited_or_present(Function.DOMESTIC_ABUSE_ADVISER):
        yield Raised(
            f"{people_called(known)} {is_or_are(known)} known to MARAC and no Independent Domestic"
            " Violence Adviser was invited: invite the adviser.",
            _AT,
        )


@check("attendance.prevent", Severity.NOTE, "13a.27")
def prevent(facts: Facts) -> Iterator[Raised]:
    """Category 4, and nobody of Prevent was invited or is present."""
    if facts.is_terrorism_case and not facts.invited_or_present(Function.PREVENT):
        yield Raised("Nobody of Prevent was invited to this category 4 meeting: consider inviting the lead.", _AT)


CHECKS = (
    prison,
    prison_report,
    psychology,
    approved_premises,
    victim_liaison,
    youth_offending_team,
    childrens_services,
    yot_transition,
    child_social_worker,
    adult_social_care,
    mental_health,
    domestic_abuse_adviser,
    prevent,
)
