"""The page of checks is made from the declarations and is current."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import agenda
from agenda.checks_table import page
from agenda.walk import all_checks

PAGE = Path(agenda.__file__).parents[1] / "docs" / "checks.md"


def test_the_page_is_current() -> None:
    """`docs/checks.md` is what the declarations give; where it is not: `python -m agenda.checks_table`."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_lists_every_check_once() -> None:
    """Each check has one row with its severity and paragraphs."""
    rows = [line.split(" | ") for line in page().splitlines() if line.startswith("| `")]
    assert [(row[0].strip("| `"), row[1]) for row in rows] == [
        (each.id, each.severity.value) for each in all_checks()
    ]
    assert all(len(row) == 4 for row in rows)


def test_the_command_prints_the_page() -> None:
    """Run as a module it writes the page in UTF-8, whatever the locale."""
    made = subprocess.run(
        [sys.executable, "-m", "agenda.checks_table"],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(PAGE.parents[1])},
        capture_output=True,
        check=True,
    )
    assert made.stdout.decode("utf-8") == page()
