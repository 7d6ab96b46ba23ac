"""The second look: every part of the written file, whatever made it, read as text and searched."""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import TYPE_CHECKING

from mappa_chair.documents.blocks import Piece
from mappa_chair.documents.leaks.leak import Leak, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.documents.leaks.search import LeakCheck

_PARAGRAPH = re.compile(r"</w:p>|</w:tc>|<w:br\b[^>]*>|<w:tab/>|</(?:dc|cp|vt|dcterms):\w+>|</property>")
_COMMENT = re.compile(r"<!--(.*?)-->|<\?(.*?)\?>", re.DOTALL)
_ATTRIBUTE = re.compile(r"\b(?:descr|title|alt|name|author|initials|Target|w:val|val|string)=\"([^\"]{3,})\"")
_OWN_PART = re.compile(
    r"\[Content_Types\]\.xml|(?:word/)?_rels/[\w.]*\.rels|docProps/core\.xml|"
    r"word/(?:document|styles|numbering|settings|fontTable|header\d*|footer\d*)\.xml"
)
_TAG = re.compile("<[^>]+>")


def leaks_in_file(check: LeakCheck, content: bytes) -> tuple[Leak, ...]:
    """The leaks of a Word file, each with the part it stands in; what cannot be read as text is a question."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = (leak for name in archive.namelist() for leak in _in_part(check, name, archive.read(name)))
        return (*_around_the_parts(check, archive), *parts)


def _around_the_parts(check: LeakCheck, archive: zipfile.ZipFile) -> Iterator[Leak]:
    """What the archive itself says: names of parts that the format does not give, and remarks."""
    yield from check.piece(Piece("the file itself", archive.comment.decode(errors="replace")))
    for entry in archive.infolist():
        if not _OWN_PART.fullmatch(entry.filename):
            yield from check.piece(Piece(entry.filename, re.sub(r"[/_.]+", " ", entry.filename)))
        for remark in (entry.comment, entry.extra):
            yield from check.piece(Piece(entry.filename, remark.decode(errors="replace")))


def _in_part(check: LeakCheck, name: str, content: bytes) -> Iterator[Leak]:
    try:
        markup = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield Leak(False, "restricted text", name, Where(name), "look at this part: it cannot be read as text")
        return
    seen: set[str] = set()
    for text in _texts(markup):
        if text not in seen:
            seen.add(text)
            yield from check.piece(Piece(name, text))


def _texts(markup: str) -> Iterator[str]:
    """What a part says: paragraphs with their runs joined, comments, and attributes that hold words."""
    bare = _COMMENT.sub("", markup)
    for found in _COMMENT.finditer(markup):
        yield html.unescape(found[1] or found[2] or "")
    for paragraph in _PARAGRAPH.split(bare):
        text = html.unescape(_TAG.sub("", paragraph)).strip()
        if text:
            yield text
    for value in dict.fromkeys(_ATTRIBUTE.findall(bare)):
        yield html.unescape(value)
