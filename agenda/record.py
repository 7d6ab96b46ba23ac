"""The whole record of one meeting, format `mappa-chair-record/1`, and its strict reading."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NoReturn

from pydantic import ValidationError

from agenda.actions_review import ReviewedAction
from agenda.attendance import Attendee
from agenda.background import Background
from agenda.case import Case
from agenda.confidentiality import Confidentiality
from agenda.cppc import Cppc
from agenda.disclosure import Disclosure
from agenda.distribution import Distribution
from agenda.equality import Equality
from agenda.human_rights import HumanRights
from agenda.information import Piece
from agenda.level import Level
from agenda.media import Media
from agenda.meeting import Meeting
from agenda.paths import steps_of
from agenda.people_at_risk import PeopleAtRisk
from agenda.plan import Plan
from agenda.previous_minutes import PreviousMinutes
from agenda.references import first_broken_reference
from agenda.refusal import RecordRefusedError, allowed_of, deeper, path_of, shortened
from agenda.review import Review
from agenda.risk import Risk
from agenda.shape import JSON, Ask, Part, Rows, fields_of
from agenda.smb import Smb
from agenda.textgate import clean, is_blank, is_one_line
from agenda.visor import Visor

FORMAT = "mappa-chair-record/1"
MAX_BYTES = 20_000_000
MAX_DEPTH = 64


class Record(Part):
    """One meeting with its case: what is imported, judged, kept and exported."""

    format: Annotated[Literal["mappa-chair-record/1"], Ask("Format")]
    case: Annotated[Case, Ask("Case")] = Case()
    meeting: Annotated[Meeting, Ask("Meeting")] = Meeting()
    confidentiality: Annotated[Confidentiality, Ask("Confidentiality statement")] = Confidentiality()
    attendance: Annotated[tuple[Attendee, ...], Rows, Ask("Attendance")] = ()
    previous_minutes: Annotated[PreviousMinutes | None, Ask("Minutes of the last meeting")] = None
    actions_review: Annotated[tuple[ReviewedAction, ...], Rows, Ask("Actions of the last meeting")] = ()
    background: Annotated[Background, Ask("Background to the case")] = Background()
    information: Annotated[tuple[Piece, ...], Rows, Ask("Information from each agency")] = ()
    people_at_risk: Annotated[PeopleAtRisk, Ask("Victims and others at risk")] = PeopleAtRisk()
    risk: Annotated[Risk, Ask("Risk summary")] = Risk()
    plan: Annotated[Plan, Ask("Risk management plan")] = Plan()
    disclosure: Annotated[Disclosure, Ask("Disclosure")] = Disclosure()
    media: Annotated[Media, Ask("Media handling")] = Media()
    visor: Annotated[Visor, Ask("ViSOR")] = Visor()
    equality: Annotated[Equality, Ask("Equality and diversity")] = Equality()
    human_rights: Annotated[HumanRights, Ask("Human rights validation")] = HumanRights()
    cppc: Annotated[Cppc, Ask("Critical Public Protection Case")] = Cppc()
    level: Annotated[Level, Ask("Level of management")] = Level()
    review: Annotated[Review | None, Ask("Next meeting")] = None
    smb: Annotated[Smb, Ask("Strategic Management Board")] = Smb()
    distribution: Annotated[Distribution, Ask("Distribution of the minutes")] = Distribution()


@dataclass(frozen=True, slots=True)
class Removed:
    """Where characters that may not be kept were taken out of a text, and how many."""

    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A record as read, and what the text gate took out on the way."""

    record: Record
    removed: tuple[Removed, ...]


def read(source: bytes | str) -> Reading:
    """Read one record strictly.

    Raises RecordRefusedError naming the first fault by its path, what was found and what is allowed.
    """
    found, removed = _cleaned(_parse(source))
    return Reading(validate(found), tuple(removed))


def validate(found: JSON) -> Record:
    """Make a record of JSON that was parsed already; raises RecordRefusedError as `read` does."""
    if not isinstance(found, dict):
        raise RecordRefusedError("", shortened(found), "a record: one JSON object")
    try:
        record = Record.model_validate(found)
    except ValidationError as error:
        _refuse_first(error, found)
    broken = first_broken_reference(record)
    if broken is not None:
        raise broken
    return record


def label_at(path: str) -> str:
    """What people call the field at a path; the path itself where there is none."""
    part: type[Part] = Record
    label = path
    for step in steps_of(path):
        spec = next((spec for spec in fields_of(part) if spec.name == step), None)
        if spec is not None:
            label, part = spec.label, spec.part or part
    return label


