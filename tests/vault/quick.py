"""A key derivation that costs nothing, for tests of everything around it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault import kdf
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.kdf import Cost

ANITA = "heron-lantern-quarry-velvet-thistle"
JO = "an umbrella, four keys and a map"
NEW = "seven grey horses cross the weir"


def derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Take the place of Argon2id: as much depends on each of what is given."""
    said = f"{cost.memory} {cost.passes} {cost.lanes} ".encode()
    return hashlib.sha256(said + salt + secret).digest()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every derivation of the test costs nothing."""
    monkeypatch.setattr(kdf, "derive", derive)


def quick_vault(folder: Path, passphrase: str = ANITA, name: str = "Anita Rowe") -> str:
    """Make a vault that only a quick derivation opens; its recovery key."""
    return create(folder, passphrase, name=name, cost=FLOOR)
