"""That a form is laid out once, and again where that is needed."""

from __future__ import annotations

from typing import Any

from textual.containers import VerticalScroll
from textual.widget import Widget

from screens.base.plain import Words
from screens.base.still import Row, Stack, Still
from screens.base.text_field import TextField
from tests.screens.base.bench import Bench, run

TEXT = "The panel heard each agency in turn. " * 20


class Form(Still, VerticalScroll):
    """A form such as an item's page."""


def test_what_is_still_keeps_the_styles_of_what_it_is() -> None:
    """Each takes the styles of Textual's own widget, and only its size asks for no layout."""
    assert "Vertical" in Stack._css_type_names
    assert "Horizontal" in Row._css_type_names
    assert "Static" in Words._css_type_names
    assert "VerticalScroll" in Form._css_type_names
    assert Widget.virtual_size._layout is True
    assert Stack.virtual_size._layout is False


def test_a_text_has_its_height_before_its_size() -> None:
    """A field of text, among words in a stack, is as high as its rows after one layout, and stays so."""

    async def steps() -> None:
        field = TextField(TEXT)
        field.styles.height = "auto"
        app = Bench(Stack(Words("label"), field))
        layouts: list[Any] = []
        async with app.up((60, 40)) as pilot:
            app.screen.screen_layout_refresh_signal.subscribe(app.screen, layouts.append)
            await pilot.pause()
            assert field.size.height == field.wrapped_document.height
            second = TextField(TEXT)
            second.styles.height = "auto"
            layouts.clear()
            await app.screen.query_one(Stack).mount(second)
            await pilot.pause()
            assert second.size.height == second.wrapped_document.height == field.size.height
            assert len(layouts) == 1
            second.value = TEXT[:100]
            await pilot.pause()
            assert second.size.height == second.wrapped_document.height < field.size.height

    run(steps())


def test_a_form_that_grows_gets_its_scrollbar() -> None:
    """A form whose size asks for no layout shows a scrollbar when it needs one, and hides it again."""

    async def steps() -> None:
        form = Form(Words("first"))
        async with Bench(form).up((40, 10)) as pilot:
            assert form.max_scroll_y == 0
            lines = Words("\n".join(map(str, range(30))))
            await form.mount(lines)
            await pilot.pause()
            assert form.show_vertical_scrollbar
            assert form.max_scroll_y > 0
            await lines.remove()
            await pilot.pause()
            assert form.max_scroll_y == 0
            assert not form.vertical_scrollbar.display

    run(steps())
