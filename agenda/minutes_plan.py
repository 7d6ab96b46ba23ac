"""How many minutes each item may take, by the level of the meeting: a start that every chair changes for theirs.

The guidance gives no times. A level 3 meeting is planned for ninety minutes, one at level 2 for sixty.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from agenda.walk import ITEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

# Level 2, level 3.
_MINUTES: Final[dict[str, tuple[int, int]]] = {
    "confidentiality": (2, 2),
    "attendance": (3, 4),
    "previous_minutes": (1, 2),
    "actions_review": (5, 8),
    "background": (6, 8),
    "information": (12, 20),
    "people_at_risk": (4, 6),
    "risk": (7, 10),
    "plan": (8, 12),
    "disclosure": (3, 4),
    "media": (1, 1),
    "visor": (1, 1),
    "equality": (1, 2),
    "human_rights": (1, 2),
    "cppc": (0, 3),
    "level": (2, 2),
    "review": (1, 1),
    "smb": (1, 1),
    "distribution": (1, 1),
}


def minutes_planned(level: int | None) -> Mapping[str, int]:
    """Minutes by the key of each item, in the order of the walk; without a level, those of level 2."""
    column = 1 if level == 3 else 0
    return MappingProxyType({item.key: _MINUTES[item.key][column] for item in ITEMS})
