"""Item 9: the risk management plan – Four Pillars, SMART actions, contingency, licence conditions (chapter 12)."""

from __future__ import annotations

from agenda.item import Item, Prompt
from agenda.plan import actions, checks
from agenda.plan.model import Action, ApprovedPremises, Contingency, CoreGroup, PillarPlan, Pillars, Plan

__all__ = ["ITEM", "Action", "ApprovedPremises", "Contingency", "CoreGroup", "PillarPlan", "Pillars", "Plan"]

ITEM = Item(
    key="plan",
    number=9,
    title="Risk management plan",
    purpose="Agree actions under the Four Pillars that manage every risk, and what happens should they fail.",
    paragraphs=("12.6", "12.7", "12.9", "12.11", "12.22", "12.26", "12.28", "12.29", "13a.25", "13a.49"),
    part=Plan,
    prompts=(
        Prompt("For each risk: who does what, by when, and how will we know it is done?", "12.9"),
        Prompt("Is there an action, or a reason for none, under each of the Four Pillars?", "12.11"),
        Prompt("What keeps each identified person safe? Which actions are safeguarding actions?", "12.9"),
        Prompt("What would tell us that the plan is failing, and what happens then, at once?", "12.22"),
        Prompt("Are all licence conditions recorded? Were approved premises considered?", "12.26"),
        Prompt("Does the offender know of MAPPA management, and what are the offender's own views?", "12.28"),
        Prompt("For an agency that is not here: who tells it, and whom does it answer?", "13a.25"),
    ),
    checks=(*checks.CHECKS, *actions.CHECKS),
)
