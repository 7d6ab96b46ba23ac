"""A label stands above a field or beside it, whole at every width and whatever is told of the field."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from screens.base.plain import Words
from screens.forms.labelled import Labelled

if TYPE_CHECKING:
    from textual.app import ComposeResult

LONG = "Whether everybody who was asked has answered in writing"


class _Above(Labelled):
    LABEL_WIDTH = 0

    def compose(self) -> ComposeResult:
        yield Words("FIELD")


class _Beside(Labelled):
    DEFAULT_CSS = "_Beside > Words { margin: 0 0 0 28; }"

    def compose(self) -> ComposeResult:
        yield Words("FIELD")


def painted(app: App[None]) -> list[str]:
    """The lines of the screen down to the last that says something."""
    lines = [line.text.rstrip() for line in app.screen._compositor.render_strips()]
    return lines[: lines.index("END")]


def shown(box: Labelled, width: int, *steps: str) -> list[str]:
    """What a box shows at a width after its note was told, or its label given as `=words`."""

    async def run() -> list[str]:
        app: App[None] = App()
        async with app.run_test(size=(width, 20)) as pilot:
            await app.mount(box, Words("END"))
            await pilot.pause()
            for each in steps:
                if each.startswith("="):
                    box.show_label(each[1:])
                else:
                    box.note(each)
                await pilot.pause()
            return painted(app)

    box.show_label(LONG)
    return asyncio.run(run())


def test_a_label_above_has_the_lines_that_it_needs() -> None:
    """One where it fits, more where it does not; the field begins below the last of them."""
    assert shown(_Above(), 80) == [LONG, "FIELD"]
    assert shown(_Above(), 30) == ["Whether everybody who was", "asked has answered in writing", "FIELD"]


def test_a_label_beside_has_the_lines_that_it_needs() -> None:
    """The field stands beside its first line, and nothing else in those that follow."""
    told = ["Whether everybody who was   FIELD", "asked has answered in", "writing"]
    assert shown(_Beside(), 80) == told


@pytest.mark.parametrize("box", [_Above, _Beside])
def test_the_lines_are_given_back(box: type[Labelled]) -> None:
    """A shorter label and a note that was taken back leave no empty line."""
    assert shown(box(), 80, "=Short", "! told", "") == shown(box(), 80, "=Short")
    assert len(shown(box(), 80, "=Short")) == 1 + (not box.LABEL_WIDTH)


def test_a_note_stands_between_label_and_field_or_above_both() -> None:
    """What is missing is read before the field."""
    assert shown(_Above(), 80, "! told") == [LONG, " ! told", "FIELD"]
    beside = shown(_Beside(), 80, "! told")
    assert beside[:2] == [f"{' ' * 29}! told", "Whether everybody who was   FIELD"]
