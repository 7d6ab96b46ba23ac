"""A little of the loop that flips bits: every file of a vault, and the places that matter most in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.long.flips import DATA, flipped, made, run
from tests.long.mutate import chances
from tests.vault.quick import quick

if TYPE_CHECKING:
    from pathlib import Path

    from tests.long.flips import Flipped

__all__ = ["quick"]

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flipped:
    """A vault to be harmed, on a computer that has seen no other."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / DATA))
    return made(tmp_path)


def test_no_flipped_bit_is_silently_accepted(vault: Flipped) -> None:
    """Fifty random bits: refused, found by the full check, or told and harmless."""
    assert sum(run(vault, 50, chances(23)).values()) == 50


@pytest.mark.parametrize("place", [16, 4_080, 4_096 + 17, -4_096, -1])
def test_bits_at_the_edges_of_pages_are_noticed(vault: Flipped, place: int) -> None:
    """The first byte behind the salt, the code of a page, the last byte of the file."""
    size = (vault.template / "vault.db").stat().st_size
    assert flipped(vault, "vault.db", place % size, 0) in {"refused", "found by the full check"}


def test_the_loop_would_see_a_bit_that_nobody_notices(vault: Flipped) -> None:
    """A file that is no part of what the vault reads is accepted silently, and caught."""
    (vault.template / "notes.txt").write_bytes(b"left here by somebody")
    with pytest.raises(AssertionError, match="neither told nor repaired"):
        flipped(vault, "notes.txt", 0, 0)
