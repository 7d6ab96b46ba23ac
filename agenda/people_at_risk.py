"""Item 7: victims and others at risk, victim contact, MARAC, safeguarding (11.8, 11.10, 22, 27.30)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Day, Kind, Part, Rows, YesNo
from agenda.textgate import is_blank
from agenda.wording import is_or_are, listed, people_called, person_called
from agenda.words import Group, Victim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


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


_VICTIMS = frozenset({Victim.INDEX_OFFENCE, Victim.PREVIOUS})
_TOLD = {"what": "what", "by_whom": "by whom", "by_when": "by when", "why": "why"}


@check("people-at-risk.named", Severity.MUST, "11.10")
def named(facts: Facts) -> Iterator[Raised]:
    """Someone marked as identified has no name."""
    for index, person in enumerate(facts.people):
        if person.identified and is_blank(person.name):
            yield Raised(
                f"{person_called(person)} is marked as identified and has no name: name them.",
                f"people_at_risk.people[{index}].name",
            )


@check("people-at-risk.contact", Severity.MUST, "22.2", "22.4")
def contact(facts: Facts) -> Iterator[Raised]:
    """Nobody is said to be in contact with a victim of an offence, or with an identified potential victim."""
    for index, person in enumerate(facts.people):
        concerned = person.victim in _VICTIMS or (person.victim is Victim.POTENTIAL and person.identified)
        if concerned and is_blank(person.contact):
            yield Raised(
                f"Nobody is recorded as in contact with {person_called(person)}: record who is, or why nobody.",
                f"people_at_risk.people[{index}].contact",
            )


@check("people-at-risk.marac", Severity.SHOULD, "22.22")
def marac(facts: Facts) -> Iterator[Raised]:
    """Someone is known to MARAC and the arrangement with it is blank."""
    known = [person for person in facts.people if person.marac]
    if known and is_blank(facts.record.people_at_risk.marac_arrangement):
        yield Raised(
            f"{people_called(known)} {is_or_are(known)} known to MARAC: record how the two are kept together.",
            "people_at_risk.marac_arrangement",
        )


@check("people-at-risk.information-given", Severity.MUST, "22.19")
def information_given(facts: Facts) -> Iterator[Raised]:
    """Information is to be given to a victim without what, by whom, by when or why."""
    called = {person.id: person_called(person) for person in facts.people}
    for index, told in enumerate(facts.record.people_at_risk.information_to_victims):
        lacks = {
            "what": is_blank(told.what),
            "by_whom": is_blank(told.by_whom),
            "by_when": told.by_when is None,
            "why": is_blank(told.why),
        }
        missing = [name for name, absent in lacks.items() if absent]
        if missing:
            whom = called.get(told.person or "", "a victim")
            yield Raised(
                f"Information for {whom} lacks {listed(_TOLD[name] for name in missing)}: complete it.",
                f"people_at_risk.information_to_victims[{index}].{missing[0]}",
            )


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
    checks=(
        named,
        contact,
        marac,
        information_given,
    ),
)
