"""A vault in a folder of a sync tool or on a network disk is refused with the reason, unless that was decided."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault import places
from mappa_chair.vault.creation import create
from mappa_chair.vault.faults import PlaceRefusedError, WrongPassphraseError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.vault.conftest import PASSPHRASE, WRONG
from tests.vault.harm import contents, refused

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = r"""/dev/sda1 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
server:/home /srv/home nfs4 rw 0 0
//server/team /mnt/Team\040Drive cifs rw 0 0
anita@host:/ /home/anita/far fuse.sshfs rw 0 0
drvfs /mnt/c 9p rw 0 0
/dev/sdb1 /srv/home/stick vfat rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/anita/vault.mappa", "ext4"),
        ("/srv/home/vault.mappa", "nfs4"),
        ("/srv/homes/vault.mappa", "ext4"),
        ("/mnt/Team Drive/a/vault.mappa", "cifs"),
        ("/home/anita/far/vault.mappa", "fuse.sshfs"),
        ("/mnt/c/Users/anita", "9p"),
        ("/srv/home/stick/vault.mappa", "vfat"),
    ],
)
def test_the_disk_of_a_place_is_the_one_mounted_nearest(place: str, kind: str) -> None:
    """By whole names of folders, with the spaces as the table writes them."""
    assert places.kind_of_disk(Path(place), TABLE) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "davfs", "fuse.rclone"])
def test_a_vault_on_a_network_disk_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Opened or made, with the kind of disk in the sentence, and no byte changed."""
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {folder.parent} {kind} rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", table)
    said = refused(folder, PASSPHRASE, PlaceRefusedError)
    assert said.problem.startswith(f"team.mappa lies in a network disk ({kind}), where")
    with pytest.raises(PlaceRefusedError):
        create(folder.parent / "new.mappa", PASSPHRASE, cost=FLOOR)
    assert not (folder.parent / "new.mappa").exists()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (r"\\server\share\vault.mappa", True),
        ("//server/share/vault.mappa", True),
        (r"\\?\UNC\server\share\vault.mappa", True),
        (r"C:\Users\anita\vault.mappa", False),
        (r"\\?\C:\Users\anita\vault.mappa", False),
        ("/home/anita/vault.mappa", False),
    ],
)
def test_a_path_to_another_computer_is_known(text: str, is_one: bool) -> None:
    """As Windows writes it, long or short."""
    assert places.is_unc(text) is is_one


@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Eastmere Constabulary", "OneDrive"),
        ("Dropbox (Team)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-anita@example.org", "Google Drive"),
        ("Mobile Documents", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Box Sync", "Box"),
        ("Syncthing", "Syncthing"),
    ],
)
def test_a_folder_of_a_sync_tool_is_known_by_its_name(tmp_path: Path, name: str, tool: str) -> None:
    """Anywhere above the vault."""
    assert places.shared(tmp_path / name / "MAPPA" / "team.mappa") == f"a folder of {tool}"


@pytest.mark.parametrize(
    ("mark", "tool"),
    [
        (".dropbox", "Dropbox"),
        (".stfolder", "Syncthing"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ],
)
def test_a_folder_of_a_sync_tool_is_known_by_its_mark(tmp_path: Path, mark: str, tool: str) -> None:
    """Whatever its name; a folder like any other is not."""
    assert places.shared(tmp_path / "Work" / "team.mappa") is None
    (tmp_path / "Work").mkdir()
    (tmp_path / mark).write_bytes(b"")
    assert places.shared(tmp_path / "Work" / "team.mappa") == f"a folder of {tool}"


def test_what_windows_says_of_onedrive_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of another name that its variable names."""
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Work"))
    assert places.shared(tmp_path / "Work" / "team.mappa") == "a folder of OneDrive"
    assert places.shared(tmp_path / "Workshop" / "team.mappa") is None


def test_a_link_into_a_shared_folder_is_followed(tmp_path: Path) -> None:
    """What counts is where the files are."""
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    assert places.shared(tmp_path / "mine" / "team.mappa") == "a folder of Dropbox"


def allowed(folder: Path, value: str) -> None:
    """Decide for the area."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Anita Rowe") as unit:
        unit.change_setting("shared_folder", value, reason="SMB, 2 November 2026: one laptop only.")
        unit.commit()


def test_the_area_may_decide_otherwise_with_a_reason(folder: Path, tmp_path: Path) -> None:
    """Then it opens there, is written to, and says so each time; taken back, it is refused again."""
    there = tmp_path / "Nextcloud" / "team.mappa"
    there.parent.mkdir()
    allowed(folder, "allowed")
    shutil.copytree(folder, there)
    for _ in range(2):
        with open_vault(there, PASSPHRASE) as vault:
            assert vault.doubt is None
            assert "lies in a folder of Nextcloud, as your area allows" in vault.notices[0]
            with vault.unit("Anita Rowe") as unit:
                unit.change_setting("marking", f"OFFICIAL {_}", reason="A test.")
                unit.commit()
    with pytest.raises(WrongPassphraseError):
        open_vault(there, WRONG)
    allowed(there, "refused")
    refused(there, PASSPHRASE, PlaceRefusedError)


def test_a_vault_nobody_decided_about_is_refused_and_left_as_it_is(folder: Path, tmp_path: Path) -> None:
    """Also a write that was cut short there is left to its own computer."""
    there = tmp_path / "OneDrive" / "team.mappa"
    there.parent.mkdir()
    shutil.copytree(folder, there)
    said = refused(there, PASSPHRASE, PlaceRefusedError)
    assert "a folder of OneDrive" in said.problem
    (there / "vault.db-journal").write_bytes(b"\xd9\xd5\x05\xf9" + bytes(600))
    before = contents(there)
    with pytest.raises(PlaceRefusedError):
        open_vault(there, PASSPHRASE)
    assert contents(there) == before


NAMES = (
    "vault (1).db",
    "vault-LAPTOP-7.db",
    "vault.sync-conflict-20261122-101500-ABCDEF.db",
    "Vault (Anita's conflicted copy 2026-11-22).db",
    "keys 2.json",
    "head (conflicted copy).json",
)


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"x"), lambda path: path.symlink_to("vault.db")])
def test_copies_of_a_conflict_are_named_and_never_opened(folder: Path, harm: Callable[[Path], object]) -> None:
    """Each of them, as what it is called; none is touched, and the vault is what it was."""
    for name in NAMES:
        harm(folder / name)
    (folder / "notes.txt").write_bytes(b"mine")
    before = contents(folder)
    with open_vault(folder, PASSPHRASE) as vault:
        (said,) = vault.notices
    assert all(name in said for name in NAMES)
    assert "notes.txt" not in said
    assert contents(folder) == before
