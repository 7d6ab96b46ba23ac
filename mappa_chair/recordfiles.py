"""Record files on the disk, read with bounds and told apart when they cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.record import MAX_BYTES
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from pathlib import Path


class RecordFileError(MappaChairError):
    """A file that cannot be read at all."""


def read_source(path: Path) -> bytes:
    """What a record file holds; raises RecordFileError.

    One byte more than a record may have is enough for the reader to refuse it: a huge file, or one without end,
    is never taken into memory whole.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise RecordFileError(f"There is no file {path}.", "Check its name and folder.") from None
    except IsADirectoryError:
        raise RecordFileError(f"{path} is a folder.", "Name the record files in it.") from None
    except PermissionError:
        raise RecordFileError(f"{path} may not be read by you.", "Ask for the right to read it.") from None
    except (OSError, ValueError):
        # ValueError: a name with a NUL in it, which no disk has.
        raise RecordFileError(f"{path} cannot be read.", "Check its name and its drive.") from None
