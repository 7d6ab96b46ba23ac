"""What a MAPPA area decides about its papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from agenda.area import GUIDANCE

if TYPE_CHECKING:
    from agenda.area import AreaSettings


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """The marking on every page, and the confidentiality statement with a line for each of its paragraphs."""

    marking: str = GUIDANCE.marking
    statement: str = GUIDANCE.statement

    @classmethod
    def of(cls, area: AreaSettings) -> Self:
        """What the settings of an area say of its papers."""
        return cls(area.marking, area.statement)
