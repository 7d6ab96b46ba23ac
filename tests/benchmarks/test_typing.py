"""What a letter, an item, the short form and the blank screen cost, against Textual alone measured in turn.

Processor time, not time on the wall: the ratios stand on a busy machine too. Absolute times are in
docs/architecture.md.
"""

from __future__ import annotations

import json
import statistics
import sys
from typing import TYPE_CHECKING

import pytest

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

pytestmark = [
    pytest.mark.pty,
    pytest.mark.benchmark,
    pytest.mark.skipif(sys.platform != "linux", reason="processor time is read from /proc"),
]

# 20 kB in paragraphs of about 400 characters.
TEXT = "\n".join(["the panel heard each agency in turn and went on to the next point " * 6] * 50)[:20_000].rstrip()

# On no screen but where it was typed.
LETTERS = "QZXJVKWY"


@pytest.fixture
def long_text(tmp_path: Path) -> Chair:
    """A vault with one meeting that has 20 kB in one field."""
    made = Chair(tmp_path)
    record = example("level-3-pre-release-review")
    record["media"]["plan"] = TEXT
    create(made.vault, PASSPHRASE, cost=FLOOR)
    with open_vault(made.vault, PASSPHRASE) as vault:
        import_record(vault, json.dumps(record).encode(), author="test")
    return made


def open_meeting(terminal: Terminal) -> None:
    """Open the one meeting there is."""
    terminal.wait_for("level 3")
    terminal.write(ENTER)
    terminal.wait_for("F8 Next")
    terminal.settle()


def go_to_text(terminal: Terminal) -> None:
    """Visit every item, and go to the end of the long text."""
    terminal.write(ctrl("g"), "0", ENTER)
    for place in PLACES[1:]:
        terminal.write(F8)
        terminal.wait_for(place.title.upper()[:20])
        terminal.settle()
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
        terminal.settle()
    there = terminal.text.count(typed)
    return spent(terminal, typed, lambda text: text.count(typed) > there)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_a_letter_costs_at_most_1_3_of_a_bare_editor(
    long_text: Chair, tmp_path: Path, size: tuple[int, int]
) -> None:
    """With 20 kB in the field, every item visited and all findings live; and paints at most 2 kB."""
    text = tmp_path / "text.txt"
    text.write_text(TEXT, encoding="utf-8")
    bare_app = Terminal(python("tests.benchmarks.bare_app", str(text)), size=size)
    with bare_app as bare, long_text.opened(size) as ours:
        bare.wait_for("went on to")
        open_meeting(ours)
        go_to_text(ours)
        pairs = [(letter(bare, number), letter(ours, number)) for number in range(48)]
    theirs, mine = (statistics.median(cost for cost, _ in each) for each in zip(*pairs, strict=True))
    assert mine / theirs <= 1.3, f"{mine:.1f} ms against {theirs:.1f}"
    assert statistics.mean(painted for _, (_, painted) in pairs) <= 2000


def test_a_letter_paints_at_most_2_kb_in_a_field_as_large_as_the_screen(long_text: Chair) -> None:
    """On a screen of 200 by 50 with the text on the whole page, rows that begin and scroll among them."""
    with long_text.opened((200, 50)) as terminal:
        open_meeting(terminal)
        terminal.write(ctrl("g"), "11", ENTER)
        terminal.wait_for("11  ")
        terminal.write(TAB * 4, ctrl("g"), "z")
        terminal.settle(0.3)
        painted = [letter(terminal, number)[1] for number in range(40)]
    assert statistics.mean(painted) <= 2000
    assert statistics.median(painted) <= 500


def test_items_the_short_form_and_the_blank_screen_cost_a_few_bare_pages(long_text: Chair) -> None:
    """An item's first visit against seventeen bare widgets mounted; F2 and F9 against a bare screen pushed."""
    with Terminal(python("tests.benchmarks.bare_app")) as bare, long_text.opened() as ours:
        bare.wait_for("READY")
        open_meeting(ours)
        items: list[tuple[float, float]] = []
        for number, place in enumerate(PLACES[3:], 1):
            page = spent(bare, F8, lambda text, number=number: f"PAGE {number}." in text)[0]  # type: ignore[misc]
            item = spent(ours, F8, lambda text, place=place: place.title.upper()[:20] in text)[0]  # type: ignore[misc]
            items.append((page, item))
        steps: list[tuple[float, float, float]] = []
        for _ in range(5):
            pushed = spent(bare, F2, lambda text: "PUSHED" in text)[0]
            short_form = spent(ours, F2, lambda text: "ACTION ·" in text)[0]
            ours.write(ESC)
            ours.settle()
            blank = spent(ours, F9, lambda text: "F8 Next" not in text)[0]
            for terminal in (bare, ours):
                terminal.write(F9)
                terminal.settle()
            steps.append((pushed, short_form, blank))
    page, item = (statistics.median(each) for each in zip(*items, strict=True))
    pushed, short_form, blank = (statistics.median(each) for each in zip(*steps, strict=True))
    assert item / page <= 2.5, f"{item:.0f} ms against {page:.0f}"
    assert max(cost for _, cost in items) / page <= 7
    assert short_form / pushed <= 6, f"{short_form:.0f} ms against {pushed:.0f}"
    assert blank / pushed <= 5, f"{blank:.0f} ms against {pushed:.0f}"
