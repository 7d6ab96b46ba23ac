"""An action as it is said in the room – what, who, by when, which risk – made into a row of the plan.

Who and by when may also stand in the line of what is to be done, each behind its sign (`one_line`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from agenda.better import advice
from agenda.days import day_of
from agenda.textgate import is_blank
from agenda.words import Agency, Pillar
from mappa_chair.one_line import WHO_SIGN, Named, OneLine, Wanted, in_one_line
from mappa_chair.resolving import AGENCIES, Candidate, candidates, matching, pick, pick_all
from mappa_chair.spoken_days import read_day, say_day, why_no_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from agenda.record import Record
    from agenda.shape import JSON

# People told of where letters call several: more have no room on the line.
_NAMED_AT_MOST: Final = 3

PILLARS: tuple[Candidate, ...] = tuple(Candidate(each.value, each.label, fixed=True) for each in Pillar)


@dataclass(frozen=True, slots=True)
class Captured:
    """The row for the plan, in one line what was understood, and what would say it better; no word is dropped."""

    row: dict[str, JSON] = field(default_factory=dict)
    told: str = ""
    advice: str = ""
    # What the row does not say yet, in words: it is kept all the same, and shows up as missing.
    still_to_say: tuple[str, ...] = ()


def captured(said: Mapping[str, str], record: Record, today: date) -> Captured:
    """Understand the lines of the short form; nothing typed is dropped, what means nothing is kept as words."""
    row: dict[str, JSON] = {}
    told: list[str] = []
    left_over: list[str] = []
    line = _line(said, record, today)
    said = {
        **said,
        "who": said.get("who", "").strip() or line.who,
        "when": said.get("when", "").strip() or line.when,
        "risk": said.get("risk", "").strip() or line.risk,
    }
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
    action = "; ".join(filter(None, [line.what, *left_over]))
    if action:
        row["action"] = action
    told += [_why_unknown(each, record) for each in line.unknown]
    still = _still_to_say(row)
    return Captured(row, " · ".join(told) or "say who, by when and for which risk", _advice(row, record), still)


def _line(said: Mapping[str, str], record: Record, today: date) -> OneLine:
    """What the first line holds besides what is to be done; a line of its own for who or when goes before it."""
    has = {name: bool(said.get(name, "").strip()) for name in ("who", "when", "risk")}
    risks = frozenset() if has["risk"] else frozenset(each.id for each in record.risk.risks)
    wanted = Wanted(not has["who"], not has["when"], risks)
    return in_one_line(said.get("what", ""), lambda text: _called(text, record), today, wanted)


def _why_unknown(sign: str, record: Record) -> str:
    """That a sign stays in the text; where several are called so, who they are, to type on."""
    named = _named(sign.removeprefix(WHO_SIGN), record) if sign.startswith(WHO_SIGN) else []
    if len(named) > 1:
        return f"{sign}: {' or '.join(each.shown for each in named[:_NAMED_AT_MOST])}?"
    return f"{sign} stays in the text"


def _still_to_say(row: Mapping[str, JSON]) -> tuple[str, ...]:
    """What a specific, owned, dated action that manages a risk would say, and this one does not."""
    if "action" not in row:
        return ()
    due = row.get("due")
    missing = (
        ("who", not row.get("owner") and not row.get("agency")),
        ("a named person", bool(row.get("agency")) and not row.get("owner")),
        ("of which agency", bool(row.get("owner")) and not row.get("agency")),
        ("by when", not isinstance(due, str) or day_of(due) is None),
        ("for which risk", not row.get("risks")),
        ("under which pillar", not row.get("pillar")),
    )
    return tuple(words for words, is_missing in missing if is_missing)


def _advice(row: Mapping[str, JSON], record: Record) -> str:
    """What would make the action better, once something of it is said."""
    action, measure, pillar = row.get("action"), row.get("measure"), row.get("pillar")
    if not isinstance(action, str):
        return ""
    names = [name for name in (record.case.given_names, record.case.family_name, *record.case.aliases) if name]
    known_by = measure if isinstance(measure, str) else None
    return advice(action, known_by, Pillar(pillar) if isinstance(pillar, str) else None, names)


def _named(text: str, record: Record) -> list[Candidate]:
    return matching(text, [Candidate(each.id, each.name or "") for each in record.attendance])


def _agency(text: str, record: Record) -> Candidate | None:
    """The agency that is called; a name comes before an agency."""
    return None if _named(text, record) else pick(text, AGENCIES)


def _person(text: str, record: Record) -> Candidate | None:
    """The one who is called by name, or by role where no agency is called so."""
    named = _named(text, record)
    if len(named) > 1 or _agency(text, record) is not None:
        return None
    return named[0] if named else pick(text, candidates(record, "attendance"))


def _called(text: str, record: Record) -> Named | None:
    """Who or which agency some letters call; None where that is nobody, or more than one."""
    agency = _agency(text, record)
    if agency is not None:
        return Named(agency.shown, _words(agency.shown, agency.also))
    person = _person(text, record)
    if person is None:
        return None
    found = next(each for each in record.attendance if each.id == person.id)
    shown = text if is_blank(found.name) else found.name or text
    # Called by name, the words of the role behind it are of the sentence.
    by_name = bool(_named(text, record))
    return Named(shown, _words(found.name) if by_name else _words(found.name, found.role, found.organisation))


def _words(*said: str | None) -> frozenset[str]:
    return frozenset(word for each in said if each for word in each.casefold().replace(",", " ").split())


def _who(text: str, record: Record, _today: date) -> tuple[dict[str, JSON], str]:
    if len(_named(text, record)) > 1:
        return {"owner": text}, f"{text} (several on the attendance list)"
    # An agency comes before a role: nobody is given what was asked of their service.
    agency = _agency(text, record)
    if agency is not None:
        return {"agency": Agency(agency.id).value}, agency.shown
    person = _person(text, record)
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
