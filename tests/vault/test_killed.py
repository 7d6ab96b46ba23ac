"""A process killed while it saves loses nothing it was told is saved, and leaves nothing half-saved."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from mappa_chair import files
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE
from tests.vault.harm import contents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agenda.record import Record

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills as POSIX does")

LOOPS = 15
REVIEW = "EX/0147/3"


def in_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Start work in a child process; give its id and the end of a pipe it writes to."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(writer)
        finally:
            os._exit(1)
    os.close(writer)
    return child, reader


def killed_after(child: int, reader: int, acknowledgements: int, seconds: float) -> bytes:
    """Kill a child some moment after it said so often that it saved; give all it said."""
    said = b""
    while said.count(b"\n") < acknowledgements:
        said += os.read(reader, 1)
    time.sleep(seconds)  # the moment of the kill, not a wait for anything
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reader, 4_096):
        said += more
    os.close(reader)
    return said


def test_no_acknowledged_save_is_lost(folder: Path, review: Record) -> None:
    """Killed at random moments: what was acknowledged is there, a save is there whole, and so is the vault."""
    chance = random.Random(4471)  # noqa: S311 - moments, not secrets
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("import") as unit:
        unit.add(review)
        unit.commit()
    count = 0

    def work(writer: int) -> None:
        with open_vault(folder, PASSPHRASE) as vault:
            for number in range(count + 1, count + 10_000):
                with vault.unit("chair") as unit:
                    unit.save(REVIEW, "media", {"plan": f"{number} " * 2_000})
                    unit.save(REVIEW, "smb", {"issues": [{"kind": "concern", "text": str(number)}]})
                    unit.commit()
                os.write(writer, f"{number}\n".encode())

    for _ in range(LOOPS):
        child, reader = in_child(work)
        said = killed_after(child, reader, chance.randint(1, 6), chance.uniform(0, 0.02))
        acknowledged = int(said.split(b"\n")[-2])
        with open_vault(folder, PASSPHRASE) as vault:
            with vault.unit("reader") as unit:
                record = unit.record(REVIEW)
            assert verify(vault) == []
        saved = int(str(record.smb.issues[0].text))
        assert saved in {acknowledged, acknowledged + 1}
        assert record.media.plan == f"{saved} " * 2_000
        count = saved
    assert count >= LOOPS


def test_a_save_cut_short_is_taken_back_at_the_next_opening(folder: Path, review: Record) -> None:
    """A journal that a kill left behind is rolled back, and a wrong passphrase leaves even that to its owner."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("import") as unit:
        unit.add(review)
        unit.commit()

    def work(writer: int) -> None:
        with open_vault(folder, PASSPHRASE) as vault, vault.session() as session:
            connection = session.connection()
            connection.exec_driver_sql("PRAGMA cache_size = 2")
            connection.exec_driver_sql("UPDATE revision SET body = hex(randomblob(20000))")
            os.write(writer, b"half\n")
            signal.pause()

    child, reader = in_child(work)
    killed_after(child, reader, 1, 0)
    left = contents(folder)
    assert left["vault.db-journal"][:1] not in {b"", b"\x00"}
    with pytest.raises(Exception, match="does not open"):
        open_vault(folder, "a wrong passphrase")
    assert contents(folder) == left
    with open_vault(folder, PASSPHRASE) as vault:
        with vault.unit("reader") as unit:
            assert unit.record(REVIEW) == review
        assert verify(vault) == []


STEPS = ("create", "sync", "replace", "make_folder", "rename", "sync_folder")


@pytest.mark.parametrize("step", range(0, 20, 3))
def test_a_vault_killed_in_the_making_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Killed before its N-th step on disk: under its name there is a vault that opens, or nothing."""
    folder = tmp_path / "team.mappa"

    class Killing(files.Disk):
        """Kills its own process before a step."""

        def __init__(self) -> None:
            self.left = step
            for name in STEPS:
                setattr(self, name, self._counted(getattr(files.Disk, name)))

        def _counted(self, real: Callable[..., object]) -> Callable[..., object]:
            def counted(*given: object) -> object:
                if self.left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                self.left -= 1
                return real(self, *given)

            return counted

    def work(writer: int) -> None:
        monkeypatch.setattr(files, "disk", Killing())
        create(folder, PASSPHRASE, cost=FLOOR)
        os.write(writer, b"made\n")

    child, reader = in_child(work)
    said = os.read(reader, 10)
    os.waitpid(child, 0)
    os.close(reader)
    if said or folder.exists():
        with open_vault(folder, PASSPHRASE) as vault:
            assert verify(vault) == []
    else:
        assert create(folder, PASSPHRASE, cost=FLOOR)
