"""A page put back to what it was an hour ago is sound by itself; the records and the chain know better."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from mappa_chair.vault.database import PAGE_BYTES
from mappa_chair.vault.faults import VaultDamagedError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.record import Record

REVIEW = "EX/0147/3"


def wrong_with(folder: Path) -> list[str]:
    """What opening or the full check says."""
    try:
        with open_vault(folder, PASSPHRASE) as vault:
            return [str(vault.doubt)] if vault.doubt else verify(vault)
    except VaultDamagedError as fault:
        return [fault.problem]


def test_a_single_page_put_back_is_noticed(folder: Path, tmp_path: Path, review: Record) -> None:
    """Every page that a save changed, one at a time: no older one is taken for the present one."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("chair") as unit:
        unit.add(review)
        unit.commit()
    older = (folder / "vault.db").read_bytes()
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("chair") as unit:
        unit.save(REVIEW, "media", {"plan": "of today"})
        unit.commit()
    newer = (folder / "vault.db").read_bytes()
    starts = [
        each for each in range(0, len(older), PAGE_BYTES) if older[each:][:PAGE_BYTES] != newer[each:][:PAGE_BYTES]
    ]
    assert len(starts) > 2
    for start in starts:
        harmed = tmp_path / f"at-{start}.mappa"
        shutil.copytree(folder, harmed)
        mixed = newer[:start] + older[start : start + PAGE_BYTES] + newer[start + PAGE_BYTES :]
        (harmed / "vault.db").write_bytes(mixed)
        assert wrong_with(harmed), f"page {start // PAGE_BYTES + 1} of {len(newer) // PAGE_BYTES}"
