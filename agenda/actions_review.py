"""Item 4: every action of the last meeting accounted for (13a.36, 12.6, 14.25)."""

from __future__ import annotations

from typing import Annotated

from agenda.item import Item, Prompt
from agenda.previous_minutes import at_a_review
from agenda.shape import Ask, Day, Kind, Part
from agenda.words import Agency, Outcome


class ReviewedAction(Part):
    """An action of the last meeting, and what became of it."""

    number: Annotated[str | None, Ask("Number")] = None
    action: Annotated[str | None, Ask("Action", "As it was agreed", Kind.TEXT)] = None
    agency: Annotated[Agency | None, Ask("Agency")] = None
    owner: Annotated[str | None, Ask("Owner")] = None
    due: Annotated[str | None, Ask("Due", "A date, or the words that were said", Kind.DUE)] = None
    outcome: Annotated[Outcome | None, Ask("Outcome")] = None
    completed_on: Annotated[Day, Ask("Completed on")] = None
    note: Annotated[str | None, Ask("Note", "What was done; the reason where it is not completed", Kind.TEXT)] = (
        None
    )


ITEM = Item(
    key="actions_review",
    number=4,
    title="Actions of the last meeting",
    purpose="Account for every action of the last meeting, with its outcome.",
    paragraphs=("13a.36", "12.6", "14.25"),
    part=ReviewedAction,
    many=True,
    applies=at_a_review,
    prompts=(
        Prompt("What became of each action? What did it change for the risk?", "13a.36"),
        Prompt("Where one is not completed: why, and what happens now?", "14.25"),
    ),
)
