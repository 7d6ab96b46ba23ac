"""The keys that our own sentences name: those that hold for whoever sits here, which a person may have chosen."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from textual._context import active_app
from textual.app import App
from textual.screen import Screen

from screens.base.keymap import commands_of, key_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.dom import DOMNode

# Where commands are declared. In the application they are loaded before a sentence names one; a part of it that
# is shown by itself has them loaded here.
_DECLARING: Final = ("screens.locking", "screens.desk", "screens.walk.walk")
_NAMED: Final = re.compile(r"\{(\w+)\}")


def keyed(sentence: str) -> str:
    """A sentence of ours with the key in the place of each command that it names: `{check} lists them`.

    Words of a person are put into it afterwards: in them, braces are braces.
    """
    return _NAMED.sub(lambda found: key_of(found[1]), sentence)


def key_of(command: str) -> str:
    """The key of a command as it holds in the application that runs now, in words.

    Raises KeyError where there is no such command.
    """
    return key_shown(keys_of(command)[0])


def keys_of(command: str) -> tuple[str, ...]:
    """All keys of a command as they hold, as Textual calls them. Raises KeyError as above."""
    held: Mapping[str, str] = getattr(active_app.get(None), "keys_held", {})
    return tuple(held[command].split(",")) if command in held else _declared(command)


@cache
def _declared(command: str) -> tuple[str, ...]:
    """The keys that a command has without anybody's choice, read off the screens."""
    if (found := _among_loaded(command)) is None:
        for name in _DECLARING:
            import_module(name)
        found = _among_loaded(command)
    if found is None:
        raise KeyError(command)
    return found


def _among_loaded(command: str) -> tuple[str, ...] | None:
    commands = (each for node in _below(Screen, App) for each in commands_of(node))
    return next((each.keys for each in commands if each.name == command), None)


def _below(*nodes: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for node in nodes:
        if node.__module__.startswith("screens."):
            yield node
        yield from _below(*node.__subclasses__())
