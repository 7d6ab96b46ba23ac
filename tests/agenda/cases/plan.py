"""The risk management plan and its actions."""

from __future__ import annotations

from tests.agenda.cases.case import Case, action
from tests.agenda.records import child

PLAN = (
    Case(
        "plan.pillar",
        (("plan.actions[3].pillar", "administration"),),
        ("plan.pillars.interventions_and_treatment",),
        (
            ("plan.actions[3].pillar", None),
            ("plan.pillars.interventions_and_treatment.no_action_because", "Completed in custody"),
        ),
        note="no action, and a reason",
    ),
    Case(
        "plan.pillar",
        (
            ("plan.actions[3].accepted", False),
            ("plan.actions[3].refusal_reason", "No place"),
            ("plan.actions[3].alternative", "One-to-one work"),
        ),
        ("plan.pillars.interventions_and_treatment",),
        (("plan.actions[3].pillar", "administration"), ("plan.actions[7].pillar", "interventions_and_treatment")),
        note="only accepted actions count",
    ),
    Case(
        "plan.risk-covered",
        (("plan.actions[6].risks", ["r1"]),),
        ("plan.actions",),
        (("plan.actions[6].risks", ["r1"]), ("plan.actions[0].risks", ["r3"])),
    ),
    Case(
        "plan.risk-covered",
        (("risk.risks[+]", {"id": "r4", "description": None}),),
        ("plan.actions",),
        (("risk.risks[+]", {"id": "r4"}), ("plan.actions[+]", action(risks=["r4", "r1"]))),
        note="a new risk",
    ),
    Case(
        "plan.contingency",
        (("plan.contingency", [{"trigger": "Tag alerts"}, {"response": "Police attend"}]),),
        ("plan.contingency",),
        (("plan.contingency", [{"trigger": "Tag alerts", "response": "Police attend"}]),),
    ),
    Case(
        "plan.contingency",
        (("plan.contingency", []), ("plan.actions[+]", action(pillar="contingency"))),
        ("plan.contingency",),
        (("plan.contingency[+]", {"trigger": None}),),
        note="actions are no substitute",
    ),
    Case(
        "plan.licence-conditions",
        (("plan.licence_conditions", [" "]),),
        ("plan.licence_conditions",),
        (("plan.licence_conditions", []), ("background.orders[2].ends", "2026-11-23")),
        note="a licence that starts later, and one that ended",
    ),
    Case(
        "plan.licence-conditions",
        (
            ("plan.licence_conditions", None),
            ("background.orders[0].ends", "2026-11-25"),
            ("level.ending_considered", "Yes"),
        ),
        ("plan.licence_conditions",),
        (("plan.licence_conditions", None), ("background.orders[0].kind", "community_order")),
        child,
        note="a licence that ends today, and no licence",
    ),
    Case(
        "plan.licence-conditions",
        (("plan.licence_conditions", []), ("background.orders[0].ends", None)),
        ("plan.licence_conditions",),
        (("plan.licence_conditions", ["Curfew"]), ("background.orders[0].ends", None)),
        child,
        note="without an end",
    ),
    Case(
        "plan.victim-safety",
        (
            ("plan.actions[4].pillar", "administration"),
            ("plan.pillars.victim_safety.no_action_because", "None needed"),
        ),
        ("plan.actions",),
        (
            ("plan.actions[4].pillar", "administration"),
            ("plan.pillars.victim_safety.no_action_because", "None needed"),
            ("people_at_risk.people[0].identified", False),
        ),
        child,
    ),
    Case(
        "plan.safeguarding",
        (("plan.actions[5].safeguarding", False),),
        ("plan.actions",),
        (("plan.actions[5].safeguarding", False), ("plan.actions[0].safeguarding", True)),
    ),
    *(
        Case(
            "plan.safeguarding",
            (
                ("plan.actions[5].safeguarding", None),
                (
                    "people_at_risk.people",
                    [
                        {"id": "p1", "group": "public"},
                        {"id": "p2"},
                        {"id": "p3"},
                        {"id": "p4"},
                        {"id": "p5", mark: value},
                    ],
                ),
                ("people_at_risk.information_to_victims", []),
            ),
            ("plan.actions",),
            (
                ("plan.actions[5].safeguarding", None),
                (
                    "people_at_risk.people",
                    [
                        {"id": "p1", "group": "public"},
                        {"id": "p2"},
                        {"id": "p3"},
                        {"id": "p4"},
                        {"id": "p5", "group": "staff"},
                    ],
                ),
                ("people_at_risk.information_to_victims", []),
            ),
            note=f"a group: {mark} {value}",
        )
        for mark, value in (("child", True), ("adult_at_risk", True), ("group", "children"))
    ),
    Case(
        "plan.child-protection-plan",
        (("people_at_risk.people[2].child_protection_plan", True), ("plan.child_protection_plan_aligned", False)),
        ("plan.child_protection_plan_aligned",),
        (("people_at_risk.people[2].child_protection_plan", True), ("plan.child_protection_plan_aligned", True)),
    ),
    Case(
        "plan.refused",
        (("plan.actions[+]", action(accepted=False, refusal_reason="No funds")),),
        ("plan.actions[10].alternative",),
        (("plan.actions[+]", action(accepted=False, refusal_reason="No funds", alternative="Weekly visits")),),
        note="no alternative",
    ),
    Case(
        "plan.refused",
        (("plan.actions[+]", action(accepted=None)),),
        ("plan.actions[10].refusal_reason",),
        (("plan.actions[+]", action(accepted=True)),),
        note="not said to be accepted",
    ),
    Case(
        "plan.difference",
        (("plan.differs_from_lead_agency", ""),),
        ("plan.differs_from_lead_agency",),
        (("plan.differs_from_lead_agency", None),),
    ),
    Case(
        "plan.offender-informed",
        (("plan.offender_informed", None), ("plan.withheld_because", "It would raise the risk")),
        ("plan.offender_informed",),
        (("plan.offender_informed", True),),
        note="not recorded",
    ),
    Case(
        "plan.offender-informed",
        (("plan.offender_informed", False),),
        ("plan.withheld_because",),
        (("plan.offender_informed", False), ("plan.withheld_because", "It would raise the risk")),
        note="withheld",
    ),
    Case(
        "plan.offender-views",
        (("plan.offender_views", " "),),
        ("plan.offender_views",),
        (("plan.offender_views", None), ("plan.no_views_because", "Declined to speak")),
    ),
    Case(
        "plan.approved-premises",
        (("plan.approved_premises.considered", False),),
        ("plan.approved_premises.considered",),
        (("plan.approved_premises.reason", None),),
    ),
    Case(
        "plan.employment",
        (("plan.actions[7].form", "mappa_p"),),
        ("plan.actions",),
        (("plan.actions[7].form", None), ("plan.employment_restricted", None)),
    ),
    Case(
        "plan.employment",
        (("plan.employment_restricted", True),),
        ("plan.actions",),
        (("plan.employment_restricted", True), ("plan.actions[0].form", "mappa_j")),
        child,
        note="with the form",
    ),
    Case(
        "plan.housing",
        (("plan.self_contained_private_rented", True), ("case.date_of_birth", "1991-11-25")),
        ("plan.actions",),
        (("plan.self_contained_private_rented", True), ("case.date_of_birth", "1991-11-24")),
        note="the day before the thirty-fifth birthday, and the birthday",
    ),
    Case(
        "plan.housing",
        (("plan.self_contained_private_rented", True),),
        ("plan.actions",),
        (("plan.self_contained_private_rented", True), ("plan.actions[0].form", "mappa_p")),
        child,
        note="with the form",
    ),
)

