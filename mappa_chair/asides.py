"""What is kept beside a record and is no part of it: who came when, minutes spent, notes, what is to be asked.

Each stands at a path of the record, follows its row, and is stored in the vault with the texts that are no answers
yet. None of it is in any paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# No path of a record holds it.
SIGN: Final = "?"
QUERY: Final = "query"
NOTE: Final = "note"


class Aside(NamedTuple):
    """Something kept at a path under a name."""

    path: str
    name: str
    text: str


def key_of(path: str, name: str) -> str:
    """Under what it is stored."""
    return f"{path}{SIGN}{name}"


def read(key: str, text: str) -> Aside | None:
    """The aside stored under a key; None where the key is that of a field."""
    path, sign, name = key.partition(SIGN)
    return Aside(path, name, text) if sign else None


def new_name(kind: str, names: Iterable[str]) -> str:
    """A name of a kind that none of these has."""
    numbers = [int(found) for name in names if (found := name.removeprefix(kind)).isdigit()]
    return f"{kind}{max(numbers, default=0) + 1}"


def is_query(name: str) -> bool:
    """Whether something kept under this name is to be asked of the chair."""
    return name.startswith(QUERY)
