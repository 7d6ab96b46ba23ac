"""The table of faults and that of promises name tests and commands that exist, every fault and every promise."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
PROMISES = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
FAULTS = 70


def test_every_test_that_is_named_exists() -> None:
    """A row that names a test which was renamed or taken out would show nothing."""
    named = re.findall(r"`([a-z_/]+\.py)::(test_\w+)`", PAGE + PROMISES)
    missing = [
        f"{file}::{name}"
        for file, name in named
        if f"def {name}(" not in (ROOT / "tests" / file).read_text(encoding="utf-8")
    ]
    assert len(named) > FAULTS
    assert missing == []


def test_every_fault_has_its_row() -> None:
    """One to seventy, none left out and none twice."""
    numbers: list[int] = []
    for cell in re.findall(r"^\| ([0-9–, ]+) \|", PAGE, re.MULTILINE):
        for part in cell.split(","):
            first, _, last = part.strip().partition("–")
            numbers += range(int(first), int(last or first) + 1)
    assert sorted(numbers) == list(range(1, FAULTS + 1))


def test_every_command_that_is_named_exists() -> None:
    """A figure whose command is gone could not be measured again."""
    named = set(re.findall(r"python -m (tests[\w.]+)", PAGE))
    missing = [name for name in named if not (ROOT / name.replace(".", "/")).with_suffix(".py").is_file()]
    assert len(named) > 5
    assert missing == []


def test_every_promise_names_what_shows_it() -> None:
    """In the order in which they are made, none left out."""
    made, _, table = PROMISES.partition("## Promises")[2].partition("## What shows each promise")
    promised = re.findall(r"^- \*\*(.+?)[.:]?\*\*", made.partition("## Assumptions")[0], re.MULTILINE)
    shown = re.findall(r"^\| ([A-Z].+?) \| .*(?:`\w|\d)", table, re.MULTILINE)
    assert len(promised) > 10
    assert shown == promised
