"""Records for tests: the two examples, and copies of them with one thing changed."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from functools import cache
from pathlib import Path

import mappa_chair
from agenda.findings import findings
from agenda.record import Record, validate
from agenda.shape import JSON, Part

_EXAMPLES = Path(mappa_chair.__file__).parent / "examples"
_STEP = re.compile(r"(\w+)|\[(\d+|\+)\]")

Said = dict[str, JSON]


@cache
def _text(name: str) -> str:
    return (_EXAMPLES / f"{name}.json").read_text(encoding="utf-8")


def adult() -> Said:
    """A level 3 review before release, category 1, compliant."""
    return load("level-3-pre-release-review")


def child() -> Said:
    """An initial level 2 meeting about a child of sixteen, category 2, compliant."""
    return load("level-2-child-initial")


def load(name: str) -> Said:
    """An example as JSON, for the taking."""
    said: Said = json.loads(_text(name))
    return said


def blank() -> Said:
    """The emptiest record there is."""
    return {"format": "mappa-chair-record/1"}


def changed(said: Said, *changes: tuple[str, JSON]) -> Said:
    """A copy with other values at paths such as `plan.actions[3].due`; `[+]` adds a row, parts are made."""
    copy = deepcopy(said)
    for path, value in changes:
        steps = _steps(path)
        place: JSON = copy
        for step in steps[:-1]:
            place = _into(place, step)
        _put(place, steps[-1], deepcopy(value))
    return copy


def _steps(path: str) -> list[str | int]:
    return [key or (position if position == "+" else int(position)) for key, position in _STEP.findall(path)]


def _into(place: JSON, step: str | int) -> JSON:
    if isinstance(place, dict) and isinstance(step, str):
        if place.get(step) is None:
            place[step] = {}
        return place[step]
    assert isinstance(place, list)
    assert isinstance(step, int)
    return place[step]


def _put(place: JSON, step: str | int, value: JSON) -> None:
    if isinstance(place, dict) and isinstance(step, str):
        place[step] = value
    elif isinstance(place, list) and step == "+":
        place.append(value)
    else:
        assert isinstance(place, list)
        assert isinstance(step, int)
        place[step] = value


def without(said: Said, path: str) -> Said:
    """A copy without the key or the row at a path."""
    copy = deepcopy(said)
    steps = _steps(path)
    place: JSON = copy
    for step in steps[:-1]:
        place = _into(place, step)
    if isinstance(place, dict) and isinstance(steps[-1], str):
        del place[steps[-1]]
    else:
        assert isinstance(place, list)
        assert isinstance(steps[-1], int)
        del place[steps[-1]]
    return copy


def record(said: Said) -> Record:
    """The record a JSON document is."""
    return validate(said)


def raised(said: Said, before: Said | None = None) -> list[tuple[str, str]]:
    """The ids and paths of everything that is open."""
    earlier = None if before is None else validate(before)
    return [(finding.check, finding.at) for finding in findings(validate(said), earlier)]


def leads_somewhere(part: Part, at: str) -> bool:
    """Whether a path leads to a field of the record, or to a row that is there."""
    place: object = part
    for key, position in re.findall(r"(\w+)|\[(\d+)\]", at):
        if position and isinstance(place, tuple) and int(position) < len(place):
            place = place[int(position)]
        elif key and isinstance(place, Part) and key in type(place).model_fields:
            place = getattr(place, key)
        else:
            return False
    return True
