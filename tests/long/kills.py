"""What the loops that kill have in common: an operation, what it left, and how often it is killed when.

Half of the kills come before a step of the operation, drawn at random: one of our own writes to the disk or one
SQL statement. The other half come from outside at a random moment, within a statement or a write of SQLite's own.
The derivation of keys costs nothing here, for it is not what is tried.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from dataclasses import KW_ONLY, dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Engine
from sqlalchemy.pool import StaticPool

from mappa_chair.vault import backups, database, kdf
from tests.vault.killing import in_child, in_child_for, size_of
from tests.vault.quick import derive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mappa_chair.vault.vault import Vault
    from tests.vault.killing import Killer, Size

DATA: Final = "data"
# Kills between two words of how far it is.
_TOLD_EVERY: Final = 100
# A machine that is busy takes longer than it took before.
_SLACK: Final = 1.2


@dataclass
class Place:
    """Where one loop works: a folder, and how much was acknowledged through a pipe."""

    folder: Path
    _: KW_ONLY
    acknowledged: int = 0

    def fresh(self) -> None:
        """All as it was before the operation, on a computer that has seen nothing of it."""
        raise NotImplementedError

    def draw(self, chance: random.Random) -> None:
        """Draw what is different from loop to loop, if anything is."""


class Operation(NamedTuple):
    """What is killed, and how what it left is looked at; `work` arms the killer and tells what it acknowledges."""

    work: Callable[[Any, Killer, int], None]
    look: Callable[..., None]


def killed(at: Place, operation: Operation, step: int) -> bool:
    """Kill an operation before its N-th step and look at what is left; whether it came to its end."""
    return _killed(at, operation, lambda work: in_child(work, step))


def killed_after(at: Place, operation: Operation, seconds: float) -> bool:
    """Kill an operation so long after it began and look at what is left; whether it came to its end."""
    return _killed(at, operation, lambda work: in_child_for(work, seconds))


def _killed(at: Place, operation: Operation, run: Callable[[Callable[[Killer], None]], bool]) -> bool:
    at.fresh()
    reader, writer = os.pipe()
    ended = run(lambda killer: operation.work(at, killer, writer))
    os.close(writer)
    with os.fdopen(reader, "rb") as said:
        at.acknowledged = len(said.read())
    operation.look(at, ended=ended)
    return ended


def every(at: Place, operation: Operation, stride: int = 1) -> int:
    """Kill an operation at each of its steps in turn; about how many it has."""
    for step in count(1, stride):
        if killed(at, operation, step):
            return step
    raise AssertionError


def whole(at: Place, operation: Operation) -> Size:
    """How many steps an operation has that nobody kills, and how long it takes."""
    at.fresh()
    return size_of(lambda killer: operation.work(at, killer, os.open(os.devnull, os.O_WRONLY)))


def at_random(at: Place, operation: Operation, kills: int, chance: random.Random) -> int:
    """Kill an operation so often, by steps and by moments in turn; how often it came to its end before."""
    steps, seconds = whole(at, operation)
    ended = done = 0
    while done < kills:
        at.draw(chance)
        if done % 2:
            came_to_its_end = killed_after(at, operation, chance.uniform(0, seconds * _SLACK))
        else:
            came_to_its_end = killed(at, operation, chance.randint(1, steps))
        ended += came_to_its_end
        done += not came_to_its_end
        if done % _TOLD_EVERY == 0 and not came_to_its_end:
            sys.stderr.write(f"{done} killed\n")
    return ended


def compiling_once() -> Callable[..., Engine]:
    """Makes engines that share what was compiled: else half of the time goes into the same statements.

    For the vault's `database.create_engine`, of one process and the children it forks.
    """
    really = vars(database)["create_engine"]
    engines: list[Engine] = []

    def shared(url: str, *, creator: Callable[[], Any], **named: Any) -> Engine:
        if not engines:
            engines.append(really(url, creator=creator, **named))
            return engines[0]
        first = engines[0]
        engine = Engine(StaticPool(creator), first.dialect, first.url, hide_parameters=True)
        engine._compiled_cache = first._compiled_cache
        return engine

    return shared


def no_backup(vault: Vault) -> Iterator[str]:  # noqa: ARG001 - what stands in its place is given it
    """Back nothing up at closing: each takes as long as a full check, and is killed where backups are."""
    yield from ()


def command(name: str, made: Callable[[Path], Place], operations: Mapping[str, Operation]) -> int:
    """Run a loop as the command line says."""
    parser = argparse.ArgumentParser(prog=f"python -m {name}")
    parser.add_argument("only", nargs="*", help="which operations; all if left out")
    parser.add_argument("--loops", type=int, default=1_000, help="how often each operation is killed")
    parser.add_argument("--seed", type=int, default=time.time_ns())
    given = parser.parse_args()
    kdf.derive = derive
    setattr(database, "create_engine", compiling_once())  # noqa: B010 - the module's own name for it
    backups.at_closing = no_backup
    with tempfile.TemporaryDirectory(prefix="kills-") as place:
        os.environ["XDG_DATA_HOME"] = str(Path(place) / DATA)
        at = made(Path(place))
        chance = random.Random(given.seed)  # noqa: S311 - moments, not secrets
        for operation in given.only or operations:
            began = time.monotonic()
            ended = at_random(at, operations[operation], given.loops, chance)
            said = f"{operation}: {given.loops} killed, {ended} came to their end, none lost, none half, "
            sys.stdout.write(f"{said}{time.monotonic() - began:.0f} s\n")
            sys.stdout.flush()
    return 0
