"""Every sentence names the key that holds: whoever gave a command another is never told to press the old one."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import screens
from mappa_chair.meetings import start_review
from mappa_chair.vault.opening import open_vault
from screens.application import MappaChairApp
from screens.base.keymap import commands_of, key_shown
from screens.base.plain import Words
from screens.base.said_keys import key_of, keyed
from screens.desk import DeskScreen
from screens.walk.walk import WalkScreen
from tests.screens.conftest import PASSPHRASE
from tests.screens.properties.by_keys import tap
from tests.screens.properties.states import ITEMS, PAGES
from tests.screens.snapshots.picture import picture
from tests.screens.snapshots.stage import VAULT, Album, stage
from tests.screens.walk.sitting import LEVEL_3, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.screens.conftest import Chair
    from tests.screens.snapshots.stage import Stage

PLACES: Final = (MappaChairApp, DeskScreen, WalkScreen)
COMMANDS: Final = [command for node in PLACES for command in commands_of(node)]
DECLARED: Final = {key_shown(key) for command in COMMANDS for key in command.keys}
# As sentences and as lines of keys say it.
_OLD: Final = re.compile(
    "|".join(
        rf"(?<![\w+]){re.escape(each)}(?!\w)" for key in DECLARED for each in {key, key.replace("Ctrl+", "^")}
    )
)
_NAMED: Final = re.compile(r"\{(\w+)\}")
# Filled in by the screens that make a vault.
_FILLED: Final = {"folder", "key", "words"}
# In a review that was only begun.
_NOT_YET: Final = {"agencies not heard", "a row of information"}
# Before a vault is open no choice holds yet.
_BEFORE: Final = {("unlock.py", "F1")}
# Those that no terminal sends: none stands for anything else.
_HELD: Final = {
    **{
        command.name: f"f{number}"
        for node in (DeskScreen, WalkScreen)
        for number, command in enumerate([*commands_of(MappaChairApp), *commands_of(node)], 13)
        if command.name != "help"
    },
    "help": "f24",
}


def _said() -> Iterator[tuple[Path, str]]:
    """Every text in the code of the three packages that is no docstring."""
    top = Path(screens.__path__[0]).parent
    for path in chain.from_iterable((top / each).rglob("*.py") for each in ("screens", "mappa_chair", "agenda")):
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                yield path, node.value


def test_no_sentence_has_a_key_in_it_that_may_be_another() -> None:
    """Sentences name the command, in braces, and its key is put there when they are said."""
    found = [(path.name, old) for path, text in _said() for old in _OLD.findall(text)]
    assert set(found) == _BEFORE


def test_every_command_that_a_sentence_names_is_there() -> None:
    """A command that was renamed would end the application where its key is told."""
    named = {name for path, text in _said() if "screens" in path.parts for name in _NAMED.findall(text)}
    assert {"go", "check", "new", "blank"} <= named
    for name in named - _FILLED:
        assert key_of(name) in DECLARED, name


def test_a_command_has_the_same_key_wherever_it_is() -> None:
    """A sentence names a command and not the screen that it is on."""
    keys = defaultdict(set)
    for command in COMMANDS:
        keys[command.name].add(command.keys)
    assert all(len(each) == 1 for each in keys.values()), keys


def test_without_a_choice_the_key_is_the_one_declared() -> None:
    """Also where nothing runs; and what is no command is not passed over."""
    assert keyed("{check} lists {go} x {a b}") == "F4 lists Ctrl+G x {a b}"
    with pytest.raises(KeyError):
        keyed("{no_such_command}")


def test_a_part_of_the_application_that_is_shown_by_itself_tells_its_keys_too() -> None:
    """The blank screen alone knows no screen on which its key is declared; it is looked up all the same."""
    said = "from screens.base.said_keys import keyed; print(keyed('{blank} {go}'))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["F9", "Ctrl+G"]


def _pressed(on: Stage, key: str) -> str:
    """The key that was chosen in the place of one that a screen declares."""
    node = DeskScreen if isinstance(on.app.screen, DeskScreen) else WalkScreen
    commands = (*commands_of(MappaChairApp), *commands_of(node))
    return next((_HELD[each.name] for each in commands if key in each.keys), key)


async def _press(on: Stage, *keys: str) -> None:
    for key in keys:
        await tap(on, _pressed(on, key))


def _old_keys(on: Stage) -> list[str]:
    """Where the screen tells a key that does nothing now; also in what would have to be scrolled to."""
    shown = [line for line in picture(on.app).partition("──┴──")[0].splitlines() if _OLD.search(line)]
    words = [str(each.content) for each in on.app.screen.query(Words) if each.display]
    return [*shown, *(text for text in words if _OLD.search(text))]


def test_no_screen_tells_a_key_that_was_given_away(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another key for every command, at the desk, in a review at each item and page, blank and hidden."""
    monkeypatch.chdir(chair.vault.parent)
    monkeypatch.setattr("screens.choosing.judged", lambda *_: (_HELD, ()))
    with open_vault(VAULT, PASSPHRASE) as vault:
        start_review(vault, LEVEL_3, held_on=date(2026, 12, 15), author="test")

    async def steps() -> None:
        async with stage(Album("none", (120, 40))) as on:
            await on.at_desk()
            for keys in ((), ("f1",), ("f2",), ("f8",), ("f4",), ("f6",), ("f9",)):
                await _press(on, *keys)
                assert _old_keys(on) == [], f"desk {keys}"
                await _press(on, "escape")
            await tap(on, "enter")
            await _press(on, *"0147/4", "enter")
            await on.in_meeting()
            for name, (keys, shown) in {**ITEMS, **PAGES}.items():
                if name in _NOT_YET:
                    continue
                await _press(on, *keys)
                if shown:
                    await on.until(shown)
                assert _old_keys(on) == [], name
                await _press(on, "escape")

    run(steps())
