"""The actions of one agency, for its own files: what it agreed to do, and nothing else of the meeting (13b.7).

It may go to somebody who is sent action points rather than minutes (13b.5): whatever it says identifies no victim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.days import day_of
from agenda.wording import listed, weekday_said
from agenda.words import label
from mappa_chair.documents.blocks import Bullets, Cell, Column, Fact, Facts, Heading, Row, Run, Table
from mappa_chair.documents.frame import framed
from mappa_chair.documents.minutes.context import Meeting
from mappa_chair.documents.phrases import nothing, paragraph, plain, said
from mappa_chair.documents.recorded import Recorded, rows_of, stacked
from mappa_chair.documents.redaction import Masker
from mappa_chair.documents.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.plan import Action
    from agenda.record import Record
    from agenda.risk import IdentifiedRisk
    from agenda.words import Agency
    from mappa_chair.documents.blocks import Block, Paper
    from mappa_chair.documents.settings import PaperSettings

KIND = "Action list"
_COLUMNS = (
    Column("No.", 1.3),
    Column("Action", 5.4),
    Column("How completion is known", 4.2),
    Column("Risks", 2),
    Column("Owner", 3),
    Column("Due", 3.1),
)
_SHEET = ("Meeting", "Number", "Action", "How completion is known", "Risks managed", "Agency", "Owner", "Due")


def agencies_with_actions(record: Record) -> tuple[Agency, ...]:
    """The agencies that accepted an action, in the order of the plan."""
    return tuple(dict.fromkeys(each.agency for each in record.plan.actions if each.accepted and each.agency))


def version_of(agency: Agency) -> str:
    """The agency as a file name has it."""
    return agency.value.replace("_", " ")


def action_list(record: Record, agency: Agency, *, settings: PaperSettings, masker: Masker | None = None) -> Paper:
    """What one agency accepted at the meeting; lists of one record may share a masker, which is what costs."""
    return framed(
        record,
        _blocks(_Actions(record, agency, settings, masker)),
        title=f"actions for {agency.label}",
        kind=KIND,
        version=version_of(agency),
        status=f"for {agency.label}",
        settings=settings,
    )


def action_sheet(
    record: Record, agency: Agency, *, settings: PaperSettings, masker: Masker | None = None
) -> bytes:
    """The same as a file for spreadsheets (CSV)."""
    actions = _Actions(record, agency, settings, masker)
    meeting = said(record.meeting.reference)
    return sheet(
        _SHEET,
        (
            (
                meeting,
                row.part.number,
                actions.words(row, "action"),
                actions.words(row, "measure"),
                "\n".join(actions.risk(each) for each in actions.risks_of(row.part)),
                agency.label,
                actions.words(row, "owner"),
                day_of(row.part.due) or actions.words(row, "due"),
            )
            for row in actions.rows
        ),
    )


class _Actions:
    """The accepted actions of one agency, worded so that they identify no victim."""

    def __init__(self, record: Record, agency: Agency, settings: PaperSettings, masker: Masker | None) -> None:
        self.meeting = Meeting(record, settings)
        self.agency = agency
        self.rows = tuple(
            row
            for row in rows_of(record.plan.actions, "plan.actions")
            if row.part.accepted and row.part.agency is agency
        )
        self._masker = masker or Masker(record)

    def words(self, row: Recorded[Action], name: str) -> str | None:
        """A field of an action, masked."""
        found = row.text(name)
        return None if found is None else self._masker.action(found)

    def cell(self, row: Recorded[Action], name: str, *, before: str = "") -> Cell:
        """A field of an action as a cell, masked."""
        found = self.words(row, name)
        return row.words(f"{before}{found}" if found else None, name)

    def risks_of(self, *actions: Action) -> list[Recorded[IdentifiedRisk]]:
        """The risks that these actions manage, each once, in the order of the record."""
        managed = {id_ for action in actions for id_ in action.risks}
        return [row for row in rows_of(self.meeting.record.risk.risks, "risk.risks") if row.part.id in managed]

    def risk(self, row: Recorded[IdentifiedRisk]) -> str:
        """A risk with its number in the minutes; only the groups at risk where its wording identifies somebody."""
        groups = {person.id: person.group for person in self.meeting.record.people_at_risk.people}
        found = row.text("description")
        safe = self._masker.risk(found) if found else None
        feared = dict.fromkeys(label(group).lower() for who in row.part.people if (group := groups.get(who)))
        to = f" (risk to: {listed(feared)})" if feared else ""
        return f"{self.meeting.risk_name(row.part.id)}: {safe or f'described in the minutes{to}'}"


def _blocks(actions: _Actions) -> Iterator[Block]:
    record = actions.meeting.record
    case, held = Recorded(record.case, "case"), Recorded(record.meeting, "meeting")
    name, day = record.case.full_name, record.meeting.held_on
    yield Facts(
        (
            Fact("Concerning", case.words(name, "family_name", strong=True)),
            case.fact("reference"),
            Fact("Date of the meeting", held.words(weekday_said(day) if day else None, "held_on")),
            Fact("Agency", plain(actions.agency.label)),
        ),
        "Whose actions these are",
    )
    yield paragraph(
        "This list holds the actions of one agency and nothing else of the meeting. The minutes are held on "
        "ViSOR. Words in square brackets stand for somebody or something that is not named here.",
        tone="note",
    )
    risks = actions.risks_of(*(row.part for row in actions.rows))
    if risks:
        yield Heading(1, "The risks they manage")
        yield Bullets(tuple(Cell((Run(actions.risk(row)),), source=row.at("description")) for row in risks))
    yield Heading(1, "Agreed actions")
    if actions.rows:
        yield Table(_COLUMNS, tuple(_row(actions, row) for row in actions.rows), "Agreed actions")
    else:
        yield nothing("None accepted")


def _row(actions: _Actions, row: Recorded[Action]) -> Row:
    teller = actions.meeting.who(row.part.communicator)
    contact = actions.cell(row, "contact", before="Answers to ") if said(row.part.contact) else None
    risks = "\n".join(map(actions.meeting.risk_name, row.part.risks))
    return Row(
        (
            row.cell("number", strong=True),
            actions.cell(row, "action"),
            actions.cell(row, "measure"),
            row.words(risks, "risks"),
            stacked(
                actions.cell(row, "owner"),
                plain(f"Told by {teller}") if teller else None,
                contact,
                source=row.at("owner"),
            ),
            actions.cell(row, "due"),
        )
    )
