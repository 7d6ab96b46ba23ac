"""The order of keys where the terminal cannot show it: a handler that hangs, and drivers that read Alt."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

import pytest
from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from screens.base import way
from screens.base.key_order import KeyOrder
from screens.base.line_field import LineField
from tests.screens.base.bench import Bench, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

# Far more turns of the loop than any of this takes; a hang shows as a failure and not as a hang.
TURNS = 500


class Hanging(Widget, can_focus=True):
    """Takes a key and is not done with it until it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = asyncio.Event()
        self.taken: list[str] = []

    async def on_key(self, event: events.Key) -> None:
        """Hang."""
        self.taken.append(event.key)
        await self.let_go.wait()


class Next(Screen[None]):
    """A screen with one field."""

    def __init__(self, field: LineField) -> None:
        super().__init__()
        self._field = field

    def compose(self) -> ComposeResult:
        """The field."""
        yield self._field

    def on_mount(self) -> None:
        """Begin in it."""
        self.set_focus(self._field)


class WithAKey(Bench):
    """A bench with a key that works from anywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "mark", "Mark", priority=True)]

    marked = False

    def action_mark(self) -> None:
        """Note that the key was pressed."""
        self.marked = True


async def until(done: Callable[[], bool]) -> None:
    """Return once something is so."""
    async with asyncio.timeout(10):
        while not done():
            await asyncio.sleep(0)


async def turn() -> None:
    """Let everything that can happen without time passing happen."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


def test_a_slow_handler_keeps_the_next_keys_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is looked at, a handler that is not done keeps the keys behind it from going anywhere."""
    monkeypatch.setattr(way, "_LOOK", 0.001)
    monkeypatch.setattr(way, "_MOST_LOOKS", 1_000_000)

    async def steps() -> None:
        hanging, field = Hanging(), LineField()
        app = Bench(hanging, field)
        async with app.up():
            for key in ("a", "tab", "b"):
                app.post_message(events.Key(key, key if len(key) == 1 else None))
            await until(lambda: hanging.taken == ["a"])
            await turn()
            assert hanging.has_focus
            assert field.value == ""
            hanging.let_go.set()
            await until(lambda: field.value == "b")
            assert hanging.taken == ["a", "tab"]

    run(steps())


def test_a_handler_that_never_ends_does_not_make_the_keyboard_deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the last look the next key is sent all the same, so that the keys that work from anywhere still do."""
    monkeypatch.setattr(way, "_LOOK", 0.001)
    monkeypatch.setattr(way, "_MOST_LOOKS", 3)

    async def steps() -> None:
        hanging = Hanging()
        app = WithAKey(hanging)
        async with app.up():
            app.post_message(events.Key("a", "a"))
            app.post_message(events.Key("f2", None))
            await until(lambda: app.marked)
            assert hanging.taken == ["a"]
            hanging.let_go.set()

    run(steps())


def test_settled_returns_when_every_key_is_dealt_with() -> None:
    """What waits for the keys waits for those that hang, and for those behind them."""

    async def steps() -> None:
        hanging, field = Hanging(), LineField()
        app = Bench(hanging, field)
        async with app.up():
            for key in ("x", "tab", "b", "c"):
                app.post_message(events.Key(key, key if len(key) == 1 else None))
            settled = asyncio.create_task(app._key_order.settled())
            await turn()
            assert not settled.done()
            hanging.let_go.set()
            async with asyncio.timeout(10):
                await settled
            assert field.value == "bc"

    run(steps())


def test_held_keys_go_to_the_screen_that_is_up_when_they_are_released() -> None:
    """What is typed while a screen is being made waits for it, even where it is shown only as it is released."""

    async def steps() -> None:
        before, after = LineField(), LineField()
        app = Bench(before)
        async with app.up() as pilot:
            app.hold_keys()
            await pilot.press("a", "tab", "b")
            await turn()
            assert before.value == ""
            app.push_screen(Next(after))
            app.release_keys()
            await until(lambda: after.value == "ab")
            assert before.value == ""

    run(steps())


def test_ctrl_q_leaves_though_keys_are_held() -> None:
    """A screen that never comes keeps nobody in."""

    async def steps() -> None:
        app = Bench(LineField())
        async with app.up() as pilot:
            app.hold_keys()
            await pilot.press("ctrl+q")
            await app.workers.wait_for_complete()
        assert app.return_code == 0

    run(steps())


def test_keys_are_dropped_once_it_is_closed() -> None:
    """An application that is leaving takes no more keys."""

    async def steps() -> None:
        field = LineField()
        app = Bench(field)
        async with app.up() as pilot:
            await pilot.press("a")
            app._key_order.close()
            await pilot.press("b")
            await turn()
            assert field.value == "a"

    run(steps())


@pytest.mark.parametrize(
    ("key", "character", "split"),
    [
        ("alt+x", "x", ["escape", "x"]),
        ("alt+shift+x", "X", ["escape", "x"]),
        ("alt+up", None, ["alt+up"]),
        ("x", "x", ["x"]),
    ],
)
def test_where_the_driver_reads_alt_it_is_taken_apart(key: str, character: str | None, split: list[str]) -> None:
    """With a driver that takes Esc and a letter for one key, the two are made of it again; the letter is kept."""

    async def steps() -> None:
        app = Bench(LineField())
        order = KeyOrder(app, app.on_event, split_alt=True)
        pressed = order._pressed(events.Key(key, character))
        assert [each.key for each in pressed if isinstance(each, events.Key)] == split
        assert [each.character for each in pressed if isinstance(each, events.Key)][-1] == character

    run(steps())
