"""Item 6: each agency shares what it knows (13a.4, 13a.31, 11.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part
from agenda.textgate import is_blank
from agenda.words import Agency, RestrictedBecause, Sensitivity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class Piece(Part):
    """One agency's information, and whether it may go beyond the meeting."""

    agency: Annotated[Agency | None, Ask("Agency")] = None
    attendee: Annotated[str | None, Ask("Given by", "", Kind.REFERENCE, "attendance")] = None
    text: Annotated[str | None, Ask("Information", '"Nothing to add" is an answer too', Kind.TEXT)] = None
    sensitivity: Annotated[Sensitivity | None, Ask("Sensitivity")] = None
    restricted_because: Annotated[RestrictedBecause | None, Ask("Restricted because")] = None


@check("information.agency-silent", Severity.SHOULD, "13a.4", "13a.31")
def agency_silent(facts: Facts) -> Iterator[Raised]:
    """An agency attended or reported and nothing is recorded for it, not even that it has nothing to add."""
    for agency in agencies_not_heard(facts):
        yield Raised(
            f"Nothing is recorded for {agency.label}: record what it knows, or that it has nothing to add.",
            "information",
        )


def agencies_not_heard(facts: Facts) -> Iterator[Agency]:
    """Agencies that attended or reported and for which nothing is recorded (13a.4)."""
    people = {person.id: person for person in facts.record.attendance}
    spoke: set[Agency | None] = set()
    for piece in facts.record.information:
        if is_blank(piece.text):
            continue
        given_by = people.get(piece.attendee or "")
        spoke.add(piece.agency if piece.agency or given_by is None else given_by.agency)
    reported = [person.agency for person in people.values() if person.report is not None]
    for agency in dict.fromkeys([*(person.agency for person in facts.present), *reported]):
        if agency is not None and agency not in spoke:
            yield agency


ITEM = Item(
    key="information",
    number=6,
    title="Information from each agency",
    purpose="Hear every agency that attended or reported, and mark what must not go further.",
    paragraphs=("13a.4", "13a.31", "11.9"),
    part=Piece,
    many=True,
    needs=("agency", "text"),
    prompts=(
        Prompt(
            "What does each agency know that bears on risk: likelihood, harm, imminence, protective factors?",
            "13a.31",
        ),
        Prompt("Who has not spoken yet? Even nothing to add is recorded.", "13a.4"),
        Prompt(
            "Is any of it intelligence, health, or about a victim or third party? Mark it restricted.",
            "13b.16",
        ),
    ),
    checks=(agency_silent,),
)
