"""Any record that validates, made from the declaration of its fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from agenda.actions_review import ReviewedAction
from agenda.attendance import Attendee
from agenda.people_at_risk import Person
from agenda.plan import Action
from agenda.record import FORMAT, Record
from agenda.risk import IdentifiedRisk
from agenda.shape import JSON, FieldSpec, Kind, Part, fields_of, to_json
from tests.agenda.records import adult, child
from tests.agenda.test_text_gate import UNWANTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.agenda.records import Said

# Words that checks look for, beside any text at all.
TEXTS = st.sampled_from(["", " ", "monitor", "ERG22+", "SARA", "s.327A", "prevention of crime", "ongoing", "Mia"])
ANY_TEXT = st.text(st.characters(exclude_characters=UNWANTED, exclude_categories=["Cs"]), max_size=12)
NEAR_DAYS = st.dates(date(2026, 10, 1), date(2027, 4, 30))
DAYS = (NEAR_DAYS | st.dates(date(1990, 1, 1), date(2010, 12, 31)) | st.dates()).map(date.isoformat)
CLOCKS = st.times().map(lambda time: time.strftime("%H:%M"))
IDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True, max_size=3)

_ROWS_WITH_IDS: dict[type[Part], tuple[str, str]] = {
    Attendee: ("id", "attendance"),
    Person: ("id", "people"),
    IdentifiedRisk: ("id", "risks"),
}
_NUMBERED = (Action, ReviewedAction)


@dataclass(frozen=True)
class Ids:
    """The ids a record uses, by the list they are of."""

    attendance: list[str]
    people: list[str]
    risks: list[str]

    def of(self, name: str) -> list[str]:
        """The ids of a list."""
        found: list[str] = getattr(self, name)
        return found


def records() -> st.SearchStrategy[Said]:
    """A record of any content that the reader takes: sparse and wild, or an example with much altered."""
    return sparse() | altered() | altered()


@st.composite
def altered(draw: st.DrawFn) -> Said:
    """An example with forty to ninety of its values replaced by any others of their fields."""
    said = draw(st.sampled_from([adult, child]))()
    ids = Ids(
        _ids_at(said, "attendance"), _ids_at(said, "people_at_risk", "people"), _ids_at(said, "risk", "risks")
    )
    places = list(_places(said, Record, ids))
    for position in draw(st.lists(st.integers(0, len(places) - 1), min_size=40, max_size=90, unique=True)):
        place, spec = places[position]
        place[spec.name] = draw(_field(spec, ids))
    return said


def _ids_at(said: Said, *keys: str) -> list[str]:
    rows: JSON = said
    for key in keys:
        assert isinstance(rows, dict)
        rows = rows[key]
    assert isinstance(rows, list)
    return [str(row["id"]) for row in rows if isinstance(row, dict)]


def _places(said: JSON, part: type[Part], ids: Ids) -> Iterator[tuple[Said, FieldSpec]]:
    """Every value of a record that may be replaced: not ids, and no part or list of parts as a whole."""
    assert isinstance(said, dict)
    for spec in fields_of(part):
        inner = said.get(spec.name)
        if spec.part is not None:
            for each in inner if isinstance(inner, list) else [inner]:
                if each is not None:
                    yield from _places(each, spec.part, ids)
        elif (
            spec.kind is not Kind.ID and spec.name != "format" and (part, spec.name) != (ReviewedAction, "number")
        ):
            yield said, spec


@st.composite
def sparse(draw: st.DrawFn) -> Said:
    """A record with few entries, wild ones among them."""
    ids = Ids(draw(IDS), draw(IDS), draw(IDS))
    said = draw(_part(Record, ids))
    # The lists that ids are of must hold exactly those ids, so that every reference finds its row.
    said["format"] = FORMAT
    said["attendance"] = draw(_rows_with_ids(Attendee, ids))
    _within(said, "people_at_risk")["people"] = draw(_rows_with_ids(Person, ids))
    _within(said, "risk")["risks"] = draw(_rows_with_ids(IdentifiedRisk, ids))
    return said


def _within(said: Said, key: str) -> Said:
    part = said.get(key)
    if not isinstance(part, dict):
        part = said[key] = {}
    return part


def _part(part: type[Part], ids: Ids) -> st.SearchStrategy[Said]:
    fields = {spec.name: _field(spec, ids) for spec in fields_of(part) if spec.kind is not Kind.ID}
    return st.fixed_dictionaries({}, optional=fields)


def _rows_with_ids(part: type[Part], ids: Ids) -> st.SearchStrategy[JSON]:
    key, name = _ROWS_WITH_IDS[part]
    rows: list[st.SearchStrategy[JSON]] = [
        st.builds(_with_id, st.just(key), st.just(id_), _part(part, ids)) for id_ in ids.of(name)
    ]
    return st.tuples(*rows).map(list)


def _with_id(key: str, id_: str, row: Said) -> JSON:
    return {key: id_, **row}


def _rows(part: type[Part], ids: Ids) -> st.SearchStrategy[JSON]:
    if part in _ROWS_WITH_IDS:
        return st.just([])
    rows = st.lists(_part(part, ids), max_size=3)
    if part in _NUMBERED:
        return rows.map(lambda made: [{**row, "number": f"1.{index}"} for index, row in enumerate(made)])
    return rows.map(list)


def _field(spec: FieldSpec, ids: Ids) -> st.SearchStrategy[JSON]:
    if spec.part is not None:
        inner = _rows(spec.part, ids) if spec.kind is Kind.ROWS else _part(spec.part, ids)
        return st.none() | inner
    if spec.refers:
        known = ids.of(spec.refers)
        one = st.sampled_from(known) if known else st.none()
        many = st.lists(st.sampled_from(known), max_size=2) if known else st.just([])
        return st.none() | (many.map(list) if spec.kind is Kind.REFERENCES else one)
    return st.none() | _scalar(spec)


def _scalar(spec: FieldSpec) -> st.SearchStrategy[JSON]:
    words = st.sampled_from([to_json(word) for word in spec.words]) if spec.words else st.nothing()
    text = TEXTS | ANY_TEXT
    by_kind: dict[Kind, st.SearchStrategy[JSON]] = {
        Kind.LINE: text,
        Kind.TEXT: text,
        Kind.YES_NO: st.booleans(),
        Kind.WORD: words,
        Kind.WORDS: st.lists(words, max_size=4).map(list),
        Kind.DAY: DAYS,
        Kind.DUE: DAYS | text,
        Kind.CLOCK: CLOCKS,
        Kind.LINES: st.lists(text, max_size=2).map(list),
    }
    return by_kind[spec.kind]
