"""Paths into a record's JSON, such as `plan.actions[3].due`: read, follow, write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agenda.shape import JSON

_STEP = re.compile(r"([a-z_0-9]+)|\[([0-9]+)\]")


def steps_of(path: str) -> tuple[str | int, ...]:
    """The keys and positions of a path."""
    return tuple(int(position) if position else key for key, position in _STEP.findall(path))


def part_of(path: str) -> str:
    """The top-level key a path begins with: the part of the record that is saved as a whole."""
    return str(steps_of(path)[0])


def field_of(path: str) -> str:
    """The part and the field of it: `plan.actions` of `plan.actions[3].due`; the key alone for a list of rows."""
    steps = steps_of(path)
    return f"{steps[0]}.{steps[1]}" if len(steps) > 1 and isinstance(steps[1], str) else str(steps[0])


def is_within(path: str, outer: str) -> bool:
    """Whether a path is another one, or leads on from it."""
    return path == outer or path.startswith((f"{outer}.", f"{outer}["))


def value_at(said: JSON, path: str) -> JSON:
    """What a record says at a path; None where the path leads into nothing."""
    value = said
    for step in steps_of(path):
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def put_at(said: dict[str, JSON], path: str, value: JSON) -> None:
    """Write a value at a path, making the objects on the way that are absent or null.

    None takes the answer away, key and all: papers read a null that somebody gave as "none", an absent key as "not
    recorded". Raises IndexError for a row that is not there.
    """
    steps = steps_of(path)
    if value is None and value_at(said, path) is None:
        return
    last_row = path.rpartition("]")[0]
    if last_row and value_at(said, f"{last_row}]") is None:
        # Told before anything is made on the way: half a path written would be no record.
        raise IndexError(path)
    place: JSON = said
    for step in steps[:-1]:
        place = _deeper(place, step)
    last = steps[-1]
    if isinstance(place, list) and isinstance(last, int):
        place[last] = value
        return
    if not (isinstance(place, dict) and isinstance(last, str)):
        raise IndexError(path)
    if value is None:
        del place[last]
    else:
        place[last] = value


def rows_at(said: dict[str, JSON], path: str) -> list[JSON]:
    """The list at a path, to be changed in place; made where it is absent or null."""
    rows = value_at(said, path)
    if isinstance(rows, list):
        return rows
    made: list[JSON] = []
    put_at(said, path, made)
    return made


def _deeper(place: JSON, step: str | int) -> JSON:
    if isinstance(place, dict) and isinstance(step, str):
        found = place.get(step)
        if found is None:
            found = place[step] = {}
        return found
    if isinstance(place, list) and isinstance(step, int):
        return place[step]
    raise IndexError(step)
