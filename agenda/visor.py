"""Item 12: the ViSOR record – its owner and who updates it (13a.36, 13a.47, chapter 8)."""

from __future__ import annotations

from typing import Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, YesNo


class Visor(Part):
    """Who owns the record and what is new for it."""

    owner: Annotated[str | None, Ask("Record owner")] = None
    updater: Annotated[str | None, Ask("Who updates it")] = None
    new_information: Annotated[str | None, Ask("New or changed information", "", Kind.TEXT)] = None
    restricted_access: Annotated[YesNo, Ask("Restricted access", "For exceptionally sensitive cases")] = None


ITEM = Item(
    key="visor",
    number=12,
    title="ViSOR",
    purpose="Name the owner of the ViSOR record, and who brings it up to date within three working days.",
    paragraphs=("13a.36", "13a.47", "8.14"),
    part=Visor,
    prompts=(
        Prompt("Who owns the record, and who adds what is new once the minutes are agreed?", "13a.36"),
        Prompt("Is the information so sensitive that access to the record must be restricted?", "13a.47"),
    ),
)
