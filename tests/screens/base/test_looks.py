"""The looks in a terminal: what a poor one gets, and what a person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pty.harness import Harness
from tests.pty.keys import TAB
from tests.screens.base.test_leaving import COLOUR

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty


@pytest.mark.parametrize("term", ["vt100", "dumb"])
def test_a_terminal_without_colours_or_signs_gets_none(tmp_path: Path, term: str) -> None:
    """Not one colour and nothing outside ASCII is sent, whatever COLORTERM says; the focus is still seen."""
    with Harness(tmp_path, env={"TERM": term, "COLORTERM": "truecolor"}) as harness:
        harness.type("ab", TAB)
        harness.terminal.wait_for("ab")
        harness.terminal.wait_until_quiet()
        assert not COLOUR.search(harness.terminal.log)
        assert harness.terminal.log.isascii()
        assert "|" in harness.terminal.text
        assert harness.terminal.reversed_text().strip("\n") == " "


def test_without_a_locale_signs_are_plain_and_letters_stay(tmp_path: Path) -> None:
    """Under LANG=C an edge is a bar of ASCII; a name keeps its accents."""
    with Harness(tmp_path, env={"LANG": "C", "LC_ALL": "C"}) as harness:
        harness.type("né Łódź")
        harness.terminal.wait_for("né Łódź")
        assert "|né Łódź" in harness.terminal.text
        assert "┃" not in harness.terminal.text
