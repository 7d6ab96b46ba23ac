"""Item 11: media handling and its named contacts (13a.36, 24.36)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, YesNo
from agenda.textgate import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class Media(Part):
    """Whether interest is expected, and who speaks with press offices."""

    considered: Annotated[YesNo, Ask("Considered")] = None
    interest_expected: Annotated[YesNo, Ask("Interest expected")] = None
    police_contact: Annotated[str | None, Ask("Police single point of contact")] = None
    probation_contact: Annotated[str | None, Ask("Probation single point of contact")] = None
    plan: Annotated[str | None, Ask("Media handling plan", "", Kind.TEXT)] = None


@check("media.considered", Severity.MUST, "13a.36")
def considered(facts: Facts) -> Iterator[Raised]:
    """Media handling is not considered."""
    if not facts.record.media.considered:
        yield Raised("Media handling is not considered: consider it.", "media.considered")


@check("media.contacts", Severity.MUST, "13a.36")
def contacts(facts: Facts) -> Iterator[Raised]:
    """Interest is expected and there is no police or no probation single point of contact."""
    media = facts.record.media
    if not media.interest_expected:
        return
    for name, service in (("police_contact", "police"), ("probation_contact", "Probation Service")):
        if is_blank(getattr(media, name)):
            yield Raised(
                f"Media interest is expected and the {service} has no single point of contact: name one.",
                f"media.{name}",
            )


@check("media.plan", Severity.MUST, "24.36")
def handling_plan(facts: Facts) -> Iterator[Raised]:
    """Category 4 and no media handling plan."""
    if facts.is_terrorism_case and is_blank(facts.record.media.plan):
        yield Raised("A category 4 case has no media handling plan: record one.", "media.plan")


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
    checks=(
        considered,
        contacts,
        handling_plan,
    ),
)
