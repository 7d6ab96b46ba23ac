"""A painted screen as text: its lines with their numbers, and under them what is set off by more than colour."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style
    from textual.app import App

# Of a stretch that is set off, so many characters are quoted: enough to find it in the line.
_QUOTED: Final = 40

# Of a key that is drawn at random for each vault.
_DRAWN: Final = re.compile(r"Fingerprint( [0-9A-F]{4})+")


def picture(app: App[Any]) -> str:
    """What stands on the screen now."""
    strips = app.screen._compositor.render_strips()
    lines: list[str] = []
    marks: list[_Mark] = []
    for number, strip in enumerate(strips, start=1):
        lines.append(f"{number:>2}│{strip.text.rstrip()}")
        marks += _set_off(number, [(each.text, _marks(each.style)) for each in strip])
    told = [
        f"{mark.rows:<5} {mark.first:>3}-{mark.last:<3} {mark.kind:<15} {mark.quoted}".rstrip()
        for mark in _one_below_the_other(marks)
    ]
    return _DRAWN.sub(
        "Fingerprint (as the key is)", "\n".join([*lines, "──┴── set off without colour", *told, ""])
    )


@dataclass(frozen=True)
class _Mark:
    """A stretch that is set off: its rows, its first and last column, how, and what stands there."""

    top: int
    bottom: int
    first: int
    last: int
    kind: str
    words: str

    @property
    def rows(self) -> str:
        return f"{self.top:>2}" if self.top == self.bottom else f"{self.top:>2}-{self.bottom}"

    @property
    def quoted(self) -> str:
        return self.words if len(self.words) <= _QUOTED else f"{self.words[: _QUOTED - 1]}…"


def _set_off(number: int, pieces: list[tuple[str, str]]) -> Iterator[_Mark]:
    """One for each stretch of a line that is reversed, underlined, bold or struck through."""
    column = 1
    for kind, stretch in groupby(pieces, key=lambda piece: piece[1]):
        letters = "".join(text for text, _ in stretch)
        last = column + len(letters) - 1
        # Blanks that are bold look like blanks.
        if kind and (letters.strip() or "reverse" in kind or "underline" in kind):
            yield _Mark(number, number, column, last, kind, letters.strip())
        column = last + 1


def _one_below_the_other(marks: list[_Mark]) -> list[_Mark]:
    """The same, blank ones that stand below each other as one: a scrollbar."""
    made: list[_Mark] = []
    for mark in marks:
        above = next(
            (at for at, each in enumerate(made) if replace(each, top=mark.top, bottom=mark.top) == mark), None
        )
        if above is not None and not mark.words and made[above].bottom == mark.top - 1:
            made[above] = replace(made[above], bottom=mark.top)
        else:
            made.append(mark)
    return made


@cache
def _marks(style: Style | None) -> str:
    if style is None:
        return ""
    kinds = ("reverse", "underline", "bold", "strike")
    return " ".join(kind for kind in kinds if getattr(style, kind))
