"""Wrong passphrases, counted beside the key file: the next try waits up to a minute, and whoever opens is told.

The count is no lock. Whoever may write the folder may remove it, and may as well copy the vault and guess where
Argon2id alone stands in the way; so it carries no code. For the same reason nothing it says may keep anyone out:
a file that is no count counts for nothing, and a count of any size, dated ever so late, costs one minute.
"""

from __future__ import annotations

import contextlib
import json
import stat
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from mappa_chair import files
from mappa_chair.spoken_days import say_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME: Final = "attempts.json"
FORMAT: Final = "mappa-chair-attempts"
VERSION: Final = 1
MAX_BYTES: Final = 512
MAX_COUNT: Final = 9_999
# A slip or two of the finger costs nothing; from then on 1, 2, 4 … seconds.
FREE: Final = 4
LONGEST_WAIT: Final = 60.0
_YEARS: Final = range(2_000, 3_000)

# Where the folder takes no writing, this process alone remembers.
_unwritten: dict[Path, Attempts] = {}


@dataclass(frozen=True, slots=True)
class Attempts:
    """How many wrong passphrases were tried since the vault was last opened; the first and the last, in UTC."""

    count: int
    first: datetime
    last: datetime

    @property
    def wait(self) -> float:
        """Seconds that must lie between the last of them and the next try."""
        over = self.count - FREE
        return min(LONGEST_WAIT, 2.0 ** min(over - 1, 10)) if over > 0 else 0.0


def now() -> datetime:
    """The time, UTC."""
    return datetime.now(UTC)


def read(folder: Path) -> Attempts | None:
    """What was counted in this folder; None where nothing was, or where the file is not what we write."""
    kept = _unwritten.get(folder.absolute())
    return kept or _parsed(_contents(folder / NAME))


def seconds_left(folder: Path) -> float:
    """How long the next try waits: never more than a minute, whatever the file or the clock says."""
    found = read(folder)
    if found is None:
        return 0.0
    passed = (now() - found.last).total_seconds()
    # A time to come is a clock set back, or written by somebody: the whole wait, once.
    return found.wait if passed < 0 else max(0.0, found.wait - passed)


def wait_said(folder: Path) -> str | None:
    """What to tell somebody whose next try waits; None where it does not."""
    found, left = read(folder), seconds_left(folder)
    return waiting(found.count, left) if found and left else None


def hold(folder: Path, pause: Callable[[float], None] | None = None) -> None:
    """Wait as long as the next try must."""
    left = seconds_left(folder)
    if left:
        (pause or time.sleep)(left)


def count_wrong(folder: Path) -> None:
    """Count one more wrong passphrase; where it cannot be written, in this process."""
    found, moment = read(folder), now()
    counted = Attempts(min(found.count + 1, MAX_COUNT) if found else 1, found.first if found else moment, moment)
    try:
        files.write(folder / NAME, _said(counted))
    except files.NotWrittenError:
        _unwritten[folder.absolute()] = counted
    else:
        _unwritten.pop(folder.absolute(), None)


def forget(folder: Path) -> str | None:
    """Begin at nought again; a sentence of what was counted for whoever opened the vault."""
    found = read(folder)
    _unwritten.pop(folder.absolute(), None)
    with contextlib.suppress(OSError):  # a folder that takes no writing; what is told once more harms nobody
        files.disk.remove(folder / NAME)
    return told(found) if found else None


def told(found: Attempts) -> str:
    """A sentence of what was counted, for whoever opened the vault."""
    since = found.first.astimezone()
    tried = "1 wrong passphrase was" if found.count == 1 else f"{found.count:,} wrong passphrases were"
    return f"{tried} tried since {say_day(since.date())}, {since:%H:%M}."


def waiting(count: int, seconds: float) -> str:
    """What to tell somebody whose next try waits."""
    whole = max(1, round(seconds))
    wrong = "1 wrong passphrase" if count == 1 else f"{count:,} wrong passphrases"
    return f"After {wrong} the next try waits {whole} second{'' if whole == 1 else 's'}."


def _said(attempts: Attempts) -> bytes:
    body = {
        "format": FORMAT,
        "version": VERSION,
        "count": attempts.count,
        "first": attempts.first.isoformat(timespec="seconds"),
        "last": attempts.last.isoformat(timespec="seconds"),
    }
    return json.dumps(body, indent=1).encode("ascii") + b"\n"


def _parsed(data: bytes) -> Attempts | None:
    try:
        found = json.loads(data.decode("ascii")) if len(data) <= MAX_BYTES else None
        if not isinstance(found, dict) or (found.get("format"), found.get("version")) != (FORMAT, VERSION):
            return None
        count, first, last = found["count"], _moment(found["first"]), _moment(found["last"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return Attempts(min(count, MAX_COUNT), first, last) if type(count) is int and count > 0 else None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    # Years at the ends of the calendar cannot be brought to another time zone.
    if moment.tzinfo is None or moment.year not in _YEARS:
        raise ValueError("no moment of ours")
    return moment.astimezone(UTC)


def _contents(path: Path) -> bytes:
    try:
        # A pipe under this name would never answer.
        if not stat.S_ISREG(path.lstat().st_mode):
            return b""
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        return b""
