"""`list`: the meetings of a vault."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mappa_chair.commands.output import say, say_json
from mappa_chair.commands.vaults import open_given
from mappa_chair.meetings import MeetingLine, overview
from mappa_chair.spoken_days import say_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agenda.shape import JSON
    from mappa_chair.commands.given import Given

_TITLES = ("Meeting", "Date", "Level", "State", "Overdue")


def run(given: Given) -> int:
    """Print the meetings, the latest first."""
    today = datetime.now().astimezone().date()
    with open_given(given) as vault:
        found = overview(vault, today)
    if given.json:
        say_json([_said(line) for line in found])
    elif found:
        _tell([_TITLES, *(_cells(line) for line in found)])
    else:
        say("There are no meetings in this vault yet. Bring records in with mappa-chair import.")
    return 0


def _said(line: MeetingLine) -> dict[str, JSON]:
    meeting = line.summary
    return {
        "reference": meeting.reference,
        "case": meeting.case_reference,
        "held_on": meeting.held_on.isoformat() if meeting.held_on else None,
        "level": meeting.level,
        "kind": meeting.kind.value if meeting.kind else None,
        "state": meeting.state.value,
        "version": meeting.version,
        "review_on": meeting.review_on.isoformat() if meeting.review_on else None,
        "overdue": list(line.overdue),
    }


def _cells(line: MeetingLine) -> tuple[str, ...]:
    meeting = line.summary
    return (
        meeting.reference,
        say_day(meeting.held_on) if meeting.held_on else "no date",
        str(meeting.level) if meeting.level else "none",
        meeting.state_said,
        ", ".join(line.overdue) or "nothing",
    )


def _tell(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
