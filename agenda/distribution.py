"""Item 19: who gets the minutes, and the clocks that start now (13b.3-13b.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, Rows
from agenda.textgate import is_blank
from agenda.wording import first_said
from agenda.words import Receives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class Withheld(Part):
    """Someone of the meeting who does not get the full minutes, and why (13b.5)."""

    attendee: Annotated[str | None, Ask("Attendee", "", Kind.REFERENCE, "attendance")] = None
    receives: Annotated[Receives | None, Ask("Receives")] = None
    reason: Annotated[str | None, Ask("Reason", "The chair's", Kind.TEXT)] = None


class Extra(Part):
    """Someone else who gets the minutes, and why (13b.5, 13b.9)."""

    name: Annotated[str | None, Ask("Name")] = None
    organisation: Annotated[str | None, Ask("Organisation")] = None
    reason: Annotated[str | None, Ask("Reason", "The chair's", Kind.TEXT)] = None


class Distribution(Part):
    """The chair's decisions on who gets the minutes."""

    exceptions: Annotated[tuple[Withheld, ...], Rows, Ask("Not the full minutes")] = ()
    extra: Annotated[tuple[Extra, ...], Rows, Ask("Also receives the minutes")] = ()


@check("distribution.withheld", Severity.MUST, "13b.4", "13b.5")
def withheld(facts: Facts) -> Iterator[Raised]:
    """Someone does not get the full minutes, without a reason and not by the rule.

    The rule: actions only, for someone present for part of the meeting and outside the agreement.
    """
    people = {person.id: person for person in facts.record.attendance}
    for index, exception in enumerate(facts.record.distribution.exceptions):
        if not is_blank(exception.reason):
            continue
        person = people.get(exception.attendee or "")
        by_rule = (
            exception.receives is Receives.ACTIONS_ONLY
            and person is not None
            and person.id in facts.present_ids
            and person.part_of_meeting
            and not person.information_sharing_agreement
        )
        if not by_rule:
            who = "Someone" if person is None else facts.name_of(person)
            yield Raised(
                f"{who} does not get the full minutes: record the chair's reason.",
                f"distribution.exceptions[{index}].reason",
            )


@check("distribution.extra", Severity.MUST, "13b.5", "13b.9")
def extra(facts: Facts) -> Iterator[Raised]:
    """Someone else gets the minutes without the chair's reason."""
    for index, other in enumerate(facts.record.distribution.extra):
        if is_blank(other.reason):
            who = first_said(other.name, other.organisation) or "Someone else"
            yield Raised(
                f"{who} also receives the minutes: record the chair's reason.",
                f"distribution.extra[{index}].reason",
            )


ITEM = Item(
    key="distribution",
    number=19,
    title="Distribution of the minutes",
    purpose="Decide who gets the minutes beyond or short of the rule, and close.",
    paragraphs=("13b.3", "13b.4", "13b.5", "13b.8", "13b.9"),
    part=Distribution,
    prompts=(
        Prompt(
            "Everyone who attended or was invited gets the minutes: is there anyone who should not, and why?",
            "13b.4",
        ),
        Prompt("Does anyone else need them? The chair decides and gives the reason.", "13b.5"),
        Prompt("Minutes are approved within 10 working days at level 2, 5 at level 3.", "13b.3"),
    ),
    checks=(
        withheld,
        extra,
    ),
)
