"""The archive a Word file is: written one way only, and read from outside with limits.

What comes from outside may have been made to do harm. It is measured before it is unpacked, unpacked no further
than it said, and its XML is never let to declare anything.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_FILE: Final = 20 * 1024 * 1024
LARGEST_PART: Final = 20 * 1024 * 1024
LARGEST_WHOLE: Final = 60 * 1024 * 1024
MOST_PARTS: Final = 500

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1
_LOCAL_HEADER, _END = 30, 22
# What may follow a part that was written as a stream: its sizes, in four or eight bytes, signed or not.
_STREAMED, _DESCRIPTORS = 0x8, {12, 16, 20, 24}
_CONTENT_TYPES = "[Content_Types].xml"
_DOCUMENT = "word/document.xml"


class DocumentRefusedError(MappaChairError):
    """A file from outside is no Word file, or not one that is safe to read."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The file cannot be read: {what}.", "Ask whoever sent it for another copy.")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as an archive: fixed times, a fixed order, made by no particular system, not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        # Readers expect the list of content types first.
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.create_system = 0
            archive.writestr(entry, parts[name], zipfile.ZIP_STORED)
    return made.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of an archive of our own."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file from outside, within the limits above; raises DocumentRefusedError."""
    if len(content) > LARGEST_FILE:
        raise DocumentRefusedError(f"it is larger than {LARGEST_FILE // 1024 // 1024} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            # Not `is_dir`, which falls over a name of no letter before Python 3.12.
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            _measure(entries)
            _refuse_gaps(archive, content)
            parts = {entry.filename: _read(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
        # OSError: a place outside the archive; ValueError: a name that is none.
        raise DocumentRefusedError("it is no Word file, or is damaged") from None
    if not {_CONTENT_TYPES, _DOCUMENT} <= set(parts):
        raise DocumentRefusedError("it is no Word file")
    return parts


def _measure(entries: list[zipfile.ZipInfo]) -> None:
    """Judge an archive by what it says of itself, before a byte is unpacked."""
    if len(entries) > MOST_PARTS:
        raise DocumentRefusedError(f"it has more than {MOST_PARTS} parts")
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.casefold()
        # Two readers would take two different parts for the same one.
        if name in seen:
            raise DocumentRefusedError("it has two parts of one name")
        seen.add(name)
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise DocumentRefusedError("it has a part with a name that leads elsewhere")
        if not name:
            raise DocumentRefusedError("it has a part without a name")
        if entry.flag_bits & _ENCRYPTED:
            raise DocumentRefusedError("it is encrypted")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise DocumentRefusedError("it is compressed in a way Word does not use")
        if entry.file_size > LARGEST_PART:
            raise DocumentRefusedError("one of its parts is too large")
    if sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise DocumentRefusedError("it is too large when unpacked")


def _refuse_gaps(archive: zipfile.ZipFile, content: bytes) -> None:
    """Every byte belongs to a part or to the one directory: other readers might find another archive between."""
    at, gaps = 0, {0}
    for entry in sorted(archive.infolist(), key=lambda entry: entry.header_offset):
        if entry.header_offset - at not in gaps:
            raise DocumentRefusedError("it holds something between its parts")
        # The local header has its own lengths of name and further fields.
        lengths = content[entry.header_offset + 26 : entry.header_offset + 30]
        name, extra = int.from_bytes(lengths[:2], "little"), int.from_bytes(lengths[2:], "little")
        at = entry.header_offset + _LOCAL_HEADER + name + extra + entry.compress_size
        gaps = _DESCRIPTORS if entry.flag_bits & _STREAMED else {0}
    if archive.start_dir - at not in gaps or archive.comment or content[-_END:][:4] != b"PK\x05\x06":
        raise DocumentRefusedError("it holds something beside its parts")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        # One byte more than it says it has: a part that is longer is no longer what was measured.
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise DocumentRefusedError("one of its parts is not as long as it says")
    return data
