"""The pace of a meeting: minutes planned for each item, and the time it took; beside the record, in no paper."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mappa_chair.drafting import Draft

NAME: Final = "pace"
_LONGEST: Final = 240


@dataclass
class Pace:
    """Which item runs, how long each took, what was planned; times are seconds of a clock that runs forward."""

    planned: dict[str, int]
    spent: dict[str, float] = field(default_factory=dict)
    running: str | None = None
    since: float = 0.0

    def run(self, key: str, now: float) -> None:
        """Another item runs from `now` on; what ran until then has had its time."""
        self.stop(now)
        self.running, self.since = key, now

    def stop(self, now: float) -> None:
        """No item runs."""
        if self.running is not None:
            self.spent[self.running] = self.seconds(self.running, now)
        self.running = None

    def seconds(self, key: str, now: float) -> float:
        """How long an item took so far."""
        going = max(0.0, now - self.since) if key == self.running else 0.0
        return self.spent.get(key, 0.0) + going

    def minutes(self, key: str, now: float) -> int:
        """Whole minutes that an item took so far."""
        return int(self.seconds(key, now) // 60)

    def total(self, now: float) -> int:
        """Whole minutes of all items."""
        return int(sum(self.seconds(key, now) for key in {*self.spent, *filter(None, [self.running])}) // 60)

    def over(self, key: str, now: float) -> int:
        """Whole minutes by which an item took longer than planned; 0 as long as it did not."""
        return max(0, self.minutes(key, now) - self.planned.get(key, 0))

    def behind(self, now: float) -> int:
        """Whole minutes by which the items so far took longer than planned for them, all together."""
        begun = {*self.spent, *filter(None, [self.running])}
        used = sum(self.seconds(key, now) for key in begun)
        # Of the item that runs, what it was given is not used up before it took that long.
        due = sum(
            min(self.planned.get(key, 0) * 60, self.seconds(key, now))
            if key == self.running
            else self.planned.get(key, 0) * 60
            for key in begun
        )
        return max(0, int((used - due) // 60))

    def plan(self, key: str, minutes: int) -> None:
        """Plan other minutes for an item."""
        self.planned[key] = max(0, min(_LONGEST, minutes))

    def told(self, key: str, now: float) -> str:
        """How an item stands with its time, in words."""
        over = self.over(key, now)
        if over:
            return f"{over} min over its {self.planned.get(key, 0)}"
        return f"{self.minutes(key, now)} of {self.planned.get(key, 0)} min"

    def line(self, number: int, now: float) -> str:
        """How the meeting stands, for its head: the running item, and whether the meeting is behind."""
        if self.running is None:
            return ""
        behind = self.behind(now)
        late = f", meeting {behind} min behind" if behind else ""
        return f"now {number}: {self.told(self.running, now)}{late}"

    def as_text(self, now: float) -> str:
        """How it is kept; it stands still until it is told to run again."""
        spent = {key: round(self.seconds(key, now)) for key in {*self.spent, *filter(None, [self.running])}}
        return json.dumps({"planned": self.planned, "spent": spent}, sort_keys=True)


def pace_of(draft: Draft, planned: Mapping[str, int]) -> Pace:
    """The pace as it was kept with a meeting, else as planned."""
    kept = draft.aside("", NAME)
    said = json.loads(kept) if kept else {}
    return Pace(
        {**planned, **said.get("planned", {})}, {key: float(each) for key, each in said.get("spent", {}).items()}
    )


def keep_pace(draft: Draft, pace: Pace, now: float) -> None:
    """Keep the pace with the meeting."""
    text = pace.as_text(now)
    if draft.aside("", NAME) != text:
        draft.keep_aside("", NAME, text)
