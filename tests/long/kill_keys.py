"""Changes of keys killed: what opened the vault before opens it, or what is new.

    python -m tests.long.kill_keys --loops 1000

Half of the kills come before a random step, half from outside at a random moment. With `--every` each operation is
killed at its first step, its second, its third … until it comes to its end. The derivation of keys costs nothing
here, for it is not what is tried.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from agenda.record import read
from mappa_chair.vault import backups, database, kdf, keychange, keycopies
from mappa_chair.vault.faults import WrongPassphraseError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.recovery import as_text
from mappa_chair.vault.rotation import rotate
from mappa_chair.vault.unlocking import unlock
from mappa_chair.vault.verification import verify
from tests.long.kills import compiling_once, no_backup
from tests.vault.killing import in_child, in_child_for, size_of
from tests.vault.quick import ANITA, JO, NEW, derive, quick_vault
from tests.vault.works import REVIEW, example

if TYPE_CHECKING:
    from collections.abc import Callable

    from mappa_chair.vault.vault import Vault
    from tests.vault.killing import Killer

DATA = "data"
COPY = "copy.mappa"
SPARE = as_text(bytes(range(16)))  # a recovery key that is made for the test


@dataclass(frozen=True)
class Operation:
    """A change of keys: what does it, and which secrets open the vault before and after."""

    work: Callable[[Vault], object]
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True)
class Template:
    """A vault of two people with a meeting in it, which is copied for each loop."""

    folder: Path
    recovery_key: str

    @property
    def operations(self) -> dict[str, Operation]:
        """Every change of keys there is."""
        old = frozenset({ANITA, JO, self.recovery_key})
        return {
            "change": Operation(lambda vault: keychange.change(vault, NEW), old, old - {ANITA} | {NEW}),
            "add": Operation(lambda vault: keychange.add(vault, NEW, "Sam Hill"), old, old | {NEW}),
            "revoke": Operation(lambda vault: keychange.revoke(vault, "Jo Green"), old, old - {JO}),
            "recovery": Operation(
                lambda vault: keychange.renew_recovery(vault, SPARE), old, old - {self.recovery_key} | {SPARE}
            ),
            "rotate": Operation(
                lambda vault: rotate(vault, ANITA, SPARE, cost=FLOOR), old, frozenset({ANITA, SPARE})
            ),
        }


def template(folder: Path) -> Template:
    """Make the vault that is copied."""
    made = folder / "template.mappa"
    recovery_key = quick_vault(made)
    with open_vault(made, ANITA) as vault:
        keychange.add(vault, JO, "Jo Green")
        with vault.unit("Anita Rowe") as unit:
            unit.add(read(example("level-3-pre-release-review")).record)
            unit.commit()
    return Template(made, recovery_key)


def killed(made: Template, name: str, step: int, folder: Path, *, statements: bool = True) -> bool:
    """Kill one operation on a copy before its N-th step and look at what is left; whether it came to its end."""
    copy = _copied(made, folder)
    ended = in_child(partial(_do, made.operations[name], copy), step, statements=statements)
    if step % 3 == 0 and not database.has_hot_journal(copy):
        # What a sync tool or a tidy person takes away: a journal without anything to take back.
        (copy / "vault.db-journal").unlink(missing_ok=True)
    _look(made.operations[name], copy, ended=ended, where=f"{name} at step {step}", newest_first=step % 2 == 0)
    return ended


def killed_after(made: Template, name: str, seconds: float, folder: Path) -> bool:
    """Kill one operation on a copy so long after it began, whatever it does then; whether it came to its end."""
    copy = _copied(made, folder)
    ended = in_child_for(partial(_do, made.operations[name], copy), seconds)
    _look(made.operations[name], copy, ended=ended, where=f"{name} after {seconds} s", newest_first=True)
    return ended


def _look(operation: Operation, copy: Path, *, ended: bool, where: str, newest_first: bool) -> None:
    found = what_opens(copy, operation, newest_first=newest_first)
    if ended:
        assert found == operation.after, f"{where}: it came to its end and did not do what it says"
    else:
        assert found in {operation.before, operation.after}, f"{where}: neither old nor new"


def _copied(made: Template, folder: Path) -> Path:
    """A new copy, on a computer that has not seen the last one go further than this one is."""
    copy = folder / COPY
    for path in (copy, folder / DATA):
        shutil.rmtree(path, ignore_errors=True)
    return Path(shutil.copytree(made.folder, copy))


def _do(operation: Operation, copy: Path, killer: Killer) -> None:
    vault = open_vault(copy, ANITA)
    killer.is_armed = True
    operation.work(vault)
    killer.is_armed = False
    vault.give_up()


def what_opens(folder: Path, operation: Operation, *, newest_first: bool) -> frozenset[str]:
    """Which secrets open what is left, after the first that does has put it right; and that nothing is amiss."""
    secrets = sorted(
        operation.before | operation.after, key=lambda each: (each in operation.after) != newest_first
    )
    first = next((each for each in secrets if opens(folder, each)), None)
    assert first is not None, "nothing opens the vault"
    # An empty journal stays where nothing had to be taken back.
    left = {each.name for each in folder.iterdir()} - {"attempts.json", "vault.db-journal", "backups"}
    assert left == {"vault.db", "keys.json", "keys-copy.json", "head.json"}, f"left behind: {left}"
    assert (folder / "keys.json").read_bytes() == (folder / "keys-copy.json").read_bytes()
    found = frozenset(each for each in secrets if unlocks(folder, each))
    another = next((each for each in found if each != first), first)
    assert opens(folder, another, settled=True), "what unlocks the keys does not open the vault"
    return found


def unlocks(folder: Path, secret: str) -> bool:
    """Whether a secret leads to the data key; a fifth of what it takes to open the vault."""
    (folder / "attempts.json").unlink(missing_ok=True)
    salt = database.check_header(folder)
    try:
        unlock(folder, (each for each in keycopies.KeyCopies.read(folder).usable if each.database == salt), secret)
    except WrongPassphraseError:
        return False
    finally:
        (folder / "attempts.json").unlink(missing_ok=True)
    return True


def opens(folder: Path, secret: str, *, settled: bool = False) -> bool:
    """Whether a secret opens the vault, which then must be whole; a settled one has nothing to tell."""
    (folder / "attempts.json").unlink(missing_ok=True)
    try:
        with open_vault(folder, secret) as vault:
            assert vault.doubt is None, vault.doubt
            if settled:
                assert not vault.notices, vault.notices
                return True
            assert verify(vault) == []
            with vault.unit("reader") as unit:
                assert unit.record(REVIEW).meeting.reference == REVIEW
    except WrongPassphraseError:
        return False
    return True


def every(made: Template, name: str, folder: Path, stride: int = 1, *, statements: bool = True) -> int:
    """Kill an operation at each of its steps in turn, or each of those on the disk alone; how many it has."""
    for step in count(1, stride):
        if killed(made, name, step, folder, statements=statements):
            return step
    raise AssertionError


def at_random(made: Template, name: str, folder: Path, kills: int, chance: random.Random) -> int:
    """Kill an operation so often, at random steps and at random moments in turn; how many steps it has."""
    steps, seconds = size_of(partial(_do, made.operations[name], _copied(made, folder)))
    done = 0
    while done < kills:
        if done % 2:
            ended = killed_after(made, name, chance.uniform(0, seconds), folder)
        else:
            ended = killed(made, name, chance.randint(1, steps), folder)
        done += not ended
    return steps


def main() -> int:
    """Run it as the command line says."""
    parser = argparse.ArgumentParser(description="Kill changes of keys at every step or at random ones.")
    parser.add_argument("only", nargs="*", help="which operations; all if left out")
    parser.add_argument("--loops", type=int, default=1_000, help="how often each operation is killed")
    parser.add_argument("--every", action="store_true", help="at every step instead")
    parser.add_argument("--seed", type=int, default=time.time_ns())
    given = parser.parse_args()
    kdf.derive = derive
    setattr(database, "create_engine", compiling_once())  # noqa: B010 - the module's own name for it
    backups.at_closing = no_backup
    with tempfile.TemporaryDirectory(prefix="kill-keys-") as name:
        folder = Path(name)
        os.environ["XDG_DATA_HOME"] = str(folder / DATA)
        made = template(folder)
        chance = random.Random(given.seed)  # noqa: S311 - moments, not secrets
        for operation in given.only or made.operations:
            began = time.monotonic()
            if given.every:
                said = f"killed at each of {every(made, operation, folder)} steps"
            else:
                steps = at_random(made, operation, folder, given.loops, chance)
                said = f"{given.loops} killed, at any of {steps} steps or at any moment"
            sys.stdout.write(f"{operation}: {said}, none lost, {time.monotonic() - began:.0f} s\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
