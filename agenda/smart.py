"""Whether an action is specific and measurable, judged by its words (12.9)."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from agenda.textgate import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fault(Enum):
    """Why an action is not specific."""

    EMPTY = auto()
    BARE = auto()
    VAGUE = auto()
    SEVERAL = auto()


def fault_of(action: str | None, names: Iterable[str] = ()) -> Fault | None:  # noqa: ARG001
    """What keeps an action from being specific; None where nothing does. `names` are the offender's."""
    return Fault.EMPTY if is_blank(action) else None


def is_measurable(action: str | None, measure: str | None) -> bool:  # noqa: ARG001
    """Whether the measure, or else the action itself, says how completion will be known."""
    return not is_blank(measure)
