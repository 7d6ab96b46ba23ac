"""What a restore says of the present vault, whatever state that is in: no damage of it keeps anybody from it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault import backups, keycopies, restoring
from mappa_chair.vault.creation import create
from mappa_chair.vault.faults import VaultExistsError, VaultReadOnlyError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.recovery import as_text
from mappa_chair.vault.restoring import Present
from mappa_chair.vault.rotation import rotate
from tests.vault.conftest import PASSPHRASE
from tests.vault.works import OLDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agenda.record import Record
    from mappa_chair.vault.restoring import Loss

REVIEW = "EX/0147/3"
SPARE = as_text(bytes(range(16)))  # a recovery key that is made for the test


@pytest.fixture
def backup(folder: Path, tmp_path: Path, review: Record) -> Path:
    """A backup elsewhere of a vault with a meeting, in which something was saved since."""
    path = tmp_path / "team.mappa-backup"
    with open_vault(folder, PASSPHRASE) as vault:
        with vault.unit("import") as unit:
            unit.add(review)
            unit.commit()
        backups.make(vault, path)
        with vault.unit("chair") as unit:
            unit.save(REVIEW, "media", {"plan": "since"})
            unit.commit()
    return path


def told(backup: Path, folder: Path, to: Path) -> Loss:
    """What a restore tells before it takes its name; it must come to its end."""
    said: list[Loss] = []
    against = Present(folder, must_match=True)
    restoring.restore(backup, PASSPHRASE, to, present=against, tell=said.append, reason="Damage.")
    with open_vault(to, PASSPHRASE) as vault:
        assert vault.doubt is None
    (loss,) = said
    return loss


def without_keys(folder: Path) -> None:
    """Both key files damaged: the backup's own still read the database."""
    for name in keycopies.NAMES:
        (folder / name).write_bytes(b"damaged")


def without_database(folder: Path) -> None:
    """The database damaged, and the head not."""
    data = bytearray((folder / "vault.db").read_bytes())
    data[16:200] = bytes(184)
    (folder / "vault.db").write_bytes(bytes(data))


def without_both(folder: Path) -> None:
    """The database damaged, and no head."""
    without_database(folder)
    (folder / "head.json").unlink()


def with_a_newer_head(folder: Path) -> None:
    """The database damaged, and the head of a newer version of the programme."""
    without_database(folder)
    head = folder / "head.json"
    head.write_bytes(head.read_bytes().replace(b'"version": 1', b'"version": 2'))


@pytest.mark.parametrize(
    ("harm", "knows"),
    [(without_keys, True), (without_database, True), (without_both, False), (with_a_newer_head, False)],
)
def test_a_damaged_vault_is_compared_as_far_as_it_goes(
    backup: Path, folder: Path, tmp_path: Path, harm: Callable[[Path], None], knows: bool
) -> None:
    """Meetings where the database can be read, how far it went where the head can, and else that neither can."""
    why = "" if harm is without_keys else "could not be read"
    harm(folder)
    loss = told(backup, folder, tmp_path / "restored.mappa")
    assert (loss.present is not None) is knows
    assert why in loss.why_unknown
    assert bool(loss.why_unknown) is bool(why)
    assert not loss.is_nothing
    if knows:
        assert loss.present is not None
        assert loss.present.seq > loss.backup.seq
    assert ([each for each, _ in loss.newer] == [REVIEW]) is (not why)


def test_a_vault_with_a_newer_key_is_compared_by_the_same_passphrase(
    backup: Path, folder: Path, tmp_path: Path
) -> None:
    """After a rotation the keys of the backup read the present database no more."""
    rotate(open_vault(folder, PASSPHRASE), PASSPHRASE, SPARE, cost=FLOOR)
    loss = told(backup, folder, tmp_path / "restored.mappa")
    assert (loss.why_unknown, [each for each, _ in loss.newer]) == ("", [REVIEW])


@pytest.mark.parametrize("act", ["create", "restore"])
def test_a_folder_that_came_into_being_meanwhile_is_not_taken(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """Made by somebody else while ours was filled: theirs stays, and ours vanishes."""
    to = tmp_path / "taken.mappa"

    where, name = (keycopies, "write") if act == "create" else (restoring, "_note")
    really: Callable[..., object] = getattr(where, name)

    def meanwhile(*given: object) -> object:
        to.mkdir(exist_ok=True)
        return really(*given)

    monkeypatch.setattr(where, name, meanwhile)
    making: dict[str, Callable[[], object]] = {
        "create": lambda: create(to, PASSPHRASE, cost=FLOOR),
        "restore": lambda: restoring.restore(backup, PASSPHRASE, to, present=None, tell=lambda _loss: None),
    }
    with pytest.raises(VaultExistsError):
        making[act]()
    assert list(to.iterdir()) == []
    assert not list(tmp_path.glob(".*.part"))


def test_an_older_vault_that_may_not_be_written_says_that_it_must_be_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot even be read before that, and no byte of it changes."""
    folder = tmp_path / "older.mappa"
    shutil.copytree(OLDER, folder)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    monkeypatch.setattr("mappa_chair.files.may_write", lambda _path: False)
    with pytest.raises(VaultReadOnlyError, match="must be brought up to be read"):
        open_vault(folder, PASSPHRASE)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
