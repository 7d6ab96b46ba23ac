"""When somebody was last there, and what follows: reckoned by two clocks, with nobody waiting for either."""

from __future__ import annotations

import pytest

from screens.base.idle import IdleClock, IdleTimes, Step

BEGUN = 1000.0
WALL = 1_800_000_000.0


def after(seconds: float, *, blank: int = 5, lock: int = 10, every: float = 1.0) -> list[Step]:
    """What is due at each look, with no key for so long."""
    clock = IdleClock(IdleTimes(blank, lock), now=BEGUN, wall=WALL)
    looks = int(seconds / every)
    return [clock.look(now=BEGUN + n * every, wall=WALL + n * every) for n in range(1, looks + 1)]


def test_blank_and_lock_come_when_they_are_due_and_are_told_before() -> None:
    """Five minutes to blank and ten to lock, each told 15 seconds before and not a second earlier."""
    steps = after(601)
    assert [steps.index(step) + 1 for step in (Step.WARN_BLANK, Step.BLANK, Step.WARN_LOCK, Step.LOCK)] == [
        285,
        300,
        585,
        600,
    ]


def test_a_lock_no_later_than_the_blank_screen_needs_none() -> None:
    """With the same time for both the lock comes, told as a lock."""
    steps = after(300, blank=5, lock=5)
    assert Step.BLANK not in steps
    assert steps.index(Step.WARN_LOCK) + 1 == 285
    assert steps[-1] is Step.LOCK


def test_a_key_begins_the_time_anew() -> None:
    """A key in the last second before the lock takes the warning back."""
    clock = IdleClock(IdleTimes(5, 10), now=BEGUN, wall=WALL)
    for second in range(1, 600):
        clock.look(now=BEGUN + second, wall=WALL + second)
    clock.touched(BEGUN + 599)
    assert clock.look(now=BEGUN + 600, wall=WALL + 600) is Step.NOTHING
    assert clock.seconds_left(Step.WARN_LOCK, BEGUN + 600) == 599


@pytest.mark.parametrize(
    ("awake", "passed"),
    [(1.0, 600.0), (1.0, -3600.0), (400.0, 400.0)],
    ids=["lid closed", "clock set back", "process stopped"],
)
def test_a_clock_that_jumps_is_a_lid_that_was_closed(awake: float, passed: float) -> None:
    """Time that passed without this process, or a clock that somebody moved, locks at the next look."""
    clock = IdleClock(IdleTimes(5, 10), now=BEGUN, wall=WALL)
    assert clock.look(now=BEGUN + awake, wall=WALL + passed) is Step.LOCK


def test_a_clock_put_right_by_a_second_or_two_locks_nothing() -> None:
    """What a time server does to a clock is no jump, nor is a look that comes late on a busy machine."""
    clock = IdleClock(IdleTimes(5, 10), now=BEGUN, wall=WALL)
    assert clock.look(now=BEGUN + 4, wall=WALL + 7) is Step.NOTHING
