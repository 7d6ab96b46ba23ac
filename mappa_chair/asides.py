"""What is kept beside a record and is no part of it: who came when, minutes spent, notes, what is to be asked.

Each stands at a path of the record, follows its row, and is stored in the vault with the texts that are no answers
yet. None of it is in any paper.
"""

from __future__ import annotations

from typing import Final, NamedTuple

# No path of a record holds it.
SIGN: Final = "?"
QUERY: Final = "query"


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


def is_query(name: str) -> bool:
    """Whether something kept under this name is to be asked of the chair."""
    return name.startswith(QUERY)
