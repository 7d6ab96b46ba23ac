"""Item 14: human rights validation – lawful, necessary, proportionate (13a.36, 9.5-9.10, 12.31)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, YesNo
from agenda.textgate import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class HumanRights(Part):
    """Whether everyone present is satisfied with what was decided."""

    lawful: Annotated[YesNo, Ask("Lawful")] = None
    necessary: Annotated[YesNo, Ask("Necessary")] = None
    proportionate: Annotated[YesNo, Ask("Proportionate")] = None
    all_satisfied: Annotated[YesNo, Ask("All present are satisfied")] = None
    reasons: Annotated[str | None, Ask("Reasons", "", Kind.TEXT)] = None
    dissent: Annotated[str | None, Ask("Dissent", "Who is not satisfied, and why", Kind.TEXT)] = None


_CONFIRMED = {
    "lawful": "That the decisions are lawful",
    "necessary": "That the decisions are necessary",
    "proportionate": "That the decisions are proportionate",
    "all_satisfied": "That all present are satisfied with the decisions",
}


@check("human-rights.validated", Severity.MUST, "13a.36", "12.31")
def validated(facts: Facts) -> Iterator[Raised]:
    """Lawful, necessary, proportionate, or that all are satisfied, is not confirmed, and there is no dissent."""
    rights = facts.record.human_rights
    for name, words in _CONFIRMED.items():
        if not getattr(rights, name) and is_blank(rights.dissent):
            yield Raised(f"{words} is not confirmed: confirm it, or record the dissent.", f"human_rights.{name}")


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
    checks=(validated,),
)
