"""Everything that writes, on a disk whose N-th step fails: told in a sentence, nothing lost, whole afterwards.

    python -m tests.long.fail_disk
    python -m tests.long.fail_disk --works save,rotate --stride 5

A step is one of our own writes, or a write, truncation, sync, opening or removal that SQLite makes. Each fails
once, and then each together with all that follow it, until the work comes to its end before the step that fails.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from mappa_chair.vault import kdf
from tests.vault.failing import Faults, failing
from tests.vault.works import DATA, WORKS, Place, costless, place, tried


@dataclass
class Failing:
    """A disk that fails at its N-th step."""

    faults: Faults
    lasts: bool

    def begin(self) -> None:
        """From here on steps are counted."""
        self.faults.is_armed = True

    def end(self) -> None:
        """From here on the disk works."""
        self.faults.is_armed = False


@dataclass
class Tally:
    """What came of a loop: how many steps there are, how often which kind of step failed, what was told."""

    steps: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    told: int = 0


def every(at: Place, name: str, *, lasts: bool, first: int = 1, stride: int = 1) -> Tally:
    """Let each step of a piece of work fail in turn, until it comes to its end before that."""
    tally = Tally()
    for step in count(first, stride):
        with failing(step, for_ever=lasts) as faults:
            try:
                fault = tried(at, name, Failing(faults, lasts))
            except Exception as bug:
                where = faults.names[step - 1] if faults.failed else "nothing"
                bug.add_note(f"{name}: step {step} failed ({where}), {'for ever' if lasts else 'once'}")
                raise
        if not faults.failed:
            assert fault is None, "it fails on a disk that works"
            tally.steps = faults.steps
            return tally
        tally.failed[faults.names[step - 1]] += 1
        tally.told += fault is not None
    raise AssertionError


def main() -> int:
    """Run it as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.fail_disk")
    parser.add_argument("--works", default=",".join(WORKS), help="which, with commas between them")
    parser.add_argument("--stride", type=int, default=1, help="try every step, every second …")
    given = parser.parse_args()
    vars(kdf)["derive"] = costless(kdf.derive)
    with tempfile.TemporaryDirectory(prefix="fail-disk-") as name:
        folder = Path(name) / "disk"
        folder.mkdir()
        os.environ["XDG_DATA_HOME"] = str(folder / DATA)
        at = place(folder, Path(name) / "template.mappa")
        for work in given.works.split(","):
            for lasts in (False, True):
                began = time.monotonic()
                tally = every(at, work, lasts=lasts, stride=given.stride)
                of_sqlite = sum(number for each, number in tally.failed.items() if " " not in each)
                said = (
                    f"{work}, {'for ever' if lasts else 'once'}: {tally.steps} steps, {tally.failed.total()}"
                    f" failed ({of_sqlite} of SQLite), {tally.told} told, nothing lost,"
                    f" {time.monotonic() - began:.0f} s"
                )
                sys.stdout.write(f"{said}\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
