"""Section 9: the risk management plan under the Four Pillars, and what happens should it fail (chapter 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.shape import fields_of
from agenda.textgate import is_blank
from agenda.words import FOUR_PILLARS, Pillar, label
from mappa_chair.documents.blocks import Bullets, Cell, Column, Facts, Heading, Row, Run
from mappa_chair.documents.minutes.actions import responsible
from mappa_chair.documents.phrases import NONE, NOT_RECORDED, due, nothing, paragraph, said
from mappa_chair.documents.recorded import Recorded, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.plan import Action, Plan
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting

_REFUSED = (
    Column("No.", 1.2),
    Column("Action", 5),
    Column("Agency and person", 3.6),
    Column("Why it is not accepted", 3.4),
    Column("Alternative considered", 3.4),
)
_CONTINGENCY = (Column("If this happens", 5), Column("This is done", 7.6), Column("Agency", 4))


def write(meeting: Meeting) -> Iterator[Block]:
    """The pillars with their actions, what was refused, contingency, conditions, and the offender's side."""
    item = Recorded(meeting.record.plan, "plan")
    yield paragraph("Section 13 gives each action in full, with its measure, owner and date.", tone="note")
    yield from _pillars(item)
    yield from _other_actions(item)
    yield from _refused(meeting, item)
    yield Heading(2, item.label("contingency"))
    ways = (row.row("trigger", "response", "agency") for row in rows_of(item.part.contingency, "plan.contingency"))
    yield item.table("contingency", _CONTINGENCY, ways)
    yield Heading(2, item.label("licence_conditions"))
    yield conditions(item)
    yield Heading(2, item.label("approved_premises"))
    yield item.inner("approved_premises").facts(item.label("approved_premises"))
    yield Heading(2, "Work, housing and the lead agency's record")
    yield Facts(
        (
            item.fact("employment_restricted"),
            item.fact("self_contained_private_rented"),
            item.fact("differs_from_lead_agency", absent=item.no("differs_from_lead_agency")),
        ),
        "Work, housing and the lead agency's record",
    )
    yield Heading(2, "What the offender knows and thinks")
    yield _offender(item)
    yield Heading(2, item.label("core_group"))
    if item.part.core_group is None:
        yield nothing(item.no("core_group"))
    else:
        yield Recorded(item.part.core_group, "plan.core_group").facts(item.label("core_group"))


def conditions(item: Recorded[Plan]) -> Block:
    """The licence conditions, one bullet each."""
    found = item.part.licence_conditions
    if not found:
        return item.none_of("licence_conditions")
    return Bullets(
        tuple(
            Cell((Run(text),), source=f"plan.licence_conditions[{index}]")
            for index, text in enumerate(found)
            if not is_blank(text)
        )
    )


def _pillars(item: Recorded[Plan]) -> Iterator[Block]:
    pillars = item.inner("pillars")
    for spec in fields_of(type(pillars.part)):
        pillar = pillars.inner(spec.name)
        actions = _agreed(item, {Pillar(spec.name)})
        yield Heading(2, f"Pillar: {spec.label}")
        yield pillar.prose("summary")
        if actions:
            yield Bullets(actions)
        elif item.part.actions or "actions" in item.part.model_fields_set:
            yield nothing("No action under this pillar.")
        if (item.part.actions and not actions) or pillar.text("no_action_because") is not None:
            yield pillar.facts(f"No action under {spec.label}", "no_action_because")


def _other_actions(item: Recorded[Plan]) -> Iterator[Block]:
    """Actions beside the pillars: contingency, administration, or no pillar named."""
    beside = set(Pillar) - set(FOUR_PILLARS)
    for pillar in (*sorted(beside), None):
        actions = _agreed(item, {pillar})
        if actions:
            yield Heading(2, f"Other actions: {label(pillar).lower()}" if pillar else "Actions without a pillar")
            yield Bullets(actions)


def _agreed(item: Recorded[Plan], pillars: set[Pillar] | set[None] | set[Pillar | None]) -> tuple[Cell, ...]:
    rows = rows_of(item.part.actions, "plan.actions")
    return tuple(_in_short(row) for row in rows if row.part.accepted and row.part.pillar in pillars)


def _in_short(row: Recorded[Action]) -> Cell:
    action = row.part
    number, text = said(action.number) or "Without number", said(action.action) or NOT_RECORDED.lower()
    who = label(action.agency) if action.agency else "agency not recorded"
    when = f"due {due(action.due)}" if action.due and not is_blank(action.due) else "no date recorded"
    return Cell((Run(f"{number} ", strong=True), Run(f"{text} ({who}, {when})")), source=row.at("action"))


def _refused(meeting: Meeting, item: Recorded[Plan]) -> Iterator[Block]:
    """What was proposed and is not part of the plan, with the reason and what else was considered (12.6)."""
    rows = [row for row in rows_of(item.part.actions, "plan.actions") if not row.part.accepted]
    yield Heading(2, "Actions proposed and not accepted")
    if rows:
        yield item.table("actions", _REFUSED, (_refusal(meeting, row) for row in rows))
    else:
        yield nothing(NONE) if item.part.actions else item.none_of("actions")


def _refusal(meeting: Meeting, row: Recorded[Action]) -> Row:
    unsaid = "Whether it is accepted is not recorded" if row.part.accepted is None else None
    return Row(
        (
            row.cell("number"),
            row.cell("action"),
            responsible(meeting, row),
            row.cell("refusal_reason", absent=unsaid),
            row.cell("alternative"),
        )
    )


def _offender(item: Recorded[Plan]) -> Facts:
    plan = item.part
    informed, views = plan.offender_informed, not is_blank(plan.offender_views)
    return Facts(
        (
            item.fact("offender_informed"),
            item.fact("withheld_because", absent="Does not apply" if informed else None),
            item.fact("offender_views"),
            item.fact("no_views_because", absent="Does not apply" if views else None),
        ),
        "What the offender knows and thinks",
    )
