"""The last door before the terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from screens.base.terminal_filter import NoControls

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0), 0x202A, 0x202E, 0x2028, 0x2066, 0x2069])
def test_a_control_character_goes_and_no_column_moves(code: int) -> None:
    """What a terminal would obey is dropped, and the text is as wide as Textual has reckoned it."""
    text = f"a{chr(code)}b"
    (safe,) = NoControls().apply([Segment(text)], BLACK)
    assert safe.text == "ab"
    assert cell_len(safe.text) == cell_len(text)


@pytest.mark.parametrize(
    "text", ["plain", "café", "東京", "e\u0301", "👩\u200d🚒", "\u200bx", "a\u00adb", "[/] ] ["]
)
def test_letters_of_every_script_stay(text: str) -> None:
    """Accents, wide letters, joiners and brackets pass as they are."""
    (safe,) = NoControls().apply([Segment(text)], BLACK)
    assert safe.text == text


def test_half_a_character_is_replaced() -> None:
    """A lone surrogate cannot be sent at all; a replacement as wide stands for it."""
    (safe,) = NoControls().apply([Segment("a\ud800b\udfff")], BLACK)
    assert safe.text == "a\ufffdb\ufffd"
    assert safe.text.encode()


def test_a_link_goes_and_the_rest_of_the_style_stays() -> None:
    """A link would be sent as a sequence holding its address; bold stays bold."""
    (safe,) = NoControls().apply([Segment("x", Style(bold=True, link="https://example.org/\x1b"))], BLACK)
    assert safe.style is not None
    assert safe.style.link is None
    assert safe.style.bold
