"""Everything that writes, each as a piece of work that a failing disk interrupts, and how what it left is judged.

A piece of work begins its trouble just before the first write that is tried, and may end it before it is done.
It is told of a fault in one sentence or it is done; a third way is a bug. Then the disk works again, and the look
opens what is there: what was acknowledged is there, nothing else was touched, the full check finds nothing, and
the same work goes through.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from dataclasses import dataclass, field
from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from agenda.record import read
from mappa_chair.backing_up import backups_of
from mappa_chair.errors import MappaChairError
from mappa_chair.exporting import export_meeting
from mappa_chair.meetings import import_record
from mappa_chair.other_papers import EVERY_OTHER
from mappa_chair.vault import backups, keychange, restoring, rotation
from mappa_chair.vault.backupfile import BackupFile
from mappa_chair.vault.faults import MeetingMissingError, VaultMissingError, WrongPassphraseError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.recovery import as_text
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE
from tests.vault.quick import ANITA, JO, NEW, derive, quick_vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mappa_chair.vault.kdf import Cost
    from mappa_chair.vault.vault import Vault

REVIEW: Final = "EX/0147/3"
CHILD: Final = "EX/0212/1"
SENTINEL: Final = "SENTINEL-wintergreen"
SPARE: Final = as_text(bytes(range(16)))  # a recovery key that is made for the test
OLDER: Final = Path(__file__).parent / "vectors" / "schema-7"
DATA: Final = "data"
_AT_CLOSING: Final = backups.at_closing


class Trouble(Protocol):
    """A disk that fails between its beginning and its end; one that lasts ends only when the work is over."""

    lasts: bool

    def begin(self) -> None:
        """From here on the disk may fail."""

    def end(self) -> None:
        """From here on it works."""


@dataclass
class Place:
    """Where pieces of work are done: a folder on the disk that fails, and what is copied into it for each."""

    folder: Path
    template: Path
    papers: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    @property
    def vault(self) -> Path:
        """The copy of a vault of two people with one meeting and two backups."""
        return self.folder / "copy.mappa"

    @property
    def older(self) -> Path:
        """The copy of a vault of an older schema."""
        return self.folder / "older.mappa"

    def fresh(self) -> None:
        """New copies, on a computer that has seen no other."""
        for each in self.folder.iterdir():
            if each.is_dir():
                shutil.rmtree(each)
            elif each.name != "ballast":
                each.unlink()
        shutil.copytree(self.template, self.vault)
        shutil.copytree(OLDER, self.older)


def costless(real: Callable[[bytes, bytes, Cost], bytes]) -> Callable[[bytes, bytes, Cost], bytes]:
    """A derivation that costs nothing, but for the vault that an older version made: there it costs once."""
    known: dict[tuple[bytes, bytes], bytes] = {}
    older = (OLDER / "keys.json").read_text("ascii")

    def derived(secret: bytes, salt: bytes, cost: Cost) -> bytes:
        if salt.hex() not in older:
            return derive(secret, salt, cost)
        if (secret, salt) not in known:
            known[secret, salt] = real(secret, salt, cost)
        return known[secret, salt]

    return derived


def example(name: str) -> bytes:
    """One of the invented records."""
    return resources("mappa_chair").joinpath(f"examples/{name}.json").read_bytes()


def place(folder: Path, template: Path) -> Place:
    """Make the vault that is copied, and the papers that a disk which does not fail takes."""
    quick_vault(template)
    with _backing_up_at_closing(""), open_vault(template, ANITA) as vault:
        keychange.add(vault, JO, "Jo Green")
        with vault.unit("test") as unit:
            unit.add(read(example("level-3-pre-release-review")).record)
            unit.commit()
        backups.make(vault)
        put(vault, "said 0")
        backups.make(vault)
    made = Place(folder, template)
    made.fresh()
    with _backing_up_at_closing(""), open_vault(made.vault, ANITA) as vault:
        made.papers = {each.name: _digest(each) for each in _papers(vault, folder / "papers")}
    return made


def _papers(vault: Vault, folder: Path) -> list[Path]:
    exported = export_meeting(vault, REVIEW, folder=folder, minutes=True, summary=None, others=EVERY_OTHER)
    return [each.path for each in exported]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def put(vault: Vault, text: str) -> None:
    """Save a text."""
    with vault.unit("test") as unit:
        unit.save(REVIEW, "media", {"plan": text})
        unit.commit()


def plan(vault: Vault) -> str:
    """What stands there."""
    with vault.unit("reader") as unit:
        return str(unit.record(REVIEW).media.plan)


def _whole(folder: Path, secret: str) -> Vault:
    """The vault opened again on a disk that works: in no doubt, and whole."""
    vault = open_vault(folder, secret)
    assert vault.doubt is None, vault.doubt
    assert verify(vault) == [], verify(vault)
    return vault


def _untouched(at: Place) -> None:
    """The copy holds what it did, and its backups are as they were."""
    with _whole(at.vault, ANITA) as vault:
        assert plan(vault) == "said 0"
    found = backups_of(at.vault)
    assert len(found) >= 2
    assert all(isinstance(each, BackupFile) for each in found), "a backup is damaged"


# Saving and closing --------------------------------------------------------------------------------------------


def _save(at: Place, trouble: Trouble) -> None:
    with open_vault(at.vault, ANITA) as vault:
        trouble.begin()
        try:
            put(vault, SENTINEL * 2_000)
        except MappaChairError:
            # A disk that fails after the very step may have kept what is told as not saved.
            assert plan(vault) in {"said 0", SENTINEL * 2_000}, "what was there is not"
            if not trouble.lasts:
                trouble.end()
                put(vault, SENTINEL)
            raise


def _look_at_save(at: Place, *, done: bool) -> None:
    with _whole(at.vault, ANITA) as vault:
        wanted = {SENTINEL * 2_000} if done else {"said 0", SENTINEL, SENTINEL * 2_000}
        assert plan(vault) in wanted, "a save that was acknowledged is lost"
        put(vault, "again")
    with _whole(at.vault, ANITA) as vault:
        assert plan(vault) == "again"


def _close(at: Place, trouble: Trouble) -> None:
    vault = open_vault(at.vault, ANITA)
    put(vault, SENTINEL)
    trouble.begin()
    at.told += vault.close()


def _look_at_closed(at: Place, *, done: bool) -> None:
    assert done, "a vault did not close"
    with _whole(at.vault, ANITA) as vault:
        assert plan(vault) == SENTINEL
    assert all(isinstance(each, BackupFile) for each in backups_of(at.vault)), "a backup is damaged"


def _open(at: Place, trouble: Trouble) -> None:
    trouble.begin()
    with open_vault(at.vault, ANITA) as vault:
        at.told += vault.notices
        assert plan(vault) == "said 0"


def _look_at_opened(at: Place, *, done: bool) -> None:
    _ = done  # a disk that is full, or fails once, need not keep a vault from being opened; one that fails may
    _untouched(at)


# Making, bringing in -------------------------------------------------------------------------------------------


def _create(at: Place, trouble: Trouble) -> None:
    trouble.begin()
    quick_vault(at.folder / "new.mappa")


def _look_at_new(at: Place, *, done: bool) -> None:
    new = at.folder / "new.mappa"
    # A disk that fails at the last step and at taking that back leaves a vault which is whole.
    if not done and not new.exists():
        quick_vault(new)
    _whole(new, ANITA).close()


def _import(at: Place, trouble: Trouble) -> None:
    with open_vault(at.vault, ANITA) as vault:
        trouble.begin()
        import_record(vault, example("level-2-child-initial"), author="test")


def _look_at_import(at: Place, *, done: bool) -> None:
    wanted = read(example("level-2-child-initial")).record
    with _whole(at.vault, ANITA) as vault:
        try:
            with vault.unit("reader") as unit:
                assert unit.record(CHILD) == wanted, "half a record was stored"
        except MeetingMissingError:
            assert not done, "a record that was stored is not there"
            import_record(vault, example("level-2-child-initial"), author="test")
    _untouched(at)


# Backups -------------------------------------------------------------------------------------------------------


def _back_up(at: Place, trouble: Trouble) -> None:
    with open_vault(at.vault, ANITA) as vault:
        trouble.begin()
        backups.make(vault)


def _look_at_backups(at: Place, *, done: bool) -> None:
    _untouched(at)
    assert len(backups_of(at.vault)) >= 2 + done
    with open_vault(at.vault, ANITA) as vault:
        backups.make(vault)


def _restore(at: Place, trouble: Trouble) -> None:
    trouble.begin()
    _restored(at)


def _restored(at: Place) -> None:
    newest = max((at.vault / "backups").iterdir())
    restoring.restore(newest, ANITA, at.folder / "restored.mappa", present=None, tell=lambda _loss: None)


def _look_at_restored(at: Place, *, done: bool) -> None:
    restored = at.folder / "restored.mappa"
    if not done and not restored.exists():
        _restored(at)
    with _whole(restored, ANITA) as vault:
        assert plan(vault) == "said 0"
    _untouched(at)


# Keys ----------------------------------------------------------------------------------------------------------


def _change(at: Place, trouble: Trouble) -> None:
    with open_vault(at.vault, ANITA) as vault:
        trouble.begin()
        keychange.change(vault, NEW)


def _rotate(at: Place, trouble: Trouble) -> None:
    vault = open_vault(at.vault, ANITA)
    trouble.begin()
    rotation.rotate(vault, ANITA, SPARE, cost=FLOOR)


def _opens(folder: Path, secret: str) -> bool:
    try:
        open_vault(folder, secret).close()
    except WrongPassphraseError:
        return False
    return True


def _look_at_changed(at: Place, *, done: bool) -> None:
    # A change that was cut short between its two steps is finished by whoever opens the vault next.
    old, new = _opens(at.vault, ANITA), _opens(at.vault, NEW)
    assert old or new, "neither the old passphrase opens it nor the new"
    assert not done or (new and not old), "a change of keys that was acknowledged is lost"
    with _whole(at.vault, NEW if new else ANITA) as vault:
        assert plan(vault) == "said 0"
        keychange.change(vault, JO + " again")
    _whole(at.vault, JO + " again").close()


def _look_at_rotated(at: Place, *, done: bool) -> None:
    with _whole(at.vault, ANITA) as vault:
        assert plan(vault) == "said 0"
        old = any(each.called == "Jo Green" for each in keychange.held(vault))
    assert not (done and old), "a rotation that was acknowledged is lost"
    assert _opens(at.vault, JO) is old
    rotation.rotate(open_vault(at.vault, ANITA), ANITA, SPARE, cost=FLOOR)
    _whole(at.vault, ANITA).close()
    _whole(at.vault, SPARE).close()


# An older vault, and papers ------------------------------------------------------------------------------------


def _migrate(at: Place, trouble: Trouble) -> None:
    trouble.begin()
    with open_vault(at.older, PASSPHRASE) as vault:
        at.told += vault.notices


def _look_at_migrated(at: Place, *, done: bool) -> None:
    _ = done
    with _whole(at.older, PASSPHRASE) as vault, vault.unit("reader") as unit:
        assert unit.record(CHILD) == read(example("level-2-child-initial")).record
    found = backups_of(at.older)
    assert found
    assert all(isinstance(each, BackupFile) for each in found), "a backup is damaged"


def _export(at: Place, trouble: Trouble) -> None:
    with open_vault(at.vault, ANITA) as vault:
        trouble.begin()
        _papers(vault, at.folder / "papers")


def _look_at_papers(at: Place, *, done: bool) -> None:
    folder = at.folder / "papers"
    found = {each.name: _digest(each) for each in folder.iterdir()} if folder.is_dir() else {}
    assert found.items() <= at.papers.items(), "half a paper, or a piece of one under another name, was left"
    assert not done or found == at.papers
    _untouched(at)


@dataclass(frozen=True)
class Work:
    """A piece of work, and how what it left is judged."""

    do: Callable[[Place, Trouble], None]
    look: Callable[..., None]


WORKS: Final = {
    "save": Work(_save, _look_at_save),
    "close": Work(_close, _look_at_closed),
    "open": Work(_open, _look_at_opened),
    "create": Work(_create, _look_at_new),
    "import": Work(_import, _look_at_import),
    "backup": Work(_back_up, _look_at_backups),
    "restore": Work(_restore, _look_at_restored),
    "change": Work(_change, _look_at_changed),
    "rotate": Work(_rotate, _look_at_rotated),
    "migrate": Work(_migrate, _look_at_migrated),
    "export": Work(_export, _look_at_papers),
}


def tried(at: Place, name: str, trouble: Trouble) -> MappaChairError | None:
    """Do a piece of work in trouble and look at what it left; the fault it was told of."""
    at.fresh()
    at.told.clear()
    with _backing_up_at_closing(name):
        fault = _done(at, WORKS[name], trouble)
        WORKS[name].look(at, done=fault is None)
    return fault


def _done(at: Place, work: Work, trouble: Trouble) -> MappaChairError | None:
    try:
        work.do(at, trouble)
    except MappaChairError as fault:
        _check_sentence(fault)
        return fault
    finally:
        trouble.end()
        assert all(each.endswith(".") and SENTINEL not in each for each in at.told), at.told
    return None


@contextlib.contextmanager
def _backing_up_at_closing(name: str) -> Iterator[None]:
    """Only where closing is tried does it make a backup: each takes as long as a full check."""
    before = backups.at_closing
    vars(backups)["at_closing"] = _AT_CLOSING if name == "close" else _no_backup
    try:
        yield
    finally:
        backups.at_closing = before


def _no_backup(_vault: Vault) -> Iterator[str]:
    return iter(())


def _check_sentence(fault: MappaChairError) -> None:
    assert fault.problem.endswith("."), fault.problem
    assert fault.remedy
    assert fault.exit_code == 2
    assert SENTINEL not in repr(fault)
    assert not isinstance(fault, VaultMissingError), "a vault that is there is said not to be"
    assert "damaged" not in str(fault), "a disk that fails is told as damage"
