"""Item 19: who gets the minutes, and the clocks that start now (13b.3-13b.9)."""

from __future__ import annotations

from typing import Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, Rows
from agenda.words import Receives


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
)
