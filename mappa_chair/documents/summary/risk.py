"""Contents 1, 6 and 8 of 13b.31: outcomes of assessment, the risk and the plan, other actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.shape import fields_of
from agenda.textgate import is_blank
from agenda.words import Outcome, Pillar, label
from mappa_chair.documents.blocks import Bullets, Cell, Column, Fact, Facts, Heading, Row, Run, Table
from mappa_chair.documents.phrases import NONE, NOT_RECORDED, due, nothing, plain, said
from mappa_chair.documents.recorded import Recorded, rows_of, stacked
from mappa_chair.documents.summary.drafting import WITHHELD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.actions_review import ReviewedAction
    from agenda.plan import Action, Plan
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.summary.drafting import Draft

_LEVELS = (Column("Group", 6), Column("Risk of serious harm", 6))
_TOOLS = (Column("Tool", 4), Column("Result", 8), Column("Assessed on", 4))
_ACTIONS = (Column("Action", 9), Column("Agency", 4), Column("Due", 3.4))
_REVIEWED = (Column("Action of the last meeting", 9), Column("Agency", 4), Column("Outcome", 3.6))
_THREE_PILLARS = (Pillar.SUPERVISION, Pillar.MONITORING_AND_CONTROL, Pillar.INTERVENTIONS_AND_TREATMENT)


def outcomes(draft: Draft) -> Iterator[Block]:
    """The levels of risk of serious harm, and the results of assessment tools."""
    item = Recorded(draft.record.risk, "risk")
    groups = item.inner("levels")
    rows = [
        Row((plain(spec.label), groups.cell(spec.name)))
        for spec in fields_of(type(groups.part))
        if groups.text(spec.name) is not None
    ]
    overall = Row((plain("Overall", strong=True), item.cell("overall", strong=True)))
    yield Heading(2, "Risk of serious harm")
    yield Table(_LEVELS, (*rows, overall), "Risk of serious harm")
    yield Heading(2, item.label("tools"))
    tools = rows_of(item.part.tools, "risk.tools")
    yield item.table(
        "tools",
        _TOOLS,
        (Row((draft.cell(row, "tool"), draft.cell(row, "result"), row.cell("assessed_on"))) for row in tools),
    )


def assessment_and_plan(draft: Draft) -> Iterator[Block]:
    """The nature of the risk, what raises and reduces it, the plan, its actions and the last ones, the level."""
    item, plan = Recorded(draft.record.risk, "risk"), Recorded(draft.record.plan, "plan")
    for name in ("nature", "circumstances", "protective"):
        yield Heading(2, item.label(name))
        yield draft.prose(item, name)
    yield Heading(2, "The plan")
    pillars = plan.inner("pillars")
    yield Facts(
        tuple(Fact(pillar.label, draft.cell(pillars.inner(pillar.value), "summary")) for pillar in _THREE_PILLARS),
        "The plan",
    )
    yield Heading(2, plan.label("licence_conditions"))
    yield _conditions(draft, plan)
    yield Heading(2, "Actions to manage the risk")
    yield _actions(draft, frozenset({*_THREE_PILLARS, None}))
    yield Heading(2, "Actions of the last meeting")
    yield _reviewed(draft)
    yield Heading(2, "Level of management")
    yield _level(draft)


def other_actions(draft: Draft) -> Iterator[Block]:
    """Actions beside the plan."""
    yield _actions(draft, frozenset({Pillar.ADMINISTRATION}))


def _conditions(draft: Draft, plan: Recorded[Plan]) -> Block:
    found = (
        (f"plan.licence_conditions[{place}]", text) for place, text in enumerate(plan.part.licence_conditions)
    )
    made = [
        (source, draft.safe(text, source, "Licence condition", own=True)) for source, text in found if said(text)
    ]
    safe = tuple(Cell((Run(text),), source=source) for source, text in made if text is not None)
    if safe:
        return Bullets(safe)
    return nothing(WITHHELD) if made else plan.none_of("licence_conditions")


def _actions(draft: Draft, pillars: frozenset[Pillar | None]) -> Block:
    """Actions by agency, never by person; the number goes with the minutes only."""
    plan = Recorded(draft.record.plan, "plan")
    # A chosen action of victim safety or contingency stands among those that manage the risk.
    beside = frozenset({Pillar.VICTIM_SAFETY, Pillar.CONTINGENCY}) if None in pillars else frozenset()
    rows = [
        row
        for row in rows_of(plan.part.actions, "plan.actions")
        if row.part.pillar in pillars or (row.part.pillar in beside and draft.chosen.has(row.at("action")))
    ]
    made = [each for row in rows if (each := _action(draft, row)) is not None]
    if made:
        return Table(_ACTIONS, tuple(made), "Actions")
    if rows:
        return nothing(WITHHELD)
    return nothing(NONE) if plan.part.actions else plan.none_of("actions")


def _action(draft: Draft, row: Recorded[Action]) -> Row | None:
    action = row.part
    what = f"Action {action.number or 'without number'}"
    why = draft.policy.action(action)
    if why is None and draft.names_a_victim(action.action or ""):
        why = "names a victim"
    # What was not accepted is no part of the plan, whoever reads it.
    chosen = action.accepted and not is_blank(action.action) and draft.chosen.take(row.at("action"), what)
    if why is not None and not chosen:
        draft.leave_out(row.at("action"), what, why)
        return None
    text = draft.safe(action.action or "", row.at("action"), what)
    if text is None:
        return None
    when = due(action.due) if action.due else None
    safe_when = draft.safe(when, row.at("due"), f"{what}, when") if when else None
    return Row((Cell((Run(text),), source=row.at("action")), row.cell("agency"), row.words(safe_when, "due")))


def _reviewed(draft: Draft) -> Block:
    """What became of the last actions; wording that is not plainly safe is left out."""
    if draft.record.previous_minutes is None and not draft.record.actions_review:
        return nothing("Does not apply: there was no earlier meeting.")
    reviewed = tuple(rows_of(draft.record.actions_review, "actions_review"))
    rows = tuple(made for row in reviewed if (made := _review(draft, row)) is not None)
    if reviewed and not rows:
        return nothing(WITHHELD)
    return Recorded(draft.record, "").table("actions_review", _REVIEWED, rows)


def _review(draft: Draft, row: Recorded[ReviewedAction]) -> Row | None:
    action = row.part
    what = f"Action {action.number or 'without number'} of the last meeting"
    why = draft.policy.helper(action.agency)
    if why is not None and not draft.chosen.take(row.path, what):
        draft.leave_out(row.path, what, why)
        return None
    recorded = said(action.action)
    text = draft.safe(recorded, row.at("action"), what, strict=True) if recorded else None
    wording = Cell((Run(text),), source=row.at("action")) if text else plain("Wording not given", tone="empty")
    done = row.cell("completed_on") if action.completed_on and action.outcome is Outcome.COMPLETED else None
    outcome = plain(label(action.outcome)) if action.outcome else plain(NOT_RECORDED, tone="empty")
    return Row((wording, row.cell("agency"), stacked(outcome, done, source=row.at("outcome"))))


def _level(draft: Draft) -> Facts:
    """The level from today, and the reasons where it changes."""
    item, called = Recorded(draft.record.level, "level"), draft.record.meeting.level
    decision = item.part.decision
    words = "Leaves MAPPA" if decision == "exit" else f"Level {decision}" if decision else None
    facts = [
        Fact("Level of this meeting", plain(f"Level {called}") if called else plain(NOT_RECORDED, tone="empty")),
        Fact(item.label("decision"), item.words(words, "decision")),
    ]
    if decision is not None and decision != called:
        facts.append(Fact("Reasons for the change", draft.cell(item, "reasons")))
    return Facts(tuple(facts), "Level of management")
