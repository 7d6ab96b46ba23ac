"""The table of clocks as a page, made from the declarations: `python -m agenda.clocks.table` prints it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from agenda.clocks.declared import CLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.clocks.declared import Clock

_HEAD = """# Clocks

What is due when, and what started it. This page is made from the declarations in `agenda/clocks/`; after a
change run `python -m agenda.clocks.table > docs/clocks.md`.

`mappa-chair due` shows every clock that runs over the meetings of a vault, the soonest first
([command-line.md](command-line.md)). Nobody types a deadline: each is computed from the record and is right
again after every change of it.

"""

_TAIL = """
## How days are counted

- The day a clock starts from is not counted: 5 working days from a Tuesday end on the next Tuesday, if no
  bank holiday lies between.
- Working days are Monday to Friday less the bank holidays of England and Wales. A clock of calendar days may
  end on a weekend.
- A meeting counts as the day it was held on, also where it sat past midnight: what follows is counted from
  the meeting, and the day after it would only put a deadline off.
- Six months before a birthday is the same day six months earlier, or the last day of that month. Born on 29
  February, the eighteenth birthday is 1 March.
- Days that the guidance does not call working days are calendar days.
- Where an area has decided on a length of its own (*area's own*: yes), that one is counted, and `due` says
  so.

## Which meeting a clock is of

- What leads up to a meeting (invitations, MAPPA F) runs until it is held. A meeting is held once its day has
  come or its end is recorded.
- What follows from a meeting runs for the newest meeting held of a case: the next one goes through its
  minutes, hears what came of it, and starts clocks of its own. A meeting that is only planned ends nothing:
  the day a review is due stays until the review is held.
- Actions run on, of whichever meeting they are, until a later one has said what became of them. One that is
  in progress goes on running.
- In custody or hospital no interval of reviews runs. Where the day of release is known, the next review is
  due by then, or within the interval where that ends later: from that day the offender is in the community.
- No record says that the ViSOR record was updated, a recording deleted or paperwork sent. These are shown
  until the next meeting.
- Clocks of requests, referrals and cancelled meetings start with a day that no record of a meeting holds.
  They are computed where that day is entered.
"""


def page() -> str:
    """The page as Markdown."""
    return _HEAD + "\n".join(_rows()) + "\n" + _TAIL


def _rows() -> Iterator[str]:
    yield "| clock | runs from | length | only | ends when | area's own | paragraphs |"
    yield "|---|---|---|---|---|---|---|"
    yield from map(_row, CLOCKS)


def _row(clock: Clock) -> str:
    cells = (
        f"{clock.name} (`{clock.key}`)",
        clock.starts,
        clock.length,
        clock.only,
        clock.ends,
        "yes" if clock.settings else "",
        ", ".join(clock.paragraphs),
    )
    return f"| {' | '.join(cell or '–' for cell in cells)} |"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a text stream has it
    sys.stdout.write(page())
