"""A field that is painted before its styles have come."""

from __future__ import annotations

from screens.base.line_field import LineField
from screens.base.text_field import TextField


def test_a_field_without_styles_has_a_background_for_the_editor_to_paint_on() -> None:
    """Textual's editor asserts a background; a field that is not styled yet must not end the application."""
    assert LineField().rich_style.bgcolor is not None
    assert TextField().rich_style.bgcolor is not None
