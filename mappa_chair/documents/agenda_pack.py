"""The chair's agenda pack: what to prepare, who should be here, what to account for, and what to ask, to print.

The same record gives the same pack on any day: clocks are shown by their dates, not by the days left.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from agenda.area import GUIDANCE
from agenda.clocks import running
from agenda.clocks.declared import ACTION
from agenda.findings import findings
from agenda.walk import ITEMS, item_of
from agenda.wording import listed, weekday_said
from agenda.words import Attended
from mappa_chair.documents.blocks import Cell, Column, Fact, Facts, Heading, NewPage, Row, Run, Table
from mappa_chair.documents.frame import framed, when_and_where
from mappa_chair.documents.minutes.attendance import agency_of, role_of
from mappa_chair.documents.minutes.context import Meeting
from mappa_chair.documents.phrases import NONE, nothing, paragraph, plain, said
from mappa_chair.documents.recorded import Recorded, rows_of, stacked
from mappa_chair.documents.settings import PaperSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.actions_review import ReviewedAction
    from agenda.area import AreaSettings
    from agenda.clocks import Running
    from agenda.findings import Finding
    from agenda.item import Item
    from agenda.record import Record
    from mappa_chair.documents.blocks import Block, Paper

KIND = "Agenda pack"
# Each of these starts a page: what belongs together lies open together.
_PARTS = (
    ("Opening", 1, 2),
    ("The last meeting", 3, 4),
    ("What is known", 5, 7),
    ("Risk and plan", 8, 9),
    ("Disclosure, media and ViSOR", 10, 12),
    ("Equality, human rights and CPPC", 13, 15),
    ("Decisions and close", 16, 19),
)
_ACCOUNTED = item_of("actions_review")
_ORDER = (Column("No.", 1.4), Column("Item", 5), Column("What it is for", 7.6), Column("Guidance", 5))
_MISSING = (Column("Weight", 1.8), Column("Who, and what to do", 9), Column("Guidance", 2.4))
_EXPECTED = (Column("Name", 3.6), Column("Agency", 4.6), Column("Role", 4.6), Column("Invited", 2))
_ACTIONS = (
    Column("No.", 1.2),
    Column("Action", 5.2),
    Column("Agency and person", 3.6),
    Column("Due", 3.1),
    Column("What became of it", 4.2),
)
_CLOCKS = (Column("Due", 4.2), Column("What", 6.4), Column("Whose", 3.4), Column("Guidance", 2.2))
_ASK = (Column("Ask", 7.6), Column("Guidance", 2), Column("Notes", 6.4))


def agenda_pack(record: Record, *, area: AreaSettings = GUIDANCE) -> Paper:
    """The pack for one meeting; its clocks and grades are those of the area."""
    settings = PaperSettings.of(area)
    return framed(
        record,
        _blocks(Meeting(record, settings), area),
        title="agenda pack for the chair",
        kind=KIND,
        version="",
        status="for the chair",
        settings=settings,
    )


def expected(record: Record) -> Record:
    """The record as it would be if everybody on the list came who has not said otherwise."""
    return record.model_copy(
        update={
            "attendance": tuple(
                person.model_copy(update={"attended": Attended.IN_PERSON})
                if person.attended is None and person.invited is not False
                else person
                for person in record.attendance
            )
        }
    )


def _blocks(meeting: Meeting, area: AreaSettings) -> Iterator[Block]:
    yield from _front(meeting)
    for title, write in (("Who should be here", _people), ("Dates that run", _clocks)):
        yield NewPage()
        yield Heading(1, title)
        yield from write(meeting, area)
    for title, first, last in _PARTS:
        yield NewPage()
        yield Heading(1, title)
        for item in ITEMS[first - 1 : last]:
            yield from _item(meeting.record, item)
            if item is _ACCOUNTED and item.applies(meeting.record):
                yield from _actions(meeting)


def _front(meeting: Meeting) -> Iterator[Block]:
    record = meeting.record
    case, held = Recorded(record.case, "case"), Recorded(record.meeting, "meeting")
    yield Facts(
        (
            Fact("Concerning", case.words(record.case.full_name, "family_name", strong=True)),
            case.fact("reference"),
            Fact(held.label("level"), held.cell("level", before="Level ")),
            held.fact("kind"),
            *when_and_where(meeting),
            Fact(held.label("minute_taker"), held.words(meeting.who(record.meeting.minute_taker), "minute_taker")),
        ),
        "The meeting",
    )
    yield Heading(1, "Agenda")
    rows = (
        Row(
            (
                plain(str(item.number), strong=True),
                plain(item.title),
                plain(item.purpose if item.applies(record) else "Does not apply to this meeting."),
                plain(", ".join(item.paragraphs)),
            )
        )
        for item in ITEMS
    )
    yield Table(_ORDER, tuple(rows), "Agenda")


def _people(meeting: Meeting, area: AreaSettings) -> Iterator[Block]:
    record = meeting.record
    yield Heading(2, "Missing from the list")
    yield paragraph(
        "Read as if everybody on the list came, apart from those who sent apologies or are recorded as absent.",
        tone="note",
    )
    missing = [each for each in findings(expected(record), area=area) if each.check.startswith("attendance.")]
    if missing:
        yield Table(_MISSING, tuple(map(_missing, missing)), "Missing from the list")
    else:
        yield nothing("Nobody: everyone the guidance asks for is on the list.")
    yield Heading(2, "On the list")
    everyone = rows_of(record.attendance, "attendance")
    away = {Attended.APOLOGIES: "Apologies", Attended.ABSENT: "Absent"}
    if not everyone:
        yield meeting.top.none_of("attendance")
        return
    rows = (
        Row(
            (
                row.cell("name", strong=True),
                agency_of(row),
                role_of(row),
                stacked(
                    row.cell("invited"),
                    plain(away[row.part.attended]) if row.part.attended in away else None,
                    source=row.at("invited"),
                ),
            )
        )
        for row in everyone
    )
    yield Table(_EXPECTED, tuple(rows), "On the list")


def _missing(finding: Finding) -> Row:
    return Row(
        (
            plain(finding.severity.value.capitalize()),
            Cell((Run(finding.message),), source=finding.at),
            plain(", ".join(finding.paragraphs)),
        )
    )


def _clocks(meeting: Meeting, area: AreaSettings) -> Iterator[Block]:
    """What leads up to the meeting, and what it starts; actions stand on a page of their own."""
    record, day = meeting.record, meeting.record.meeting.held_on
    if day is None:
        yield nothing("The date of the meeting is not recorded, and every date is counted from it.")
        return
    open_ended = record.model_copy(update={"meeting": record.meeting.model_copy(update={"ended_at": None})})
    day_before = day - timedelta(days=1) if day > date.min else day
    before = running(open_ended, today=day_before, area=area)
    known = {each.clock for each in before} | {ACTION}
    after = [each for each in running(open_ended, today=day, area=area) if each.clock not in known]
    found = sorted((*before, *after), key=lambda each: each.due)
    for title, rows in (
        ("Until the meeting", [each for each in found if each.due <= day]),
        ("After the meeting", [each for each in found if each.due > day]),
    ):
        yield Heading(2, title)
        yield Table(_CLOCKS, tuple(map(_clock, rows)), title) if rows else nothing(NONE)


def _clock(clock: Running) -> Row:
    whose = [word for word in (clock.agency.label if clock.agency else None, clock.person) if word]
    what = [plain(clock.what), plain("Done", tone="note") if clock.done else None]
    own = plain(clock.local, tone="note") if clock.local else None
    return Row(
        (
            plain(weekday_said(clock.due), strong=True),
            stacked(*what, own, source=clock.at),
            plain(listed(whose) if whose else "–"),
            plain(", ".join(clock.clock.paragraphs)),
        )
    )


def _actions(meeting: Meeting) -> Iterator[Block]:
    """What the last meeting agreed, with room for what became of it."""
    yield Heading(2, "Actions to account for")
    rows = rows_of(meeting.record.actions_review, "actions_review")
    yield meeting.top.table("actions_review", _ACTIONS, map(_action, rows))


def _action(row: Recorded[ReviewedAction]) -> Row:
    said_already = row.part.outcome or said(row.part.note)
    became = (
        stacked(row.cell("outcome"), row.cell("note"), source=row.at("outcome")) if said_already else plain("")
    )
    owner = stacked(row.cell("agency"), row.cell("owner"), source=row.at("owner"))
    return Row((row.cell("number", strong=True), row.cell("action"), owner, row.cell("due"), became), roomy=True)


def _item(record: Record, item: Item) -> Iterator[Block]:
    yield Heading(2, f"{item.number}. {item.title}")
    if not item.applies(record):
        yield nothing("Does not apply to this meeting.")
        return
    rows = (Row((plain(each.text), plain(each.paragraph), plain("")), roomy=True) for each in item.prompts)
    yield Table(_ASK, tuple(rows), item.title)
