"""Section 11: media, ViSOR, equality, human rights validation and CPPC (13a.36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.progress import is_said
from agenda.shape import fields_of, to_json
from agenda.walk import item_of
from agenda.words import CppcDecision
from mappa_chair.documents.blocks import Column, Facts, Heading, Row, Table
from mappa_chair.documents.phrases import NONE, nothing, plain
from mappa_chair.documents.recorded import Recorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.shape import Part
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting

_CHARACTERISTICS = (
    Column("Characteristic", 4.4),
    Column("Considered", 2.4),
    Column("Bearing", 5),
    Column("How it is managed", 5),
)


def write(meeting: Meeting) -> Iterator[Block]:
    """The five matters every meeting covers, each under its own heading."""
    record = meeting.record
    yield Heading(2, item_of("media").title)
    yield _media(meeting)
    yield Heading(2, item_of("visor").title)
    yield Recorded(record.visor, "visor").facts(item_of("visor").title)
    yield Heading(2, item_of("equality").title)
    equality = Recorded(record.equality, "equality")
    yield Table(_CHARACTERISTICS, tuple(_characteristics(equality)), item_of("equality").title)
    yield from equality.headed("other", 3)
    yield Heading(2, item_of("human_rights").title)
    yield _human_rights(meeting)
    yield Heading(2, item_of("cppc").title)
    yield _cppc(meeting)


def _media(meeting: Meeting) -> Facts:
    item = Recorded(meeting.record.media, "media")
    unexpected = item.part.interest_expected is False
    names = ("police_contact", "probation_contact", "plan")
    handled = (
        item.fact(name, absent=f"{NONE}: no interest is expected" if unexpected else None) for name in names
    )
    return Facts((item.fact("considered"), item.fact("interest_expected"), *handled), item_of("media").title)


def _characteristics(equality: Recorded[Part]) -> Iterator[Row]:
    nine = equality.inner("characteristics")
    for spec in fields_of(type(nine.part)):
        row = nine.inner(spec.name)
        # Considered and nothing said: the meeting found that it has no bearing.
        considered = bool(getattr(row.part, "considered", None))
        unbearing = considered and row.text("bearing") is None
        yield Row(
            (
                plain(spec.label),
                row.cell("considered"),
                row.cell("bearing", absent=NONE if considered else None),
                row.cell("management", absent="Not needed" if unbearing else None),
            )
        )


def _human_rights(meeting: Meeting) -> Facts:
    item = Recorded(meeting.record.human_rights, "human_rights")
    names = ("lawful", "necessary", "proportionate", "all_satisfied", "reasons")
    satisfied = item.part.all_satisfied
    dissent = item.fact("dissent", absent=NONE if satisfied else None)
    return Facts((*map(item.fact, names), dissent), item_of("human_rights").title)


def _cppc(meeting: Meeting) -> Block:
    item = Recorded(meeting.record.cppc, "cppc")
    silent = not is_said(to_json(item.part), more_than_no=True)
    levels = {meeting.record.meeting.level, meeting.record.level.decision}
    if silent and levels != {None} and not item_of("cppc").applies(meeting.record):
        return nothing("Does not apply: referral is considered at level 3.")
    referred = item.part.decision is CppcDecision.REFER
    unless = None if referred or item.part.decision is None else "Does not apply"
    return Facts(
        (
            *map(item.fact, ("considered", "very_high_and_imminent", "national_media", "decision", "reasons")),
            item.fact("owner", absent=unless),
            item.fact("paperwork_by", absent=unless),
            item.fact("previous_outcome", absent=item.no("previous_outcome")),
        ),
        item_of("cppc").title,
    )
