"""The level from today, and the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.agenda.cases.case import Case, Change
from tests.agenda.records import child

if TYPE_CHECKING:
    from agenda.shape import JSON

LEVEL_2: list[JSON] = ["formal_meetings_add_value", "high_risk"]
LEVEL_3: tuple[list[JSON], ...] = (
    ["national_security"],
    ["serious_organised_crime"],
    [*LEVEL_2, "resources_at_short_notice"],
    [*LEVEL_2, "public_confidence"],
)
DOWN: tuple[Change, ...] = (("level.decision", 2),)
TO_LEVEL_1: tuple[Change, ...] = (
    ("level.decision", 1),
    ("level.re_referral", {"process": "MAPPA A to the unit", "agency": "police"}),
)
EXIT: tuple[Change, ...] = (
    ("case.category", 3),
    ("background.offences[0].schedule_15_sentence", False),
    ("background.orders[0].ends", "2026-11-01"),
    ("level.decision", "exit"),
    ("level.re_referral", {"process": "MAPPA A to the unit", "agency": "police"}),
)

DECIDED = (
    Case("level.decision", (("level.decision", None),), ("level.decision",), (("level.decision", 3),)),
    Case("level.reasons", (("level.reasons", " "),), ("level.reasons",), (("level.reasons", "As before"),)),
    Case(
        "level.criteria",
        (("level.criteria", ["high_risk", "other_agencies_needed", "senior_oversight", "previously_level_3"]),),
        ("level.criteria",),
        (("level.criteria", ["formal_meetings_add_value", "previously_level_3"]),),
        child,
        note="level 2 without added value",
    ),
    *(
        Case(
            "level.criteria",
            (("level.criteria", ["formal_meetings_add_value"]),),
            ("level.criteria",),
            (("level.criteria", ["formal_meetings_add_value", one]),),
            child,
            note=f"level 2, {one}",
        )
        for one in ("high_risk", "other_agencies_needed", "senior_oversight", "previously_level_3")
    ),
    *(
        Case(
            "level.criteria",
            (("level.criteria", LEVEL_2),),
            ("level.criteria",),
            (("level.criteria", good),),
            note=f"level 3: {good}",
        )
        for good in LEVEL_3
    ),
    Case(
        "level.criteria",
        (("level.criteria", ["resources_at_short_notice", "public_confidence", "formal_meetings_add_value"]),),
        ("level.criteria",),
        (("level.criteria", []), *TO_LEVEL_1),
        note="level 3 without level 2; level 1 needs none",
    ),
    Case(
        "level.disagreement",
        (("level.agreed_by_all", None),),
        ("level.range_of_views", "level.lead_agency_decided"),
        (
            ("level.agreed_by_all", False),
            ("level.range_of_views", "Police would stay at 3"),
            ("level.lead_agency_decided", True),
        ),
    ),
    Case(
        "level.disagreement",
        (("level.agreed_by_all", False), ("level.range_of_views", "Police would stay at 3")),
        ("level.lead_agency_decided",),
        (("level.lead_agency_decided", None),),
        note="nobody decided",
    ),
    Case(
        "level.disagreement",
        (("level.agreed_by_all", False), ("level.lead_agency_decided", True)),
        ("level.range_of_views",),
        (("level.agreed_by_all", True), ("level.range_of_views", None)),
        note="views not recorded",
    ),
)

REDUCED = (
    Case(
        "level.reduced-missing-information",
        (*DOWN, ("level.missing_information", True)),
        ("level.decision",),
        (("level.missing_information", True), ("risk.missing_information", "His new address")),
        note="recorded so",
    ),
    Case(
        "level.reduced-missing-information",
        (*DOWN, ("risk.missing_information", "His new address")),
        ("level.decision",),
        (*DOWN, ("risk.missing_information", " ")),
        note="in the risk summary",
    ),
    Case(
        "level.reduced-missing-partner",
        (*DOWN, ("level.key_partner_missing", True)),
        ("level.decision",),
        (("level.key_partner_missing", True),),
        note="recorded so",
    ),
    *(
        Case(
            "level.reduced-missing-partner",
            (*DOWN, *changes),
            ("level.decision",),
            (*DOWN, ("attendance[8].senior", False)),
            also=frozenset({check}),
            note=check,
        )
        for check, changes in (
            ("attendance.practitioner", (("attendance[1].function", None),)),
            ("attendance.prison", (("attendance[4].attended", "apologies"),)),
            ("attendance.psychology", (("meeting.kind", "initial"), ("attendance[5].function", None))),
            ("attendance.approved-premises", (("attendance[7].function", None),)),
            ("attendance.victim-liaison", (("attendance[6].function", None),)),
        )
    ),
    *(
        Case(
            "level.reduced-missing-partner",
            (*TO_LEVEL_1, ("disclosure.urgent", True), *changes),
            ("level.decision",),
            TO_LEVEL_1,
            child,
            also=frozenset({check}),
            note=check,
        )
        for check, changes in (
            ("attendance.probation", (("attendance[2].agency", "other"), ("information[1].agency", "other"))),
            (
                "attendance.youth-offending-team",
                (
                    ("attendance[3].agency", "other"),
                    ("attendance[4].agency", "other"),
                    ("information[2].agency", "other"),
                    *((f"plan.actions[{each}].agency", "police") for each in (0, 2, 3)),
                ),
            ),
            (
                "attendance.childrens-services",
                (
                    ("attendance[5].agency", "other"),
                    ("information[3].agency", "other"),
                    ("plan.actions[5].agency", "police"),
                    ("people_at_risk.people[0].child", False),
                ),
            ),
        )
    ),
    Case(
        "level.reduced-missing-partner",
        (
            *TO_LEVEL_1,
            ("attendance[0].agency", "probation"),
            ("attendance[0].function", "practitioner"),
            ("attendance[1].agency", "other"),
            ("information[0].agency", "other"),
            ("plan.actions[1].agency", "education"),
        ),
        ("level.decision",),
        (
            *TO_LEVEL_1,
            ("attendance[1].attended", "absent"),
            ("meeting.chairs", ["b3"]),
            ("attendance[1].agency", "probation"),
        ),
        child,
        also=frozenset({"attendance.police"}),
        spared=frozenset({"attendance.chair-not-sole"}),
        note="attendance.police",
    ),
    Case(
        "level.reduced-plan",
        (*DOWN, ("level.plan_robust", None)),
        ("level.plan_robust",),
        (("level.plan_robust", None),),
        note="not recorded as robust",
    ),
    Case(
        "level.reduced-plan",
        (*DOWN, ("plan.contingency", [])),
        ("level.decision",),
        (*DOWN, ("plan.offender_views", None)),
        also=frozenset({"plan.contingency"}),
        spared=frozenset({"plan.offender-views"}),
        note="a duty of the plan; good practice does not count",
    ),
    Case(
        "level.reduced-plan",
        (*DOWN, ("plan.actions[0].due", "TBC")),
        ("level.decision",),
        (*DOWN, ("plan.actions[0].owner", None)),
        also=frozenset({"action.due"}),
        spared=frozenset({"action.named-owner"}),
        note="a duty of an action",
    ),
    Case(
        "level.reduced-plan",
        (*TO_LEVEL_1, ("level.plan_robust", False), ("meeting.level", None)),
        ("level.plan_robust",),
        (("level.plan_robust", False), ("meeting.level", None)),
        child,
        note="level 1 is below any meeting's",
    ),
    Case(
        "level.reduced-plan",
        (*EXIT, ("level.plan_robust", False)),
        ("level.plan_robust",),
        EXIT,
        child,
        note="leaving is reducing",
    ),
    Case(
        "level.discretionary",
        (*EXIT, ("level.decision", 1)),
        ("level.decision",),
        EXIT,
        child,
        note="category 3",
    ),
    Case(
        "level.discretionary",
        (*TO_LEVEL_1, ("case.category", 4), ("case.discretionary", True)),
        ("level.decision",),
        (*TO_LEVEL_1, ("case.category", 4), ("case.discretionary", False)),
        child,
        also=frozenset({"attendance.joint-chairs", "attendance.prevent", "media.plan"}),
        spared=frozenset({"attendance.joint-chairs", "attendance.prevent", "media.plan"}),
        note="discretionary category 4",
    ),
    *(
        Case("level.exit", (*EXIT, (path, value)), (path,), EXIT, child, note=path)
        for path, value in (
            ("level.re_referral", None),
            ("level.re_referral.process", " "),
            ("level.re_referral.agency", None),
        )
    ),
    Case(
        "level.exit",
        (*EXIT, ("level.re_referral", {})),
        ("level.re_referral.process", "level.re_referral.agency"),
        (*TO_LEVEL_1, ("level.decision", "exit"), ("level.re_referral", None)),
        child,
        note="not of category 2",
    ),
    Case(
        "level.re-referral",
        (*TO_LEVEL_1, ("level.re_referral", None)),
        ("level.re_referral",),
        (*TO_LEVEL_1, ("level.re_referral.agency", None)),
        note="nothing",
    ),
    Case(
        "level.re-referral",
        (*TO_LEVEL_1, ("level.re_referral.process", "")),
        ("level.re_referral.process",),
        (("level.re_referral", {"process": ""}),),
        note="no process",
    ),
)

ENDING = (
    *(
        Case(
            "level.ending",
            (("background.orders[0].ends", ends),),
            ("level.ending_considered",),
            (("background.orders[0].ends", ends), ("level.ending_considered", "Considered for category 3")),
            child,
            note=ends,
        )
        for ends in ("2026-11-25", "2027-02-02")
    ),
    *(
        Case(
            "level.ending",
            (("background.orders[0].ends", "2027-01-01"),),
            ("level.ending_considered",),
            (("background.orders[0].ends", ends),),
            child,
            note=f"not {ends}",
        )
        for ends in ("2026-11-24", "2027-02-03", None)
    ),
    Case(
        "level.ending",
        (("background.orders[0].ends", "2026-12-31"),),
        ("level.ending_considered",),
        (("background.orders[1].ends", "2026-12-31"),),
        note="a notification order, and another order",
    ),
    Case(
        "level.ending",
        (("background.orders[0].ends", "2027-01-01"), ("case.category", 2)),
        ("level.ending_considered",),
        (
            ("background.orders[0].ends", "2027-01-01"),
            ("case.category", 3),
            ("background.offences[0].schedule_15_sentence", False),
        ),
        child,
        note="not in category 3",
    ),
    *(
        Case(
            "level.transition",
            (("case.date_of_birth", born),),
            ("level.transition_considered",),
            (("case.date_of_birth", spared),),
            child,
            note=f"{born}, {spared}",
        )
        for born, spared in (("2009-05-25", "2009-05-26"), ("2008-11-26", "2009-08-01"))
    ),
    Case(
        "level.transition",
        (("case.date_of_birth", "2009-01-01"),),
        ("level.transition_considered",),
        (("case.date_of_birth", "2009-01-01"), ("level.transition_considered", "Handover in March")),
        child,
        note="considered",
    ),
)

REVIEW = (
    Case("review.date", (("review", None),), ("review",), (("review", None), *TO_LEVEL_1), note="no review"),
    Case("review.date", (("review.on", None),), ("review.on",), (("review.venue", None),), child, note="no date"),
    Case(
        "review.interval",
        (("review.on", "2027-03-18"),),
        ("review.on",),
        (("review.on", "2027-03-17"),),
        child,
        note="level 2: 113 days, and 112",
    ),
    Case(
        "review.interval",
        (("case.setting", "approved_premises"), ("review.on", "2027-01-20")),
        ("review.on",),
        (("case.setting", "approved_premises"), ("review.on", "2027-01-19")),
        note="level 3: 57 days, and 56",
    ),
    Case(
        "review.interval",
        (("review.on", "2027-02-03"),),
        ("review.on",),
        (("review.on", "2027-02-02"),),
        note="released the day before the review, and on its day",
    ),
    Case(
        "review.interval",
        (("review.on", "2027-06-02"), ("background.key_dates.release", "2027-06-01")),
        ("review.on",),
        (("review.on", "2027-06-02"), ("background.key_dates.release", None)),
        note="in custody all the time",
    ),
    Case("review.past", (("review.on", "2026-11-24"),), ("review.on",), (("review.on", "2026-11-25"),)),
    *(
        Case(
            "review.working-day",
            (("review.on", bad),),
            ("review.on",),
            (("review.on", good),),
            note=f"{bad}, {good}",
        )
        for bad, good in (
            ("2027-01-16", "2027-01-15"),
            ("2027-01-17", "2027-01-18"),
            ("2026-12-25", "2026-12-24"),
            ("2026-12-28", "2026-12-29"),
            ("2027-01-01", "2027-01-04"),
        )
    ),
    *(
        Case(
            "review.working-day",
            (("review.on", bad), ("background.key_dates.release", None)),
            ("review.on",),
            (("review.on", good), ("background.key_dates.release", None)),
            note=f"{bad}, {good}",
        )
        for bad, good in (
            ("2027-03-26", "2027-03-25"),
            ("2027-03-29", "2027-03-30"),
            ("2027-05-03", "2027-05-04"),
            ("2027-05-31", "2027-06-01"),
            ("2027-08-30", "2027-08-02"),
            ("2027-12-27", "2027-12-29"),
        )
    ),
)

CASES = (*DECIDED, *REDUCED, *ENDING, *REVIEW)
