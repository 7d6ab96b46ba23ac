"""A summary for an offender who is not told of MAPPA management: written only where the chair says so, and why.

The summary tells of the meeting by being there. It must not tell besides that there was something to be kept back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mappa_chair.documents.blocks import pieces
from mappa_chair.documents.leaks import Leak, Where
from mappa_chair.documents.redaction import shares_most
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.record import Record
    from mappa_chair.documents.blocks import Paper

# What the vault calls the decision.
NOT_TOLD: Final = "summary for an offender who is not told"
WHERE: Final = "plan.offender_informed"

_KEPT_BACK = re.compile(
    r"(?:\b(?:not|never|nor|without)|n['\u2019]t)\b[^.!?\n]{0,40}?"
    r"\b(?:told|tell(?:ing)?|know(?:s|ing|ledge)?|aware|inform(?:ed|ing)?|learns?|find out)\b"
    r"|\bunaware\b"
    r"|\b(?:kept|keep|withheld|withhold) (?:this |it |that )?(?:back )?from (?:him|her|them|the offender)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_INSTEAD: Final = "leave it out: it tells that something was kept back"


class NotToldError(MappaChairError):
    """A summary for the offender was asked for, who is not told of MAPPA management, and nobody confirmed it."""

    def __init__(self) -> None:
        super().__init__(
            "The record says that the offender is not told of MAPPA management, and this summary would tell it.",
            "Ask who decided that; if it is written all the same, say why with --although-not-told REASON.",
        )


def is_not_told(record: Record) -> bool:
    """Whether the record says that the offender does not know of MAPPA management."""
    return record.plan.offender_informed is False


def kept_back(paper: Paper, record: Record) -> Iterator[Leak]:
    """Places of a summary for the subject that tell that something was to be kept from the offender."""
    if not is_not_told(record):
        return
    reasons = [fold(text).text for text in (record.plan.withheld_because, record.plan.no_views_because) if text]
    for piece in pieces(paper):
        for sentence in _SENTENCE.split(piece.text):
            found = _KEPT_BACK.search(sentence)
            if found is not None or shares_most(fold(sentence).text, reasons, least=3):
                where = Where(piece.where, piece.source)
                yield Leak(True, "restricted text", sentence.strip(), where, _INSTEAD)
