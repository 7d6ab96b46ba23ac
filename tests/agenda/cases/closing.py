"""Media, ViSOR, equality, human rights, CPPC, the board, distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.agenda.cases.case import Case, Change, attendee
from tests.agenda.cases.risk import ERG, tool
from tests.agenda.records import child

if TYPE_CHECKING:
    from agenda.shape import JSON

NINE = (
    "age",
    "disability",
    "gender_reassignment",
    "marriage_and_civil_partnership",
    "pregnancy_and_maternity",
    "race",
    "religion_or_belief",
    "sex",
    "sexual_orientation",
)
FIRST = "distribution.exceptions[0].reason"
OUTSIDE = attendee("other", part_of_meeting=True, information_sharing_agreement=False)
HEARD: Change = ("information[+]", {"agency": "other", "text": "Nothing to add."})


def withheld(**row: JSON) -> Change:
    """One exception to the distribution."""
    return ("distribution.exceptions", [row])


MEDIA_TO_RIGHTS = (
    Case("media.considered", (("media.considered", None),), ("media.considered",), (("media.plan", None),)),
    Case(
        "media.contacts",
        (("media.police_contact", " "), ("media.probation_contact", None)),
        ("media.police_contact", "media.probation_contact"),
        (("media.police_contact", None), ("media.probation_contact", None), ("media.interest_expected", False)),
    ),
    Case(
        "media.plan",
        (*ERG, *tool("ERG"), ("media.plan", None)),
        ("media.plan",),
        (*ERG, *tool("ERG"), ("media.plan", None), ("case.category", 1), ("media.interest_expected", True)),
    ),
    Case("visor.owner", (("visor.owner", " "),), ("visor.owner",), (("visor.new_information", None),)),
    Case("visor.updater", (("visor.updater", None),), ("visor.updater",), (("visor.updater", "The unit"),)),
    *(
        Case(
            "equality.characteristic",
            ((f"equality.characteristics.{name}.considered", False),),
            (f"equality.characteristics.{name}.considered",),
            (("equality.other", None),),
            note=name,
        )
        for name in NINE
    ),
    Case(
        "equality.characteristic",
        (("equality.characteristics", None),),
        tuple(f"equality.characteristics.{name}.considered" for name in NINE),
        (("equality.characteristics.sex.bearing", " "),),
        note="all nine",
    ),
    Case(
        "equality.management",
        (("equality.characteristics.disability.management", " "),),
        ("equality.characteristics.disability.management",),
        (
            ("equality.characteristics.disability.management", None),
            ("equality.characteristics.disability.bearing", "\n"),
        ),
    ),
    *(
        Case(
            "human-rights.validated",
            ((f"human_rights.{name}", False),),
            (f"human_rights.{name}",),
            ((f"human_rights.{name}", None), ("human_rights.dissent", "Housing finds the curfew too early")),
            note=name,
        )
        for name in ("lawful", "necessary", "proportionate", "all_satisfied")
    ),
)

CPPC = (
    Case(
        "cppc.considered",
        (("cppc.considered", False),),
        ("cppc.considered",),
        (("cppc.considered", False), ("meeting.level", 2), ("level.decision", 2)),
        note="called at level 3",
    ),
    Case(
        "cppc.considered",
        (
            ("cppc.considered", None),
            ("level.decision", 3),
            ("level.criteria", ["national_security"]),
            ("cppc.reasons", "x"),
            ("review.on", "2027-01-20"),
        ),
        ("cppc.considered",),
        (("cppc.considered", None), ("cppc.reasons", None)),
        child,
        note="set to level 3 today",
    ),
    Case(
        "cppc.reasons",
        (("cppc.reasons", " "),),
        ("cppc.reasons",),
        (("cppc.reasons", None), ("meeting.level", 2), ("level.decision", 2)),
        note="none",
    ),
    Case(
        "cppc.reasons",
        (("cppc.very_high_and_imminent", False),),
        ("cppc.very_high_and_imminent",),
        (("cppc.very_high_and_imminent", None), ("cppc.national_media", True)),
        note="neither criterion",
    ),
    Case(
        "cppc.reasons",
        (("cppc.decision", "refer"), ("cppc.owner", "Rachel Tovey"), ("cppc.paperwork_by", "2026-12-02")),
        ("cppc.very_high_and_imminent",),
        (("cppc.decision", "registered"),),
        child,
        note="at any level",
    ),
    Case(
        "cppc.paperwork",
        (("cppc.paperwork_by", "2026-12-02"),),
        ("cppc.paperwork_by",),
        (("cppc.paperwork_by", "2026-12-01"),),
        note="the eighth day, and the seventh",
    ),
    Case(
        "cppc.paperwork",
        (("cppc.paperwork_by", None), ("cppc.owner", " ")),
        ("cppc.owner", "cppc.paperwork_by"),
        (("cppc.paperwork_by", None), ("cppc.owner", None), ("cppc.decision", "do_not_refer")),
        note="nobody and no date",
    ),
)

LAST = (
    Case(
        "smb.considered",
        (("smb.issues[0].text", " "),),
        ("smb.nothing_to_report",),
        (("smb.issues", []), ("smb.nothing_to_report", True)),
    ),
    Case(
        "distribution.withheld",
        (withheld(attendee="a9", receives="nothing", reason=" "),),
        (FIRST,),
        (withheld(attendee="a9", receives="nothing", reason="At her own wish"),),
    ),
    Case(
        "distribution.withheld",
        (
            ("attendance[+]", attendee("other", part_of_meeting=False, information_sharing_agreement=False)),
            HEARD,
            withheld(attendee="new", receives="actions_only"),
        ),
        (FIRST,),
        (
            ("attendance[+]", OUTSIDE),
            HEARD,
            withheld(attendee="new", receives="actions_only"),
        ),
        note="for the whole meeting",
    ),
    Case(
        "distribution.withheld",
        (
            ("attendance[+]", attendee("other", part_of_meeting=True)),
            HEARD,
            withheld(attendee="new", receives="actions_only"),
        ),
        (FIRST,),
        (
            ("attendance[+]", OUTSIDE),
            HEARD,
            withheld(attendee="new", receives="actions_only"),
        ),
        note="inside the agreement",
    ),
    Case(
        "distribution.withheld",
        (
            ("attendance[+]", OUTSIDE),
            HEARD,
            withheld(attendee="new", receives="nothing"),
        ),
        (FIRST,),
        (
            ("attendance[+]", OUTSIDE),
            HEARD,
            withheld(attendee="new", receives="actions_only"),
        ),
        note="nothing at all",
    ),
    Case(
        "distribution.withheld",
        (
            ("attendance[9].part_of_meeting", True),
            ("attendance[9].information_sharing_agreement", False),
            withheld(attendee="a10", receives="actions_only"),
        ),
        (FIRST,),
        (withheld(attendee="a10", receives="actions_only", reason="Asked for"),),
        note="not present",
    ),
    Case(
        "distribution.withheld",
        (withheld(),),
        (FIRST,),
        (("distribution.exceptions", []),),
        note="nobody named",
    ),
    Case(
        "distribution.extra",
        (("distribution.extra", [{"name": "Parole Board", "reason": " "}]),),
        ("distribution.extra[0].reason",),
        (("distribution.extra", [{"name": "Parole Board", "reason": "Hearing on 4 January"}]),),
    ),
)

CASES = (*MEDIA_TO_RIGHTS, *CPPC, *LAST)
