"""What stands in a filled-in template, read back."""

from __future__ import annotations

import io
import re

from docx import Document

from mappa_chair.documents.archive import unpacked
from mappa_chair.documents.wording import words_of


def text_of(content: bytes) -> str:
    """All words of a Word file, one space between them."""
    return words_of(unpacked(content))


def part(content: bytes, name: str) -> str:
    """A part of a Word file as text."""
    return unpacked(content)[name].decode()


def paragraphs(content: bytes) -> list[str]:
    """The paragraphs directly in the text, without blank ones."""
    return [each.text for each in Document(io.BytesIO(content)).paragraphs if each.text.strip()]


def tables(content: bytes) -> list[list[list[str]]]:
    """The tables directly in the text: rows of cells."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows] for table in Document(io.BytesIO(content)).tables
    ]


def pages(content: bytes) -> list[str]:
    """The words of each head and foot."""
    parts = unpacked(content)
    return [
        re.sub("<[^>]+>", "", text.decode())
        for name, text in sorted(parts.items())
        if re.fullmatch(r"word/(header|footer)\d*\.xml", name)
    ]
