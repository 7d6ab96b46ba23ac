"""Item 18: concerns or good practice for the Strategic Management Board (13a.36)."""

from __future__ import annotations

from typing import Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, Rows, YesNo
from agenda.words import IssueKind


class Issue(Part):
    """One thing the board should hear of."""

    kind: Annotated[IssueKind | None, Ask("Kind")] = None
    text: Annotated[str | None, Ask("Text", "", Kind.TEXT)] = None


class Smb(Part):
    """What goes to the chair of the board."""

    nothing_to_report: Annotated[YesNo, Ask("Nothing to report")] = None
    issues: Annotated[tuple[Issue, ...], Rows, Ask("Issues")] = ()


ITEM = Item(
    key="smb",
    number=18,
    title="Strategic Management Board",
    purpose="Say what the board should hear of, or that there is nothing.",
    paragraphs=("13a.36",),
    part=Smb,
    prompts=(Prompt("Is there a concern, an issue or good practice that the board should hear of?", "13a.36"),),
)
