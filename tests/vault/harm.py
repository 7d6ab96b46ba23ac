"""Ways to harm the files of a vault, and to see that a refusal changes none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault import attempts
from mappa_chair.vault.opening import open_vault

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.errors import MappaChairError


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a closed vault, but the count of wrong passphrases."""
    found = (each for each in folder.rglob("*") if each.is_file() and each.name != attempts.NAME)
    return {str(each.relative_to(folder)): each.read_bytes() for each in found}


def refused(folder: Path, secret: str, fault: type[MappaChairError]) -> MappaChairError:
    """Try to open, and make sure that it is refused that way and that no byte changed."""
    before = contents(folder) if folder.is_dir() else None
    with pytest.raises(fault) as caught:
        open_vault(folder, secret)
    assert type(caught.value) is fault
    assert caught.value.problem.endswith(".")
    assert caught.value.remedy
    assert (contents(folder) if folder.is_dir() else None) == before
    return caught.value


def flip(path: Path, place: int, bit: int) -> None:
    """Flip one bit of a file."""
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(bytes(data))
