"""Section 4: who the offender is and why the case is here (7.14, 7.15, 14.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.shape import fields_of
from agenda.wording import day_said
from mappa_chair.documents.blocks import Column, Fact, Facts, Heading, Row
from mappa_chair.documents.phrases import plain
from mappa_chair.documents.recorded import Recorded, rows_of, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.background import Offence, Order
    from agenda.shape import Part
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting

_MARKS = ("child_sex_offence", "domestic_abuse", "stalking", "schedule_15_sentence")
_OFFENCES = (Column("Offence", 4.2), Column("Date", 3.4), Column("Disposal and sentence", 4), Column("Details", 5))
_ORDERS = (Column("Order", 4.4), Column("Starts", 3.4), Column("Ends", 3.4), Column("Details", 5.4))


def write(meeting: Meeting) -> Iterator[Block]:
    """Identity, offences, orders, dates, the referral and the lead agency's own view."""
    background = Recorded(meeting.record.background, "background")
    yield Heading(2, "Identity")
    yield _identity(meeting)
    yield Heading(2, background.label("offences"))
    offences = rows_of(background.part.offences, "background.offences")
    yield background.table("offences", _OFFENCES, map(_offence, offences))
    yield Heading(2, background.label("orders"))
    yield background.table("orders", _ORDERS, map(_order, rows_of(background.part.orders, "background.orders")))
    yield Heading(2, background.label("key_dates"))
    yield background.inner("key_dates").facts(background.label("key_dates"))
    for name in ("referral_reason", "added_value", "lead_agency_assessment", "lead_agency_plan"):
        yield from background.headed(name)


def _identity(meeting: Meeting) -> Facts:
    case, held = Recorded(meeting.record.case, "case"), Recorded(meeting.record.meeting, "meeting")
    place = stacked(case.cell("setting"), case.cell("establishment"), source=case.at("setting"))
    return Facts(
        (
            case.fact("family_name"),
            case.fact("given_names"),
            case.fact("aliases"),
            Fact(case.label("date_of_birth"), case.words(_born(meeting), "date_of_birth")),
            *(case.fact(name) for name in ("gender", "ethnicity", "nationality")),
            case.fact("interpreter", absent=case.no("interpreter")),
            *_all(case.inner("identifiers")),
            Fact(case.label("category"), case.words(_category(meeting), "category")),
            Fact("Level, as the meeting was called", held.cell("level", before="Level ")),
            case.fact("lead_agency"),
            Fact(case.label("setting"), place),
            *_all(case.inner("addresses")),
            case.fact("formerly_youth_offending_team"),
        ),
        "Identity of the offender",
    )


def _all(part: Recorded[Part]) -> Iterator[Fact]:
    return (part.fact(spec.name) for spec in fields_of(type(part.part)))


def _born(meeting: Meeting) -> str | None:
    """The date with the age on the day of the meeting."""
    born, age = meeting.record.case.date_of_birth, meeting.facts.offender_age
    if born is None:
        return None
    return day_said(born) if age is None else f"{day_said(born)} (aged {age} on the day of the meeting)"


def _category(meeting: Meeting) -> str | None:
    case = meeting.record.case
    if case.category is None:
        return None
    discretionary = case.category == 3 or (case.category == 4 and case.discretionary)
    return f"Category {case.category}{' (discretionary)' if discretionary else ''}"


def _offence(row: Recorded[Offence]) -> Row:
    index = plain("Index offence", strong=True) if row.part.index else None
    marks = [plain(row.label(name)) for name in _MARKS if getattr(row.part, name)]
    return Row(
        (
            stacked(index, row.cell("offence"), *marks, source=row.at("offence")),
            row.cell("date"),
            stacked(row.cell("disposal"), row.cell("sentence"), source=row.at("sentence")),
            row.cell("details"),
        )
    )


def _order(row: Recorded[Order]) -> Row:
    return Row((row.cell("kind"), row.cell("starts"), row.cell("ends", absent="Indefinite"), row.cell("details")))
