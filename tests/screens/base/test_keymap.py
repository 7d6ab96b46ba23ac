"""Other keys for the commands of the screens: what can be given is, what cannot is refused with the reason."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App
from textual.binding import Binding, BindingType

import screens
from screens.application import MappaChairApp
from screens.base.keymap import Command, commands_of, judged, key_shown, taken_by_fields
from screens.desk import DeskScreen
from screens.walk.walk import WalkScreen

SCREENS = (DeskScreen, WalkScreen)


def given(**keys: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """What holds of some keys, and what is told."""
    return judged(keys, SCREENS, MappaChairApp)


def test_every_command_of_a_screen_has_one_name_and_keys_of_its_own() -> None:
    """No key of a screen stands for two commands, nor for one of the application as well."""
    for screen in SCREENS:
        commands = [*commands_of(MappaChairApp), *commands_of(screen)]
        keys = [key for command in commands for key in command.keys]
        assert len(keys) == len(set(keys)), (screen, sorted(keys))
        assert all(command.told for command in commands)


def test_no_key_of_a_screen_is_one_that_fields_and_pages_use() -> None:
    """A key that works from every field would be lost to the field that has it."""
    taken = taken_by_fields()
    for screen in SCREENS:
        for command in [*commands_of(MappaChairApp), *commands_of(screen)]:
            assert [key for key in command.keys if key in taken] == [], command


def test_a_key_that_is_free_is_given() -> None:
    """Several keys for one command, in any case; two commands may change places."""
    held, problems = given(next_item="F5", blank="f12")
    assert (held, problems) == ({"next_item": "f5", "blank": "f12"}, ())
    held, problems = given(help="f12", next_item="f1")
    assert (held, problems) == ({"help": "f12", "next_item": "f1"}, ())


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("alt+1", "terminals type a character for Alt"),
        ("ctrl+i", "it is Tab"),
        ("ctrl+m", "it is Enter"),
        ("ctrl+h", "it is Backspace"),
        ("ctrl+j", "the line end of pasted text"),
        ("ctrl+1", "terminals send no such key"),
        ("shift+f3", "it is lost on the way"),
        ("ctrl+enter", "comes as Enter or not at all"),
        ("x", "it is typed into the field"),
        ("enter", "fields need it"),
        ("ctrl+q", "always leaves"),
        ("ctrl+a", "is used in fields"),
        ("ctrl+z", "is used in fields"),
        ("f7", "F7 is item before (previous_item)"),
        ("f9", "F9 is blank the screen (blank)"),
        ("\x1b[2J", "that is no key"),
        ("hyper+q", "that is no key"),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_the_reason(key: str, why: str) -> None:
    """The command keeps the key it has, and the sentence says so."""
    held, problems = given(next_item=key)
    assert held == {}
    assert problems[0].startswith("keys.next_item stays F8: ")
    assert why in problems[0]
    assert "\x1b" not in problems[0]


def test_an_unknown_command_is_told_with_the_nearest_and_the_rest_holds() -> None:
    """A slip of the pen costs one line, and leaving stays where it is."""
    held, problems = given(next_itme="f5", quit="f5", previous_item="f5")
    assert held == {"previous_item": "f5"}
    assert problems[0] == "There is no command next_itme. Did you mean next_item?"
    assert problems[1].startswith("keys.quit stays as it is")


def test_commands_are_read_off_a_screen_with_those_it_inherits() -> None:
    """A command declared below takes the place of one above; what has no name or no words is none."""

    class Above(App[None]):
        BINDINGS: ClassVar[list[BindingType]] = [
            Binding("f1", "help", "Help", priority=True, id="help"),
            Binding("f2", "other", "Other", priority=True, id="other"),
        ]

    class Below(Above):
        BINDINGS: ClassVar[list[BindingType]] = [
            Binding("f3,ctrl+t", "help", "Help here", priority=True, id="help"),
            Binding("f4", "silent", "", id="silent"),
        ]

    assert commands_of(Below) == [
        Command("help", ("f3", "ctrl+t"), "Help here", "Below"),
        Command("other", ("f2",), "Other", "Below"),
    ]


def test_the_page_lists_the_keys_as_they_are() -> None:
    """The list in docs/preferences.md is the one that docs/keys.py makes; run it after a change."""
    script = Path(screens.__path__[0]).parent / "docs" / "keys.py"
    made = runpy.run_path(str(script))
    assert made["PAGE"].read_text(encoding="utf-8") == made["page"]()


def test_keys_are_shown_as_people_read_them() -> None:
    """F8, Ctrl+G; what is no key is not repeated."""
    assert [key_shown(each) for each in ("f8", "ctrl+g", "f2,ctrl+t", "pageup")] == [
        "F8",
        "Ctrl+G",
        "F2",
        "PgUp",
    ]
    assert key_shown("\x1b]52;") == "it"
