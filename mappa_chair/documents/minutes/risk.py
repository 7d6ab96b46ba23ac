"""Section 8: the risk assessment the meeting agreed (11.6-11.15, 13a.36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.shape import fields_of
from agenda.words import Basis, Setting
from mappa_chair.documents.blocks import Column, Facts, Heading, Row, Table
from mappa_chair.documents.phrases import NONE, plain
from mappa_chair.documents.recorded import Recorded, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.risk import IdentifiedRisk, Risk
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting

_RISKS = (Column("Risk", 1.6), Column("What may happen", 8.6), Column("To whom", 6.4))
_LEVELS = (Column("Group", 6), Column("Risk of serious harm", 6))
_TOOLS = (Column("Tool", 4), Column("Result", 8), Column("Assessed on", 4))
# The order of the questions in OASys.
_FIVE = ("who", "nature", "when", "circumstances", "protective")


def write(meeting: Meeting) -> Iterator[Block]:
    """Risks, five headings, levels, the chair's summary, tools, and how it stands to the lead agency's view."""
    item = Recorded(meeting.record.risk, "risk")
    yield Heading(2, item.label("risks"))
    yield item.table("risks", _RISKS, (_risk(meeting, row) for row in rows_of(item.part.risks, "risk.risks")))
    for name in _FIVE:
        yield from item.headed(name)
    yield Heading(2, "Risk of serious harm (RoSH) by group")
    yield Table(_LEVELS, tuple(levels(item, meeting.record.case.setting)), "Risk of serious harm by group")
    yield Heading(2, "The chair's summary")
    yield item.facts("The chair's summary", "seriousness", "likelihood", "imminence")
    yield Heading(2, item.label("tools"))
    tools = (row.row("tool", "result", "assessed_on") for row in rows_of(item.part.tools, "risk.tools"))
    yield item.table("tools", _TOOLS, tools)
    yield Heading(2, "The lead agency's assessment and what is missing")
    endorsed = item.part.basis is Basis.ENDORSED
    yield Facts(
        (
            item.fact("basis"),
            item.fact("amendments", absent=NONE if endorsed else None),
            item.fact("missing_information", absent=item.no("missing_information")),
        ),
        "The lead agency's assessment and what is missing",
    )


def _risk(meeting: Meeting, row: Recorded[IdentifiedRisk]) -> Row:
    whom = "\n".join(map(meeting.person_name, row.part.people))
    exposed = Recorded(row.part, row.path, "victim").words(whom, "people")
    return Row((plain(meeting.risk_name(row.part.id), strong=True), row.cell("description"), exposed))


def levels(item: Recorded[Risk], setting: Setting | None) -> Iterator[Row]:
    """A row for each group, then the overall level."""
    groups = item.inner("levels")
    for spec in fields_of(type(groups.part)):
        elsewhere = spec.name == "prisoners" and setting is not None and setting is not Setting.CUSTODY
        absent = "Does not apply: not in custody" if elsewhere else None
        yield Row((plain(spec.label), groups.cell(spec.name, absent=absent)))
    overall = item.cell("overall", strong=True)
    yield Row((plain("Overall (the highest of the groups)", strong=True), overall))
