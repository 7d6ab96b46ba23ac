"""One bit flipped anywhere in the files of a vault: it is refused, found by the full check, or does no harm.

    python -m tests.long.flips --loops 10000

Harmless is a copy of the key file that the other repairs: the vault then opens with the same content, and says so.
Nothing that was changed is ever read as if nothing had happened.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from agenda.record import as_json, read
from mappa_chair.vault import attempts, kdf
from mappa_chair.vault.faults import VaultError, WrongPassphraseError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.harm import contents, flip
from tests.vault.quick import ANITA, derive, quick_vault
from tests.vault.works import REVIEW, example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.shape import JSON
    from mappa_chair.vault.vault import Vault

DATA: Final = "data"

# The database is a hundred times as long as all the others; each of them has its share of the flips all the same.
_OF_THE_DATABASE: Final = 0.7


@dataclass
class Flipped:
    """A vault that is copied for each flip, and what it says."""

    folder: Path
    template: Path
    says: dict[str, JSON]

    @property
    def copy(self) -> Path:
        """The copy."""
        return self.folder / "copy.mappa"


def made(folder: Path) -> Flipped:
    """Make the vault that is copied: a meeting, changed once and approved."""
    template = folder / "template.mappa"
    quick_vault(template)
    with open_vault(template, ANITA) as vault:
        with vault.unit("test") as unit:
            unit.add(read(example("level-3-pre-release-review")).record)
            unit.commit()
        with vault.unit("test") as unit:
            unit.approve(REVIEW, by="Helen Aldous", judged=unit.record_digest(REVIEW), changed="", why="")
            unit.commit()
        with vault.unit("test") as unit:
            says = as_json(unit.record(REVIEW))
    return Flipped(folder, template, says)


def flipped(at: Flipped, name: str, place: int, bit: int) -> str:
    """Flip one bit of a copy and open it; how that was noticed. Raises AssertionError where it was not."""
    shutil.rmtree(at.copy, ignore_errors=True)
    shutil.rmtree(at.folder / DATA, ignore_errors=True)
    shutil.copytree(at.template, at.copy)
    flip(at.copy / name, place, bit)
    before = contents(at.copy)
    where = f"{name}, byte {place}, bit {bit}"
    try:
        vault = open_vault(at.copy, ANITA)
    except WrongPassphraseError:
        raise AssertionError(f"{where}: told as a wrong passphrase") from None
    except VaultError:
        assert contents(at.copy) == before, f"{where}: refused, and changed all the same"
        return "refused"
    with vault:
        found = verify(vault)
        said = None if found else _says(vault)
        told = bool(vault.notices) or vault.doubt is not None
    if found:
        return "found by the full check"
    assert said == at.says, f"{where}: another content, and nobody was told"
    if told:
        return "told, content the same"
    assert name != "vault.db", f"{where}: silently accepted"
    assert contents(at.copy)[name] != before[name], f"{where}: neither told nor repaired"
    return "repaired, content the same"


def _says(vault: Vault) -> dict[str, JSON]:
    with vault.unit("reader") as unit:
        return as_json(unit.record(REVIEW))


def places(at: Flipped, loops: int, chance: random.Random) -> Iterator[tuple[str, int, int]]:
    """Random bits: most of the database, the rest of the other files by their length."""
    found = {name: len(each) for name, each in contents(at.template).items() if name != attempts.NAME and each}
    others = [name for name in found if name != "vault.db"]
    weights = [found[name] for name in others]
    for _ in range(loops):
        of_the_database = chance.random() < _OF_THE_DATABASE
        name = "vault.db" if of_the_database else chance.choices(others, weights)[0]
        yield name, chance.randrange(found[name]), chance.randrange(8)


def run(at: Flipped, loops: int, chance: random.Random) -> Counter[tuple[str, str]]:
    """Flip so many bits; how often what was noticed how, by file."""
    tally: Counter[tuple[str, str]] = Counter()
    for name, place, bit in places(at, loops, chance):
        tally[name, flipped(at, name, place, bit)] += 1
    return tally


def main() -> int:
    """Run it as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.flips")
    parser.add_argument("--loops", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=time.time_ns())
    given = parser.parse_args()
    kdf.derive = derive
    with tempfile.TemporaryDirectory(prefix="flips-") as name:
        os.environ["XDG_DATA_HOME"] = str(Path(name) / DATA)
        began = time.monotonic()
        tally = run(made(Path(name)), given.loops, random.Random(given.seed))  # noqa: S311 - places, not secrets
        for (file, how), count in sorted(tally.items()):
            sys.stdout.write(f"{file}: {count} {how}\n")
        sys.stdout.write(
            f"{sum(tally.values())} flips, none silently accepted, {time.monotonic() - began:.0f} s\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
