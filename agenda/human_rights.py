"""Item 14: human rights validation – lawful, necessary, proportionate (13a.36, 9.5-9.10, 12.31)."""

from __future__ import annotations

from typing import Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, YesNo


class HumanRights(Part):
    """Whether everyone present is satisfied with what was decided."""

    lawful: Annotated[YesNo, Ask("Lawful")] = None
    necessary: Annotated[YesNo, Ask("Necessary")] = None
    proportionate: Annotated[YesNo, Ask("Proportionate")] = None
    all_satisfied: Annotated[YesNo, Ask("All present are satisfied")] = None
    reasons: Annotated[str | None, Ask("Reasons", "", Kind.TEXT)] = None
    dissent: Annotated[str | None, Ask("Dissent", "Who is not satisfied, and why", Kind.TEXT)] = None


ITEM = Item(
    key="human_rights",
    number=14,
    title="Human rights validation",
    purpose="Make sure that everyone present is satisfied that the decisions respect the Human Rights Act 1998.",
    paragraphs=("13a.36", "9.5", "9.9", "9.10", "12.31"),
    part=HumanRights,
    prompts=(
        Prompt("Is each decision lawful, necessary, and the least that manages the risk?", "12.31"),
        Prompt("Is everyone present satisfied? Who is not, and why?", "13a.36"),
    ),
)
