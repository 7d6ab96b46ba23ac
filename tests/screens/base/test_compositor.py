"""A part of the screen painted from the widgets in it is what the whole screen has there."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region
from textual.screen import Screen

from screens.base.app import ChairApp
from screens.base.compositor import PartCompositor
from screens.base.line_field import LineField
from screens.base.plain import Words
from screens.base.text_field import TextField
from tests.screens.base.bench import run

if TYPE_CHECKING:
    from textual.app import ComposeResult

# Columns and rows of the screen below.
SIZE = (60, 18)


class Form(Screen[None]):
    """Fields beside a panel, more of them than fit, with borders and a scrollbar."""

    CSS = "#side { width: 12; border-left: solid white; } VerticalScroll { width: 1fr; } TextField { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self._compositor = PartCompositor()

    def compose(self) -> ComposeResult:
        """The form and the panel."""
        with Horizontal():
            with VerticalScroll(can_focus=False):
                for number in range(6):
                    yield Words(f"Label {number}")
                    yield LineField(f"line {number} " * 4)
                    yield TextField(f"text {number} " * 20)
            yield Words("what to ask at this item", id="side")


def test_any_part_is_painted_as_the_whole_screen_has_it() -> None:
    """For parts of every size and place, each line painted says what a painting of everything says there."""

    async def steps() -> None:
        chance, form = random.Random(3), Form()  # noqa: S311 - to draw places from
        app = ChairApp[None](burst_guard=False)
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(form)
            form.query_one(VerticalScroll).scroll_to(y=5, animate=False)
            await pilot.pause()
            compositor = form._compositor
            whole = [line.text for line in compositor.render_strips()]
            assert any("Label 2" in line for line in whole)
            for _ in range(200):
                x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
                part = Region(x, y, chance.randint(1, SIZE[0] - x), chance.randint(1, SIZE[1] - y))
                compositor._dirty_regions.add(part)
                update = compositor.render_partial_update()
                assert update is not None
                for row, first, last in update.spans:
                    chops = {
                        at: strip
                        for at, strip in update.chops[row].items()
                        if strip is not None and at < last and at + strip.cell_length > first
                    }
                    assert all(whole[row][at:].startswith(strip.text) for at, strip in chops.items())
                    covered = {cell for at, strip in chops.items() for cell in range(at, at + strip.cell_length)}
                    assert set(range(first, last)) <= covered

    run(steps())


def test_a_field_asked_for_its_place_before_it_has_one_wraps_its_words() -> None:
    """Looked for between its mounting and its layout, a new field is told its size all the same."""

    async def steps() -> None:
        app, form = ChairApp[None](burst_guard=False), Form()
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(form)
            await pilot.pause()
            field = TextField("word " * 10 + "end")
            with app.batch_update():
                await form.query_one(VerticalScroll).mount(field, before=0)
                # As is done with an update of the new field that comes before its layout.
                form._compositor.update_widgets({field})
                assert field.region
            await pilot.pause()
            assert field.wrapped_document.height == 2
            assert "end" in [line.text for line in form._compositor.render_strips()][1]

    run(steps())
