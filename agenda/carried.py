"""What stands as it was carried over from the last meeting: a set of paths, one for each answer and each row.

Every meeting agrees its assessment and plan anew (24.29, 28.5). One answer, or one row of a list, is what a person
looks at and confirms; a list of plain lines is one answer. To look at one says nothing of those beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agenda.paths import value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from agenda.shape import JSON


def marks_of(path: str, value: JSON) -> Iterator[str]:
    """A mark for every answer and every row at a path; what says nothing has none."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from marks_of(f"{path}.{key}", each)
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        yield from (f"{path}[{index}]" for index, each in enumerate(value) if says_something(each))
    elif says_something(value):
        yield path


def says_something(value: JSON) -> bool:
    """Whether there is anything to confirm: a no is, white space is not."""
    if isinstance(value, dict):
        return any(says_something(each) for each in value.values())
    if isinstance(value, list):
        return any(says_something(each) for each in value)
    return bool(value.strip()) if isinstance(value, str) else value is not None


def spelled_out(marks: Iterable[str], said: JSON) -> frozenset[str]:
    """Marks of whole groups and lists, as older vaults hold them, as marks of what stands in those."""
    found: set[str] = set()
    for mark in marks:
        value = value_at(said, mark)
        # A row is one mark, whatever it says.
        found |= {mark} if mark.endswith("]") and says_something(value) else {*marks_of(mark, value)}
    return frozenset(found)


def is_marked(path: str, marks: Set[str]) -> bool:
    """Whether a field stands as it was carried over, by itself or with the row it is in."""
    return any(each in marks for each in _at_and_above(path))


def without(marks: frozenset[str], path: str) -> frozenset[str]:
    """The marks that are left when somebody looked at a path: its own, its row's and those under it are gone."""
    looked_at = {*_at_and_above(path)}
    return frozenset(
        each for each in marks if each not in looked_at and not each.startswith((f"{path}.", f"{path}["))
    )


def taken_out(marks: frozenset[str], path: str, index: int) -> tuple[frozenset[str], frozenset[str]]:
    """The marks when a row is taken out of a list: those that stay, with their rows, and those that go with it."""
    gone = frozenset(each for each in marks if _position(each, path) == index)
    return _moved(marks - gone, path, index, -1), gone


def put_back(marks: frozenset[str], path: str, index: int, *, marked: bool) -> frozenset[str]:
    """The marks when a row comes back into a list, with its own where it had one."""
    moved = _moved(marks, path, index, 1)
    return moved | {f"{path}[{index}]"} if marked else moved


def _at_and_above(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path[: max(path.rfind("."), path.rfind("["), 0)]


def _position(mark: str, path: str) -> int | None:
    found = re.match(r"\[([0-9]+)\]", mark[len(path) :]) if mark.startswith(f"{path}[") else None
    return int(found[1]) if found else None


def _moved(marks: frozenset[str], path: str, index: int, by: int) -> frozenset[str]:
    return frozenset(_at_new_place(each, path, index, by) for each in marks)


def _at_new_place(mark: str, path: str, index: int, by: int) -> str:
    position = _position(mark, path)
    if position is None or position < index:
        return mark
    return f"{path}[{position + by}]{mark[len(f'{path}[{position}]') :]}"
