"""Item 7: victims and others at risk, victim contact, MARAC, safeguarding (11.8, 11.10, 22, 27.30)."""

from __future__ import annotations

from typing import Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Day, Kind, Part, Rows, YesNo
from agenda.words import Group, Victim


class Person(Part):
    """An identified person or a group at risk."""

    id: Annotated[str, Ask("Id", kind=Kind.ID)]
    name: Annotated[str | None, Ask("Name", "Nothing for a group")] = None
    identified: Annotated[YesNo, Ask("Identified person")] = None
    description: Annotated[str | None, Ask("Description")] = None
    group: Annotated[Group | None, Ask("Group")] = None
    victim: Annotated[Victim | None, Ask("Victim")] = None
    child: Annotated[YesNo, Ask("Child")] = None
    adult_at_risk: Annotated[YesNo, Ask("Adult at risk")] = None
    victim_contact_service: Annotated[YesNo, Ask("In the Victim Contact Service")] = None
    contact: Annotated[str | None, Ask("Who is in contact")] = None
    marac: Annotated[YesNo, Ask("Known to MARAC")] = None
    child_protection_plan: Annotated[YesNo, Ask("Child protection plan")] = None
    intimate_partner: Annotated[YesNo, Ask("Intimate partner", "Present or former")] = None


class InformationToVictim(Part):
    """What a victim is to be told, by whom and when (22.19)."""

    person: Annotated[str | None, Ask("Person", "", Kind.REFERENCE, "people")] = None
    what: Annotated[str | None, Ask("What", "", Kind.TEXT)] = None
    by_whom: Annotated[str | None, Ask("By whom")] = None
    by_when: Annotated[Day, Ask("By when")] = None
    why: Annotated[str | None, Ask("Why", "", Kind.TEXT)] = None


class PeopleAtRisk(Part):
    """Everyone the plan must protect."""

    people: Annotated[tuple[Person, ...], Rows, Ask("People and groups at risk")] = ()
    marac_arrangement: Annotated[
        str | None, Ask("Arrangement with MARAC", "Who links the two, and how", Kind.TEXT)
    ] = None
    information_to_victims: Annotated[
        tuple[InformationToVictim, ...], Rows, Ask("Information to be given to victims")
    ] = ()


ITEM = Item(
    key="people_at_risk",
    number=7,
    title="Victims and others at risk",
    purpose="Name everyone at risk, who is in contact with them, and what they are to be told.",
    paragraphs=("11.8", "11.10", "22.2", "22.4", "22.19", "22.22", "27.30"),
    part=PeopleAtRisk,
    prompts=(
        Prompt("Who is at risk by name, and which groups? Who speaks for each of them?", "11.10"),
        Prompt("Is the victim in the Victim Contact Service? Who is in contact with those who are not?", "22.4"),
        Prompt("Does a MARAC know any of them? How are the two sets of plans kept together?", "22.22"),
        Prompt("Is any child on a child protection plan? Is any adult in need of care and support?", "12.9"),
        Prompt("What may a victim be told, by whom, by when, and why?", "22.19"),
    ),
)