def as_json(record: Record) -> dict[str, JSON]:
    """The record as JSON, exactly as it was read: absent stays absent, null null, empty empty."""
    return record.said()


def require_for_import(record: Record) -> None:
    """Refuse a record that lacks what a vault files it under: case, name, meeting, date, level, kind.

    A reference of several lines, or with a tab, is refused too.
    """
    needed = {
        "case.reference": record.case.reference,
        "case.family_name": record.case.family_name,
        "meeting.reference": record.meeting.reference,
        "meeting.held_on": record.meeting.held_on,
        "meeting.level": record.meeting.level,
        "meeting.kind": record.meeting.kind,
    }
    for path, value in needed.items():
        if value is None or (isinstance(value, str) and is_blank(value)):
            raise RecordRefusedError(path, "nothing", "an entry: a record is filed under it")
    for path in ("case.reference", "meeting.reference"):
        if not is_one_line(str(needed[path])):
            raise RecordRefusedError(path, shortened(needed[path]), "one line without tabs: lists show it as one")


def _parse(source: bytes | str) -> JSON:
    if isinstance(source, str):
        source = source.encode("utf-8", "surrogatepass")
    if len(source) > MAX_BYTES:
        raise RecordRefusedError("", f"{len(source):,} bytes", f"at most {MAX_BYTES:,} bytes")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordRefusedError("", f"byte {error.start} is not UTF-8", "text in UTF-8") from None
    try:
        return json.loads(  # type: ignore[no-any-return]  # json.loads gives Any; this is what JSON is
            text,
            object_pairs_hook=_Doubled.watch,
            parse_constant=_refuse_constant,
            parse_int=_parse_int,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise RecordRefusedError("", f"{error.msg.removesuffix(' at')} at {place}", "JSON") from None
    except RecursionError:
        raise RecordRefusedError("", "deeper nesting", f"at most {MAX_DEPTH} levels") from None


class _Doubled(dict[str, JSON]):
    """An object that had a key twice, until its path is known."""

    doubled = ""

    @staticmethod
    def watch(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        seen: set[str] = set()
        marked = _Doubled(made)
        marked.doubled = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # add returns None: false
        return marked


def _refuse_constant(name: str) -> NoReturn:
    raise RecordRefusedError("", name, "a number: JSON knows neither NaN nor Infinity")


def _parse_int(digits: str) -> int:
    # Python refuses thousands of digits with an error of its own; no number of the record has more than one.
    if len(digits) > 20:
        raise RecordRefusedError("", f"a number of {len(digits)} digits", "a whole number of the list")
    return int(digits)


def _cleaned(found: JSON) -> tuple[JSON, list[Removed]]:
    removed: list[Removed] = []

    def walk(value: JSON, path: str, depth: int) -> JSON:
        if depth > MAX_DEPTH:
            raise RecordRefusedError(path, "deeper nesting", f"at most {MAX_DEPTH} levels")
        if isinstance(value, str):
            cleaned = clean(value)
            if cleaned.count:
                removed.append(Removed(path, cleaned.count))
            return cleaned.text
        if isinstance(value, _Doubled):
            raise RecordRefusedError(deeper(path, value.doubled), "the same key twice", "every key once")
        if isinstance(value, dict):
            return {key: walk(each, deeper(path, key), depth + 1) for key, each in value.items()}
        if isinstance(value, list):
            return [walk(each, deeper(path, index), depth + 1) for index, each in enumerate(value)]
        return value

    return walk(found, "", 1 if isinstance(found, dict | list) else 0), removed


def _refuse_first(error: ValidationError, found: JSON) -> NoReturn:
    first = error.errors(include_input=False, include_url=False)[0]
    value: Any = found
    for step in first["loc"]:
        value = value.get(step) if isinstance(value, dict) else value[step]
    what = "nothing" if first["type"] == "missing" else shortened(value)
    path = path_of(first["loc"])
    if first["type"] == "extra_forbidden":
        raise RecordRefusedError(path, "an unknown key", f"one of {_keys_at(first['loc'][:-1])}") from None
    raise RecordRefusedError(path, what, allowed_of(first)) from None


def _keys_at(steps: tuple[int | str, ...]) -> str:
    part: type[Part] = Record
    for step in steps:
        inner = next((spec.part for spec in fields_of(part) if spec.name == step), None)
        part = inner or part
    return ", ".join(part.model_fields)
