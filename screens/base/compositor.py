"""Painting a part of the screen from the widgets that are in it, and telling each of them its size.

For one changed row Textual renders every widget of the scrolled page, each with all its lines, and throws away
what is not needed: a quarter of what a letter costs in a long form.

Asked where a widget is before a new one has its place, Textual lays everything out to find the answer and tells
nobody. The next layout then finds the new widget known already and never tells it its size: a field of text did
not wrap its words, and what was typed behind its edge was in the record and not on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# Private, as the screen's attribute for it: tests/screens/base/test_textual_names.py fails when they move.
from textual._compositor import Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual._compositor import CompositorMap, ReflowResult
    from textual.geometry import Size
    from textual.strip import Strip
    from textual.widget import Widget


class PartCompositor(Compositor):
    """Textual's compositor, with no line rendered that is not painted and no widget left without its size."""

    # The map of the last layout that widgets were told of, where another was made since to find one.
    _told: CompositorMap | None = None

    @property
    def full_map(self) -> CompositorMap:
        """Where every widget is."""
        before = self._full_map
        found = super().full_map
        if found is not before and self._told is None:
            self._told = before
        return found

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out everything; what is new or of another size is what the widgets were not told of yet."""
        if self._told is not None:
            self._full_map, self._told = self._told, None
        return super().reflow(parent, size)

    def clear(self) -> None:
        """Let go of every widget."""
        super().clear()
        self._told = None

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders(crop)
            return
        rows = Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip).intersection(rows)
            # A widget beside the part is not needed either, but for its rows: cuts are made where widgets begin.
            if shown and shown.overlaps(crop):
                yield region, clip.intersection(rows), widget.render_lines(shown.translate(-region.offset))
