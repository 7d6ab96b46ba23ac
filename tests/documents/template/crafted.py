"""Templates with one thing changed: the starter, taken apart and put together again."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING

import pytest

from mappa_chair.documents.archive import packed, unpacked
from mappa_chair.documents.template.faults import TemplateRefusedError
from mappa_chair.documents.template.layout import Layout, read_layout
from mappa_chair.documents.template.starter import starter

if TYPE_CHECKING:
    from collections.abc import Mapping

BODY = "word/document.xml"
TYPES = "[Content_Types].xml"
RELATED = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


@cache
def plain(*, every_field: bool = False) -> bytes:
    """The starter."""
    return starter(every_field=every_field)


def altered(*changes: tuple[str, str, str], content: bytes | None = None) -> bytes:
    """The starter with texts of its parts replaced, each once: part, old, new."""
    parts = unpacked(content or plain())
    for part, old, new in changes:
        text = parts[part].decode()
        assert old in text
        parts[part] = text.replace(old, new, 1).encode()
    return packed(parts)


def with_parts(added: Mapping[str, bytes], *relations: str) -> bytes:
    """The starter with further parts, and relationships of its text."""
    parts = {**unpacked(plain()), **added}
    parts[RELATED] = (
        parts[RELATED].decode().replace("</Relationships>", f"{''.join(relations)}</Relationships>").encode()
    )
    return packed(parts)


def relation(kind: str, target: str, mode: str = "", key: str = "rId99") -> str:
    """A relationship as it is written."""
    outside = f' TargetMode="{mode}"' if mode else ""
    kind = kind if kind.startswith("http") else f"{OFFICE}/{kind}"
    return f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{outside}/>'


def relations(*lines: str) -> bytes:
    """A part of relationships."""
    said = "".join(lines)
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{said}</Relationships>'.encode()


def before_banner(xml: str) -> bytes:
    """The starter with something of Word's in its text, before the banner."""
    banner = standing("{{p banner }}")
    return altered((BODY, banner, xml + banner))


def standing(words: str) -> str:
    """The paragraph of the starter that holds these words, as it is written there."""
    found: list[str] = re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", unpacked(plain())[BODY].decode())
    (made,) = (each for each in found if f">{words}<" in each)
    return made


def paragraph(words: str) -> str:
    """A paragraph with these words."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def said(words: str) -> bytes:
    """The starter with a paragraph of these words in it, before the banner."""
    return before_banner(paragraph(words))


def refusal(content: bytes) -> str:
    """Everything that is said against a template; a test fails where nothing is."""
    with pytest.raises(TemplateRefusedError) as caught:
        read_layout(content)
    return "\n".join(caught.value.faults)


def accepted(content: bytes) -> Layout:
    """A template that has no fault."""
    return read_layout(content)


def picture(name: bytes = b"\x89PNG\r\n\x1a\n") -> bytes:
    """A picture of one point, as PNG."""

    def piece(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0\x1d\x70\xb8")
    return name + piece(b"IHDR", head) + piece(b"IDAT", data) + piece(b"IEND", b"")


def zipped(parts: Mapping[str, bytes], *more: tuple[str, bytes]) -> bytes:
    """Parts as an archive that is compressed, and entries that may repeat a name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*parts.items(), *more):
            archive.writestr(name, content)
    return made.getvalue()
