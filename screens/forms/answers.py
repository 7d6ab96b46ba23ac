"""Between what the record holds and what stands in a field: text out, answers in, and what was understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agenda.actions_review import ReviewedAction
from agenda.attendance import Attendee
from agenda.background import Offence, Order
from agenda.days import day_of
from agenda.disclosure import PlannedDisclosure
from agenda.distribution import Extra, Withheld
from agenda.information import Piece
from agenda.people_at_risk import InformationToVictim, Person
from agenda.plan import Action, Contingency
from agenda.risk import IdentifiedRisk, Tool
from agenda.shape import Kind, fields_of
from agenda.smb import Issue
from agenda.words import Victim, label
from mappa_chair.resolving import candidates, pick, pick_all, shown_as
from mappa_chair.spoken_days import read_day, say_day, why_no_day

if TYPE_CHECKING:
    from datetime import date

    from agenda.record import Record
    from agenda.shape import JSON, FieldSpec, Part

_NO_DATE = "no date"
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])? *(am|pm)?")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text means for a field: the value for the record, or why it is none yet.

    `echo` says what was understood, to be shown beside the field; `trouble` how to put it right.
    """

    value: JSON = None
    echo: str = ""
    trouble: str = ""


def text_of(spec: FieldSpec, value: JSON, record: Record) -> str:
    """How a value stands in a field of text."""
    if value is None:
        return ""
    if spec.kind is Kind.LINES and isinstance(value, list):
        return "\n".join(str(each) for each in value)
    if spec.kind in {Kind.DAY, Kind.DUE} and isinstance(value, str):
        day = day_of(value)
        return say_day(day) if day else value
    if spec.kind is Kind.REFERENCE and isinstance(value, str):
        return shown_as([value], candidates(record, spec.refers))
    if spec.kind is Kind.REFERENCES and isinstance(value, list):
        return shown_as([str(each) for each in value], candidates(record, spec.refers))
    return str(value)


def answer(spec: FieldSpec, text: str, record: Record, today: date) -> Answer:
    """What a text typed into a field means; a blank one takes the answer away."""
    if spec.kind is Kind.LINES:
        return Answer([line.strip() for line in text.split("\n") if line.strip()] if text.strip() else [])
    if not text.strip():
        return Answer([] if spec.kind is Kind.REFERENCES else None)
    match spec.kind:
        case Kind.DAY:
            return _day(spec, text, today)
        case Kind.DUE:
            return _due(text, today)
        case Kind.CLOCK:
            return _clock(text)
        case Kind.REFERENCE:
            return _reference(spec, text, record)
        case Kind.REFERENCES:
            return _references(spec, text, record)
        case _:
            return Answer(text)


def echo_of(spec: FieldSpec, value: JSON, record: Record, today: date) -> str:
    """What a value that is recorded already means, in the words shown beside the field."""
    if value is None or spec.kind not in {Kind.DAY, Kind.DUE, Kind.CLOCK, Kind.REFERENCE, Kind.REFERENCES}:
        return ""
    if spec.kind is Kind.DUE and day_of(str(value)) is None:
        # Read again they might mean a day, such as "fri"; it is not the one that was meant when they were said.
        return _NO_DATE
    return answer(spec, text_of(spec, value, record), record, today).echo


def beside(text: str, echo: str) -> str:
    """What the words shown beside a field add to what stands in it: nothing is said twice."""
    said = " ".join(text.split())
    return "" if echo == said else echo.removeprefix(f"{said}, ")


def _day(spec: FieldSpec, text: str, today: date) -> Answer:
    day = read_day(text, today, past=spec.past, born=spec.born)
    if day is None:
        typed = f"type 12 dec, 12/12/2026 or {'yesterday' if spec.past else 'in 2 weeks'}"
        why = why_no_day(text, today, past=spec.past, born=spec.born)
        return Answer(trouble=f"Not a date yet: {why or typed}")
    if spec.born:
        return Answer(day.isoformat(), f"{say_day(day)}, aged {_age(day, today)}")
    return Answer(day.isoformat(), say_day(day, today))


def _age(born: date, today: date) -> int:
    """Whole years; who was born on the last day of February has their birthday before March."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _due(text: str, today: date) -> Answer:
    day = read_day(text, today)
    # The words that were said are kept where they mean no date: the record takes them, a check asks for a date.
    if day is None:
        why = why_no_day(text, today)
        return Answer(text, f"{_NO_DATE}: {why}" if why else _NO_DATE)
    return Answer(day.isoformat(), say_day(day, today))


def _clock(text: str) -> Answer:
    found = _CLOCK.fullmatch(text.strip().lower())
    if not found:
        return Answer(trouble="Not a time yet: type 10:00 or 2.30pm")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Answer(f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}")


def _reference(spec: FieldSpec, text: str, record: Record) -> Answer:
    found = pick(text, candidates(record, spec.refers))
    if found is None:
        return Answer(trouble=_whom(spec))
    return Answer(found.id, found.also or found.shown)


def _references(spec: FieldSpec, text: str, record: Record) -> Answer:
    found = pick_all(text, candidates(record, spec.refers))
    if found is None:
        return Answer(trouble=_whom(spec))
    told = (each.also if spec.refers == "risks" else each.shown for each in found)
    return Answer([each.id for each in found], "; ".join(told))


def _whom(spec: FieldSpec) -> str:
    listed = {"attendance": "Attendance", "people": "Victims and others at risk", "risks": "Identified risks"}
    return f"Type letters of one, as listed under {listed[spec.refers]}; several parted by ;"


# What tells the rows of a list apart, by what they are rows of.
_COLUMNS: dict[type[Part], tuple[str, ...]] = {
    Attendee: ("name", "agency", "function", "attended", "report"),
    ReviewedAction: ("number", "outcome", "agency", "action"),
    Piece: ("agency", "attendee", "sensitivity", "text"),
    Offence: ("index", "offence", "date"),
    Order: ("kind", "starts", "ends"),
    Person: ("id", "name", "victim", "description"),
    InformationToVictim: ("person", "by_when", "what"),
    IdentifiedRisk: ("id", "description"),
    Tool: ("tool", "result", "assessed_on"),
    Action: ("number", "owner", "due", "action"),
    Contingency: ("agency", "trigger"),
    PlannedDisclosure: ("recipient", "on", "by_whom"),
    Issue: ("kind", "text"),
    Withheld: ("attendee", "receives"),
    Extra: ("name", "organisation"),
}


def row_summary(part: type[Part], row: JSON, record: Record) -> str:
    """One line that tells a row of a list from the others."""
    if not isinstance(row, dict):
        return ""
    fields = {spec.name: spec for spec in fields_of(part)}
    columns = _COLUMNS.get(part) or tuple(fields)[:4]
    told = (_told(fields[name], row.get(name), record) for name in columns)
    return " · ".join(text for text in told if text) or "(nothing recorded yet)"


def _told(spec: FieldSpec, value: JSON, record: Record) -> str:
    if value is None:
        return ""
    if spec.kind is Kind.YES_NO:
        return spec.label if value else ""
    if value == Victim.NONE and Victim.NONE in spec.words:
        # Beside a group, "None" would read as nobody.
        return ""
    if spec.kind is Kind.WORD:
        return next((label(word) for word in spec.words if word == value), str(value))
    return " ".join(text_of(spec, value, record).split())
