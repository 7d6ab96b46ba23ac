"""The tour of the demonstration: every step is done by pressing what it says, at both sizes of the screen."""

from __future__ import annotations

import pytest

from screens.walk.tour import STEPS
from tests.pty.keys import ENTER, F2, F3, F4, F8, F9, ctrl
from tests.pty.terminal import Terminal, python

pytestmark = pytest.mark.pty

PRESSED = (
    (F8,),
    (ctrl("g"), "9", ENTER),
    (F2, "Visit the new address", ENTER),
    (F3,),
    (F4,),
    (ctrl("g"), "v"),
    (ctrl("g"), "v"),
    (F9, ENTER),
    (ctrl("g"), "x"),
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_tour_goes_on_as_each_thing_is_done(size: tuple[int, int]) -> None:
    """Nine steps, each waiting for its own key; at the end it says how to go on and to leave."""
    assert len(PRESSED) == len(STEPS)
    with Terminal(python("mappa_chair", "demo", "--tour"), size=size) as terminal:
        for number, keys in enumerate(PRESSED, 1):
            terminal.wait_for(f"TOUR {number} of {len(STEPS)}")
            terminal.write(*keys)
        terminal.wait_for("That was the tour.")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_the_demonstration_alone_has_no_tour_on_it() -> None:
    """Who knows the way is not shown it."""
    with Terminal(python("mappa_chair", "demo"), size=(120, 40)) as terminal:
        terminal.wait_for("19 Distribution")
        terminal.wait_for("F1 Help")
        assert "TOUR" not in terminal.text
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
