"""A field that is painted before its styles have come."""

from __future__ import annotations

from textual.geometry import Region

from screens.base.line_field import LineField
from screens.base.plain_list import PlainList
from screens.base.text_field import TextField


def test_a_field_without_styles_has_a_background_for_the_editor_to_paint_on() -> None:
    """Textual's editor asserts a background; a field that is not styled yet must not end the application."""
    assert LineField().rich_style.bgcolor is not None
    assert TextField().rich_style.bgcolor is not None


def test_a_field_or_list_without_styles_is_painted_blank() -> None:
    """A repaint between mounting and styling finds no component styles: no fault, the next one has them."""
    for field in (LineField("text"), TextField("text")):
        lines = field.render_lines(Region(0, 0, 6, 2))
        assert [line.text for line in lines] == [" " * 6, " " * 6]
    assert not PlainList(["row"]).get_visual_style("option-list--option-highlighted").reverse
