"""What lists of keys tell – line of keys, Ctrl+G, palette, help – is there, and everything there is has a key."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import TextArea

import screens
from mappa_chair.preferences import Preferences
from screens.application import MappaChairApp
from screens.base.commands import ScreenActions
from screens.base.keymap import key_shown, keys_told
from screens.walk.bars import Bar
from screens.walk.commands import WalkCommands
from screens.walk.jump import JumpLine
from screens.walk.letters import LETTERS, letters_on
from screens.walk.walk import WalkScreen
from tests.screens.properties.by_keys import tap
from tests.screens.snapshots.picture import picture
from tests.screens.snapshots.stage import Album, stage
from tests.screens.walk.sitting import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from textual.screen import Screen

    from tests.screens.conftest import Chair
    from tests.screens.snapshots.stage import Stage

# Reads the terminal, which Windows has not.
_DRIVER: Final = "screens.base.driver"
# Textual's own, which ours take over.
_TEXTUALS: Final = {each.action for each in TextArea.BINDINGS if isinstance(each, Binding)}
# Enter does it unless the list is open already.
_NO_KEY: Final = {"Choice.action_open"}
_KEY: Final = re.compile(r"(?<!\S)(F\d+|\^\w)(?= )")


def _ours() -> set[type[Any]]:
    """Every class of ours that can have keys."""
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        if module.name != _DRIVER:
            importlib.import_module(module.name)
    return {each for each in _below(DOMNode) if each.__module__.startswith("screens.")}


def _below(node: type[Any]) -> Iterator[type[Any]]:
    for each in node.__subclasses__():
        yield each
        yield from _below(each)


def _bound(node: type[Any]) -> set[str]:
    """What the keys of a class, and of those it is made of, do."""
    found = [each for owner in node.__mro__ for each in owner.__dict__.get("BINDINGS", ())]
    return {each.action.partition("(")[0] for each in found if isinstance(each, Binding)}


def test_every_action_has_a_key_or_a_letter() -> None:
    """Nothing can be done by the mouse alone, and no action was left behind without its key."""
    classes = _ours()
    letters = {letter.action.removeprefix("app.") for letter in LETTERS.values()}
    without = [
        f"{owner.__name__}.{name}"
        for owner in {above for each in classes for above in each.__mro__}
        if owner.__module__.startswith("screens.")
        for name in owner.__dict__
        if name.startswith("action_")
        and (action := name.removeprefix("action_")) not in {*letters, *_TEXTUALS}
        and not any(action in _bound(each) for each in classes if issubclass(each, owner))
    ]
    assert set(without) == _NO_KEY


def test_every_key_and_letter_stands_for_something_that_is_there() -> None:
    """A binding whose action was renamed would do nothing, and say nothing."""
    for node in _ours():
        for each in node.__dict__.get("BINDINGS", ()):
            assert not isinstance(each, Binding) or _is_there(node, each.action), (node, each)
    for key, letter in LETTERS.items():
        node = MappaChairApp if letter.action.startswith("app.") else WalkScreen
        assert _is_there(node, letter.action.removeprefix("app.")), (key, letter)


def _is_there(node: type[Any], action: str) -> bool:
    place, _, name = action.partition("(")[0].rpartition(".")
    return hasattr({"app": MappaChairApp, "screen": WalkScreen}.get(place, node), f"action_{name}")


def _told_keys(on: Stage, *bars: str) -> list[str]:
    line = " ".join(str(on.app.screen.query_one(each).render()) for each in bars)
    return [key.replace("^", "Ctrl+") for key in _KEY.findall(line)]


def _holding(screen: Screen[Any]) -> set[str]:
    return {key_shown(key) for key, active in screen.active_bindings.items() if active.enabled}


async def _nothing_told_in_vain(on: Stage, keys: list[str]) -> None:
    """The line of keys, the help and the palette tell what may be done now."""
    screen = on.app.screen
    assert keys, "no line of keys"
    assert set(keys) <= _holding(screen)
    assert {key for told, _ in keys_told(screen) for key in told.split()} <= _holding(screen)
    for _, active in ScreenActions(screen)._actions():
        assert active.node.check_action(active.binding.action, ())
    for _, letter in WalkCommands(screen)._offered():
        assert letter in letters_on(screen).values()


def test_what_is_told_can_be_done_in_each_state(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the desk, in an item, in a page, in the short form and in the screen-safe view."""
    monkeypatch.chdir(chair.vault.parent)

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.at_desk()
            await _nothing_told_in_vain(on, _told_keys(on, "#desk-keys"))
            await on.open_level_3()
            for keys in (("ctrl+g", "9", "enter"), ("f4",), ("escape", "f2"), ("escape", "ctrl+g", "x")):
                await tap(on, *keys)
                assert letters_on(on.walk) == LETTERS, keys
                await _nothing_told_in_vain(on, _told_keys(on, "#keys"))
            await tap(on, "escape", "ctrl+g", "v")
            assert on.walk.is_safe
            await _nothing_told_in_vain(on, _told_keys(on, "#keys"))

    run(steps())


def test_the_safe_view_offers_no_letter_that_does_nothing(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+G tells the letters that work there, and one that would show the record says what to do."""
    monkeypatch.chdir(chair.vault.parent)

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.open_level_3()
            await tap(on, "ctrl+g", "v", "ctrl+g")
            told = str(on.walk.query_one(JumpLine).render())
            assert "v safe view" in told
            assert "n next" in told
            assert "check page" not in told
            for key in (*sorted(set(LETTERS) - set(letters_on(on.walk))), "y"):
                await tap(on, "escape", "ctrl+g", key)
                told = (
                    "Ctrl+G i, then a, makes it an action." if key == "a" else "Ctrl+G v shows everything again."
                )
                await on.until(told)
                assert on.walk.is_safe
            await tap(on, "ctrl+g", "v")
            assert not on.walk.is_safe

    run(steps())


def test_lines_of_keys_tell_the_keys_that_were_chosen(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever gives a command another key reads that one at the desk and in both views of the meeting."""
    monkeypatch.chdir(chair.vault.parent)
    chosen = {"new": "f12", "next_item": "f11"}
    monkeypatch.setattr("tests.screens.snapshots.stage.Preferences", partial(Preferences, keys=chosen))

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.at_desk()
            assert "F12 New" in picture(on.app)
            await on.open_level_3()
            for keys in ((), ("ctrl+g", "v")):
                await tap(on, *keys)
                assert "F11 Next" in str(on.walk.query_one("#keys", Bar).render())
            await on.until("F7 F11 items")
            assert not {"f8"} & set(on.walk.active_bindings)

    run(steps())
