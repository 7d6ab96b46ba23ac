"""Section 5: the last minutes, and every action of the last meeting with its outcome (13a.36, 13b.4, 13b.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.walk import item_of
from agenda.wording import listed
from mappa_chair.documents.blocks import Cell, Column, Fact, Facts, Heading, Row, Run
from mappa_chair.documents.phrases import NONE, NOT_RECORDED, called, nothing
from mappa_chair.documents.recorded import Recorded, rows_of, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.actions_review import ReviewedAction
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting

_COLUMNS = (
    Column("No.", 1.2),
    Column("Action", 5),
    Column("Agency and person", 3.6),
    Column("Due", 2.8),
    Column("Outcome", 4.6),
)


def write(meeting: Meeting) -> Iterator[Block]:
    """Accuracy and reading of the last minutes, then its actions; says so where this is the first meeting."""
    record = meeting.record
    if (
        not item_of("previous_minutes").applies(record)
        and record.previous_minutes is None
        and not record.actions_review
    ):
        yield nothing("Does not apply: this is the initial meeting.")
        return
    yield Heading(2, "Minutes of the last meeting")
    yield _minutes(meeting)
    yield Heading(2, meeting.top.label("actions_review"))
    rows = map(_action, rows_of(record.actions_review, "actions_review"))
    yield meeting.top.table("actions_review", _COLUMNS, rows)


def _minutes(meeting: Meeting) -> Block:
    if meeting.record.previous_minutes is None:
        return nothing()
    last = Recorded(meeting.record.previous_minutes, "previous_minutes")
    return Facts(
        (
            last.fact("held_on"),
            last.fact("accurate"),
            last.fact("corrections", absent=NONE if last.part.accurate else None),
            Fact("Read by those present", _read(meeting)),
        ),
        "Minutes of the last meeting",
    )


def _read(meeting: Meeting) -> Cell:
    """Who had read them; not recorded means not invited to that meeting."""
    present = meeting.facts.present
    read = sum(person.read_previous_minutes is True for person in present)
    unread = [called(person) for person in present if person.read_previous_minutes is False]
    new = [called(person) for person in present if person.read_previous_minutes is None]
    lines = [f"{read} of {len(present)} present had read them"]
    lines += [f"Not read by {listed(unread)}"] if unread else []
    lines += [f"{NOT_RECORDED}, or not invited to that meeting: {listed(new)}"] if new else []
    return Cell((Run("\n".join(lines)),), source="attendance")


def _action(row: Recorded[ReviewedAction]) -> Row:
    done = None if row.part.completed_on is None else row.cell("completed_on", before="Completed on ")
    owner = stacked(row.cell("agency", strong=True), row.cell("owner"), source=row.at("owner"))
    outcome = stacked(row.cell("outcome", strong=True), done, row.cell("note"), source=row.at("outcome"))
    return Row((row.cell("number"), row.cell("action"), owner, row.cell("due"), outcome))
