"""What the memory of another process holds, on Linux."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Bytes read at a time, and how much of one piece is seen again with the next.
_PIECE = 1 << 22
_OVERLAP = 256


def found_in(pid: int, wanted: Sequence[bytes]) -> set[bytes]:
    """Which of these bytes stand anywhere in the memory of a process.

    One with an open vault is closed to all but the superuser; the test is left out for anybody else.
    """
    found: set[bytes] = set()
    try:
        for piece in _pieces(pid):
            found |= {each for each in wanted if each in piece}
    except PermissionError:
        pytest.skip("only the superuser may read the memory of an open vault")
    return found


def as_memory(text: str) -> list[bytes]:
    """A text as Python and C keep it: one, two or four bytes a letter."""
    return [text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-32-le")]


def _pieces(pid: int) -> Iterator[bytes]:
    regions = []
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        addresses, rights, *rest = line.split()
        if "r" in rights and not (rest and rest[-1] in {"[vvar]", "[vsyscall]", "[vvar_vclock]"}):
            start, end = (int(each, 16) for each in addresses.split("-"))
            regions.append((start, end))
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in regions:
            for place in range(start, end, _PIECE):
                try:
                    memory.seek(place)
                    yield memory.read(min(_PIECE + _OVERLAP, end - place))
                except OSError:
                    continue  # a page that was mapped and is not there
