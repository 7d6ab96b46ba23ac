"""An action as it is said in the room – what, who, by when, which risk – made into a row of the plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agenda.better import advice
from agenda.textgate import is_blank
from agenda.words import Agency, Pillar
from mappa_chair.resolving import AGENCIES, Candidate, candidates, matching, pick, pick_all
from mappa_chair.spoken_days import read_day, say_day, why_no_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from agenda.record import Record
    from agenda.shape import JSON

PILLARS: tuple[Candidate, ...] = tuple(Candidate(each.value, each.label, fixed=True) for each in Pillar)


@dataclass(frozen=True, slots=True)
class Captured:
    """The row for the plan, in one line what was understood, and what would say it better; no word is dropped."""

    row: dict[str, JSON] = field(default_factory=dict)
    told: str = ""
    advice: str = ""


def captured(said: Mapping[str, str], record: Record, today: date) -> Captured:
    """Understand the lines of the short form; nothing typed is dropped, what means nothing is kept as words."""
    row: dict[str, JSON] = {}
    told: list[str] = []
    left_over: list[str] = []
    for name, understand in (("who", _who), ("when", _when), ("risk", _risk), ("pillar", _pillar)):
        text = said.get(name, "").strip()
        if text:
            part, words = understand(text, record, today)
            row |= part
            told.append(words)
            if not part:
                left_over.append(f"{name}: {text}")
    if not is_blank(said.get("measure")):
        row["measure"] = said["measure"]
    # Words that name nobody and nothing were said all the same: they stand in the action until it is edited.
    action = "; ".join(filter(None, [said.get("what", "").strip(), *left_over]))
    if action:
        row["action"] = action
    return Captured(row, " · ".join(told) or "say who, by when and for which risk", _advice(row, record))


def _advice(row: Mapping[str, JSON], record: Record) -> str:
    """What would make the action better, once something of it is said."""
    action, measure, pillar = row.get("action"), row.get("measure"), row.get("pillar")
    if not isinstance(action, str):
        return ""
    names = [name for name in (record.case.given_names, record.case.family_name, *record.case.aliases) if name]
    known_by = measure if isinstance(measure, str) else None
    return advice(action, known_by, Pillar(pillar) if isinstance(pillar, str) else None, names)


def _who(text: str, record: Record, _today: date) -> tuple[dict[str, JSON], str]:
    people = candidates(record, "attendance")
    # A name comes before an agency, and an agency before a role: nobody is given what was asked of their service.
    named = matching(text, [Candidate(each.id, each.name or "") for each in record.attendance])
    if len(named) > 1:
        return {"owner": text}, f"{text} (several on the attendance list)"
    agency = None if named else pick(text, AGENCIES)
    if agency is not None:
        return {"agency": Agency(agency.id).value}, agency.shown
    person = named[0] if named else pick(text, people)
    if person is None:
        return {"owner": text}, f"{text} (not on the attendance list)"
    found = next(each for each in record.attendance if each.id == person.id)
    # Who has no name on the list is called as they were called here.
    owner = text if is_blank(found.name) else found.name
    return {"owner": owner, "agency": found.agency.value if found.agency else None}, owner or person.shown


def _when(text: str, _record: Record, today: date) -> tuple[dict[str, JSON], str]:
    day = read_day(text, today)
    if day is None:
        why = why_no_day(text, today)
        return {"due": text}, f"{text} (no date: {why})" if why else f"{text} (no date)"
    return {"due": day.isoformat()}, say_day(day, today)


def _risk(text: str, record: Record, _today: date) -> tuple[dict[str, JSON], str]:
    found = pick_all(text, candidates(record, "risks"))
    if found is None:
        return {}, f"{text} (no such risk)"
    ids: list[JSON] = [each.id for each in found]
    return {"risks": ids}, ", ".join(each.also or each.id for each in found)


def _pillar(text: str, _record: Record, _today: date) -> tuple[dict[str, JSON], str]:
    found = pick(text, PILLARS)
    return ({"pillar": found.id}, found.shown) if found else ({}, f"{text} (no such pillar)")
