"""Everything that writes, on a real disk with so much room and no more: told as full, and what was there stays.

    python -m tests.long.full_disk
    python -m tests.long.full_disk --works save,rotate --stride 5

The disk is a tmpfs of 8 MB in a mount namespace of its own (Linux, `unshare`), which vanishes with the process.
Each piece of work is given no room at first, then 4,096 bytes, then 8,192 …, until it comes to its end; then the
same with the number of files that may still be made. At the end the disk is pulled out under an open vault, and
every command of the command line is run on a disk without any room.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from mappa_chair.cli import main as run_command
from mappa_chair.vault import kdf
from mappa_chair.vault.faults import VaultMissingError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.quick import ANITA, NEW
from tests.vault.works import (
    DATA,
    REVIEW,
    SENTINEL,
    WORKS,
    Place,
    costless,
    example,
    place,
    plan,
    put,
    tried,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE: Final = 4_096
SIZE: Final = 8 << 20
FILES: Final = 10_000
ALONE: Final = ("unshare", "--map-root-user", "--mount", "--propagation", "private")
# What takes no room at all.
READS: Final = (
    ("list",),
    ("show", REVIEW),
    ("check", REVIEW),
    ("due",),
    ("keys", "list"),
    ("verify",),
    ("settings",),
)


@dataclass
class Full:
    """A disk with room for so many bytes, or so many files; what is left of it is taken up."""

    disk: Path
    room: int
    lasts: bool
    of_files: bool = False

    def begin(self) -> None:
        """Take up all but the room there is to be."""
        gc.collect()  # what was removed and is still open somewhere takes room for now only
        found = os.statvfs(self.disk)
        if self.of_files:
            self._mount(found.f_files - found.f_ffree + self.room)
            return
        rest = found.f_bavail * found.f_frsize - self.room
        with (self.disk / "ballast").open("wb") as file:
            if rest > 0:
                os.posix_fallocate(file.fileno(), 0, rest)
        found = os.statvfs(self.disk)
        assert found.f_bavail * found.f_frsize == self.room, "the disk was not filled as it was to be"

    def end(self) -> None:
        """Give it back."""
        if self.of_files:
            self._mount(FILES)
        (self.disk / "ballast").unlink(missing_ok=True)

    def _mount(self, files: int) -> None:
        subprocess.run(("mount", "-o", f"remount,nr_inodes={files}", str(self.disk)), check=True)


def filled(at: Place, name: str, *, of_files: bool = False, stride: int = 1) -> tuple[int, int]:
    """Give a piece of work more and more room until it comes to its end: how often it was tried, and the room."""
    for number in count():
        room = number * stride * (1 if of_files else PAGE)
        full = Full(at.folder, room, lasts=number % 2 == 1, of_files=of_files)
        try:
            fault = tried(at, name, full)
        except Exception as bug:
            bug.add_note(f"{name} with room for {room} {'files' if of_files else 'bytes'}")
            raise
        assert fault is None or "full" in str(fault), str(fault)
        # Opening and closing tell what they could not do, and do the rest.
        if fault is None and not any("full" in sentence for sentence in at.told):
            return number + 1, room
    raise AssertionError


def commands(at: Place, beside: Path) -> int:
    """Run every command that writes on a disk without room, and those that read; how many there were."""
    secret, new, record = (beside / name for name in ("passphrase", "new-passphrase", "record.json"))
    secret.write_text(ANITA, "utf-8")
    new.write_text(NEW, "utf-8")
    record.write_bytes(example("level-2-child-initial"))
    always = ("--vault", str(at.vault), "--passphrase-file", str(secret))
    backup = str(max((at.vault / "backups").iterdir()))
    writes: Sequence[tuple[str, ...]] = (
        ("new", str(at.folder / "another.mappa")),
        ("import", str(record)),
        ("settings", "marking", SENTINEL, "--reason", SENTINEL),
        ("approve", REVIEW, "--by", SENTINEL, "--force-open", SENTINEL),
        ("export", REVIEW, "--minutes", "--all", "--to", str(at.folder / "papers")),
        ("backup",),
        ("backup", str(at.folder / "one.mappa-backup")),
        ("restore", backup, "--to", str(at.folder / "restored.mappa")),
        ("keys", "add", "--name", "Sam Hill", "--new-passphrase-file", str(new)),
        ("keys", "change", "--new-passphrase-file", str(new)),
        ("keys", "rotate", "--yes"),
    )
    for words in (*writes, *READS):
        at.fresh()
        full = Full(at.folder, 0, lasts=True)
        full.begin()
        code, out, err = _run((*always, *words))
        full.end()
        if words in READS:
            assert code in {0, 1}, (words, code, err)
            assert out
        else:
            assert code == 2, (words, code, out, err)
            assert "full" in err, (words, err)
        assert SENTINEL not in out + err, words
    at.fresh()
    return len(writes) + len(READS)


def pulled(at: Place) -> None:
    """Take the disk away while the vault on it is open, and put it back: nothing is told as saved that is not."""
    at.fresh()
    stick = at.folder / "stick"
    stick.mkdir()
    put_in = ("mount", "--bind", str(at.vault), str(stick))
    subprocess.run(put_in, check=True)
    vault = open_vault(stick, ANITA)
    try:
        subprocess.run(("umount", "--lazy", str(stick)), check=True)
        with pytest.raises(VaultMissingError, match="Leave the text on the screen"):
            put(vault, SENTINEL)
        assert plan(vault) == "said 0", "what was read before cannot be read"
        subprocess.run(put_in, check=True)
        put(vault, SENTINEL)
    finally:
        vault.give_up()
    with open_vault(stick, ANITA) as again:
        assert (again.doubt, verify(again), plan(again)) == (None, [], SENTINEL)
    subprocess.run(("umount", str(stick)), check=True)


def _run(words: tuple[str, ...]) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run_command(words)
    return code, out.getvalue(), err.getvalue()


def can_mount() -> bool:
    """Whether a disk can be mounted here, in a namespace of its own."""
    if sys.platform != "linux":
        return False
    try:
        done = subprocess.run((*ALONE, "mount", "-t", "tmpfs", "tmpfs", "/tmp"), capture_output=True, check=False)  # noqa: S108 - in a namespace of its own
    except OSError:
        return False
    return done.returncode == 0


def _on_the_disk(given: argparse.Namespace, folder: Path) -> None:
    disk = folder / "disk"
    disk.mkdir()
    what = ("mount", "-t", "tmpfs", "-o", f"size={SIZE},nr_inodes={FILES}", "tmpfs", str(disk))
    subprocess.run(what, check=True)
    vars(kdf)["derive"] = costless(kdf.derive)
    os.environ["XDG_DATA_HOME"] = str(disk / DATA)
    at = place(disk, folder / "template.mappa")
    for work in given.works.split(","):
        for of_files in (False, True):
            began = time.monotonic()
            stride = max(1, given.stride // 16) if of_files else given.stride
            tries, room = filled(at, work, of_files=of_files, stride=stride)
            said = f"{work}: {tries} tries, until there was room for {room:,} {'files' if of_files else 'bytes'}"
            _say(f"{said}; told as full, nothing lost, {time.monotonic() - began:.0f} s")
    pulled(at)
    _say("pulled out while the vault is open: a save is refused, and goes through once the disk is back")
    _say(f"{commands(at, folder)} commands without room: those that write end with status 2, those that read do")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Run it as the command line says, in a process that may mount."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.full_disk")
    parser.add_argument("--works", default=",".join(WORKS), help="which, with commas between them")
    parser.add_argument("--stride", type=int, default=1, help="so many times 4,096 bytes more each time")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not given.here:
        if not can_mount():
            sys.stderr.write("No disk can be mounted here.\n")
            return 2
        again = (*ALONE, sys.executable, "-m", "tests.long.full_disk", "--here", *sys.argv[1:])
        return subprocess.run(again, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="full-disk-") as name:
        try:
            _on_the_disk(given, Path(name))
        finally:
            # A vault that a bug left open keeps the disk; it goes with this process.
            subprocess.run(("umount", "--lazy", str(Path(name) / "disk")), check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
