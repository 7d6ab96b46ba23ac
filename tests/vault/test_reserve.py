"""Room kept back beside the database for a last save."""

from __future__ import annotations

import shutil
import stat
from typing import TYPE_CHECKING

from mappa_chair import files
from mappa_chair.vault import reserve
from mappa_chair.vault.faults import VaultReadOnlyError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.vault.conftest import Made


class _Usage:
    def __init__(self, free: int) -> None:
        self.free = free


def test_the_room_is_really_taken_and_is_given_up_once(tmp_path: Path) -> None:
    """A private file of bytes that no disk can squeeze, as long as it says; kept again it is the same one."""
    reserve.keep(tmp_path)
    path = tmp_path / reserve.NAME
    data = path.read_bytes()
    assert (len(data), stat.S_IMODE(path.stat().st_mode)) == (reserve.BYTES, 0o600)
    assert len(set(data)) == 256
    reserve.keep(tmp_path)
    assert path.read_bytes() == data
    assert reserve.give_up(tmp_path)
    assert not reserve.give_up(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_little_room_the_vault_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that is nearly full nothing is kept back."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(15 * 1024 * 1024))
    reserve.keep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_that_cannot_be_made_leaves_nothing_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quota that is used up, whatever the disk says of its room."""

    def full(_descriptor: int, _data: object) -> int:
        raise OSError(28, "no room")

    monkeypatch.setattr(files.disk, "write", full)
    reserve.keep(tmp_path)
    reserve.keep(tmp_path / "missing")
    assert list(tmp_path.iterdir()) == []


def test_a_vault_with_its_reserve_is_whole_and_nobody_is_told_of_a_stranger(made: Made) -> None:
    """The full check, the next opening and what sync tools leave are looked at as ever."""
    with open_vault(made.folder, PASSPHRASE) as vault:
        vault.keep_reserve()
        assert verify(vault) == []
    with open_vault(made.folder, PASSPHRASE) as vault:
        assert vault.notices == ()
        assert (made.folder / reserve.NAME).exists()


def test_a_vault_for_reading_only_keeps_and_gives_up_nothing(made: Made) -> None:
    """Its folder is left as it is."""
    with open_vault(made.folder, PASSPHRASE) as vault:
        vault.keep_reserve()
        vault.doubt = VaultReadOnlyError(made.folder.name)
        assert not vault.give_up_reserve()
        assert (made.folder / reserve.NAME).exists()
        reserve.give_up(made.folder)
        vault.keep_reserve()
        assert not (made.folder / reserve.NAME).exists()
