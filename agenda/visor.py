"""Item 12: the ViSOR record – its owner and who updates it (13a.36, 13a.47, chapter 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, YesNo
from agenda.textgate import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class Visor(Part):
    """Who owns the record and what is new for it."""

    owner: Annotated[str | None, Ask("Record owner")] = None
    updater: Annotated[str | None, Ask("Who updates it")] = None
    new_information: Annotated[str | None, Ask("New or changed information", "", Kind.TEXT)] = None
    restricted_access: Annotated[YesNo, Ask("Restricted access", "For exceptionally sensitive cases")] = None


@check("visor.owner", Severity.MUST, "8.14", "13a.36")
def owner(facts: Facts) -> Iterator[Raised]:
    """The ViSOR record has no owner; every level 2 and 3 case is on ViSOR."""
    if is_blank(facts.record.visor.owner):
        yield Raised("The ViSOR record has no owner: name one.", "visor.owner")


@check("visor.updater", Severity.MUST, "13a.36")
def updater(facts: Facts) -> Iterator[Raised]:
    """Nobody is named to update the ViSOR record."""
    if is_blank(facts.record.visor.updater):
        yield Raised("Nobody is named to update the ViSOR record: name who does.", "visor.updater")


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
    checks=(
        owner,
        updater,
    ),
)
