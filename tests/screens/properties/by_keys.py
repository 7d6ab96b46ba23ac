"""The application driven by single keys: what takes the focus, the round that Tab goes, what a key does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest
from textual import events
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.dom import DOMNode

    from tests.screens.snapshots.stage import Stage

# More than any screen has that takes the focus.
_MOST: Final = 60


async def tap(on: Stage, *keys: str) -> None:
    """Press keys and follow each to its end; the pilot looks at every widget for each, ten times as long."""
    for key in keys:
        on.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await on.app._key_order.settled()


def takes_focus(on: Stage) -> set[Widget]:
    """Every widget of the screen that takes the focus, is displayed and works."""
    return {
        each
        for each in on.app.screen.walk_children(Widget)
        if each.can_focus
        and all(above.display and not getattr(above, "disabled", False) for above in each.ancestors_with_self)
    }


async def round_by(on: Stage, key: str) -> set[Widget]:
    """What has the focus in turn until it is back where it began; a key that does not lead back is a trap."""
    began = on.app.focused
    assert began is not None, "nothing has the focus"
    seen = [began]
    while len(seen) <= _MOST:
        await tap(on, key)
        now = on.app.focused
        assert now is not None, f"{key} leads from {seen[-1]} to nothing"
        if now is began:
            return set(seen)
        assert now not in seen, f"{key} goes round and never back to {began}: {seen}"
        seen.append(now)
    pytest.fail(f"{key} does not come back to {began}")


def keys_that_hold(on: Stage) -> dict[str, tuple[DOMNode, str]]:
    """The keys that screen, application and pages declare for every field below them, and whose action each is."""
    return {
        key: (active.node, active.binding.action)
        for key, active in on.app.screen.active_bindings.items()
        if active.binding.priority and active.enabled
    }


@contextmanager
def noted_only(wanted: dict[str, tuple[DOMNode, str]]) -> Iterator[list[tuple[DOMNode, str]]]:
    """Have actions told of and not done."""
    ran: list[tuple[DOMNode, str]] = []

    def noting(node: DOMNode, name: str) -> Callable[..., None]:
        return lambda *given: ran.append((node, f"{name}({', '.join(map(repr, given))})" if given else name))

    with pytest.MonkeyPatch.context() as patch:
        for node, action in wanted.values():
            name = action.partition("(")[0]
            patch.setattr(node, f"action_{name}", noting(node, name))
        yield ran


def held_by(widget: Widget) -> Any:
    """The words or the answer in a field."""
    return getattr(widget, "value", None)


def keys_of(on: Stage, node: DOMNode) -> dict[str, tuple[DOMNode, str]]:
    """The keys that a page declares for itself, for where no field takes them."""
    found = on.app.screen.active_bindings.items()
    return {key: (node, active.binding.action) for key, active in found if active.node is node and active.enabled}


async def swallowed(on: Stage, wanted: dict[str, tuple[DOMNode, str]] | None = None) -> list[str]:
    """The keys from which, at the widget that has the focus, another action comes than theirs, or none.

    Those that work from every field, where no others are wanted.
    """
    focused, lost = on.app.focused, []
    wanted = keys_that_hold(on) if wanted is None else wanted
    assert focused is not None
    before = held_by(focused)
    with noted_only(wanted) as ran:
        for key, (node, action) in wanted.items():
            ran.clear()
            await tap(on, key)
            if ran != [(node, action)] or on.app.focused is not focused or held_by(focused) != before:
                lost.append(f"{key} ({action}) at {focused}: {ran}")
    return lost


def classes_that_take_focus(*folders: str) -> set[type[Any]]:
    """The classes of ours that take the focus and are shown as they are, from folders of the screens."""
    begins = tuple(f"screens.{each}." for each in folders)
    return {each for each in _below(Widget) if each.can_focus and each.__module__.startswith(begins)}


def _below(node: type[Widget]) -> Iterator[type[Widget]]:
    for each in node.__subclasses__():
        yield each
        yield from _below(each)
