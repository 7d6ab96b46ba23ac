"""What a field paints: what Textual's editor would paint, in the rows that changed and in no others."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from screens.base.line_field import LineField
from screens.base.text_field import TextField
from tests.screens.base.bench import Bench, run

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

    from screens.base.field import Field

LETTERS = "ab cd  é–\t漢"
LONG = "A sentence of a few words that is said again. " * 12


def cells(strip: Strip, width: int) -> list[tuple[str, Style | None]]:
    """Each character with its style, as far as it is seen."""
    return [(letter, style) for text, style, _ in strip.crop(0, width) for letter in text]


def somewhere(chance: random.Random, field: Field) -> tuple[int, int]:
    """A place in the text that is no tab: Textual reverses all cells of one under the cursor, we its first."""
    row = chance.randrange(field.document.line_count)
    line = field.document.get_line(row)
    return row, chance.choice([at for at, each in enumerate(f"{line} ") if each != "\t"])


@pytest.mark.parametrize("kind", [TextField, LineField])
def test_a_row_is_painted_as_textual_paints_it(
    kind: type[TextField] | type[LineField], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words, tabs, wide letters, the cursor and what is marked, cell for cell."""
    # With all the styles that Textual's painting looks up; ours has those of what it paints.
    monkeypatch.setattr(kind, "_get_component_classes", TextArea._get_component_classes)

    async def steps() -> None:
        chance, field = random.Random(5), kind("x")  # noqa: S311 - to draw texts from
        async with Bench(field).up((24, 12)) as pilot:
            for _ in range(60):
                lines = ["".join(chance.choices(LETTERS, k=chance.randint(1, 50))) for _ in range(3)]
                field.value = "\n".join(lines)
                field.selection = Selection(somewhere(chance, field), somewhere(chance, field))
                await pilot.pause()
                field.render_lines(Region(0, 0, 24, 5))
                field._theme.apply_css(field)
                for y in range(field.size.height):
                    field._line_cache.clear()
                    theirs = TextArea.render_line(field, y)
                    assert cells(field.render_line(y), 22) == cells(theirs, 22), (field.value, field.selection)

    run(steps())


def painted(field: Field) -> set[int]:
    """The rows that wait to be painted again, counted from the top of the text in sight."""
    regions = {region.y: region for region in field._repaint_regions}
    return {y for region in regions.values() for y in range(region.y, region.bottom)}


def test_a_letter_has_its_own_row_painted_again_and_no_other() -> None:
    """Of a box of five rows, a letter at the end repaints the last row and one in the middle those that moved."""

    async def steps() -> None:
        field = TextField(LONG[:200])
        async with Bench(field).up((60, 12)) as pilot:
            field.move_cursor(field.document.end)
            await pilot.pause()
            field._exchange_repaint_regions()
            field.insert("x")
            assert painted(field) == {3}
            field._exchange_repaint_regions()
            field.render_lines(Region(0, 0, 60, 5))
            field.move_cursor((0, 0))
            assert painted(field) == {0, 3}

    run(steps())


def test_a_letter_that_begins_a_row_is_in_sight() -> None:
    """Where the text grows by a row, the cursor is in sight at once, in a box that grows and in a full one."""

    async def steps() -> None:
        growing, full = TextField("word " * 4), TextField(LONG)
        growing.styles.height, growing.styles.max_height = "auto", 4
        async with Bench(growing, full).up((30, 20)) as pilot:
            for field in (growing, full):
                field.focus()
                field.move_cursor(field.document.end)
                for _ in range(80):
                    await pilot.press("a", "space")
                    top = field.scroll_offset.y
                    assert top <= field._cursor_offset[1] < top + field.size.height
            assert growing.size.height == 4

    run(steps())


def test_a_text_of_many_long_paragraphs_is_painted_from_what_is_in_sight() -> None:
    """A row of a paragraph of 50,000 letters costs what its own words cost: no other word of it is read."""

    async def steps() -> None:
        field = TextField("word " * 10_000)
        async with Bench(field).up((60, 12)) as pilot:
            field.move_cursor(field.document.end)
            await pilot.press("x")
            assert field.value.endswith("word x")
            assert field.render_line(field.size.height - 1).text.rstrip().endswith("word x")

    run(steps())
