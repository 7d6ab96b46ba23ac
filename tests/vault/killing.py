"""Kills a process before its N-th step: a write of our own to the disk, an SQL statement, a write of SQLite's own.

Or at any moment, from outside: within a statement or a write as well.
"""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mappa_chair import files
from mappa_chair.vault import database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.vault.failing import Faults

STEPS = (
    "create",
    "create_unnamed",
    "name",
    "write",
    "sync",
    "replace",
    "rename",
    "make_folder",
    "sync_folder",
    "remove",
    "remove_tree",
)


# Functions that the library holds, for as long as this process lives.
_ALIVE: Final[list[object]] = []

# More steps than anything has.
NEVER = 1_000_000_000


class Killer:
    """Counts the steps of this process once it is armed, and kills it before the N-th; `armed` is told of that."""

    def __init__(self, step: int, armed: Callable[[], object] = lambda: None) -> None:
        self.left = step
        self.seconds = 0.0
        self._since = 0.0
        self._tell = armed
        self._is_armed = False

    @property
    def is_armed(self) -> bool:
        """Whether what is tried has begun, and not ended."""
        return self._is_armed

    @is_armed.setter
    def is_armed(self, armed: bool) -> None:
        self._is_armed = armed
        now = time.monotonic()
        self.seconds, self._since = now - self._since, now
        if armed:
            self._tell()

    def step(self, *_of: object) -> None:
        """Count one more."""
        if not self._is_armed:
            return
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def put_in(self, *, statements: bool) -> None:
        """Watch every write of this process, and the statements of every connection opened from now on."""
        from tests.vault.failing import FailingVfs  # noqa: PLC0415 - it takes the names of our own steps from here

        files.disk = KillingDisk(self)
        watched_too = FailingVfs(_deadly(self))
        _ALIVE.append(watched_too)
        watched_too.put_in()
        if not statements:
            return
        connect = database.connect

        def watched(path: Path, *given: Any, **named: Any) -> Any:
            connection = connect(path, *given, **named)
            connection.set_trace_callback(self.step)
            return connection

        database.connect = watched


def _deadly(killer: Killer) -> Faults:
    from tests.vault.failing import Faults  # noqa: PLC0415 - as above

    class Deadly(Faults):
        """Steps of SQLite's that do not fail: one of them kills."""

        def fails(self, name: str) -> bool:
            """Count one more."""
            killer.step(name)
            return False

    return Deadly(at=0, for_ever=False)


class KillingDisk(files.Disk):
    """A disk each of whose steps is counted."""

    def __init__(self, killer: Killer) -> None:
        for name in STEPS:
            setattr(self, name, _counted(killer, getattr(super(), name)))


def _counted(killer: Killer, real: Callable[..., object]) -> Callable[..., object]:
    def counted(*given: object) -> object:
        killer.step()
        return real(*given)

    return counted


def in_child(work: Callable[[Killer], None], step: int, *, statements: bool = True) -> bool:
    """Do a piece of work in a child that is killed before its N-th step; whether it came to its end.

    `work` arms the killer when what is tried begins. A child that fails by itself is an error.
    """
    child = _begun(work, lambda: Killer(step), statements=statements)
    _, status = os.waitpid(child, 0)
    return _ended(status)


def in_child_for(work: Callable[[Killer], None], seconds: float) -> bool:
    """Do a piece of work in a child killed so long after it armed the killer; whether it came to its end."""
    reader, writer = os.pipe()
    child = _begun(work, lambda: Killer(NEVER, lambda: os.write(writer, b".")), statements=False)
    os.close(writer)
    armed = os.read(reader, 1)
    os.close(reader)
    assert armed, "the work failed before it began"
    time.sleep(seconds)  # the moment of the kill, not a wait for anything
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return _ended(status)


class Size(NamedTuple):
    """How many steps a piece of work has, and how long it takes."""

    steps: int
    seconds: float


def size_of(work: Callable[[Killer], None]) -> Size:
    """Do a piece of work once, in a child that nobody kills."""
    reader, writer = os.pipe()

    def counted(killer: Killer) -> None:
        work(killer)
        os.write(writer, f"{NEVER - killer.left} {killer.seconds}".encode())

    assert in_child(counted, NEVER)
    os.close(writer)
    with os.fdopen(reader) as said:
        steps, seconds = said.read().split()
        return Size(int(steps), float(seconds))


def _begun(work: Callable[[Killer], None], made: Callable[[], Killer], *, statements: bool) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        killer = made()
        killer.put_in(statements=statements)
        work(killer)
        code = 0
    finally:
        os._exit(code)


def _ended(status: int) -> bool:
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return True
