"""Who is here, who should be, who chairs and who may not be in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.agenda.cases.case import Case, Change, attendee, person
from tests.agenda.records import child

if TYPE_CHECKING:
    from agenda.shape import JSON


def away(*positions: int) -> tuple[Change, ...]:
    """Apologies from these people."""
    return tuple((f"attendance[{each}].attended", "apologies") for each in positions)


def here(agency: str, **more: JSON) -> tuple[Change, ...]:
    """One more person, heard in the round of information."""
    return (
        ("attendance[+]", attendee(agency, **more)),
        ("information[+]", {"agency": agency, "text": "Nothing to add."}),
    )


# The child's meeting without police actions and with a chair of probation: police can leave without more ado.
NO_POLICE_NEEDED: tuple[Change, ...] = (
    ("meeting.chairs", ["b3"]),
    ("attendance[+]", attendee("probation", function="practitioner")),
    ("plan.actions[1].agency", "youth_offending_team"),
)

GRADES = (
    Case(
        "attendance.police",
        (*NO_POLICE_NEEDED, *away(0, 1)),
        ("attendance",),
        (*NO_POLICE_NEEDED, *away(0), ("attendance[1].delegated_authority", True)),
        child,
    ),
    Case(
        "attendance.police-grade",
        (("attendance[2].grade", "inspector"),),
        ("attendance[2].grade",),
        (("attendance[2].grade", "inspector"), ("attendance[3].delegated_authority", True)),
        note="below chief inspector at level 3",
    ),
    Case(
        "attendance.police-grade",
        (("attendance[0].grade", "sergeant"), ("attendance[1].grade", "constable")),
        ("attendance[0].grade",),
        (("attendance[0].grade", "constable"), ("attendance[1].grade", "superintendent")),
        child,
        note="below inspector at level 2",
    ),
    Case(
        "attendance.police-grade",
        (("attendance[2].grade", "head_of_pdu"), ("attendance[3].grade", None)),
        ("attendance[2].grade",),
        (("attendance[2].grade", "chief_superintendent"), ("attendance[3].grade", None)),
        note="a grade of another service is none of the police",
    ),
    Case(
        "attendance.probation",
        (("attendance[2].agency", "other"), ("information[1].agency", "other")),
        ("attendance",),
        (*away(2), ("attendance[+]", attendee("probation", grade="head_of_pdu"))),
        child,
    ),
    Case(
        "attendance.probation-grade",
        (("attendance[0].grade", "operational_support_manager"),),
        ("attendance[0].grade",),
        (("attendance[0].grade", "operational_support_manager"), ("attendance[0].delegated_authority", True)),
        note="below head of PDU at level 3",
    ),
    Case(
        "attendance.probation-grade",
        (("attendance[2].grade", "probation_officer"),),
        ("attendance[2].grade",),
        (("attendance[2].grade", "operational_support_manager"),),
        child,
        note="below senior probation officer at level 2",
    ),
    Case(
        "attendance.practitioner",
        (("attendance[1].function", None),),
        ("attendance",),
        (
            ("attendance[1].function", None),
            ("attendance[7].function", "practitioner"),
            ("plan.approved_premises.residence", False),
        ),
    ),
    Case(
        "attendance.practitioner",
        (("case.lead_agency", "probation"),),
        ("attendance",),
        (("case.lead_agency", "police"),),
        child,
        note="a practitioner of another agency is not the probation practitioner",
    ),
)

CHAIRS = (
    Case(
        "attendance.chair-agency",
        (("meeting.chairs", []),),
        ("meeting.chairs",),
        (("meeting.chairs", ["a3"]),),
        note="no chair",
    ),
    Case(
        "attendance.chair-agency",
        (("meeting.chairs", ["b1", "b4"]),),
        ("meeting.chairs[1]",),
        (("meeting.chairs", ["b1", "b3"]), ("attendance[+]", attendee("probation"))),
        child,
        note="a chair of the Youth Offending Team",
    ),
    Case(
        "attendance.chair-not-sole",
        away(1),
        ("meeting.chairs[0]",),
        (*away(1), *here("police")),
        child,
        note="the chair alone",
    ),
    Case(
        "attendance.chair-not-sole",
        (("meeting.chairs", ["b1", "b2"]), *away(1)),
        ("meeting.chairs[0]",),
        (("meeting.chairs", ["b1", "b2"]),),
        child,
        note="two chairs of one agency are company for each other",
    ),
    Case(
        "attendance.chair-not-sole",
        (("meeting.chairs", ["b3"]), *away(2), ("attendance[2].agency", "probation")),
        ("meeting.chairs[0]",),
        (("meeting.chairs", ["b1"]), *away(0), ("attendance[1].delegated_authority", True)),
        child,
        also=frozenset({"attendance.probation"}),
        note="nobody of the chair's agency, not even the chair",
    ),
    Case(
        "attendance.joint-chairs",
        (
            ("case.category", 4),
            ("attendance[+]", attendee("police", function="prevent")),
            ("risk.tools[+]", {"tool": "ERG22+", "result": "High"}),
        ),
        ("meeting.chairs",),
        (
            ("case.category", 4),
            ("attendance[+]", attendee("police", function="prevent")),
            ("risk.tools[+]", {"tool": "ERG22+", "result": "High"}),
            ("meeting.chairs", ["a3", "a1"]),
            ("attendance[0].function", "national_security_division"),
            ("attendance[2].function", "counter_terrorism"),
        ),
    ),
    Case(
        "attendance.joint-chairs",
        (
            ("case.category", 4),
            ("attendance[+]", attendee("police", function="prevent")),
            ("risk.tools[+]", {"tool": "ERG", "result": "High"}),
            ("meeting.chairs", ["a1", "a3"]),
            ("attendance[0].function", "counter_terrorism"),
            ("attendance[2].function", "national_security_division"),
        ),
        ("meeting.chairs",),
        note="each of its own service",
    ),
    Case(
        "attendance.minute-taker",
        (("meeting.minute_taker", None),),
        ("meeting.minute_taker",),
        (("meeting.minute_taker", "a9"),),
        note="none named",
    ),
    Case(
        "attendance.minute-taker",
        (("meeting.minute_taker", "a1"),),
        ("meeting.minute_taker",),
        (("meeting.minute_taker", "a2"),),
        note="a chair",
    ),
    Case(
        "attendance.information-sharing",
        (
            ("attendance[6].information_sharing_agreement", False),
            ("attendance[6].accepted_confidentiality", False),
        ),
        ("attendance[6].information_sharing_agreement",),
        (("attendance[6].information_sharing_agreement", None),),
        child,
        also=frozenset({"confidentiality.accepted"}),
    ),
    Case(
        "attendance.excluded",
        (("attendance[8].represents", "victim"),),
        ("attendance[8].represents",),
        (("attendance[9].represents", "offender"),),
    ),
    Case(
        "attendance.invitations",
        (("meeting.invitations_sent_on", "2026-11-11"),),
        ("meeting.invitations_sent_on",),
        (("meeting.invitations_sent_on", "2026-11-10"),),
        note="thirteen days, and fourteen",
    ),
    Case(
        "attendance.invitations",
        (("meeting.invitations_sent_on", None),),
        ("meeting.invitations_sent_on",),
        (("meeting.invitations_sent_on", None), ("meeting.emergency", True)),
        note="no date, and an emergency",
    ),
    Case(
        "attendance.invitations",
        (("meeting.invitations_sent_on", "2026-12-24"),),
        ("meeting.invitations_sent_on",),
        (("meeting.invitations_sent_on", "2025-11-24"),),
        note="after the meeting",
    ),
)

AGENCIES = (
    Case(
        "attendance.prison",
        (*away(4), ("plan.actions[0].agency", "probation")),
        ("attendance",),
        (("attendance[4].agency", "youth_custody"), ("information[3].agency", "youth_custody")),
    ),
    Case(
        "attendance.prison",
        (("case.setting", "custody"), ("risk.levels.prisoners", "low"), ("attendance[6].report", "mappa_f")),
        ("attendance",),
        (("case.setting", "hospital"), *here("mental_health")),
        child,
        note="only in custody",
    ),
    Case(
        "attendance.prison-report",
        (("attendance[4].report", "written"),),
        ("attendance",),
        (("attendance[4].report", None), ("attendance[9].report", "mappa_f")),
    ),
    Case(
        "attendance.psychology",
        (("meeting.kind", "initial"), ("attendance[5].function", None)),
        ("attendance",),
        (("meeting.kind", "initial"), ("attendance[5].attended", "remote")),
    ),
    *(
        Case(
            "attendance.psychology",
            (("meeting.kind", "initial"), *away(5)),
            ("attendance",),
            (("meeting.kind", "initial"), *away(5), change),
            note=str(change[0]),
        )
        for change in (("meeting.level", 2), ("meeting.pre_release", False), ("meeting.kind", "review"))
    ),
    Case(
        "attendance.approved-premises",
        (("attendance[7].function", "lay_adviser"),),
        ("attendance",),
        (("attendance[7].function", None), ("plan.approved_premises.residence", False)),
    ),
    Case(
        "attendance.victim-liaison",
        away(6),
        ("attendance",),
        (*away(6), ("attendance[6].report", "written")),
    ),
    Case(
        "attendance.victim-liaison",
        (("people_at_risk.people[0].victim_contact_service", True),),
        ("attendance",),
        (("people_at_risk.people[0].victim_contact_service", True), *here("probation", function="victim_liaison")),
        child,
        note="nobody there as such",
    ),
    Case(
        "attendance.youth-offending-team",
        (("attendance[3].agency", "other"), ("attendance[4].agency", "other"), ("information[2].agency", "other")),
        ("attendance",),
        (*away(3), ("attendance[4].senior", True)),
        child,
        also=frozenset({"action.absent-agency", "disclosure.child-offender"}),
    ),
    Case(
        "attendance.youth-offending-team",
        (
            ("case.date_of_birth", "2008-11-26"),
            ("level.transition_considered", "Yes"),
            *away(3, 4),
            ("disclosure.urgent", True),
        ),
        ("attendance",),
        (("case.date_of_birth", "2008-11-25"), *away(3, 4), ("disclosure.urgent", True)),
        child,
        also=frozenset({"action.absent-agency"}),
        spared=frozenset({"action.absent-agency"}),
        note="the day before the eighteenth birthday, and the birthday",
    ),
    Case(
        "attendance.childrens-services",
        away(5),
        ("attendance",),
        (*away(5), *here("childrens_services", senior=True)),
        child,
        also=frozenset({"action.absent-agency", "disclosure.child-offender", "attendance.child-social-worker"}),
    ),
    Case(
        "attendance.yot-transition",
        (("case.date_of_birth", "2004-11-25"), ("case.formerly_youth_offending_team", True)),
        ("attendance",),
        (("case.date_of_birth", "2004-11-24"), ("case.formerly_youth_offending_team", True)),
        note="the day before the twenty-second birthday, and the birthday",
    ),
    Case(
        "attendance.yot-transition",
        (("case.date_of_birth", "2008-11-24"), ("case.formerly_youth_offending_team", True)),
        ("attendance",),
        (("case.date_of_birth", "2008-11-24"), ("case.formerly_youth_offending_team", False)),
        note="eighteen today",
    ),
    Case(
        "attendance.yot-transition",
        (("case.date_of_birth", "2006-01-01"), ("case.formerly_youth_offending_team", True)),
        ("attendance",),
        (
            ("case.date_of_birth", "2006-01-01"),
            ("case.formerly_youth_offending_team", True),
            *here("youth_offending_team"),
        ),
        note="represented",
    ),
    Case(
        "attendance.child-social-worker",
        (*away(8), ("plan.actions[5].agency", "police")),
        ("attendance",),
        (
            *away(8),
            ("plan.actions[5].agency", "police"),
            ("people_at_risk.people[0].child", False),
            ("people_at_risk.people[2].child", None),
            ("people_at_risk.people[3].child", True),
        ),
        note="an identified child, and a group",
    ),
    Case(
        "attendance.adult-social-care",
        (("people_at_risk.people[1].adult_at_risk", True),),
        ("attendance",),
        (("people_at_risk.people[4].adult_at_risk", True),),
        note="an identified adult, and a group",
    ),
    Case(
        "attendance.adult-social-care",
        (("people_at_risk.people[+]", person(adult_at_risk=True)),),
        ("attendance",),
        (("people_at_risk.people[+]", person(adult_at_risk=True)), *here("adult_social_care")),
        note="represented",
    ),
    Case(
        "attendance.mental-health",
        (("case.setting", "hospital"),),
        ("attendance",),
        (("case.setting", "hospital"), *here("mental_health")),
        child,
        note="in hospital",
    ),
    Case(
        "attendance.mental-health",
        (("case.lead_agency", "mental_health"),),
        ("attendance",),
        (("case.lead_agency", "health"),),
        child,
        note="in the lead",
    ),
    Case(
        "attendance.domestic-abuse-adviser",
        (
            ("people_at_risk.people[1].marac", True),
            ("people_at_risk.marac_arrangement", "One plan"),
            ("attendance[+]", attendee("police", function="domestic_abuse_adviser", attended="absent")),
        ),
        ("attendance",),
        (
            ("people_at_risk.people[1].marac", True),
            ("people_at_risk.marac_arrangement", "One plan"),
            (
                "attendance[+]",
                attendee("police", function="domestic_abuse_adviser", attended="absent", invited=True),
            ),
        ),
        note="neither invited nor present, and invited",
    ),
    Case(
        "attendance.domestic-abuse-adviser",
        (("people_at_risk.people[3].marac", True), ("people_at_risk.marac_arrangement", "One plan")),
        ("attendance",),
        (
            ("people_at_risk.people[3].marac", True),
            ("people_at_risk.marac_arrangement", "One plan"),
            ("attendance[+]", attendee("police", function="domestic_abuse_adviser")),
        ),
        note="present",
    ),
    Case(
        "attendance.prevent",
        (("case.category", 4), ("risk.tools[+]", {"tool": "ERG", "result": "x"})),
        ("attendance",),
        (
            ("case.category", 4),
            ("risk.tools[+]", {"tool": "ERG", "result": "x"}),
            ("attendance[+]", attendee("local_authority", function="prevent", invited=True, attended="apologies")),
        ),
        also=frozenset({"attendance.joint-chairs"}),
        spared=frozenset({"attendance.joint-chairs"}),
    ),
)

CASES = (*GRADES, *CHAIRS, *AGENCIES)
