"""The keys of the screens as one list, and the other keys that a person may give them.

The list is read off the screens themselves: every key that works from every field is declared there once, with the
name of its command and what it does. Footer, help and command palette show the key that holds.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from textual.binding import Binding, BindingType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.dom import DOMNode
    from textual.screen import Screen

# Leaving and the list of commands work whatever a file says: they are the way out of a wrong one.
FIXED: Final = frozenset({"quit", "command_palette"})

# Keys that are written otherwise on the keys themselves.
_SHOWN: Final = {"escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn"}

_MAY_BE: Final = re.compile(
    r"f([1-9]|1[0-2])|ctrl\+([a-z]|[0-9]|f[1-9]|up|down|left|right|home|end|pageup|pagedown|delete|insert)"
    r"|shift\+(home|end|pageup|pagedown)|insert|pageup|pagedown"
)
# Keys that never arrive as themselves, and why; tried in terminals, tmux and over ssh.
_NEVER: Final = (
    (re.compile(r"(.*\+)?alt\+.*"), "terminals type a character for Alt and another key"),
    (re.compile(r"ctrl\+i"), "it is Tab"),
    (re.compile(r"ctrl\+m"), "it is Enter"),
    (re.compile(r"ctrl\+h"), "it is Backspace"),
    (re.compile(r"ctrl\+j"), "it is the line end of pasted text"),
    (re.compile(r"ctrl\+[0-9]"), "terminals send no such key"),
    (re.compile(r"(shift|ctrl)\+f\d+"), "it is lost on the way or comes as another key"),
    (re.compile(r"(shift|ctrl)\+enter"), "it comes as Enter or not at all"),
    (re.compile(r"."), "it is typed into the field"),
    (
        re.compile(r"enter|(shift\+)?tab|escape|space|backspace|delete|up|down|left|right|home|end"),
        "fields need it",
    ),
)


class KeyRefusedError(ValueError):
    """A key that cannot be given to a command; the text says why."""


class Command(NamedTuple):
    """A command with the keys it has without anybody's choice; `where` is the screen it works on."""

    name: str
    keys: tuple[str, ...]
    told: str
    where: str


def named(bindings: Iterable[BindingType]) -> list[BindingType]:
    """The same bindings, each with the name of its command, by which another key is given to it."""
    return [
        replace(each, id=each.action) if isinstance(each, Binding) and each.priority and each.id is None else each
        for each in bindings
    ]


def commands_of(node: type[DOMNode]) -> list[Command]:
    """What the keys of a screen, or of the application, do from every field."""
    found: dict[str, Command] = {}
    for owner in reversed(node.__mro__):
        for each in owner.__dict__.get("BINDINGS", ()):
            if isinstance(each, Binding) and each.id is not None and each.description and each.id not in FIXED:
                found[each.id] = Command(each.id, tuple(each.key.split(",")), each.description, node.__name__)
    return list(found.values())


def taken_by_fields() -> dict[str, str]:
    """The keys that fields, lists and pages of ours use themselves, each with what it does there."""
    return {key: told for node in _ours() for key, told in _keys_of(node)}


def judged(
    chosen: Mapping[str, str], screens: Iterable[type[DOMNode]], app: type[DOMNode]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys that hold for Textual, and a sentence for each that cannot be given; the others hold."""
    everywhere = commands_of(app)
    places = [[*everywhere, *commands_of(screen)] for screen in screens]
    names = {command.name: command for place in places for command in place}
    held: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in chosen.items():
        if name in FIXED:
            problems.append(f"keys.{name} stays as it is: it is the way out of a wrong choice.")
        elif name not in names:
            close = difflib.get_close_matches(name, names, n=1)
            shown = name if re.fullmatch(r"[\w.]{1,40}", name) else "of that name"
            problems.append(f"There is no command {shown}.{f' Did you mean {close[0]}?' if close else ''}")
        else:
            try:
                held[name] = _given(name, keys, held, places)
            except KeyRefusedError as why:
                problems.append(f"keys.{name} stays {key_shown(names[name].keys[0])}: {why}.")
    return held, tuple(problems)


def _given(name: str, keys: str, held: Mapping[str, str], places: list[list[Command]]) -> str:
    wanted = [each.strip().lower() for each in keys.split(",")]
    for key in wanted:
        _check(key)
        for place in places:
            if not any(each.name == name for each in place):
                continue
            for other in place:
                if other.name != name and key in held.get(other.name, ",".join(other.keys)).split(","):
                    raise KeyRefusedError(f"{key_shown(key)} is {other.told.lower()} ({other.name})")
        if (told := taken_by_fields().get(key)) is not None:
            raise KeyRefusedError(f"{key_shown(key)} is used in fields and pages: {told.lower()}")
    return ",".join(wanted)


def _check(key: str) -> None:
    for pattern, why in _NEVER:
        if pattern.fullmatch(key):
            raise KeyRefusedError(f"{key_shown(key)} cannot be used, {why}")
    if key in {"ctrl+q", "ctrl+p", "ctrl+c"}:
        raise KeyRefusedError(f"{key_shown(key)} always leaves, searches or copies")
    if not _MAY_BE.fullmatch(key):
        raise KeyRefusedError("that is no key; there are f1 to f12, ctrl and a letter, pageup, pagedown, insert")


def key_shown(key: str) -> str:
    """A key as people read it: F8, Ctrl+G. What is no name of a key is not repeated."""
    key = key.split(",", maxsplit=1)[0]
    if not re.fullmatch(r"[a-z0-9+_]{1,24}", key):
        return "it"
    parts = key.split("+")
    return "+".join(_SHOWN.get(part) or (part.upper() if len(part) == 1 else part.capitalize()) for part in parts)


def keys_told(screen: Screen[Any]) -> list[tuple[str, str]]:
    """What works on a screen now from every field: the keys that hold, and what they do, in the order declared."""
    told: dict[str, tuple[list[str], str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if active.node not in {screen, screen.app} or not active.enabled or not binding.description:
            continue
        if binding.priority or binding.action == "command_palette":
            keys, _ = told.setdefault(binding.action, ([], binding.description))
            keys.append(key_shown(key))
    return [(" ".join(keys), _sentence(action, words)) for action, (keys, words) in told.items()]


def _sentence(action: str, words: str) -> str:
    return "Search for a command, an item or a person by its name" if action == "command_palette" else words


def _ours() -> Iterator[type[Any]]:
    from textual.screen import Screen  # noqa: PLC0415 - known to everybody who has a list of keys
    from textual.widget import Widget  # noqa: PLC0415 - as above

    waiting: list[type[Any]] = list(Widget.__subclasses__())
    while waiting:
        node = waiting.pop()
        waiting += node.__subclasses__()
        if node.__module__.startswith("screens.") and not issubclass(node, Screen):
            yield node


def _keys_of(node: type[Any]) -> Iterator[tuple[str, str]]:
    for each in node.__dict__.get("BINDINGS", ()):
        if isinstance(each, Binding):
            yield from ((key.strip(), each.description or each.action) for key in each.key.split(","))
