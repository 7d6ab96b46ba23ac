"""The words of a Word file from outside, whatever program wrote it last, and its XML read without any declaration.

Only the standard library's expat is used: it loads nothing from anywhere, and stops at the first DOCTYPE.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from mappa_chair.documents.archive import DocumentRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The parts of a document that people read; every program names those beside the body as it likes.
_BODY: Final = f"{_W} document"
_BESIDE: Final = {f"{_W} {name}" for name in ("hdr", "ftr", "footnotes", "endnotes", "comments")}
_TEXT: Final = {f"{_W} {name}" for name in ("t", "delText", "instrText")}
_BREAKS: Final = {f"{_W} {name}" for name in ("p", "br", "cr", "tc")}
_RUN, _TAB, _FIELD, _FIELD_STEP = f"{_W} r", f"{_W} tab", f"{_W} fldChar", f"{_W} fldCharType"
_DEEPEST: Final = 200
_LARGEST_NUMBER: Final = re.compile(r"\s*[0-9]{0,5}\s*")


def words_of(parts: Mapping[str, bytes]) -> str:
    """All words of the body, then of heads, feet and notes, one space between them; raises DocumentRefusedError.

    Deleted and hidden words count, and field codes; the page numbers that a program last worked out do not.
    """
    body: list[str] = []
    beside: set[str] = set()
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        reader = _Reader()
        read_xml(content, reader.start, reader.end, reader.text)
        if reader.root == _BODY:
            body.append(reader.words)
        elif reader.root in _BESIDE and reader.words:
            beside.add(reader.words)
    if len(body) != 1:
        raise DocumentRefusedError("it has not one body of text")
    return "\n".join((*body, *sorted(beside)))


def read_xml(
    content: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Read a part, names as "namespace name"; raises DocumentRefusedError where it is no plain XML in UTF-8."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<" or b"\x00" in content:
        raise DocumentRefusedError("one of its parts is no XML in UTF-8")
    parser = expat.ParserCreate("utf-8", " ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise DocumentRefusedError("one of its parts is damaged XML") from None


def _refuse(*_: object) -> None:
    raise DocumentRefusedError("one of its parts declares a document type, as no Word file does")


class _Reader:
    """Gathers the words of one part."""

    def __init__(self) -> None:
        self.root = ""
        self._above: list[str] = []
        self._gathered: list[str] = []
        # Where the result of each field that is open begins; None while its code is read.
        self._fields: list[int | None] = []

    @property
    def words(self) -> str:
        """What was gathered, one space between words."""
        return " ".join("".join(self._gathered).split())

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        if name in _BREAKS or (name == _TAB and self._above[-1:] == [_RUN]):
            self._gathered.append(" ")
        elif name == _FIELD:
            self._step(attributes.get(_FIELD_STEP))
        self._above.append(name)
        if len(self._above) > _DEEPEST:
            raise DocumentRefusedError("one of its parts is nested too deeply")

    def end(self, name: str) -> None:
        self._above.pop()
        if name in _BREAKS:
            self._gathered.append(" ")

    def text(self, data: str) -> None:
        if self._above[-1] in _TEXT or data.strip():
            self._gathered.append(data)

    def _step(self, step: str | None) -> None:
        """Leave out the number a field came to, and nothing but a number: other words could hide there."""
        if step == "begin":
            self._fields.append(None)
        elif step == "separate" and self._fields:
            self._fields[-1] = len(self._gathered)
        elif step == "end" and self._fields:
            since = self._fields.pop()
            if since is not None and _LARGEST_NUMBER.fullmatch("".join(self._gathered[since:])):
                del self._gathered[since:]
