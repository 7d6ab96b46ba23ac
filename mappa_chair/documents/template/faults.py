"""What is wrong with a template, told to whoever made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from agenda.textgate import clean
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_TOLD: Final = 40
_LONGEST_QUOTE: Final = 60


class TemplateRefusedError(MappaChairError):
    """A template that cannot be used; `faults` are all that were found, each a sentence of its own."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        more = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
        super().__init__(
            f"The template cannot be used. {faults[0].rstrip('.')}{more}.",
            "Correct it in Word, then look again with mappa-chair template check FILE.docx.",
        )


class UnsafeError(Exception):
    """Something in a template that might act or hide: told at once, and nothing more of the file is read."""


def quoted(text: str) -> str:
    """A few words of a template, to find the place by."""
    line = " ".join(clean(text).text.split())
    return f"“{line[:_LONGEST_QUOTE]}{'…' if len(line) > _LONGEST_QUOTE else ''}”"
