"""A list to pick from whose options are shown as they stand, and whose row in use is seen without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.base.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_REVERSED = Style(reverse=True)


class PlainList(OptionList):
    """An OptionList of plain strings: no markup, the row in use reversed."""

    DEFAULT_CSS = """
    PlainList > .option-list--option-highlighted, PlainList:focus > .option-list--option-highlighted {
        color: $foreground;
        background: $background;
        text-style: none;
    }
    """

    def __init__(self, options: Iterable[str | Option] = (), **settings: Any) -> None:
        made = (each if isinstance(each, Option) else Option(plain(each)) for each in options)
        super().__init__(*made, markup=False, **settings)

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Textual's style of a part, with the reversal that Textual leaves out of it."""
        try:
            style = super().get_visual_style(*component_classes, partial=partial)
        except KeyError:
            # Painted before its styles have come.
            return Style()
        return style + _REVERSED if "option-list--option-highlighted" in component_classes else style
