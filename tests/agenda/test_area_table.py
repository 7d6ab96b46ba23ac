"""The page of an area's settings is made from the declaration and is current."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import agenda
from agenda.area import GUIDANCE, setting_specs
from agenda.area_table import page

PAGE = Path(agenda.__file__).parents[1] / "docs" / "settings.md"


def test_the_page_is_current() -> None:
    """`docs/settings.md` is what the declaration gives; where it is not: `python -m agenda.area_table`."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_lists_every_setting_once() -> None:
    """Each has one row with what it takes and its paragraphs, and the statement stands there in full."""
    rows = [line.strip("| ").split(" | ") for line in page().splitlines() if line.startswith("| `")]
    assert [(row[0].strip("`"), row[2], row[4]) for row in rows] == [
        (spec.name, spec.rule.allowed, ", ".join(spec.paragraphs) or "–") for spec in setting_specs()
    ]
    assert {len(row) for row in rows} == {5}
    assert all(f"> {line}\n" in page() for line in GUIDANCE.statement.splitlines())


def test_the_command_prints_the_page() -> None:
    """Run as a module it writes the page in UTF-8, whatever the locale."""
    made = subprocess.run(
        [sys.executable, "-m", "agenda.area_table"],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(PAGE.parents[1])},
        capture_output=True,
        check=True,
    )
    assert made.stdout.decode("utf-8") == page()
