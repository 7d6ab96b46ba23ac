"""Item 10: disclosure to a third party – or not – and why (chapter 10, 22.26-30, 23.27-29)."""

from __future__ import annotations

from agenda.disclosure import checks, planned
from agenda.disclosure.model import Disclosure, PlannedDisclosure
from agenda.item import Item, Prompt

__all__ = ["ITEM", "Disclosure", "PlannedDisclosure"]

ITEM = Item(
    key="disclosure",
    number=10,
    title="Disclosure",
    purpose="Decide whether a third party is to be told something, and record why, either way.",
    paragraphs=(
        "10.3",
        "10.4",
        "10.7",
        "10.8",
        "10.12",
        "10.13",
        "10.14",
        "10.18",
        "10.20",
        "10.22",
        "10.24",
        "10.25",
    ),
    part=Disclosure,
    prompts=(
        Prompt(
            "Does anyone outside the agencies need to be told something, to stay safe? Why, or why not?",
            "10.7",
        ),
        Prompt("Who exactly, what exactly, by whom and when? What else was considered and will not do?", "10.8"),
        Prompt("What harm may come of telling, and who supports whom then?", "10.12"),
        Prompt("Were the offender's representations sought? If not, why not?", "10.20"),
        Prompt("A child sex offence: how is the presumption of s.327A weighed?", "10.3"),
        Prompt("Does everyone agree? Who does not, and on what?", "10.7"),
    ),
    checks=(*checks.CHECKS, *planned.CHECKS),
)
