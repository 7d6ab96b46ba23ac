"""The lines that answer every question of a whole record, made from the declaration of each item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agenda.record import validate
from agenda.shape import Kind
from mappa_chair.resolving import candidates, shown_as
from screens.aloud.meaning import options
from screens.aloud.stops import PLACES, Rows, stops_of, stops_of_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.record import Record
    from agenda.shape import FieldSpec
    from screens.aloud.stops import Question, Stop

# People are picked where they were typed before.
_FIRST = ("attendance", "case", "meeting")


def begin(said: dict[str, Any]) -> list[str]:
    """What is typed at the list of meetings to begin this one."""
    case, meeting = said["case"], said["meeting"]
    held_on, level = meeting["held_on"], str(meeting["level"])
    given = [case["reference"], case["family_name"], case["given_names"], meeting["reference"]]
    return ["/new", *given, held_on, level]


def lines(said: dict[str, Any]) -> Iterator[str]:
    """What is typed at the questions of the meeting, item after item."""
    record = validate(said)
    places = {item.key: item for item in PLACES}
    for key in (*_FIRST, *(key for key in places if key not in _FIRST)):
        yield f"/item {key.replace('_', ' ')}" if not places[key].number else f"/item {places[key].number}"
        yield from _all(stops_of_item(places[key]), {key: said.get(key)}, record)


def _all(stops: tuple[Stop, ...], said: dict[str, Any], record: Record) -> Iterator[str]:
    for stop in stops:
        value = _at(said, stop.path)
        if isinstance(stop, Rows):
            for row in value or []:
                yield "+"
                yield from _all(stops_of(stop.part, "row"), {"row": row}, record)
            yield ""
        else:
            yield from _answer(stop, value, record)


def _at(said: dict[str, Any], path: str) -> Any:
    value: Any = said
    for key in path.split("."):
        value = (value or {}).get(key)
    return value


def _answer(question: Question, value: Any, record: Record) -> Iterator[str]:
    spec = question.spec
    if value is None or value == []:
        yield ""
    elif spec.kind in {Kind.TEXT, Kind.LINES}:
        yield from _text(spec, value)
    elif options(spec):
        # By how they are written: 1 and True are one key of a dictionary.
        said = {repr(each): words for each, words in options(spec)}
        yield "; ".join(said[repr(each)] for each in _list(value))
    elif spec.kind in {Kind.REFERENCE, Kind.REFERENCES}:
        yield shown_as(_list(value), candidates(record, spec.refers))
    else:
        yield str(value)


def _text(spec: FieldSpec, value: Any) -> Iterator[str]:
    yield from value if spec.kind is Kind.LINES else value.split("\n")
    yield ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
