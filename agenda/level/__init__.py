"""Item 16: the level of management, and why (7.5-7.6, 12.32-33, 13a.38-39, 6.39)."""

from __future__ import annotations

from agenda.item import Item, Prompt
from agenda.level import checks, reduced
from agenda.level.model import Level, ReReferral

__all__ = ["ITEM", "Level", "ReReferral"]

ITEM = Item(
    key="level",
    number=16,
    title="Level of management",
    purpose="Agree the level from today by what formal meetings add, and record why.",
    paragraphs=("7.5", "7.6", "12.32", "12.33", "13a.38", "13a.39", "6.39"),
    part=Level,
    prompts=(
        Prompt("What do formal meetings add from here on, and which criteria does the case meet?", "7.5"),
        Prompt(
            "Before it is reduced: is information missing, a key partner absent, the plan not robust?",
            "13a.38",
        ),
        Prompt("Does everyone agree? If not: the range of views, and the lead agency decides.", "12.32"),
        Prompt("If it leaves: how does it come back, and which agency sees to that?", "13a.39"),
    ),
    checks=(*checks.CHECKS, *reduced.CHECKS),
)