ACTIONS = (
    Case(
        "action.owner",
        (("plan.actions[0].agency", None),),
        ("plan.actions[0].agency",),
        (("plan.actions[0].agency", "police"),),
    ),
    Case(
        "action.named-owner",
        (("plan.actions[2].owner", " "),),
        ("plan.actions[2].owner",),
        (("plan.actions[+]", action(owner=None, accepted=False, refusal_reason="x", alternative="y")),),
    ),
    *(
        Case(
            "action.specific",
            (("plan.actions[1].action", poor),),
            ("plan.actions[1].action",),
            (("plan.actions[1].action", good),),
            note=str(poor),
        )
        for poor, good in (
            (None, "Fit a location tag on the day of release"),
            ("Monitor", "Monitor the tag alerts daily"),
            ("Liaise with housing", "Liaise with housing about the flat in Quay Street"),
            ("Be aware", "Brief the night staff"),
            ("Monitor Danny Harrow", "Monitor his bank statements"),
            ("Fit the tag, brief the staff and book the programme", "Fit the tag with both zones loaded"),
        )
    ),
    *(
        Case(
            "action.measurable",
            (("plan.actions[1].measure", poor),),
            ("plan.actions[1].measure",),
            (("plan.actions[1].measure", "Test alert received"),),
            note=str(poor),
        )
        for poor in (None, "", "ongoing", "TBC", "When completed")
    ),
    Case(
        "action.measurable",
        (("plan.actions[3].measure", None),),
        ("plan.actions[3].measure",),
        (
            ("plan.actions[3].measure", None),
            ("plan.actions[3].action", "Book a place on Horizon, evidenced by the letter"),
        ),
        note="in the action itself",
    ),
    Case(
        "action.relevant",
        (("plan.actions[8].risks", []),),
        ("plan.actions[8].risks",),
        (("plan.actions[8].risks", ["r3"]),),
    ),
    *(
        Case(
            "action.due",
            (("plan.actions[0].due", words),),
            ("plan.actions[0].due",),
            (("plan.actions[0].due", "2026-11-24"),),
            note=str(words),
        )
        for words in (
            None,
            "",
            "as soon as possible",
            "ongoing",
            "TBC",
            "2026-02-30",
            "24/11/2026",
            "2026-12-1",
            " 2026-12-01",
            "2026-W50-1",
        )
    ),
    Case(
        "action.due-past",
        (("plan.actions[0].due", "2026-11-23"),),
        ("plan.actions[0].due",),
        (("plan.actions[0].due", "2026-11-24"),),
    ),
    Case(
        "action.absent-agency",
        (("plan.actions[8].communicator", "a10"),),
        ("plan.actions[8].communicator",),
        (("plan.actions[8].communicator", "a11"),),
        note="told by someone absent",
    ),
    Case(
        "action.absent-agency",
        (("plan.actions[8].contact", None),),
        ("plan.actions[8].contact",),
        (
            ("plan.actions[8].contact", None),
            ("attendance[9].attended", "remote"),
            ("attendance[9].accepted_confidentiality", True),
        ),
        note="nobody to answer, and represented",
    ),
    Case(
        "action.absent-agency",
        (("plan.actions[8].communicator", None), ("plan.actions[8].contact", None)),
        ("plan.actions[8].communicator",),
        (
            ("plan.actions[8].accepted", False),
            ("plan.actions[8].refusal_reason", "x"),
            ("plan.actions[8].alternative", "y"),
            ("plan.actions[8].communicator", None),
        ),
        note="only accepted actions",
    ),
)

CASES = (*PLAN, *ACTIONS)
