"""When nobody is at the keyboard: what comes when, and whether the computer has slept. It only reckons."""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

# Seconds. The warning comes this long before.
WARNING: Final = 15

# Seconds by which the clock on the wall may run apart from the one that only runs while the computer is awake,
# and the longest that one may stand between two looks. What is beyond is a lid that was closed.
_JUMP: Final = 10.0
_STALL: Final = 30.0


class Step(Enum):
    """What is to be done."""

    NOTHING = "nothing"
    WARN_BLANK = "warn of the blank screen"
    BLANK = "blank"
    WARN_LOCK = "warn of the lock"
    LOCK = "lock"


class IdleTimes(NamedTuple):
    """Minutes without a key until the screen goes blank, and until the vault is locked."""

    blank: int
    lock: int


class IdleClock:
    """Tells what is due; only keys, pastes and clicks count as somebody being there, no timer and no export.

    `now` is a clock that stands while the computer sleeps, `wall` the one that does not, both in seconds.
    """

    def __init__(self, times: IdleTimes, *, now: float, wall: float) -> None:
        self.times = times
        self._touched = now
        self._looked = (now, wall)

    def touched(self, now: float) -> None:
        """Somebody is there."""
        self._touched = now

    def seconds_left(self, step: Step, now: float) -> int:
        """Whole seconds until the screen goes blank or the vault is locked."""
        minutes = self.times.blank if step is Step.WARN_BLANK else self.times.lock
        return max(0, round(self._touched + 60 * minutes - now))

    def look(self, *, now: float, wall: float) -> Step:
        """What is due now; to be asked every second."""
        before, self._looked = self._looked, (now, wall)
        awake = now - before[0]
        if awake > _STALL or abs((wall - before[1]) - awake) > _JUMP:
            return Step.LOCK
        idle = now - self._touched
        if idle >= 60 * self.times.lock:
            return Step.LOCK
        if idle >= 60 * self.times.lock - WARNING:
            return Step.WARN_LOCK
        if idle >= 60 * self.times.blank:
            return Step.BLANK
        return Step.WARN_BLANK if idle >= 60 * self.times.blank - WARNING else Step.NOTHING
