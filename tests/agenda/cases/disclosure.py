"""Disclosure, decided and planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.agenda.cases.case import Case
from tests.agenda.records import child

if TYPE_CHECKING:
    from agenda.shape import JSON

FIRST = "disclosure.disclosures[0]"
PARTS = {
    "recipient": "disclosure.recipient",
    "purpose": "disclosure.purpose",
    "content": "disclosure.content",
    "alternatives": "disclosure.alternatives",
    "risks": "disclosure.risks",
    "contingency": "disclosure.contingency",
    "by_agency": "disclosure.by-whom",
    "by_whom": "disclosure.by-whom",
    "on": "disclosure.date",
}
NOT = ("disclosure.decision", "do_not_disclose")
TEXTS = frozenset(PARTS) - {"by_agency", "on"}


def blank(name: str) -> JSON:
    """How a part is blank: white space where it is a text."""
    return " " if name in TEXTS else None


CASES = (
    Case("disclosure.decision", (("disclosure.decision", None),), ("disclosure.decision",), (NOT,)),
    Case(
        "disclosure.reasons",
        (("disclosure.reasons", ""),),
        ("disclosure.reasons",),
        (("disclosure.reasons", "Needed"),),
    ),
    Case(
        "disclosure.reasons",
        (NOT, ("disclosure.reasons", None)),
        ("disclosure.reasons",),
        (NOT, ("disclosure.disclosures", [])),
        note="either way",
    ),
    Case(
        "disclosure.agreement",
        (("disclosure.agreed_by_all", None),),
        ("disclosure.agreed_by_all",),
        (("disclosure.agreed_by_all", False), ("disclosure.disagreement", "Housing would rather wait")),
    ),
    *(
        Case(
            check,
            ((f"{FIRST}.{name}", blank(name)),),
            (f"{FIRST}.{name}",),
            (NOT, (f"{FIRST}.{name}", blank(name))),
            note=name,
        )
        for name, check in PARTS.items()
    ),
    Case(
        "disclosure.recipient",
        (("disclosure.disclosures", []),),
        ("disclosure.disclosures",),
        (NOT, ("disclosure.disclosures", [])),
        note="none listed",
    ),
    Case(
        "disclosure.by-whom",
        ((f"{FIRST}.by_whom", None), (f"{FIRST}.by_agency", None)),
        (f"{FIRST}.by_agency",),
        (
            (f"{FIRST}.by_whom", None),
            (f"{FIRST}.by_agency", None),
            (f"{FIRST}.by_offender", True),
            (f"{FIRST}.follow_up", "The practitioner telephones her the next day"),
        ),
        note="unless the offender is to tell",
    ),
    Case(
        "disclosure.representations",
        ((f"{FIRST}.representations", "not_sought"),),
        (f"{FIRST}.representations",),
        ((f"{FIRST}.representations", None), (f"{FIRST}.not_sought_because", "He cannot be traced")),
    ),
    Case(
        "disclosure.child-offender",
        (("attendance[3].senior", False),),
        ("disclosure.decision",),
        (("attendance[3].senior", False), ("disclosure.urgent", True)),
        child,
        note="nobody senior of the YOT, and urgent",
    ),
    Case(
        "disclosure.child-offender",
        (NOT, ("attendance[5].senior", None)),
        ("disclosure.decision",),
        (NOT, ("attendance[3].senior", False), ("attendance[4].senior", True)),
        child,
        note="either way",
    ),
    Case(
        "disclosure.child-offender",
        (("attendance[5].senior", False),),
        ("disclosure.decision",),
        (("attendance[5].senior", False), ("disclosure.decision", None)),
        child,
        spared=frozenset({"disclosure.decision"}),
        note="undecided",
    ),
    Case(
        "disclosure.to-child",
        ((f"{FIRST}.recipient_kind", "child"), (f"{FIRST}.childrens_services_consulted", False)),
        (f"{FIRST}.childrens_services_consulted",),
        ((f"{FIRST}.recipient_kind", "child"), (f"{FIRST}.childrens_services_consulted", True)),
    ),
    Case(
        "disclosure.to-adult-at-risk",
        ((f"{FIRST}.recipient_kind", "adult_at_risk"),),
        (f"{FIRST}.adult_social_care_involved",),
        ((f"{FIRST}.recipient_kind", "adult_at_risk"), (f"{FIRST}.adult_social_care_involved", True)),
    ),
    *(
        Case(
            "disclosure.presumption",
            (
                ("disclosure.child_sex_offence_presumption", " "),
                ("disclosure.reasons", f"She must know. {said[0]}"),
            ),
            ("disclosure.child_sex_offence_presumption",),
            (
                ("disclosure.child_sex_offence_presumption", None),
                ("disclosure.reasons", f"She must know. {said[1]}"),
            ),
            note=f"{said[0]}, {said[1]}",
        )
        for said in (
            ("Presumably now.", "The presumption applies."),
            ("S.327 is met.", "S.327A is met."),
            ("Section 325.", "Section 327A was weighed."),
            ("", "s 327a"),
        )
    ),
    Case(
        "disclosure.presumption",
        (("disclosure.child_sex_offence_presumption", None), NOT),
        ("disclosure.child_sex_offence_presumption",),
        (("disclosure.child_sex_offence_presumption", None), ("background.offences[0].child_sex_offence", False)),
        note="no such offence",
    ),
    Case(
        "disclosure.photograph",
        ((f"{FIRST}.is_photograph", True),),
        (f"{FIRST}.photograph",),
        (
            (f"{FIRST}.is_photograph", True),
            (f"{FIRST}.photograph", "She must recognise him in the exclusion zone"),
        ),
    ),
    *(
        Case(
            "disclosure.protected-information",
            ((f"{FIRST}.gender_history", True), (f"{FIRST}.lawful_basis", bad)),
            (f"{FIRST}.lawful_basis",),
            ((f"{FIRST}.gender_history", True), (f"{FIRST}.lawful_basis", good)),
            note=f"{bad}, {good}",
        )
        for bad, good in (
            (None, "Prevention of crime"),
            ("Consent", "Needed to detect crime"),
            ("Criminal Justice Act 2003", "Gender Recognition Act 2004 s.22: preventing offences"),
            ("Prevention of disorder", "the detection or prevention of Crime"),
        )
    ),
    Case(
        "disclosure.follow-up",
        ((f"{FIRST}.by_offender", True), (f"{FIRST}.follow_up", " ")),
        (f"{FIRST}.follow_up",),
        ((f"{FIRST}.by_offender", False), (f"{FIRST}.follow_up", None)),
    ),
)
