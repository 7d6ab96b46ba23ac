"""Item 6: each agency shares what it knows (13a.4, 13a.31, 11.9)."""

from __future__ import annotations

from typing import Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part
from agenda.words import Agency, RestrictedBecause, Sensitivity


class Piece(Part):
    """One agency's information, and whether it may go beyond the meeting."""

    agency: Annotated[Agency | None, Ask("Agency")] = None
    attendee: Annotated[str | None, Ask("Given by", "", Kind.REFERENCE, "attendance")] = None
    text: Annotated[str | None, Ask("Information", '"Nothing to add" is an answer too', Kind.TEXT)] = None
    sensitivity: Annotated[Sensitivity | None, Ask("Sensitivity")] = None
    restricted_because: Annotated[RestrictedBecause | None, Ask("Restricted because")] = None


ITEM = Item(
    key="information",
    number=6,
    title="Information from each agency",
    purpose="Hear every agency that attended or reported, and mark what must not go further.",
    paragraphs=("13a.4", "13a.31", "11.9"),
    part=Piece,
    many=True,
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
)
