"""Confidentiality, the last minutes and actions, background, information."""

from __future__ import annotations

from tests.agenda.cases.case import Case, attendee
from tests.agenda.records import child

CASES = (
    Case(
        "confidentiality.statement",
        (("confidentiality.statement", None),),
        ("confidentiality.statement",),
        (("confidentiality.statement", "read"), ("confidentiality.attention_drawn", False)),
        child,
        note="neither read nor displayed",
    ),
    Case(
        "confidentiality.statement",
        (("confidentiality.attention_drawn", None),),
        ("confidentiality.attention_drawn",),
        (("confidentiality.statement", "displayed"),),
        child,
        note="displayed without attention drawn",
    ),
    Case(
        "confidentiality.accepted",
        (("attendance[6].accepted_confidentiality", False), ("attendance[7].accepted_confidentiality", None)),
        ("attendance[6].accepted_confidentiality", "attendance[7].accepted_confidentiality"),
        (("attendance[9].accepted_confidentiality", False), ("attendance[9].attended", "absent")),
    ),
    Case(
        "confidentiality.recording-consent",
        (("confidentiality.recording_consent", None),),
        ("confidentiality.recording_consent",),
        (("confidentiality.recording_consent", None), ("meeting.recorded", False)),
    ),
    Case(
        "previous-minutes.accurate",
        (("previous_minutes", None),),
        ("previous_minutes",),
        (("previous_minutes", None), ("meeting.kind", "initial")),
        note="nothing on them",
    ),
    Case(
        "previous-minutes.accurate",
        (("previous_minutes.accurate", None),),
        ("previous_minutes.accurate",),
        (("previous_minutes.held_on", None),),
        note="not stated",
    ),
    Case(
        "previous-minutes.accurate",
        (("previous_minutes.accurate", False), ("previous_minutes.corrections", " ")),
        ("previous_minutes.corrections",),
        (
            ("previous_minutes.accurate", False),
            ("previous_minutes.corrections", "Action 2.1 was due on 31 October"),
        ),
        note="not accurate",
    ),
    Case(
        "previous-minutes.read",
        (("attendance[3].read_previous_minutes", False),),
        ("attendance[3].read_previous_minutes",),
        (
            ("attendance[3].read_previous_minutes", None),
            ("attendance[9].read_previous_minutes", False),
        ),
    ),
    Case(
        "previous-minutes.read",
        (
            ("meeting.kind", "review"),
            ("previous_minutes", {"accurate": True}),
            ("attendance[1].read_previous_minutes", False),
        ),
        ("attendance[1].read_previous_minutes",),
        (("attendance[1].read_previous_minutes", False),),
        child,
        note="only at a review",
    ),
    Case(
        "actions-review.outcome",
        (("actions_review[0].outcome", None), ("actions_review[2].outcome", None)),
        ("actions_review[0].outcome", "actions_review[2].outcome"),
        (("actions_review[0].outcome", None), ("meeting.kind", "initial")),
    ),
    *(
        Case(
            "actions-review.reason",
            (("actions_review[1].outcome", outcome), ("actions_review[1].note", "\n ")),
            ("actions_review[1].note",),
            (("actions_review[1].outcome", outcome), ("actions_review[1].note", "Moved to January")),
            note=outcome,
        )
        for outcome in ("in_progress", "not_completed", "superseded")
    ),
    Case(
        "actions-review.reason",
        (("actions_review[2].note", None),),
        ("actions_review[2].note",),
        (("actions_review[1].note", None), ("actions_review[1].outcome", "completed")),
        note="completed needs none",
    ),
    *(
        Case("background.identity", ((f"case.{name}", None),), (f"case.{name}",), note=name)
        for name in ("family_name", "given_names")
    ),
    Case("background.identity", (("case.category", None),), ("case.category",), note="category"),
    Case("background.identity", (("case.date_of_birth", None),), ("case.date_of_birth",), note="date of birth"),
    Case(
        "background.identity",
        (("case.lead_agency", None),),
        ("case.lead_agency",),
        (("case.gender", None), ("case.identifiers.pnc", None)),
        note="lead agency",
    ),
    Case(
        "background.identity",
        (("case.identifiers.visor", " "),),
        ("case.identifiers.visor",),
        (("case.identifiers.visor", None), ("case.category", 2)),
        note="ViSOR reference in category 1",
    ),
    Case(
        "background.offence",
        (("background.offences[0].index", None),),
        ("background.offences",),
        (("background.offences[1].date", None), ("background.offences[1].sentence", None)),
        note="none marked",
    ),
    Case(
        "background.offence",
        (("background.offences[0].date", None),),
        ("background.offences[0].date",),
        (("background.offences[0].details", None),),
        note="no date",
    ),
    Case(
        "background.offence",
        (("background.offences[0].disposal", None), ("background.offences[0].sentence", None)),
        ("background.offences[0].disposal",),
        (("background.offences[0].disposal", "caution"), ("background.offences[0].sentence", None)),
        note="no disposal",
    ),
    Case(
        "background.offence",
        (("background.offences[0].sentence", ""),),
        ("background.offences[0].sentence",),
        (("background.offences[0].sentence", "Nine years"),),
        note="a conviction without sentence",
    ),
    *(
        Case(
            check,
            ((f"background.{name}", " "),),
            (f"background.{name}",),
            ((f"background.{name}", "As told"),),
            note=name,
        )
        for check, name in (
            ("background.referral", "referral_reason"),
            ("background.referral", "added_value"),
            ("background.lead-assessment", "lead_agency_assessment"),
            ("background.lead-assessment", "lead_agency_plan"),
        )
    ),
    Case(
        "background.category",
        (
            ("case.category", 3),
            ("background.offences[0].schedule_15_sentence", False),
            ("background.orders[0].ends", "2026-11-24"),
        ),
        ("case.category",),
        (
            ("case.category", 3),
            ("background.offences[0].schedule_15_sentence", False),
            ("background.orders[0].ends", "2026-11-23"),
        ),
        note="notification ends on the day of the meeting or the day before",
    ),
    Case(
        "background.category",
        (("case.category", 3), ("background.key_dates.sentence_end", "2026-11-25")),
        ("case.category",),
        (("case.category", 3), ("background.key_dates.sentence_end", "2026-11-24")),
        child,
        note="a sentence that ends on the day of the meeting is not over",
    ),
    Case(
        "background.category",
        (("case.category", 3), ("background.key_dates.sentence_end", None)),
        ("case.category",),
        (("case.category", 3), ("background.key_dates.sentence_end", "2026-11-24")),
        child,
        note="a sentence without an end is not over",
    ),
    Case(
        "background.category",
        (("case.category", 3),),
        ("case.category",),
        (("case.category", 3), ("background.offences[0].index", False)),
        child,
        spared=frozenset({"background.offence"}),
        note="only the index offence counts",
    ),
    Case(
        "information.agency-silent",
        (("information[8].text", " "),),
        ("information",),
        (("information[8].agency", "housing"), ("attendance[9].report", None), ("information[8].text", "")),
        note="a report without a word",
    ),
    Case(
        "information.agency-silent",
        (("attendance[+]", attendee("education")),),
        ("information",),
        (
            ("attendance[+]", attendee("education")),
            ("information[+]", {"attendee": "new", "text": "Nothing to add."}),
        ),
        note="someone present without a word",
    ),
)
