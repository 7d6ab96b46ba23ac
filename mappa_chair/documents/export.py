"""A paper onto the disk: a name every system takes, written whole or not at all, never over another paper."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mappa_chair import files
from mappa_chair.documents.phrases import said
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.record import Record
    from mappa_chair.documents.blocks import Paper

# What Windows forbids in names, and what would hide in one.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]')
# Windows opens a device for these, whatever the extension.
_DEVICE = re.compile("(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE)
# Bytes of UTF-8: with folder and extension a name stays far below the 255 of any file system.
_LONGEST_PIECE = 60


class PaperExistsError(MappaChairError):
    """A file with that name stands in the folder already."""


def file_name(
    record: Record, kind: str, version: str, *, marking: str = PaperSettings().marking, suffix: str = ".docx"
) -> str:
    """The name of a meeting's paper, such as "EX-0147-3 minutes draft OFFICIAL-SENSITIVE.docx"."""
    return _name(said(record.meeting.reference), kind, version, marking, suffix)


def name_of(paper: Paper) -> str:
    """The file name of a finished paper; a numbered copy has its number in it."""
    version = f"{paper.version} copy {paper.copy_number}" if paper.copy_number else paper.version
    return _name(paper.reference, paper.kind, version, paper.marking)


def write(paper: Paper, folder: Path, *, force: bool = False) -> Path:
    """Write a paper into a folder, which is made if need be, and give its path.

    Raises PaperExistsError where a file has that name, unless `force`; NotWrittenError where it cannot be written.
    """
    from mappa_chair.documents.word import to_docx  # noqa: PLC0415 - python-docx costs 0.1 s, and only exports need it

    path = folder / name_of(paper)
    _refuse_taken(path, force=force)
    content = to_docx(paper)
    files.make_folders(folder)
    files.write_readable(path, content)
    return path


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file whose content is made already, into a folder made if need be; raises what `write` does."""
    _refuse_taken(path, force=force)
    files.make_folders(path.parent)
    files.write_readable(path, content)


def _refuse_taken(path: Path, *, force: bool) -> None:
    if not force and (path.exists() or path.is_symlink()):
        raise PaperExistsError(
            f"{path.name} is in that folder already.",
            "Name another folder or move it away; --force, or Enter at the papers of its meeting, writes over it.",
        )


def _name(reference: str | None, kind: str, version: str, marking: str, suffix: str = ".docx") -> str:
    pieces = [_piece(reference or "") or "no reference", _piece(kind).lower(), _piece(version), _piece(marking)]
    stem = " ".join(piece for piece in pieces if piece)
    # A device name counts up to the first point.
    return f"{'MAPPA ' if _DEVICE.fullmatch(stem.partition('.')[0].strip()) else ''}{stem}{suffix}"


def _piece(text: str) -> str:
    """Words as part of a file name on any system."""
    visible = "".join(character for character in unicodedata.normalize("NFC", text) if _is_visible(character))
    safe = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", visible)).strip(" .-~")
    return safe.encode()[:_LONGEST_PIECE].decode(errors="ignore").strip(" .-~")


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Cs", "Co", "Cn"}
