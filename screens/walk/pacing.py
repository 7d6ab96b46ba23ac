"""The clock of the walk: which item runs, told at the right of the head, silently."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from agenda.minutes_plan import minutes_planned
from mappa_chair.pace import keep_pace, pace_of
from screens.base.said_keys import key_of, keyed
from screens.walk.rail import place_of

if TYPE_CHECKING:
    from mappa_chair.drafting import Draft

# Seconds. An item that is looked at for so long runs from when it was opened; a shorter look ahead is none.
LOOKED_AT: Final = 20.0
# Seconds between two looks at the clock, and after which what was counted is kept.
TICK: Final = 5.0
_KEEP: Final = 60.0


class Pacing:
    """Follows the chair through the agenda. It stands still until it is set going."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.pace = pace_of(draft, minutes_planned(draft.record.meeting.level))
        self._shown = ""
        self._shown_at = 0.0
        self._kept_at = 0.0

    @property
    def is_going(self) -> bool:
        """Whether an item runs."""
        return self.pace.running is not None

    def show(self, key: str) -> None:
        """Another place is on the screen."""
        if key != self._shown:
            self._shown, self._shown_at = key, time.monotonic()

    def typed(self) -> None:
        """Something was typed into the place that is shown: whoever writes there is there."""
        if self.is_going:
            self._follow(time.monotonic())

    def set_going(self, key: str) -> str:
        """Have an item run from now on, or stop where it does; what to say of it."""
        now = time.monotonic()
        if self.pace.running == key:
            self.pace.stop(now)
            self._keep(now)
            return keyed("The clock of the meeting stands. {go} . sets it going again.")
        self.pace.run(key, now)
        self._keep(now)
        go = key_of("go")
        return f"Item {place_of(key).number} runs now; the clock follows you. {go} . stops it, {go} t shows it."

    def tick(self) -> bool:
        """Look at the clock; whether what is counted was put aside to be kept."""
        now = time.monotonic()
        if not self.is_going:
            return False
        if now - self._shown_at >= LOOKED_AT:
            self._follow(self._shown_at)
        if now - self._kept_at < _KEEP:
            return False
        self._keep(now)
        return True

    def plan(self, key: str, by: int) -> None:
        """Plan so many minutes more, or fewer, for an item."""
        self.pace.plan(key, self.pace.planned.get(key, 0) + by)
        self._keep(time.monotonic())

    def line(self, *, short: bool) -> str:
        """What the head says; nothing while nothing runs."""
        running = self.pace.running
        if running is None:
            return ""
        number, now = place_of(running).number, time.monotonic()
        return f"{number}: {self.pace.told(running, now)}" if short else self.pace.line(number, now)

    def _follow(self, since: float) -> None:
        if self._shown != self.pace.running and self._shown in self.pace.planned:
            self.pace.run(self._shown, max(since, self.pace.since))

    def _keep(self, now: float) -> None:
        self._kept_at = now
        keep_pace(self._draft, self.pace, now)
