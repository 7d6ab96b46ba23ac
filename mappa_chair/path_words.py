"""Paths into a record as people call them: the item, the row, the field."""

from __future__ import annotations

from agenda.papers import PAPERS
from agenda.paths import steps_of
from agenda.record import label_at
from agenda.walk import ITEMS


def in_words(path: str, *, said: str = "") -> str:
    """Where a path leads, such as "Risk management plan, row 3, Action"; a path to nowhere as it is.

    The label of a field is left out where the words `said` before it begin with it.
    """
    steps = steps_of(path)
    item = next((each for each in (*PAPERS, *ITEMS) if steps and each.key == steps[0]), None)
    if item is None:
        return path
    rows = [step + 1 for step in steps if isinstance(step, int)]
    row = f"row {rows[-1]}" if rows else ""
    # Of an item that is one list there is no label but its title.
    label = label_at(path) if len(steps) - len(rows) > 1 else ""
    if said.startswith(label):
        label = ""
    # A row itself is called by its list, which comes first.
    inner = (label, row) if isinstance(steps[-1], int) else (row, label)
    return ", ".join(filter(None, (item.title, *inner)))
