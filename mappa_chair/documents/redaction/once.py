"""What is worked out of a record once, however often it is asked for, and forgotten with the record."""

from __future__ import annotations

import weakref
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from agenda.record import Record

T = TypeVar("T")


def once_a_record(work: Callable[[Record], T]) -> Callable[[Record], T]:
    """Have a function answer from memory for a record it has seen; records never change, so the answer holds.

    A summary asks for the texts of a record ten times. Nothing of a record outlives it here: text that a locked
    vault has let go must not stay in memory.
    """
    held: dict[int, tuple[weakref.ref[Record], T]] = {}

    @wraps(work)
    def answer(record: Record) -> T:
        key = id(record)
        known = held.get(key)
        if known is not None and known[0]() is record:
            return known[1]
        made = work(record)
        held[key] = (weakref.ref(record, lambda _: held.pop(key, None)), made)
        return made

    return answer
