"""What the leak check finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LeakKind = Literal[
    "name",
    "initials",
    "place",
    "address",
    "contact details",
    "identifier",
    "restricted text",
    "MARAC",
    "intelligence",
]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a paper, and the path in the record that its words came from."""

    block: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Leak:
    """A protected term in a finished paper; one that is not certain is a question to the chair.

    `text` is what was found, for the chair's eyes: it is kept out of the repr, so that no log can hold it.
    """

    certain: bool
    kind: LeakKind
    text: str = field(repr=False)
    where: Where
    suggestion: str
