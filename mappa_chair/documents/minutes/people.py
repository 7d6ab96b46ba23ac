"""Section 7: victims and others at risk, contact, MARAC, safeguarding, what victims are told (22, 27.30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.wording import listed
from agenda.words import Victim
from mappa_chair.documents.blocks import Cell, Column, Fact, Facts, Heading, Row, Run
from mappa_chair.documents.phrases import NONE, plain
from mappa_chair.documents.recorded import Recorded, rows_of, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agenda.people_at_risk import InformationToVictim, Person
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting

_PEOPLE = (
    Column("Who", 4.2),
    Column("Group", 2.4),
    Column("Victim", 2.6),
    Column("Who is in contact", 3.6),
    Column("Noted", 3.4),
)
_TOLD = (
    Column("Person", 2.8),
    Column("What", 4.4),
    Column("By whom", 3),
    Column("By when", 2.8),
    Column("Why", 3.6),
)
_NOTED = ("child", "adult_at_risk", "victim_contact_service", "marac", "child_protection_plan", "intimate_partner")
_VICTIM = {
    Victim.NONE: "Not a victim",
    Victim.INDEX_OFFENCE: "Of the index offence",
    Victim.PREVIOUS: "Of an earlier offence",
    Victim.POTENTIAL: "Potential victim",
}


def write(meeting: Meeting) -> Iterator[Block]:
    """Everyone the plan must protect."""
    item = Recorded(meeting.record.people_at_risk, "people_at_risk")
    yield Heading(2, item.label("people"))
    yield item.table("people", _PEOPLE, map(_person, rows_of(item.part.people, "people_at_risk.people")))
    yield Heading(2, "MARAC")
    yield _marac(meeting, item.part.people)
    yield Heading(2, "Safeguarding")
    yield _safeguarding(meeting, item.part.people)
    yield Heading(2, item.label("information_to_victims"))
    told = rows_of(item.part.information_to_victims, "people_at_risk.information_to_victims")
    yield item.table("information_to_victims", _TOLD, (_told(meeting, row) for row in told))


def protects(person: Person) -> str | None:
    """Why words about someone may not leave the minutes unexamined; None for a group of nobody in particular."""
    if not person.identified:
        return None
    return "third party" if person.victim in {None, Victim.NONE, Victim.POTENTIAL} else "victim"


def _person(row: Recorded[Person]) -> Row:
    person, why = row.part, protects(row.part)
    kept = Recorded(person, row.path, why)
    group = None if person.identified else plain("Not identified as individuals", tone="note")
    marks = [row.label(name) for name in _NOTED if getattr(person, name)]
    return Row(
        (
            stacked(
                kept.cell("name", strong=True),
                kept.cell("description"),
                group,
                source=row.at("name"),
                restricted=why,
            ),
            kept.cell("group"),
            kept.words(_VICTIM[person.victim] if person.victim else None, "victim"),
            kept.cell("contact"),
            plain("\n".join(marks)) if marks else plain(NONE, tone="empty"),
        )
    )


def _names(meeting: Meeting, people: Sequence[Person], field: str) -> Cell:
    found = [meeting.person_name(person.id) for person in people if getattr(person, field)]
    if not found:
        return plain("Nobody recorded", tone="empty")
    return Cell((Run(listed(found)),), source="people_at_risk.people", restricted="victim")


def _marac(meeting: Meeting, people: Sequence[Person]) -> Facts:
    known = any(person.marac for person in people)
    arrangement = Recorded(meeting.record.people_at_risk, "people_at_risk", "victim")
    return Facts(
        (
            Fact("Known to MARAC", _names(meeting, people, "marac")),
            arrangement.fact("marac_arrangement", absent=NONE if people and not known else None),
        ),
        "MARAC",
    )


def _safeguarding(meeting: Meeting, people: Sequence[Person]) -> Facts:
    plan = Recorded(meeting.record.plan, "plan")
    planned = any(person.child_protection_plan for person in people)
    actions = [
        action.number or "one without a number"
        for _, action in meeting.facts.accepted_actions
        if action.safeguarding
    ]
    unless = NONE if plan.part.actions else None
    unneeded = "Does not apply" if people and not planned else None
    return Facts(
        (
            Fact("Child protection plan in place", _names(meeting, people, "child_protection_plan")),
            plan.fact("child_protection_plan_aligned", absent=unneeded),
            Fact("Adults at risk", _names(meeting, people, "adult_at_risk")),
            Fact("Safeguarding actions", plan.words(listed(actions) if actions else unless, "actions")),
        ),
        "Safeguarding",
    )


def _told(meeting: Meeting, row: Recorded[InformationToVictim]) -> Row:
    person = None if row.part.person is None else meeting.person_name(row.part.person)
    cells = (row.words(person, "person"), *row.row("what", "by_whom", "by_when", "why").cells)
    return Row(cells, restricted="victim")
