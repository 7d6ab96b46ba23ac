"""Signs of ours – lines, dots, bars – as ASCII, for terminals and eyes without others. Letters stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

# One cell each, so that every column stays in its place. A full stop for the dots that say that something goes on.
_ASCII: Final = str.maketrans(
    {
        **dict.fromkeys("─━╌╍┄┅╴╶╸╺═▁▔", "-"),
        **dict.fromkeys("│┃┆┇┊┋║▌▐▎▏▕▊", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╭╮╯╰╔╗╚╝", "+"),
        **dict.fromkeys("█▇▆▅▄▓", "#"),
        **dict.fromkeys("▃▂░▒", ":"),
        **dict.fromkeys("·•●∙", "*"),
        "…": ".",
        "▾": "v",
        "▼": "v",
        "▲": "^",
        "▸": ">",
        "▶": ">",
        "◀": "<",
        "✓": "x",
        "–": "-",
        "—": "-",
        "“": '"',
        "”": '"',
        "\u2018": "'",
        "’": "'",
        "«": "<",
        "»": ">",
        "×": "x",
        "¡": "!",
    }
)


class AsciiSigns(LineFilter):
    """Puts a plain sign in the place of each of ours."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - LineFilter's
        """The same segments with the signs that every terminal has."""
        return [
            each if each.text.isascii() else Segment(each.text.translate(_ASCII), each.style, each.control)
            for each in segments
        ]


class FullStrength(LineFilter):
    """Takes the dimness out of what is dim: grey on black is no high contrast."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - LineFilter's
        """The same segments at full strength."""
        return [
            each
            if each.style is None or not each.style.dim
            else Segment(each.text, each.style + _NOT_DIM, each.control)
            for each in segments
        ]


_NOT_DIM: Final = Style(dim=False)
