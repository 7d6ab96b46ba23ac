"""`due`: every clock that runs, soonest first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_chair.commands.output import say, say_json
from mappa_chair.commands.vaults import open_given
from mappa_chair.spoken_days import say_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agenda.shape import JSON
    from mappa_chair.commands.given import Given
    from mappa_chair.due import Due

_TITLES = ("Due", "State", "Meeting", "What", "Whose")


def run(given: Given) -> int:
    """Print what is due when, or write it as a calendar."""
    today = datetime.now().astimezone().date()
    with open_given(given) as vault:
        from mappa_chair.due import due, write_calendar  # noqa: PLC0415 - loads the database, as opening the vault did

        found = due(vault, today)
    if given.calendar:
        write_calendar(found, Path(given.calendar), force=given.force)
    if given.json:
        say_json([_said(each) for each in found])
    elif given.calendar:
        say(given.calendar)
    elif found:
        _tell(found)
    else:
        say("No clock runs over the meetings of this vault.")
    return 0


def _said(each: Due) -> dict[str, JSON]:
    clock = each.running
    return {
        "clock": clock.clock.key,
        "what": clock.what,
        "meeting": each.meeting,
        "due": clock.due.isoformat(),
        "days": clock.days,
        "state": clock.state,
        "overdue": clock.overdue,
        "agency": clock.agency.value if clock.agency else None,
        "person": clock.person,
        "number": clock.number,
        "paragraphs": list(clock.clock.paragraphs),
        "local": clock.local or None,
        "at": clock.at,
    }


def _tell(found: Sequence[Due]) -> None:
    rows = [_TITLES, *(_cells(each) for each in found)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    late = [False, *(each.running.overdue for each in found)]
    for row, overdue in zip(rows, late, strict=True):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say(line.rstrip(), marked=overdue)


def _cells(each: Due) -> tuple[str, ...]:
    clock = each.running
    whose = (clock.agency.label if clock.agency else None, clock.person)
    return (
        say_day(clock.due),
        clock.state,
        each.meeting,
        f"{clock.what} ({clock.local})" if clock.local else clock.what,
        ", ".join(name for name in whose if name),
    )
