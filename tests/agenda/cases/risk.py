"""People at risk and the risk summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.agenda.cases.case import Case, Change, attendee, person
from tests.agenda.records import child

if TYPE_CHECKING:
    from agenda.shape import JSON

ERG: tuple[Change, ...] = (
    ("case.category", 4),
    ("attendance[+]", attendee("police", function="prevent")),
    ("meeting.chairs", ["a1", "a3"]),
    ("attendance[0].function", "national_security_division"),
    ("attendance[2].function", "counter_terrorism"),
)
PARTNER = ("people_at_risk.people[1].intimate_partner", True)
HEADINGS = ("who", "nature", "when", "circumstances", "protective")


def tool(name: str, result: JSON = "High") -> tuple[Change, ...]:
    """One more tool."""
    return (("risk.tools[+]", {"tool": name, "result": result}),)


PEOPLE = (
    Case(
        "people-at-risk.named",
        (("people_at_risk.people[1].name", " "),),
        ("people_at_risk.people[1].name",),
        (("people_at_risk.people[3].name", None),),
    ),
    *(
        Case(
            "people-at-risk.contact",
            (("people_at_risk.people[3].victim", victim),),
            ("people_at_risk.people[3].contact",),
            (("people_at_risk.people[3].victim", victim), ("people_at_risk.people[3].contact", "The school")),
            note=f"group, {victim}",
        )
        for victim in ("index_offence", "previous")
    ),
    Case(
        "people-at-risk.contact",
        (("people_at_risk.people[2].contact", None),),
        ("people_at_risk.people[2].contact",),
        (("people_at_risk.people[3].victim", "potential"),),
        note="potential: identified, and a group",
    ),
    Case(
        "people-at-risk.marac",
        (
            ("people_at_risk.people[1].marac", True),
            ("people_at_risk.marac_arrangement", " "),
            ("attendance[6].function", "victim_liaison"),
            ("attendance[+]", attendee("police", function="domestic_abuse_adviser")),
        ),
        ("people_at_risk.marac_arrangement",),
        (("people_at_risk.people[1].marac", False), ("people_at_risk.marac_arrangement", " ")),
    ),
    *(
        Case(
            "people-at-risk.information-given",
            ((f"people_at_risk.information_to_victims[0].{name}", None),),
            (f"people_at_risk.information_to_victims[0].{name}",),
            (("people_at_risk.information_to_victims[0].person", None),),
            note=name,
        )
        for name in ("what", "by_whom", "by_when", "why")
    ),
)

TOOLS = (
    Case(
        "risk.tools",
        (("risk.tools", [{"tool": "OASys", "result": " "}, {"tool": None, "result": "High"}]),),
        ("risk.tools",),
        (("risk.tools", [{"tool": "OASys", "result": "High"}]),),
    ),
    *(
        Case(
            "risk.extremism-guidance",
            (*ERG, *tool(name)),
            ("risk.tools",),
            (*ERG, *tool(good)),
            note=f"{name}, {good}",
        )
        for name, good in (
            ("OASys", "ERG"),
            ("ENERGY", "ERG22+"),
            ("VERG", "HMPPS ERG 22+ (2026)"),
            ("ERGO", "Extremism Risk  Guidance"),
            ("Risk Guidance", "erg22"),
            ("ERG222", "ERG, version 3"),
        )
    ),
    Case(
        "risk.extremism-guidance",
        (*ERG, *tool("ERG22+", " ")),
        ("risk.tools",),
        (*ERG, ("case.lead_agency", "police")),
        note="without a result, and another lead",
    ),
    Case(
        "risk.spousal-assault",
        (PARTNER, *tool("SARAH")),
        ("risk.tools",),
        (PARTNER, *tool("SARA v3")),
        note="a victim of the index offence",
    ),
    Case(
        "risk.spousal-assault",
        (PARTNER, ("people_at_risk.people[1].victim", "previous"), *tool("SARA", None)),
        ("risk.tools",),
        (PARTNER, ("people_at_risk.people[1].victim", "potential"), ("background.offences[0].stalking", True)),
        note="a previous victim, and a potential one",
    ),
    Case(
        "risk.spousal-assault",
        (
            PARTNER,
            ("people_at_risk.people[1].victim", "none"),
            ("background.offences[1].domestic_abuse", True),
        ),
        ("risk.tools",),
        (("background.offences[1].domestic_abuse", True),),
        note="a domestic abuse offence, with and without a partner",
    ),
    Case(
        "risk.spousal-assault",
        (("people_at_risk.people[+]", person(intimate_partner=True, victim="previous", contact="Police")),),
        ("risk.tools",),
        (
            ("people_at_risk.people[+]", person(intimate_partner=True, victim="previous", contact="Police")),
            *tool("Spousal Assault Risk Assessment"),
        ),
        note="by its full name",
    ),
)

BEFORE: tuple[Change, ...] = (("meeting.held_on", "2026-10-06"),)
UPDATED = (
    Case(
        "risk.updated",
        (("risk.who", "Girls aged five to twelve"),),
        ("risk",),
        (("risk.who", "Girls aged five to thirteen"),),
        before=(*BEFORE, ("risk.who", " Girls aged\n five to\ttwelve ")),
        note="white space apart",
    ),
    Case(
        "risk.updated",
        (),
        ("risk",),
        (("previous_minutes.held_on", "2026-10-07"),),
        before=BEFORE,
        note="held on another day",
    ),
    Case(
        "risk.updated",
        (),
        ("risk",),
        (("case.reference", "EX/0148"),),
        before=BEFORE,
        note="another case",
    ),
    Case(
        "risk.updated",
        (),
        ("risk",),
        (("meeting.kind", "initial"),),
        before=BEFORE,
        note="only at a review",
    ),
    Case(
        "risk.updated",
        (("risk.when", None),),
        ("risk",),
        tuple((f"risk.{name}", None) for name in HEADINGS),
        before=(*BEFORE, *((f"risk.{name}", "") for name in ("when",))),
        also=frozenset({"risk.when"}),
        spared=frozenset(f"risk.{name}" for name in HEADINGS),
        note="one blank in both, and all blank now",
    ),
)

CASES = (
    *PEOPLE,
    *(
        Case(f"risk.{name}", ((f"risk.{name}", "\n"),), (f"risk.{name}",), ((f"risk.{name}", "-"),))
        for name in HEADINGS
    ),
    *(
        Case("risk.levels", ((f"risk.levels.{group}", None),), (f"risk.levels.{group}",), note=group)
        for group in ("public", "prisoners", "known_adult", "children", "staff")
    ),
    Case(
        "risk.levels",
        (("risk.levels", None),),
        tuple(f"risk.levels.{group}" for group in ("public", "known_adult", "children", "staff")),
        (("risk.levels.prisoners", None), ("risk.overall", None)),
        child,
        note="prisoners only in custody",
    ),
    *(
        Case(
            "risk.summary",
            ((f"risk.{name}", None),),
            (f"risk.{name}",),
            ((f"risk.{name}", "As before"),),
            note=name,
        )
        for name in ("seriousness", "likelihood", "imminence")
    ),
    Case("risk.basis", (("risk.basis", None),), ("risk.basis",), (("risk.basis", "endorsed"),), note="neither"),
    Case(
        "risk.basis",
        (("risk.amendments", " "),),
        ("risk.amendments",),
        (("risk.amendments", None), ("risk.basis", "endorsed")),
        note="amended without what changed",
    ),
    *TOOLS,
    *UPDATED,
)
