"""Looks for words in files and streams, in every form in which a programme could leave them there."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_DEEPEST = 4
# Shorter pieces of base64 stand in any large file that is encrypted.
_SHORTEST = 8
# The first bytes of what zlib and gzip make, at the settings that are in use.
_STREAMS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08")
_MOST_STREAMS = 500


def forms(word: str) -> frozenset[bytes]:
    """A word as text of one, two and four bytes a letter, in hexadecimal digits, and in base64 at any place."""
    plain = word.encode()
    coded = {plain.hex().encode(), plain.hex().upper().encode()}
    coded |= {word.encode(name) for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")}
    for before in range(3):
        # Of the first and the last letters of base64 some bits belong to what stands before and after.
        whole = base64.b64encode(bytes(before) + plain)
        middle = whole[-(-before * 8 // 6) : -4] if before else whole[:-4]
        if len(middle) >= _SHORTEST:
            coded |= {middle, middle.replace(b"+", b"-").replace(b"/", b"_")}
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in word).encode()
    return frozenset({plain, escaped, *coded})


class Traces:
    """Words that are looked for, each with the forms it can have."""

    def __init__(self, words: Iterable[str]) -> None:
        self._forms: Mapping[str, frozenset[bytes]] = {word: forms(word) for word in words}

    def in_bytes(self, data: bytes) -> set[str]:
        """The words that stand in these bytes, or in what is packed in them."""
        found: set[str] = set()
        for piece in _unpacked(data, _DEEPEST):
            found |= {word for word, coded in self._forms.items() if any(each in piece for each in coded)}
        return found

    def in_file(self, path: Path) -> set[str]:
        """The words that stand in a file or in its name; what went away meanwhile holds none."""
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return set()
        return self.in_bytes(path.name.encode() + b"\n" + data)

    def below(self, folder: Path) -> dict[Path, set[str]]:
        """Every file below a folder in which a word stands, and every folder named by one."""
        found = {}
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or path.is_dir():
                words = self.in_bytes(path.name.encode())
            else:
                words = self.in_file(path) if path.is_file() else set()
            if words:
                found[path] = words
        return found


def _unpacked(data: bytes, deepest: int) -> Iterator[bytes]:
    """The bytes themselves, the members of an archive, and streams that are packed somewhere in them."""
    yield data
    if not deepest:
        return
    if zipfile.is_zipfile(io.BytesIO(data)):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for each in archive.infolist():
                    yield from _unpacked(archive.read(each), deepest - 1)
        except (zipfile.BadZipFile, RuntimeError, zlib.error, NotImplementedError):
            pass  # a file that a test broke; its streams are looked for below
    for stream in _streams(data):
        yield from _unpacked(stream, deepest - 1)


def _streams(data: bytes) -> Iterator[bytes]:
    tried = 0
    for begin in _STREAMS:
        place = data.find(begin)
        while place >= 0 and tried < _MOST_STREAMS:
            tried += 1
            reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
            try:
                made = reader.decompress(data[place:], 1 << 24)
            except zlib.error:
                made = b""
            if len(made) > 16:
                yield made
            place = data.find(begin, place + 1)
