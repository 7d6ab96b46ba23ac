"""A disk that fails a save: told in a sentence, nothing half-saved, and the vault goes on once the disk does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import IntegrityError

from mappa_chair.vault import database
from mappa_chair.vault.faults import (
    NotSavedError,
    VaultBusyError,
    VaultDamagedError,
    VaultError,
    VaultMissingError,
    VaultReadOnlyError,
)
from mappa_chair.vault.verification import verify

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.vault import Vault

REVIEW = "EX/0147/3"
LONG = "SENTINEL " * 20_000


def save(vault: Vault) -> None:
    """Save more than there is room for."""
    with vault.unit("chair") as unit:
        unit.save(REVIEW, "media", {"plan": LONG})
        unit.commit()


def plan_of(vault: Vault) -> str | None:
    """What is stored there."""
    with vault.unit("reader") as unit:
        return unit.record(REVIEW).media.plan


def test_a_full_disk_is_told_and_what_was_there_stays(filled: Vault) -> None:
    """Reading goes on, the chain is whole, and the same save goes through when there is room again."""
    before = plan_of(filled)
    with filled.session() as session:
        raw = session.connection().connection.driver_connection
    assert raw is not None
    room = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {room}")
    with pytest.raises(NotSavedError, match="disk is full") as caught:
        save(filled)
    assert "SENTINEL" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert plan_of(filled) == before
    assert verify(filled) == []
    raw.execute("PRAGMA max_page_count = 1000000")
    save(filled)
    assert plan_of(filled) == LONG
    assert verify(filled) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as POSIX does")
def test_a_disk_that_does_not_answer_is_told_and_what_was_there_stays(filled: Vault, folder: Path) -> None:
    """A write that the system refuses for another reason than space is an input/output error to SQLite."""
    import resource  # noqa: PLC0415 - exists on POSIX only

    before = plan_of(filled)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / "vault.db").stat().st_size, hard))
    try:
        with pytest.raises(NotSavedError, match="disk"):
            save(filled)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert plan_of(filled) == before
    assert verify(filled) == []
    save(filled)
    assert plan_of(filled) == LONG
    assert verify(filled) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (5, VaultBusyError),
        (6, VaultBusyError),
        (7, NotSavedError),
        (8, VaultReadOnlyError),
        (10, NotSavedError),
        (10 | 13 << 8, NotSavedError),
        (11, VaultDamagedError),
        (13, NotSavedError),
        (14, VaultMissingError),
        (26, VaultDamagedError),
    ],
)
def test_each_fault_of_the_database_means_one_thing(tmp_path: Path, code: int, expected: type[VaultError]) -> None:
    """SQLite's codes, extended or not, become one sentence and a remedy, without SQLite's own text."""
    fault = sqlcipher.OperationalError("SENTINEL")
    fault.sqlite_errorcode = code
    said = database.told(fault, tmp_path / "vault.db")
    assert type(said) is expected
    assert "SENTINEL" not in str(said)
    assert database.is_of_the_disk(fault)


def test_a_mistake_of_the_programme_is_not_told_as_the_disk(filled: Vault) -> None:
    """A broken constraint is a bug: it is raised as that, and shows no parameters."""
    with pytest.raises(IntegrityError) as caught, filled.session() as session:
        session.connection().exec_driver_sql("INSERT INTO draft VALUES (?, ?, ?)", ("nobody", "x", "SENTINEL"))
    assert "SENTINEL" not in str(caught.value)
