"""Room kept back beside the database, so that the last save before an end goes through on a full disk.

A disk fills up in the middle of a meeting, and the laptop is shut down or locked before anybody has made room:
what was typed since would go with it. A save of one part wants 74 kB, one of every part of a long record some 250,
for the journal above all.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING, Final

from mappa_chair import files

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "reserve"
BYTES: Final = 1024 * 1024
# Where less is free the vault itself needs it.
_ROOM: Final = 16 * 1024 * 1024


def keep(folder: Path) -> None:
    """Have the reserve in a vault's folder, where the disk has plenty of room.

    What stands in the way is not told: nothing is amiss without it, and a disk that fails tells at the next save.
    """
    path = folder / NAME
    with contextlib.suppress(OSError, files.NotWrittenError):
        if not (path.is_file() and path.stat().st_size == BYTES) and shutil.disk_usage(folder).free >= _ROOM:
            # Of zeros a disk that compresses, or leaves holes, would keep no room.
            files.write(path, os.urandom(BYTES))


def give_up(folder: Path) -> bool:
    """Give the room to whoever saves next; whether there was any."""
    try:
        files.remove(folder / NAME)
    except files.NotWrittenError:
        return False
    return True
