"""The papers that stand before the walk: the case and the meeting itself."""

from __future__ import annotations

from agenda.case import Case
from agenda.item import Item, Prompt
from agenda.meeting import Meeting

CASE = Item(
    key="case",
    number=0,
    title="Case",
    purpose="Who the offender is, in which category, with which lead agency.",
    paragraphs=("14.25", "6.2", "6.3"),
    part=Case,
    prompts=(Prompt("Is exactly one category recorded, and is the lead agency the right one for it?", "14.25"),),
)

MEETING = Item(
    key="meeting",
    number=0,
    title="Meeting",
    purpose="When, where and at which level the meeting was called, and who runs it.",
    paragraphs=("13a.2", "13a.29", "13a.33", "13a.48"),
    part=Meeting,
    prompts=(
        Prompt(
            "Did invitations go out at least fourteen days before, unless this is an emergency meeting?", "13a.29"
        ),
        Prompt("Is it held outside standard arrangements? Why?", "13a.48"),
    ),
)

PAPERS: tuple[Item, ...] = (CASE, MEETING)
