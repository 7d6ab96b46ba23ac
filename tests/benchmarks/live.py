"""A meeting walked through from end to end, each step measured in turn with one of Textual alone.

Processor time, not time on the wall: the ratios stand on a busy machine too.
"""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from agenda.shape import Kind, fields_of
from mappa_chair.meetings import import_record
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from screens.walk.rail import PLACES
from tests.pty.keys import BACKSPACE, ENTER, ESC, F2, F8, F9, TAB, ctrl
from tests.pty.terminal import Terminal, python
from tests.screens.conftest import PASSPHRASE, Chair, example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agenda.item import Item

# 20 kB in paragraphs of about 400 characters.
TEXT = "\n".join(["the panel heard each agency in turn and went on to the next point " * 6] * 50)[:20_000].rstrip()

# On no screen but where it was typed.
LETTERS = "ZXJVKWY"

# What stands at the top of an item that has a form of its own.
_FIRST = {"attendance": "Agency", "information": "gency"}

_TYPED = 35
_ROUNDS = 5


@dataclass
class Measured:
    """Milliseconds of Textual alone and of ours for each step, and the bytes of each letter."""

    items: dict[str, tuple[float, float]] = field(default_factory=dict)
    letters: list[tuple[float, float]] = field(default_factory=list)
    painted: list[int] = field(default_factory=list)
    pushed: list[float] = field(default_factory=list)
    short_form: list[float] = field(default_factory=list)
    blank: list[float] = field(default_factory=list)
    lock: float = 0.0


def grown(record: dict[str, Any]) -> dict[str, Any]:
    """A record with sixty actions and forty people."""
    actions, people = record["plan"]["actions"], record["attendance"]
    actions += [dict(actions[at % 8], number=f"9.{at}") for at in range(60 - len(actions))]
    people += [dict(people[at % 8], id=f"z{at}") for at in range(40 - len(people))]
    return record


def chair_with(record: dict[str, Any], folder: Path) -> Chair:
    """A vault with one meeting that has 20 kB in one field."""
    made = Chair(folder)
    record["media"]["plan"] = TEXT
    create(made.vault, PASSPHRASE, cost=FLOOR)
    with open_vault(made.vault, PASSPHRASE) as vault:
        import_record(vault, json.dumps(record).encode(), author="test")
    return made


def open_meeting(terminal: Terminal) -> None:
    """Open the one meeting there is."""
    terminal.wait_for("level")
    terminal.settle()
    terminal.write(ENTER)
    terminal.wait_for("F8 Next")
    terminal.settle()


def go_to_text(terminal: Terminal) -> None:
    """Go to the end of the long text."""
    terminal.write(ctrl("g"), "11", ENTER)
    terminal.wait_for("11  ")
    terminal.write(TAB * 4)
    terminal.settle(0.3)


def spent(terminal: Terminal, keys: str, seen: Callable[[str], bool]) -> tuple[float, int]:
    """Processor time in milliseconds, and bytes painted, until a key's effect is on the screen."""
    before, painted = terminal.processor_time, len(terminal.log)
    terminal.write(keys)
    terminal.wait_for(seen)
    cost = (terminal.processor_time - before) * 1000, len(terminal.log) - painted
    terminal.settle(0.02)
    return cost


def letter(terminal: Terminal, number: int) -> tuple[float, int]:
    """What one more letter costs; now and then those before it are taken back."""
    typed = LETTERS[number % len(LETTERS)]
    if number and number % len(LETTERS) == 0:
        terminal.write(BACKSPACE * len(LETTERS))
        terminal.wait_for(lambda text: LETTERS[0] not in text)
        terminal.settle()
    there = terminal.text.count(typed)
    return spent(terminal, typed, lambda text: text.count(typed) > there)


def shows(place: Item) -> Callable[[str], bool]:
    """Whether an item is on the screen: its title, and its first field or the heading of its list."""
    spec = next(each for each in fields_of(place.part) if each.kind is not Kind.ID)
    first = _FIRST.get(place.key) or (f"{place.title} (" if place.many else spec.label)
    return lambda text: place.title.upper()[:20] in text and first[:16] in text


def measured(record: dict[str, Any], size: tuple[int, int], folder: Path) -> Measured:
    """Every item visited, letters typed into the long text, the short form, the blank screen and the lock."""
    found = Measured()
    text = folder / "text.txt"
    text.write_text(TEXT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, ExitStack() as held:
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        chair = chair_with(record, folder)
        bare = held.enter_context(Terminal(python("tests.benchmarks.bare_app"), size=size))
        editor = held.enter_context(Terminal(python("tests.benchmarks.bare_app", str(text)), size=size))
        ours = held.enter_context(chair.opened(size))
        bare.wait_for("READY")
        editor.wait_for("went on to")
        open_meeting(ours)
        _visit(bare, ours, found)
        go_to_text(ours)
        for number in range(_TYPED):
            theirs, (mine, painted) = letter(editor, number), letter(ours, number)
            found.letters.append((theirs[0], mine))
            found.painted.append(painted)
        _hide(bare, ours, found)
    return found


def _visit(bare: Terminal, ours: Terminal, found: Measured) -> None:
    ours.write(ctrl("g"), "0", ENTER)
    ours.wait_for(shows(PLACES[0]))
    ours.settle()
    for number, place in enumerate(PLACES[1:], 1):
        page = spent(bare, F8, lambda text, number=number: f"PAGE {number}." in text)[0]  # type: ignore[misc]
        found.items[place.key] = page, spent(ours, F8, shows(place))[0]
        # What is still painted of an item belongs to it, and not to the next.
        ours.settle()


def _hide(bare: Terminal, ours: Terminal, found: Measured) -> None:
    for _ in range(_ROUNDS):
        found.pushed.append(spent(bare, F2, lambda text: "PUSHED" in text)[0])
        found.short_form.append(spent(ours, F2, lambda text: "Known by" in text)[0])
        ours.write(ESC)
        ours.wait_for(lambda text: "Known by" not in text)
        ours.settle()
        found.blank.append(spent(ours, F9, lambda text: "F8 Next" not in text)[0])
        for terminal, shown in ((bare, "PAGE"), (ours, "F8 Next")):
            terminal.write(F9)
            terminal.wait_for(shown)
            terminal.settle()
    found.lock = spent(ours, ctrl("l"), lambda text: "F8 Next" not in text)[0]


def review() -> dict[str, Any]:
    """A review at level 3 with many rows."""
    return grown(example("level-3-pre-release-review"))


def initial() -> dict[str, Any]:
    """A first meeting at level 2."""
    return example("level-2-child-initial")
