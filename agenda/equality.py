"""Item 13: the nine protected characteristics and other diversity issues (13a.36, 1.4-1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, YesNo, labels_of
from agenda.textgate import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class Characteristic(Part):
    """One characteristic: considered, its bearing, and what is done about it."""

    considered: Annotated[YesNo, Ask("Considered")] = None
    bearing: Annotated[
        str | None, Ask("Bearing", "On the offender or the risk; nothing where none", Kind.TEXT)
    ] = None
    management: Annotated[str | None, Ask("How it is managed", "", Kind.TEXT)] = None


class Characteristics(Part):
    """The nine of the Equality Act 2010."""

    age: Annotated[Characteristic, Ask("Age")] = Characteristic()
    disability: Annotated[Characteristic, Ask("Disability")] = Characteristic()
    gender_reassignment: Annotated[Characteristic, Ask("Gender reassignment")] = Characteristic()
    marriage_and_civil_partnership: Annotated[Characteristic, Ask("Marriage and civil partnership")] = (
        Characteristic()
    )
    pregnancy_and_maternity: Annotated[Characteristic, Ask("Pregnancy and maternity")] = Characteristic()
    race: Annotated[Characteristic, Ask("Race")] = Characteristic()
    religion_or_belief: Annotated[Characteristic, Ask("Religion or belief")] = Characteristic()
    sex: Annotated[Characteristic, Ask("Sex")] = Characteristic()
    sexual_orientation: Annotated[Characteristic, Ask("Sexual orientation")] = Characteristic()


class Equality(Part):
    """What diversity means for this case."""

    characteristics: Annotated[Characteristics, Ask("Protected characteristics")] = Characteristics()
    other: Annotated[
        str | None, Ask("Other diversity issues", "Language, literacy, caring, rural isolation …", Kind.TEXT)
    ] = None


@check("equality.characteristic", Severity.MUST, "13a.36")
def characteristic(facts: Facts) -> Iterator[Raised]:
    """One of the nine protected characteristics is not considered."""
    for name, words in labels_of(Characteristics).items():
        if not getattr(facts.record.equality.characteristics, name).considered:
            yield Raised(
                f"The characteristic {words.lower()} is not considered: consider whether it applies.",
                f"equality.characteristics.{name}.considered",
            )


@check("equality.management", Severity.MUST, "13a.36")
def management(facts: Facts) -> Iterator[Raised]:
    """A characteristic has a bearing and how it will be managed is not stated."""
    for name, words in labels_of(Characteristics).items():
        found = getattr(facts.record.equality.characteristics, name)
        if not is_blank(found.bearing) and is_blank(found.management):
            yield Raised(
                f"The characteristic {words.lower()} has a bearing on the case: record how it is managed.",
                f"equality.characteristics.{name}.management",
            )


ITEM = Item(
    key="equality",
    number=13,
    title="Equality and diversity",
    purpose="Consider each protected characteristic, whether it bears on the case, and how that is managed.",
    paragraphs=("13a.36", "1.4", "1.5"),
    part=Equality,
    prompts=(
        Prompt(
            "Which of the nine characteristics applies, and does it bear on the offender or on the risk?",
            "13a.36",
        ),
        Prompt("What is done differently because of it?", "13a.36"),
        Prompt("Is there anything else about this person that the plan must fit?", "13a.36"),
    ),
    checks=(
        characteristic,
        management,
    ),
)
