"""Item 8: the risk summary – five headings, levels by group, the chair's own words (11.6-11.15, 13a.36)."""

from __future__ import annotations

from agenda.item import Item, Prompt
from agenda.risk import checks
from agenda.risk.model import IdentifiedRisk, Levels, Risk, Tool

__all__ = ["ITEM", "IdentifiedRisk", "Levels", "Risk", "Tool"]

ITEM = Item(
    key="risk",
    number=8,
    title="Risk summary",
    purpose="Agree who is at risk, of what, when and why, and sum it up.",
    paragraphs=("11.6", "11.7", "11.8", "11.10", "11.11", "13a.36"),
    part=Risk,
    prompts=(
        Prompt("Who is at risk? What might the offender do, and how has it been done before?", "11.10"),
        Prompt("When is the risk likely to be greatest? Which dates and events are coming?", "11.10"),
        Prompt("What makes it more likely, fixed or changing? What holds it back?", "11.10"),
        Prompt("Sum up: how serious, how likely, how soon. Does the meeting agree?", "11.11"),
        Prompt("Is the lead agency's assessment endorsed, or amended, and with what?", "11.11"),
        Prompt("What do we still not know?", "13a.38"),
    ),
    checks=checks.CHECKS,
)
