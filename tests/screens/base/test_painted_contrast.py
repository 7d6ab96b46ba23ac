"""What is painted in each look can be read: every letter on what stands behind it, hints and dim words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.command import CommandPalette

from mappa_chair.preferences import Preferences
from screens.base.theme import PALETTES
from tests.screens.base.test_themes import contrast
from tests.screens.walk.sitting import run, sitting

if TYPE_CHECKING:
    from rich.style import Style

    from tests.screens.conftest import Chair
    from tests.screens.walk.sitting import Sitting

# A line, a frame or a bar is no text; 3 to 1 is asked of those, by the test of the looks.
_DRAWN = frozenset("│┃─━┌┐└┘╭╮╰╯▔▁▂▃▄▅▆▇█▊▎▏▌▐░▒▓┏┓┗┛")


def ratio(style: Style, look: str) -> float:
    """The contrast of a style's letters; where it names no colour the look's own."""
    palette = PALETTES[look]
    text, behind = palette.text, palette.behind
    if style.color is not None and not style.color.is_default:
        text = style.color.get_truecolor().hex
    if style.bgcolor is not None and not style.bgcolor.is_default:
        behind = style.bgcolor.get_truecolor().hex
    if style.reverse:
        text, behind = behind, text
    if style.dim:
        text = Color.parse(text).blend(Color.parse(behind), 0.5).hex
    return contrast(text, behind)


def too_faint(sat: Sitting, look: str, least: float) -> dict[str, float]:
    """The words on the screen that are below a contrast."""
    found: dict[str, float] = {}
    strips = sat.pilot.app.screen._compositor.render_strips()
    if isinstance(sat.pilot.app.screen, CommandPalette):
        # What is behind the palette is faint on purpose: it cannot be used.
        region = sat.pilot.app.screen.query_one("#--container").region
        strips = strips[region.y : region.bottom]
    for strip in strips:
        for segment in strip:
            words = segment.text.strip()
            if words and segment.style is not None and not set(words) <= _DRAWN | {" "}:
                at = ratio(segment.style, look)
                if at < least:
                    found[words[:40]] = round(at, 2)
    return found


@pytest.mark.parametrize("look", PALETTES)
def test_every_word_that_is_painted_can_be_read(chair: Chair, look: str) -> None:
    """At least 4.5 to 1, in high contrast 7 to 1: forms, hints in fields, findings, lists, panels, palette."""
    least = 7.0 if look == "high-contrast" else 4.5

    async def steps() -> None:
        async with sitting(chair, size=(120, 40)) as sat:
            app = sat.pilot.app
            app.choose_look(Preferences(theme=look, glyphs="unicode"))  # type: ignore[attr-defined]  # a ChairApp
            sat.draft.put("risk.protective", None)
            ways = (("ctrl+g", "8", "enter"), ("ctrl+g", "9", "enter"), ("f2",), ("escape", "f6"), ("f4",))
            for keys in (*ways, ("ctrl+g",), ("escape", "f1"), ("ctrl+p",)):
                await sat.press(*keys)
                for _ in range(5):
                    await sat.pilot.pause()
                assert too_faint(sat, look, least) == {}, keys
            await sat.press("escape", "ctrl+g", "1", "1", "enter")
            await sat.until("Considered")

    run(steps())


@pytest.mark.parametrize("look", PALETTES)
def test_a_hint_in_an_empty_field_is_no_answer(look: str) -> None:
    """It has a colour of its own, not that of what somebody typed."""
    assert PALETTES[look].hint != PALETTES[look].text
