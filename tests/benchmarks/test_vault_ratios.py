"""What the vault costs, in ratios of one run: opening to its key derivation, a save to one on plain SQLite."""

from __future__ import annotations

import sqlite3
import statistics
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlmodel import Session

import mappa_chair
from agenda.record import read
from mappa_chair.vault import database, kdf
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import Cost
from mappa_chair.vault.keyfile import ID_BYTES, KeyFile
from mappa_chair.vault.keyring import KeyRing
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.slots import SlotKind, sealed
from mappa_chair.vault.subkeys import subkeys_of
from mappa_chair.vault.tables import Row
from mappa_chair.vault.vault import Vault, local_now
from mappa_chair.vault.verification import verify
from tests.long import large_vault

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.benchmark

PASSPHRASE = "heron-lantern-quarry-velvet-thistle"
SOURCE = Path(mappa_chair.__file__).parent / "examples" / "level-3-pre-release-review.json"
REFERENCE = "EX/0147/3"
BODY = "x" * 2_000


def timed(work: Callable[[], object]) -> float:
    """Seconds a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def medians(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The median of each piece of work, taken in turns so that a busy machine slows all alike."""
    took = [[timed(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*took, strict=True)]


def plain_vault(path: Path) -> Vault:
    """The same tables, code and durability on a database without a key."""
    connection = sqlcipher.connect(path, isolation_level=None, check_same_thread=False)
    for name, value, _ in database._SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
    with Session(database.engine_on(connection)) as session:
        Row.metadata.create_all(session.connection())
        session.commit()
    data_key, owner = bytes(32), bytes(ID_BYTES + database.SALT_BYTES)
    slot = sealed(SlotKind.PASSPHRASE, b"any", data_key, owner, kdf.FLOOR)
    file = KeyFile(bytes(ID_BYTES), bytes(database.SALT_BYTES), 1, (slot,))
    ring = KeyRing(file, slot, subkeys_of(data_key, bytes(ID_BYTES)), data_key)
    return Vault(
        path.parent,
        connection,
        ring,
        notices=(),
        clock=local_now,
        let_go=lambda: None,
    )


def test_opening_costs_little_more_than_its_key_derivation(tmp_path: Path) -> None:
    """At the default cost, everything but Argon2id adds less than half of it."""
    folder = tmp_path / "team.mappa"
    create(folder, PASSPHRASE, cost=Cost())
    opening, bare = medians(
        3,
        lambda: open_vault(folder, PASSPHRASE).close(),
        lambda: kdf.derive(PASSPHRASE.encode(), bytes(16), Cost()),
    )
    print(f"opening {opening:.3f} s, bare Argon2id {bare:.3f} s, ratio {opening / bare:.2f}")  # noqa: T201
    assert opening < 1.5 * bare


def test_saving_costs_little_more_than_on_plain_sqlite(tmp_path: Path) -> None:
    """The same save with the same durability, encrypted and not; a bare commit of as many bytes is told too."""
    folder = tmp_path / "team.mappa"
    create(folder, PASSPHRASE, cost=kdf.FLOOR)
    (tmp_path / "plain").mkdir()
    record = read(SOURCE.read_bytes()).record
    count = 0

    def save(vault: Vault) -> None:
        nonlocal count
        count += 1
        with vault.unit("chair") as unit:
            unit.save(REFERENCE, "media", {"plan": f"{count} {BODY}"})
            unit.commit()

    with (
        open_vault(folder, PASSPHRASE) as encrypted,
        plain_vault(tmp_path / "plain" / "vault.db") as plain,
        closing(sqlite3.connect(tmp_path / "bare.db", isolation_level=None)) as bare,
    ):
        for vault in (encrypted, plain):
            with vault.unit("import") as unit:
                unit.add(record)
                unit.commit()
        for name, value, _ in database._SETTINGS:
            bare.execute(f"PRAGMA {name} = {value}")
        bare.execute("CREATE TABLE revision (body)")
        saving, same, least = medians(
            60,
            lambda: save(encrypted),
            lambda: save(plain),
            lambda: bare.execute("INSERT INTO revision VALUES (?)", (BODY,)),
        )
    print(  # noqa: T201
        f"save {saving * 1e3:.1f} ms, on plain SQLite {same * 1e3:.1f} ms, ratio {saving / same:.2f}; "
        f"a bare commit {least * 1e3:.2f} ms"
    )
    assert saving < 2 * same


def test_a_full_check_is_linear_and_saving_and_opening_do_not_grow(tmp_path: Path) -> None:
    """From one megabyte to four: the check per megabyte against a bare reading of the file, the rest as it was.

    The time of the processor is compared, which hardly depends on what else the machine does.
    """
    small, large = tmp_path / "small.mappa", tmp_path / "large.mappa"
    large_vault.grown(small, 1)
    large_vault.grown(large, 4)
    paths = [folder / database.NAME for folder in (small, large)]
    sizes = [path.stat().st_size / large_vault.MEGABYTE for path in paths]
    bare = [used(partial(large_vault.read_and_authenticated, path)) for path in paths]
    opening = [used(partial(open_and_close, path.parent)) for path in paths]
    with open_vault(small, PASSPHRASE) as one, open_vault(large, PASSPHRASE) as other:
        checking = [used(partial(verify, vault)) for vault in (one, other)]
        saving = [used(partial(large_vault.save, vault)) for vault in (one, other)]
    per_megabyte = [took / size for took, size in zip(checking, sizes, strict=True)]
    print(  # noqa: T201
        f"checked {per_megabyte[0] * 1e3:.1f} and {per_megabyte[1] * 1e3:.1f} ms a megabyte (bare reading"
        f" {bare[1] / sizes[1] * 1e3:.1f}), opened {opening[0]:.2f} and {opening[1]:.2f} s, saved"
        f" {saving[0] * 1e3:.1f} and {saving[1] * 1e3:.1f} ms"
    )
    assert per_megabyte[1] < 1.5 * per_megabyte[0]
    assert opening[1] < 1.5 * opening[0]
    assert saving[1] < 1.5 * saving[0]


def open_and_close(folder: Path) -> None:
    """Open a vault, and close it again."""
    open_vault(folder, PASSPHRASE).close()


def used(work: Callable[[], object]) -> float:
    """Seconds of the processor a piece of work takes: the middle of three."""
    took = []
    for _ in range(3):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return statistics.median(took)
