"""One vault made at the lowest cost and copied for each test, a clock the test turns, and the invented records."""

from __future__ import annotations

import functools
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mappa_chair
from agenda.record import read
from mappa_chair.vault import kdf
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.record import Record
    from mappa_chair.vault.kdf import Cost
    from mappa_chair.vault.vault import Vault

PASSPHRASE = "heron-lantern-quarry-velvet-thistle"
WRONG = "heron-lantern-quarry-velvet-thimble"

# What lies in the folder of a closed vault.
FILES = ["head.json", "keys-copy.json", "keys.json", "vault.db"]

EXAMPLES = sorted((Path(mappa_chair.__file__).parent / "examples").glob("*.json"))


@dataclass(frozen=True)
class Made:
    """A vault on disk and what opens it."""

    folder: Path
    recovery_key: str


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def turn(self, **by: float) -> None:
        """Move it, by keyword arguments of a timedelta; it also goes back."""
        self.now += timedelta(**by)


@pytest.fixture(scope="session", autouse=True)
def each_derivation_once() -> Iterator[None]:
    """The same secret, salt and cost are worked once in a run: vaults of tests are copies of one another."""
    really, argon = kdf.derive, vars(kdf)["Argon2id"]
    known = functools.cache(really)

    def derived(secret: bytes, salt: bytes, cost: Cost) -> bytes:
        # A test that puts another library in its place wants to see that at work.
        return known(secret, salt, cost) if vars(kdf)["Argon2id"] is argon else really(secret, salt, cost)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kdf, "derive", derived)
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A fresh vault that no test changes."""
    folder = tmp_path_factory.mktemp("template") / "team.mappa"
    return Made(folder, create(folder, PASSPHRASE, cost=FLOOR))


@pytest.fixture
def made(template: Made, tmp_path: Path) -> Made:
    """A fresh vault of the test's own."""
    folder = tmp_path / "team.mappa"
    shutil.copytree(template.folder, folder)
    return Made(folder, template.recovery_key)


@pytest.fixture
def folder(made: Made) -> Path:
    """The folder of a fresh vault."""
    return made.folder


@pytest.fixture
def clock() -> Clock:
    """The clock of the vault."""
    return Clock()


@pytest.fixture
def vault(folder: Path, clock: Clock) -> Iterator[Vault]:
    """A fresh vault, open."""
    with open_vault(folder, PASSPHRASE, clock=clock) as opened:
        yield opened


def example(name: str) -> Record:
    """One of the invented records that come with the programme."""
    return read(next(each for each in EXAMPLES if name in each.name).read_bytes()).record


@pytest.fixture
def review() -> Record:
    """The record of a level 3 review meeting."""
    return example("level-3")


@pytest.fixture
def initial() -> Record:
    """The record of a level 2 initial meeting."""
    return example("level-2")


@pytest.fixture
def filled(vault: Vault, review: Record) -> Vault:
    """The open vault with the level 3 meeting in it."""
    with vault.unit("Anita Rowe") as unit:
        unit.add(review)
        unit.commit()
    return vault
