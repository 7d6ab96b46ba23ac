"""Windows that are too small, or change their size all the time: it is said, and every letter is kept."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.pty.keys import DOWN, ENTER, ESC, ctrl, pasted
from tests.screens.base.test_large_pastes import MEGABYTE, pour

if TYPE_CHECKING:
    from tests.screens.conftest import Chair

pytestmark = pytest.mark.pty

LEVEL_3 = "EX/0147/3"
SIZES = 200
WORDS = " ".join(f"w{number:03}" for number in range(SIZES))


def size(chance: random.Random) -> tuple[int, int]:
    """A size of a window, often one that no window has."""
    return chance.choice((1, 2, 5, chance.randint(1, 250))), chance.choice((1, 2, 3, chance.randint(1, 80)))


def test_in_a_window_too_small_for_a_form_keys_still_arrive(chair: Chair) -> None:
    """Opened and typed in at 20x5 and at 1x1, with a hint and no fault, all is there when it is large again."""
    with chair.opened((20, 5)) as terminal:
        terminal.wait_for("Too small: 20x5,")
        terminal.wait_for("Find ")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("MAPPA level 3")
        terminal.write(ctrl("g"), "5", ENTER, " Typed at 20x5.")
        for columns, rows in ((59, 24), (1, 1), (80, 17)):
            terminal.resize(columns, rows)
            terminal.wait_for(f"Too small: {columns}x{rows}, 60x18 wanted."[:columns])
            terminal.write(f" At {columns}x{rows}.")
        terminal.resize(60, 18)
        terminal.wait_for(lambda text: "Typed at 20x5. At 59x24." in text and "Too small" not in text)
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0, terminal.text
    told = chair.record(LEVEL_3)["background"]["referral_reason"]
    assert told.endswith(" Typed at 20x5. At 59x24. At 1x1. At 80x17.")


def test_a_storm_of_sizes_and_a_huge_paste_lose_no_letter(chair: Chair) -> None:
    """Two hundred sizes while somebody types, then a megabyte pasted: every letter is there, in order."""
    chance = random.Random(69)  # noqa: S311 - sizes, not secrets
    with chair.opened() as terminal:
        terminal.wait_for("level 3")
        terminal.write(DOWN, ENTER)
        terminal.wait_for("F8 Next")
        terminal.write(ctrl("g"), "5", ENTER, " ")
        for each in WORDS.split(" "):
            terminal.resize(*size(chance))
            terminal.write(each, " ")
            terminal.settle(0.0, within=0.01)
        terminal.write(ctrl("p"))
        for _ in range(20):
            terminal.resize(*size(chance))
            terminal.settle(0.0, within=0.01)
        terminal.resize(80, 24)
        terminal.wait_for("Search for commands")
        terminal.write(ESC)
        pour(terminal, pasted(MEGABYTE))
        terminal.write(" after", ctrl("q"))
        assert terminal.exit_status(30) == 0, terminal.text
    assert chair.record(LEVEL_3)["background"]["referral_reason"].endswith(f" {WORDS} {MEGABYTE} after")
