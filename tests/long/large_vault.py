"""Large vaults of invented meetings: what opening, saving, listing, checking and backing up cost by size.

    python -m tests.long.large_vault 1 10 100

A vault grows as one in use does: a meeting for every half megabyte, and the rest is what was said before.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import json
import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agenda.record import validate
from mappa_chair.meetings import overview
from mappa_chair.vault import backups, database, kdf, restoring
from mappa_chair.vault.creation import create
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.works import example

if TYPE_CHECKING:
    from collections.abc import Callable

    from mappa_chair.vault.vault import Vault

PASSPHRASE: Final = "heron-lantern-quarry-velvet-thistle"
MEGABYTE: Final = 1_000_000
# Of each meeting so much is what it says now; the rest of its share is revisions.
_SHARE: Final = MEGABYTE // 2
_PAGE: Final = "He was seen at the station, and the officer on duty made a note of it. " * 40


class Clock:
    """A clock on which every save is a sitting of its own."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Three minutes later each time."""
        self.now += timedelta(minutes=3)
        return self.now


def grown(folder: Path, megabytes: float) -> int:
    """Make a vault of at least so many megabytes; the number of its meetings."""
    create(folder, PASSPHRASE, cost=kdf.FLOOR)
    body: dict[str, Any] = json.loads(example("level-3-pre-release-review"))
    meetings = 0
    with open_vault(folder, PASSPHRASE, clock=Clock()) as vault:
        while _size(folder) < megabytes * MEGABYTE:
            meetings += 1
            reference = f"EX/{1_000 + meetings}/3"
            body["meeting"]["reference"], body["case"]["reference"] = reference, f"EX/{1_000 + meetings}"
            with vault.unit("grow") as unit:
                unit.add(validate(body))
                unit.commit()
            while _size(folder) < min(meetings * _SHARE, megabytes * MEGABYTE):
                _say_more(vault, reference)
    return meetings


def _say_more(vault: Vault, reference: str) -> None:
    with vault.unit("grow") as unit:
        for number in range(20):
            unit.save(reference, "media", {"plan": f"{number} {_PAGE} {time.time_ns()}"})
        unit.commit()


def _size(folder: Path) -> int:
    # Only looked at: to open and close it here would drop the vault's own lock.
    return (folder / database.NAME).stat().st_size


def save(vault: Vault) -> None:
    """Save a paragraph in the newest meeting."""
    with vault.unit("chair") as unit:
        unit.save("EX/1001/3", "media", {"plan": f"A paragraph of {time.time_ns()}. {_PAGE[:500]}"})
        unit.commit()


def _ten_times(vault: Vault) -> None:
    for _ in range(10):
        save(vault)


def read_and_authenticated(path: Path) -> bytes:
    """The least that any check of a whole file costs."""
    code = hmac.new(bytes(32), digestmod=hashlib.sha512)
    with path.open("rb") as file:
        while piece := file.read(4_096):
            code.update(piece)
    return code.digest()


def _report(folder: Path, megabytes: float) -> None:
    path = folder / "large.mappa"
    began = time.perf_counter()
    meetings = grown(path, megabytes)
    _say(f"{_size(path) / MEGABYTE:.0f} MB, {meetings} meetings, made in {time.perf_counter() - began:.0f} s")
    _timed("read and authenticated, no more", lambda: read_and_authenticated(path / database.NAME))
    vault = _timed("opened (with a derivation at the floor)", lambda: open_vault(path, PASSPHRASE))
    try:
        for _ in range(3):
            save(vault)
        _timed("ten saves", lambda: _ten_times(vault))
        _timed("listed", lambda: overview(vault, date(2026, 11, 24)))
        wrong = _timed("checked in full", lambda: verify(vault))
        assert wrong == [], wrong
        backup = _timed("backed up, checked", lambda: backups.make(vault))
    finally:
        vault.give_up()
    to = folder / "restored.mappa"
    _timed(
        "restored, checked",
        lambda: restoring.restore(backup.path, PASSPHRASE, to, present=None, tell=lambda _loss: None),
    )


def _timed(what: str, work: Callable[[], Any]) -> Any:
    began, used = time.perf_counter(), time.process_time()
    made = work()
    _say(f"  {what}: {time.perf_counter() - began:.2f} s, {time.process_time() - used:.2f} s of the processor")
    return made


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Run it as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.large_vault")
    parser.add_argument("megabytes", type=float, nargs="+")
    given = parser.parse_args()
    vars(backups)["at_closing"] = lambda _vault: iter(())
    for megabytes in given.megabytes:
        with tempfile.TemporaryDirectory(prefix="large-vault-") as name:
            os.environ["XDG_DATA_HOME"] = str(Path(name) / "data")
            _report(Path(name), megabytes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
