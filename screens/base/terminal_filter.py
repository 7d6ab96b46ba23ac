"""The last door before the terminal: no text of any widget brings a control character or a link through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

# C0 and C1 codes, line and paragraph separators, and the marks that reorder what is read. All are zero cells
# wide in Textual's reckoning, so dropping them keeps every column in its place.
_DROPPED: Final = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)

# A lone surrogate cannot be encoded and would end the thread that paints. One cell wide, as its replacement.
_REPLACED: Final = range(0xD800, 0xE000)

_TABLE: Final = str.maketrans({**dict.fromkeys(_DROPPED, ""), **dict.fromkeys(_REPLACED, "\ufffd")})


class NoControls(LineFilter):
    """Takes out of every painted line what a terminal would obey instead of show."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - LineFilter's
        """The same segments, safe to send."""
        return [_safe(segment) for segment in segments]


def _safe(segment: Segment) -> Segment:
    text, style, control = segment
    if not text.isprintable():
        text = text.translate(_TABLE)
    if style is not None and style.link:
        style = style.update_link(None)
    return Segment(text, style, control)
