"""Section 13: the action table – who does what by when, how completion is known, which risk it manages (12.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.documents.blocks import Bullets, Cell, Column, Heading, Row, Run, Table
from mappa_chair.documents.phrases import nothing, plain, said
from mappa_chair.documents.recorded import Recorded, rows_of, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.plan import Action
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting

_COLUMNS = (
    Column("No.", 1.3),
    Column("Pillar", 3),
    Column("Action", 6.2),
    Column("How completion is known", 4.5),
    Column("Risks managed", 2.1),
    Column("Agency and person", 4.5),
    Column("Due", 3.6),
)


def write(meeting: Meeting) -> Iterator[Block]:
    """The risks by their names, then every accepted action."""
    rows = [row for row in rows_of(meeting.record.plan.actions, "plan.actions") if row.part.accepted]
    if not rows:
        plan = Recorded(meeting.record.plan, "plan")
        yield nothing("None accepted") if plan.part.actions else plan.none_of("actions")
        return
    risks = rows_of(meeting.record.risk.risks, "risk.risks")
    if risks:
        yield Heading(2, "The risks they manage")
        yield Bullets(
            tuple(
                Cell(
                    (Run(f"{meeting.risk_name(risk.part.id)}: ", strong=True), *risk.cell("description").runs),
                    source=risk.at("description"),
                )
                for risk in risks
            )
        )
    yield Heading(2, "Agreed actions")
    yield Table(_COLUMNS, tuple(_action(meeting, row) for row in rows), "Actions")


def _action(meeting: Meeting, row: Recorded[Action]) -> Row:
    action = row.part
    names = "\n".join(map(meeting.risk_name, action.risks))
    extra = [
        plain("Safeguarding action", tone="note") if action.safeguarding else None,
        plain(f"Sends {action.form.label}", tone="note") if action.form else None,
    ]
    return Row(
        (
            row.cell("number", strong=True),
            row.cell("pillar"),
            stacked(row.cell("action"), *extra, source=row.at("action")),
            row.cell("measure"),
            row.words(names, "risks"),
            responsible(meeting, row),
            row.cell("due"),
        )
    )


def responsible(meeting: Meeting, row: Recorded[Action]) -> Cell:
    """Agency and person; where the agency was not there, who tells it and whom it answers (13a.25)."""
    teller = meeting.who(row.part.communicator)
    contact = None if said(row.part.contact) is None else row.cell("contact", before="Answers to ")
    told = plain(f"Told by {teller}") if teller else None
    return stacked(row.cell("agency", strong=True), row.cell("owner"), told, contact, source=row.at("owner"))
