"""Every document of many meetings in one run of the command: how much memory the second half takes over the first.

    python -m tests.long.export_many --meetings 100

Linux tells and resets the peak of a process; elsewhere this measures nothing and says so.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from contextlib import redirect_stdout
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import mappa_chair.commands.writing as command
from mappa_chair.cli import main as run
from mappa_chair.meetings import import_record
from mappa_chair.vault import creation, opening
from mappa_chair.vault.kdf import FLOOR

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSPHRASE = "heron-lantern-quarry-velvet-thistle"
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
# Peaks of the two halves may differ by this: what a collector has not yet taken, pages an allocator keeps.
MARGIN = 8.0


class Measured(NamedTuple):
    """Peaks of memory in MB while each half was written, files written, and seconds for all."""

    first: float
    second: float
    files: int
    seconds: float

    @property
    def is_flat(self) -> bool:
        """Whether the second half took no more memory than the first."""
        return self.second <= self.first + MARGIN


def is_measurable() -> bool:
    """Whether this system tells a process its peak of memory and forgets it when asked."""
    try:
        RESET.write_text("5")
    except OSError:
        return False
    return "VmHWM" in STATUS.read_text()


def measure(meetings: int) -> Measured:
    """Import so many meetings into a vault of their own, export every document of each, and measure."""
    with tempfile.TemporaryDirectory() as place:
        folder, key = Path(place) / "many.mappa", Path(place) / "passphrase"
        key.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        creation.create(folder, PASSPHRASE, cost=FLOOR)
        with opening.open_vault(folder, PASSPHRASE) as vault:
            references = [import_record(vault, each, author="Anita Rowe").reference for each in _records(meetings)]
        peaks = _Peaks(meetings // 2)
        real = vars(command)["export_meeting"]
        setattr(command, "export_meeting", peaks.around(real))  # noqa: B010 - the command's own name for it
        start = time.perf_counter()
        try:
            with redirect_stdout(StringIO()):
                given = [
                    "--vault",
                    str(folder),
                    "--passphrase-file",
                    str(key),
                    "--to",
                    str(Path(place) / "papers"),
                ]
                run(["export", *references, "--all", "--summary", "subject", *given])
        finally:
            setattr(command, "export_meeting", real)  # noqa: B010 - as above
        written = sum(1 for path in (Path(place) / "papers").rglob("*") if path.is_file())
        return Measured(*peaks.both(), written, time.perf_counter() - start)


class _Peaks:
    """The peak of memory of each half of the meetings; the first of all loads what all need and does not count."""

    def __init__(self, half: int) -> None:
        self._half, self._done, self._first = half, 0, 0.0

    def around(self, work: Any) -> Any:
        """A function that does the work and starts or ends a half."""

        def measured(*given: Any, **named: Any) -> Any:
            if self._done == 1:
                RESET.write_text("5")
            if self._done == self._half:
                self._first = _peak()
                RESET.write_text("5")
            self._done += 1
            return work(*given, **named)

        return measured

    def both(self) -> tuple[float, float]:
        """The peak of each half."""
        return self._first, _peak()


def _peak() -> float:
    told = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(told.split()[1]) / 1024


def _records(count: int) -> Iterator[bytes]:
    """The level 3 example again and again, each as a case of its own."""
    source = (files("mappa_chair") / "examples" / "level-3-pre-release-review.json").read_text("utf-8")
    for number in range(count):
        said = json.loads(source)
        said["case"]["reference"] = f"EX/{1000 + number}"
        said["meeting"]["reference"] = f"EX/{1000 + number}/3"
        yield json.dumps(said).encode()


def main() -> int:
    """Measure and say; 1 where memory grew."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--meetings", type=int, default=100)
    meetings = options.parse_args().meetings
    if not is_measurable():
        sys.stdout.write("This system does not tell the peak of memory.\n")
        return 0
    found = measure(meetings)
    sys.stdout.write(json.dumps(found._asdict()) + "\n")
    return 0 if found.is_flat else 1


if __name__ == "__main__":
    sys.exit(main())
