"""Painting a part of the screen from the widgets that are in it, and telling each of them its size.

For one changed row Textual renders every widget of the scrolled page, each with all its lines, and throws away
what is not needed: a quarter of what a letter costs in a long form. Of a page that comes up for the first time a
third of the painting was of boxes that are covered by what they hold.

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
        part = self.size.region if crop is None else crop.intersection(self.size.region)
        # A bit for each cell of a line that no widget has been painted in yet.
        bare = [_bits(part.x, part.right)] * part.height
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            seen = shown.intersection(part)
            if not seen:
                continue
            bits, first = _bits(seen.x, seen.right), seen.y - part.y
            rows = [y for y in range(first, first + seen.height) if bare[y] & bits]
            if not rows:
                continue
            for y in rows:
                bare[y] &= ~bits
            # Whole rows of the widget: cuts are made where others begin, also beside the part.
            here = Region(shown.x, part.y + rows[0], shown.width, rows[-1] - rows[0] + 1)
            yield region, here, widget.render_lines(here.translate(-region.offset))


def _bits(first: int, end: int) -> int:
    """A number with a bit for each cell of a run."""
    return (1 << end) - (1 << first)
