"""Item 18: concerns or good practice for the Strategic Management Board (13a.36)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Kind, Part, Rows, YesNo
from agenda.textgate import is_blank
from agenda.words import IssueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class Issue(Part):
    """One thing the board should hear of."""

    kind: Annotated[IssueKind | None, Ask("Kind")] = None
    text: Annotated[str | None, Ask("Text", "", Kind.TEXT)] = None


class Smb(Part):
    """What goes to the chair of the board."""

    nothing_to_report: Annotated[YesNo, Ask("Nothing to report")] = None
    issues: Annotated[tuple[Issue, ...], Rows, Ask("Issues")] = ()


@check("smb.considered", Severity.SHOULD, "13a.36")
def considered(facts: Facts) -> Iterator[Raised]:
    """There is neither an issue with text nor "nothing to report"."""
    smb = facts.record.smb
    if not smb.nothing_to_report and all(is_blank(issue.text) for issue in smb.issues):
        yield Raised(
            "Nothing is recorded for the Strategic Management Board: add an issue, or say there is nothing.",
            "smb.nothing_to_report",
        )


ITEM = Item(
    key="smb",
    number=18,
    title="Strategic Management Board",
    purpose="Say what the board should hear of, or that there is nothing.",
    paragraphs=("13a.36",),
    part=Smb,
    prompts=(Prompt("Is there a concern, an issue or good practice that the board should hear of?", "13a.36"),),
    checks=(considered,),
)
