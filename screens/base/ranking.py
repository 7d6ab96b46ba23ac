"""What stands first in the command palette: commands that begin as typed, then items, names, and the rest."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = re.compile(r"\w+")

# The part of a rank that likeness decides: less than what parts two ranks.
_LIKENESS: Final = 0.4


class Tier(IntEnum):
    """What an entry of the palette is: the higher comes first where its words begin as one typed."""

    NAME = 1
    ITEM = 2
    COMMAND = 3


def rank(query: str, words: str, likeness: float, tier: Tier) -> float:
    """How far up an entry belongs; 0 where it is not meant at all.

    `likeness` is Textual's measure of letters that appear anywhere in order; it alone orders entries of which no
    word begins as typed, behind all those of which one does.
    """
    # The key that stands behind a command is no word of it: "g" is not meant by every "Ctrl+G".
    said = words.rpartition(" (")[0] if tier is Tier.COMMAND else ""
    wanted, told = _words(query), _words(said or words)
    among = _LIKENESS * likeness / (1 + likeness)
    if not wanted or not _begins(wanted, told):
        return among
    first = 0.5 if told[0].startswith(wanted[0]) else 0.0
    return tier + first + among


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _begins(wanted: Sequence[str], told: Sequence[str]) -> bool:
    """Whether every group of letters begins a word of its own, in order."""
    rest = iter(told)
    return all(any(word.startswith(each) for word in rest) for each in wanted)
