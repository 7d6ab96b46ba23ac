"""The looks: what is written can be read on what stands behind it, and states need no colour."""

from __future__ import annotations

import re

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from mappa_chair.preferences import THEMES
from screens.base.app import ChairApp
from screens.base.signs import AsciiSigns, FullStrength
from screens.base.theme import LOOKS, PALETTES

# What is written on what, by the names of Textual's variables.
PAIRS = (
    ("foreground", "background"),
    ("text", "background"),
    ("text-muted", "background"),
    ("text-disabled", "background"),
    ("text-warning", "background"),
    ("text-error", "background"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("footer-key-foreground", "footer-background"),
    ("hint-in-field", "background"),
    ("foreground", "surface"),
    ("foreground", "panel"),
)
# Edges that show where the focus is: no text, and 3 to 1 is asked of them.
EDGES = (("border", "background"), ("border-blurred", "background"))


def luminance(colour: Color) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    lighter, darker = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def variables(name: str) -> dict[str, str]:
    """What a look makes of Textual's variables."""
    app: ChairApp[None] = ChairApp()
    app.theme = LOOKS[name].name
    return app.get_css_variables()


def test_the_measure_is_right() -> None:
    """Black on white is 21 to 1, and a known grey on white just above 4.5."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
def test_text_can_be_read_in_every_look_with_colours_of_its_own(name: str) -> None:
    """At least 4.5 to 1 for every pair of text and background, 7 to 1 in high contrast; edges at least 3 to 1."""
    made, least = variables(name), 7.0 if name == "high-contrast" else 4.5
    found = {pair: contrast(made[pair[0]], made[pair[1]]) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}
    edges = {pair: contrast(made[pair[0]], made[pair[1]]) for pair in EDGES}
    assert {pair: ratio for pair, ratio in edges.items() if ratio < 3.0} == {}


def test_every_look_that_can_be_chosen_is_there() -> None:
    """The words of the preferences and the themes of the application are the same."""
    assert tuple(LOOKS) == THEMES


@pytest.mark.parametrize("name", ["terminal", "monochrome"])
def test_looks_without_colours_of_their_own_take_the_terminals(name: str) -> None:
    """Not one colour is mixed by us, so that light stays light."""
    made = variables(name)
    assert all(made[each].startswith("ansi_") for pair in PAIRS[:1] for each in pair)
    assert not any(re.fullmatch("#[0-9A-Fa-f]{6}", made[each]) for each in ("border", "foreground", "background"))


def test_ascii_signs_keep_every_column_and_every_letter() -> None:
    """Lines, dots and bars become one plain sign each; letters of a name stay as they are."""
    text = "┃Łukasz · né … ▾ ─ █ „x“"
    shown = AsciiSigns().apply([Segment(text)], Color.parse("black"))[0].text
    assert shown == '|Łukasz * né . v - # „x"'
    assert len(shown) == len(text)


def test_nothing_is_dim_in_high_contrast() -> None:
    """Dimmed words come at full strength."""
    shown = FullStrength().apply([Segment("x", Style(dim=True, bold=True))], Color.parse("black"))[0]
    assert shown.style is not None
    assert (shown.style.dim, shown.style.bold) == (False, True)
