"""What a MAPPA area decides about its papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

from agenda.area import AreaSettings

_DEFAULT: Final = AreaSettings()


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """The marking on every page, and the confidentiality statement with a line for each of its paragraphs."""

    marking: str = _DEFAULT.marking
    statement: str = _DEFAULT.statement

    @classmethod
    def of(cls, area: AreaSettings) -> Self:
        """What the settings of an area say of its papers."""
        return cls(area.marking, area.statement)
