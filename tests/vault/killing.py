"""Kills a process before its N-th step, where a step is one of our own writes to the disk or one SQL statement."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

from mappa_chair import files
from mappa_chair.vault import database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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


class Killer:
    """Counts the steps of this process, once it is armed, and kills it before the N-th."""

    def __init__(self, step: int) -> None:
        self.left = step
        self.is_armed = False

    def step(self, *_of: object) -> None:
        """Count one more."""
        if not self.is_armed:
            return
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def put_in(self, *, statements: bool) -> None:
        """Watch every write of this process, and the statements of every connection opened from now on."""
        files.disk = KillingDisk(self)
        if not statements:
            return
        connect = database.connect

        def watched(path: Path, *given: Any, **named: Any) -> Any:
            connection = connect(path, *given, **named)
            connection.set_trace_callback(self.step)
            return connection

        database.connect = watched


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
    child = os.fork()
    if child == 0:
        code = 1
        try:
            killer = Killer(step)
            killer.put_in(statements=statements)
            work(killer)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return True
