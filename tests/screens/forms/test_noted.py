"""A note about widgets that are not there yet: said once they are, above them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from screens.base.plain import Words
from screens.forms.noted import Noted

if TYPE_CHECKING:
    from textual.app import ComposeResult


class _Group(Noted):
    def compose(self) -> ComposeResult:
        yield Words("below")


def lines(group: Noted) -> list[str]:
    """What the widgets of a group say, from above."""
    return [str(each.render()) for each in group.query(Words)]


@pytest.mark.parametrize("is_attached", [False, True], ids=["before it is mounted", "before it is made"])
def test_what_is_told_before_there_are_widgets_is_told_with_them(is_attached: bool) -> None:
    """Findings come in while the form of a row is being opened: none is lost, and nothing stops."""

    async def steps() -> None:
        app: App[None] = App()
        async with app.run_test() as pilot:
            group = _Group()
            if not is_attached:
                group.note("! missing")
            mounting = app.mount(group)
            if is_attached:
                assert not group.children
                group.note("! missing")
            await mounting
            await pilot.pause()
            assert lines(group) == ["! missing", "below"]
            group.note("")
            assert not group.query_one(".note").display

    asyncio.run(steps())
