"""A label that the box of a field paints itself, above what is in it or beside it; the title of a group too.

As a widget of its own each label cost as much to make as the field: a third of the widgets of a long form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content

from screens.base.plain import plain
from screens.forms.noted import Noted

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.layout import WidgetPlacement

# Columns of a label beside its field, the space behind it among them.
BESIDE: Final = 28


class Labelled(Noted):
    """Widgets under each other, the label above them all; or beside the lowest, below the note.

    What stands beside the label leaves it its columns by a margin.
    """

    # Columns of a label beside the field; 0 where it stands above.
    LABEL_WIDTH: ClassVar[int] = BESIDE
    LABEL_STYLE: ClassVar[str] = ""
    _label = ""
    # The label as it is wrapped at a width.
    _wrapped: tuple[int, list[Content]] = (0, [])
    # The line that the label begins in.
    _begins = 0

    def show_label(self, text: str) -> None:
        """Show a label; one of more lines than the one before has the form laid out again."""
        if text != self._label:
            self._label = text
            self._wrapped = (0, [])
            self.refresh(layout=True)

    def render(self) -> Content:
        """The label; the widgets of the box are painted over the rest."""
        lines = self._lines(self._wrapped[0] or self.content_size.width)
        return Content("\n").join([*(Content("") for _ in range(self._begins)), *lines])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of note and editor, with those of the label above them or beside the editor."""
        lines = len(self._lines(width))
        height = super().get_content_height(container, viewport, width)
        return max(height, lines if not self.LABEL_WIDTH else self._begins + lines)

    def process_layout(self, placements: list[WidgetPlacement]) -> list[WidgetPlacement]:
        """Leave the label its lines above the widgets; beside the editor it begins where that does."""
        if self.LABEL_WIDTH:
            below = [each.region.y for each in placements if not each.overlay]
            self._begins = max(below, default=0)
            return placements
        lines = len(self._wrapped[1])
        return [each._replace(region=each.region.translate((0, lines))) for each in placements]

    def _lines(self, width: int) -> list[Content]:
        room = max(1, self.LABEL_WIDTH - 1 if self.LABEL_WIDTH else width)
        if self._wrapped[0] != width:
            label = plain(self._label).stylize(self.LABEL_STYLE)
            self._wrapped = (width, label.wrap(room) if self._label else [])
        return self._wrapped[1]
