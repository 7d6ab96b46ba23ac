"""Checks of each accepted action: owned, specific, measurable, relevant, dated, known to its agency (12.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda import smart
from agenda.check import Raised, Severity, check
from agenda.days import day_of
from agenda.textgate import is_blank
from agenda.wording import action_called, day_said, first_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts

_NOT_SPECIFIC = {
    smart.Fault.EMPTY: "does not say what is to be done: say it in one sentence with its object",
    smart.Fault.BARE: "is a bare verb: say what exactly is to be done, to what or with whom",
    smart.Fault.VAGUE: "is vague: say what exactly is to be done, to what or with whom, and how often",
    smart.Fault.SEVERAL: "holds several actions at once: give each its own owner and date",
}


@check("action.owner", Severity.MUST, "12.9")
def owner(facts: Facts) -> Iterator[Raised]:
    """An accepted action has no agency."""
    for index, action in facts.accepted_actions:
        if action.agency is None:
            yield Raised(
                f"{action_called(index, action)} has no agency: record which one owns it.",
                f"plan.actions[{index}].agency",
            )


@check("action.named-owner", Severity.SHOULD, "12.9")
def named_owner(facts: Facts) -> Iterator[Raised]:
    """An accepted action has no named person."""
    for index, action in facts.accepted_actions:
        if is_blank(action.owner):
            yield Raised(
                f"{action_called(index, action)} has no named owner: name the person who sees to it.",
                f"plan.actions[{index}].owner",
            )


@check("action.specific", Severity.SHOULD, "12.9")
def specific(facts: Facts) -> Iterator[Raised]:
    """The text is a bare verb, or a vague one with no object, or holds several actions at once."""
    case = facts.record.case
    names = (case.given_names, case.family_name, *case.aliases)
    for index, action in facts.accepted_actions:
        fault = smart.fault_of(action.action, [name for name in names if name])
        if fault is not None:
            yield Raised(
                f"{action_called(index, action)} {_NOT_SPECIFIC[fault]}.", f"plan.actions[{index}].action"
            )


@check("action.measurable", Severity.SHOULD, "12.9")
def measurable(facts: Facts) -> Iterator[Raised]:
    """Nothing says how completion of an accepted action will be known."""
    for index, action in facts.accepted_actions:
        if not smart.is_measurable(action.action, action.measure):
            yield Raised(
                f"{action_called(index, action)} does not say how completion is known: record what will show it.",
                f"plan.actions[{index}].measure",
            )


@check("action.relevant", Severity.MUST, "12.9")
def relevant(facts: Facts) -> Iterator[Raised]:
    """An accepted action is linked to no risk."""
    for index, action in facts.accepted_actions:
        if not action.risks:
            yield Raised(
                f"{action_called(index, action)} is linked to no risk: link the risk it manages.",
                f"plan.actions[{index}].risks",
            )


@check("action.due", Severity.MUST, "12.9")
def due(facts: Facts) -> Iterator[Raised]:
    """An accepted action has no date; only YYYY-MM-DD is one."""
    for index, action in facts.accepted_actions:
        if day_of(action.due) is None:
            said = first_said(action.due)
            found = "has no date" if said is None else f"is due “{said}”, which is no date"
            yield Raised(
                f"{action_called(index, action)} {found}: set the day it is done, or of a milestone.",
                f"plan.actions[{index}].due",
            )


@check("action.due-past", Severity.MUST, "12.9")
def due_past(facts: Facts) -> Iterator[Raised]:
    """An accepted action is due before the meeting; the day of the meeting will do."""
    for index, action in facts.accepted_actions:
        day = day_of(action.due)
        if day is not None and facts.held_on is not None and day < facts.held_on:
            yield Raised(
                f"{action_called(index, action)} is due on {day_said(day)}, before the meeting: set a later date.",
                f"plan.actions[{index}].due",
            )


@check("action.absent-agency", Severity.MUST, "13a.25")
def absent_agency(facts: Facts) -> Iterator[Raised]:
    """The agency of an accepted action is not here, and nobody present tells it or whom it answers is blank."""
    for index, action in facts.accepted_actions:
        if action.agency is None or facts.represented(action.agency):
            continue
        told = action.communicator in facts.present_ids
        if not told or is_blank(action.contact):
            what = "name someone present who tells it" if not told else "record whom it answers"
            yield Raised(
                f"{action_called(index, action)} is for {action.agency.label}, which is not here: {what}.",
                f"plan.actions[{index}].{'contact' if told else 'communicator'}",
            )


CHECKS = (owner, named_owner, specific, measurable, relevant, due, due_past, absent_agency)
