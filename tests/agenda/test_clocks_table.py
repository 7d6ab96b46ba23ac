"""The page of clocks is made from the declarations and is current."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import agenda
from agenda.clocks import CLOCKS
from agenda.clocks.table import page

PAGE = Path(agenda.__file__).parents[1] / "docs" / "clocks.md"


def test_the_page_is_current() -> None:
    """`docs/clocks.md` is what the declarations give; where it is not: `python -m agenda.clocks.table`."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_lists_every_clock_once() -> None:
    """Each clock has one row of seven cells, with its length and paragraphs."""
    rows = [line.strip("| ").split(" | ") for line in page().splitlines() if "(`" in line]
    assert [(row[0].split("`")[1], row[2], row[6]) for row in rows] == [
        (clock.key, clock.length, ", ".join(clock.paragraphs)) for clock in CLOCKS
    ]
    assert {len(row) for row in rows} == {7}


def test_the_command_prints_the_page() -> None:
    """Run as a module it writes the page in UTF-8, whatever the locale."""
    made = subprocess.run(
        [sys.executable, "-m", "agenda.clocks.table"],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(PAGE.parents[1])},
        capture_output=True,
        check=True,
    )
    assert made.stdout.decode("utf-8") == page()
