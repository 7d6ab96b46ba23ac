"""Painting a part of the screen from the widgets that are in it.

For one changed row Textual renders every widget of the scrolled page, each with all its lines, and throws away
what is not needed: a quarter of what a letter costs in a long form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# Private, as the screen's attribute for it: tests/screens/base/test_textual_names.py fails when they move.
from textual._compositor import Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.strip import Strip


class PartCompositor(Compositor):
    """Textual's compositor, with no line rendered that is not painted."""

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
