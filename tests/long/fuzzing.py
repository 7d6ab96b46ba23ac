"""Feeds a parser with files made a little wrong, and sees that it reads each or refuses it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.long.mutate import chances, mutated

if TYPE_CHECKING:
    import random

Mutate = Callable[[bytes, Sequence[bytes], "random.Random"], bytes]

# Files in a row between two looks at the clock.
_TOLD_EVERY: Final = 10_000


@dataclass(frozen=True)
class Parser:
    """A parser: what makes its seeds, what reads a file, and the errors by which it refuses one.

    Of a `sealed` file a checksum or a code holds every bit: none is read but just as it was written.
    """

    seeds: Callable[[], Sequence[bytes]]
    read: Callable[[bytes], object]
    refuses: tuple[type[Exception], ...]
    mutate: Mutate = mutated
    sealed: bool = False


@dataclass(frozen=True)
class Fault:
    """A file that a parser neither read nor refused."""

    content: bytes
    error: Exception


@dataclass
class Tally:
    """How many files were read, refused, and neither."""

    read: int = 0
    refused: int = 0
    fault: Fault | None = None


def fuzz(parser: Parser, runs: int, seed: int, told: Callable[[int], None] = lambda _count: None) -> Tally:
    """Feed a parser with so many files; it ends at the first fault."""
    chance = chances(seed)
    seeds = parser.seeds()
    tally = Tally()
    for count in range(runs):
        content = parser.mutate(chance.choice(seeds), seeds, chance)
        try:
            _feed(parser, content, seeds)
            tally.read += 1
        except parser.refuses:
            tally.refused += 1
        except Exception as error:  # noqa: BLE001 - any other is what is looked for
            tally.fault = Fault(content, error)
            return tally
        if count % _TOLD_EVERY == 0:
            told(count)
    return tally


def _feed(parser: Parser, content: bytes, seeds: Sequence[bytes]) -> None:
    parser.read(content)
    if parser.sealed and content not in seeds:
        raise AssertionError("a file that was changed is read")
