"""Item 4: every action of the last meeting accounted for (13a.36, 12.6, 14.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.previous_minutes import at_a_review
from agenda.shape import Ask, Day, Kind, Part
from agenda.textgate import is_blank
from agenda.wording import first_said
from agenda.words import Agency, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class ReviewedAction(Part):
    """An action of the last meeting, and what became of it."""

    number: Annotated[str | None, Ask("Number")] = None
    action: Annotated[str | None, Ask("Action", "As it was agreed", Kind.TEXT)] = None
    agency: Annotated[Agency | None, Ask("Agency")] = None
    owner: Annotated[str | None, Ask("Owner")] = None
    due: Annotated[str | None, Ask("Due", "A date, or the words that were said", Kind.DUE)] = None
    outcome: Annotated[Outcome | None, Ask("Outcome")] = None
    completed_on: Annotated[Day, Ask("Completed on", past=True)] = None
    note: Annotated[str | None, Ask("Note", "What was done; the reason where it is not completed", Kind.TEXT)] = (
        None
    )


_NEEDS_REASON = frozenset({Outcome.IN_PROGRESS, Outcome.NOT_COMPLETED, Outcome.SUPERSEDED})


def _called(index: int, action: ReviewedAction) -> str:
    number = first_said(action.number)
    return f"Action {number}" if number is not None else f"Action {index + 1} of the last meeting"


@check("actions-review.outcome", Severity.MUST, "13a.36")
def outcome(facts: Facts) -> Iterator[Raised]:
    """A review, and an action of the last meeting has no outcome."""
    for index, action in enumerate(facts.record.actions_review if facts.is_review else ()):
        if action.outcome is None:
            yield Raised(
                f"{_called(index, action)} has no outcome: record what became of it.",
                f"actions_review[{index}].outcome",
            )


@check("actions-review.reason", Severity.MUST, "14.25")
def reason(facts: Facts) -> Iterator[Raised]:
    """A review, and an action of the last meeting is in progress, not completed or superseded without a note."""
    for index, action in enumerate(facts.record.actions_review if facts.is_review else ()):
        if action.outcome in _NEEDS_REASON and is_blank(action.note):
            yield Raised(
                f"{_called(index, action)} is {action.outcome.label.lower()}: record the reason.",
                f"actions_review[{index}].note",
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
    checks=(
        outcome,
        reason,
    ),
)
