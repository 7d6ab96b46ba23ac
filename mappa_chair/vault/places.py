"""Where a vault must not lie: folders of sync tools, and disks of another computer.

Two computers that write to one database through a sync tool lose each other's changes, and a network disk may say
that it has locked or written what it has not. Both are told by what the system says of the place, and by the names
and marks that the tools leave.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Final

from mappa_chair.vault import attempts, database, head, keycopies
from mappa_chair.vault.faults import PlaceRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOUNTS: Final = Path("/proc/self/mounts")
NETWORK: Final = frozenset(
    (
        "9p",
        "afs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "orangefs",
        "smb3",
        "smbfs",
        "sshfs",
    )
)
# Those of user space, which the table writes as fuse.NAME.
_IN_USER_SPACE: Final = frozenset(
    (
        "davfs",
        "davfs2",
        "gcsfuse",
        "glusterfs",
        "gvfsd-fuse",
        "google-drive-ocamlfuse",
        "onedriver",
        "rclone",
        "s3fs",
        "smbnetfs",
        "sshfs",
    )
)
# By the beginning of a folder's name, in small letters.
_NAMES: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a cloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "pcloud": "pCloud",
    "megasync": "MEGA",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
    "seadrive": "Seafile",
    "tresorit": "Tresorit",
    "proton drive": "Proton Drive",
    "sharepoint": "SharePoint",
}
_MARKS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
    ".megaignore": "MEGA",
}
_MARKED: Final = re.compile(r"\._?sync_[0-9a-f]+\.db")
_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_OURS: Final = frozenset((database.NAME, database.JOURNAL, head.NAME, attempts.NAME, *keycopies.NAMES))
_STEMS: Final = ("vault", "keys", "head")
_REMOTE_DRIVE: Final = 4


def refuse(folder: Path) -> None:
    """Raise PlaceRefusedError where a vault must not be made."""
    why = shared(folder)
    if why is not None:
        raise PlaceRefusedError(folder.name, why)


def shared(folder: Path) -> str | None:
    """Who else keeps this folder, for a sentence: a sync tool or a network disk; None where nobody is known to."""
    place = Path(os.path.realpath(folder))
    return (
        next((f"a folder of {tool}" for tool in _by_name(place)), None)
        or next((f"a folder of {tool}" for tool in _by_mark(place)), None)
        or _by_disk(place)
    )


def strangers(folder: Path) -> list[str]:
    """Files in a vault's folder that look like copies of its own, as sync tools leave them after a conflict."""
    try:
        names = sorted(each.name for each in folder.iterdir() if each.is_file())
    except OSError:
        return []  # a folder that cannot be listed may still be opened
    return [name for name in names if name not in _OURS and name.lower().startswith(_STEMS)]


def _by_name(place: Path) -> Iterator[str]:
    roots = [Path(os.path.realpath(root)) for name in _VARIABLES if (root := os.environ.get(name))]
    if any(place.is_relative_to(root) for root in roots):
        yield "OneDrive"
    for part in place.parts:
        for beginning, tool in _NAMES.items():
            if part.lower().startswith(beginning):
                yield tool


def _by_mark(place: Path) -> Iterator[str]:
    for folder in (place, *place.parents):
        try:
            names = {each.name for each in folder.iterdir()}
        except OSError:
            continue  # not made yet, or not ours to list: nothing to go by
        for mark, tool in _MARKS.items():
            if mark in names:
                yield tool
        if any(_MARKED.fullmatch(name) for name in names):
            yield "Nextcloud"


def _by_disk(place: Path) -> str | None:
    if is_unc(str(place)):
        return "a network disk"
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - asks Windows alone

        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\")
        return "a network disk" if kind == _REMOTE_DRIVE else None
    try:
        table = MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return None  # a system without this table says nothing
    kind = kind_of_disk(place, table)
    is_far = kind in NETWORK or kind.removeprefix("fuse.") in _IN_USER_SPACE
    return f"a network disk ({kind})" if is_far else None


def is_unc(text: str) -> bool:
    r"""Whether a path of Windows names another computer, as \\server\share does."""
    drive = PureWindowsPath(text).drive
    return (drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))) or (
        text.startswith("\\\\?\\UNC\\")
    )


def kind_of_disk(place: Path, table: str) -> str:
    """The kind of file system a place is on, by the table of what is mounted where; empty if that does not say."""
    found = (0, "")
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # Spaces and the like stand as octal numbers there.
        root = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1]))
        if place.is_relative_to(root) and len(root.parts) >= found[0]:
            found = (len(root.parts), fields[2])
    return found[1]
