"""Item 11: media handling and its named contacts (13a.36, 24.36)."""

from __future__ import annotations

from typing import Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, YesNo


class Media(Part):
    """Whether interest is expected, and who speaks with press offices."""

    considered: Annotated[YesNo, Ask("Considered")] = None
    interest_expected: Annotated[YesNo, Ask("Interest expected")] = None
    police_contact: Annotated[str | None, Ask("Police single point of contact")] = None
    probation_contact: Annotated[str | None, Ask("Probation single point of contact")] = None
    plan: Annotated[str | None, Ask("Media handling plan", "", Kind.TEXT)] = None


ITEM = Item(
    key="media",
    number=11,
    title="Media handling",
    purpose="Say whether the media may take an interest, and who deals with it.",
    paragraphs=("13a.36", "24.36"),
    part=Media,
    prompts=(
        Prompt("Is media interest expected, now or at a date we know of?", "13a.36"),
        Prompt(
            "Who in the police and who in probation speaks with the press offices and the National MAPPA Team?",
            "13a.36",
        ),
    ),
)
