"""The clocks of MAPPA: what starts each, how long it runs, and which run for a meeting.

Every length is counted from a day. A meeting counts as the day it was held on, also where it sat past midnight
(`ended_at` before `started_at`): the paragraphs count from the meeting, which has one date, and a day later would
only move a deadline back. Clocks counted in calendar days may end on a weekend; only those the guidance counts in
working days avoid one.
"""

from __future__ import annotations

from agenda.clocks.declared import CLOCKS, Clock, rescheduled_by, transition_due
from agenda.clocks.running import Running, is_held, review_due, running
from agenda.clocks.span import Span, Unit

__all__ = [
    "CLOCKS",
    "Clock",
    "Running",
    "Span",
    "Unit",
    "is_held",
    "rescheduled_by",
    "review_due",
    "running",
    "transition_due",
]
