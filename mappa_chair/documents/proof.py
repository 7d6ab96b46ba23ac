"""What a set of minutes carries to prove what it is: a small part that no reader shows and every program keeps.

It names the meeting, the version and the approval, and holds two digests: of everything else in the file, and of
its words alone, which are the same after another program has saved it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from mappa_chair.documents.archive import DocumentRefusedError, opened, packed, unpacked
from mappa_chair.documents.blocks import writable
from mappa_chair.documents.wording import read_xml, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PART: Final = "customXml/item1.xml"
_RELATED: Final = "word/_rels/document.xml.rels"
_NAMESPACE: Final = "urn:mappa-chair:proof:1"
_ROOT: Final = f"{_NAMESPACE} proof"
_RELATIONSHIP: Final = (
    '<Relationship Id="rIdProof" Target="../customXml/item1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"/></Relationships>'
)
# What makes the part one that Word and LibreOffice keep when they save the file.
_TYPES: Final = "[Content_Types].xml"
_PROPERTIES: Final = "customXml/itemProps1.xml"
_OVERRIDE: Final = (
    '<Override PartName="/customXml/itemProps1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>'
)
_BESIDE: Final = {
    _PROPERTIES: '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<ds:datastoreItem ds:itemID="{3D6B54C2-70A1-4D0E-9C2B-5E1F7A8B9C01}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
    "customXml/_rels/item1.xml.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="itemProps1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"/></Relationships>',
}
_CLOSED: Final = "</Relationships>"
_LARGEST: Final = 64 * 1024


class ProofAlteredError(DocumentRefusedError):
    """What a file says of itself is not as it was written."""

    def __init__(self) -> None:
        super().__init__("what it says of itself was changed")


@dataclass(frozen=True, slots=True)
class Proof:
    """What a document says of itself. Digests, keys and signatures are hexadecimal; of a draft most are empty.

    `key` is the SHA-256 of the public key, `record` of the record, `content` of every other part of the file,
    `words` of its words; `signature` is the approval's, `seal` that of this document.
    """

    state: str
    vault: str
    meeting: str
    record: str
    version: str = ""
    approved_by: str = ""
    approved_on: str = ""
    changed: str = ""
    why: str = ""
    key: str = ""
    signature: str = ""
    content: str = ""
    words: str = ""
    seal: str = ""


_NAMES: Final = tuple(field.name for field in fields(Proof))


@dataclass(frozen=True, slots=True)
class Digests:
    """What is in a file, beside its proof: all of it, and its words alone."""

    content: str
    words: str


def with_proof(docx: bytes, prove: Callable[[Digests], Proof]) -> bytes:
    """A Word file of our own with its proof in it; `prove` is told what the file holds."""
    parts = unpacked(docx)
    for name, closed, added in ((_RELATED, _CLOSED, _RELATIONSHIP), (_TYPES, "</Types>", _OVERRIDE)):
        parts[name] = parts[name].decode().replace(closed, added).encode()
    parts |= {name: text.encode() for name, text in _BESIDE.items()}
    parts[PART] = _written(prove(_digests(parts)))
    return packed(parts)


def read_proof(docx: bytes) -> tuple[Proof | None, Digests]:
    """What a file from outside says of itself, None if nothing, and what it holds.

    Raises ProofAlteredError, and DocumentRefusedError where the file itself cannot be read.
    """
    parts = opened(docx)
    found = _proof_in(parts)
    return (_read(parts[found]) if found else None), _digests(parts, without=found or PART)


def _digests(parts: Mapping[str, bytes], without: str = PART) -> Digests:
    whole = hashlib.sha256()
    for name in sorted(parts):
        if name != without:
            for piece in (name.encode(), parts[name]):
                whole.update(len(piece).to_bytes(8, "big") + piece)
    return Digests(whole.hexdigest(), hashlib.sha256(words_of(parts).encode()).hexdigest())


def _proof_in(parts: Mapping[str, bytes]) -> str | None:
    """The part with our proof: another program may have given it another number."""
    found = [
        name
        for name, content in parts.items()
        if name.startswith("customXml/")
        and name.endswith(".xml")
        and _NAMESPACE.encode() in content[:_LARGEST]
        and "Props" not in name
    ]
    if len(found) > 1:
        raise ProofAlteredError
    return found[0] if found else None


def _written(proof: Proof) -> bytes:
    said = "".join(f"<{name}>{escape(writable(getattr(proof, name)))}</{name}>" for name in _NAMES)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<proof xmlns="{_NAMESPACE}">{said}</proof>'.encode()


def _read(content: bytes) -> Proof:
    """Read back exactly what `_written` writes; raises DocumentRefusedError for anything else."""
    if len(content) > _LARGEST:
        raise ProofAlteredError
    said: dict[str, str] = {}
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(name)
        key = name.removeprefix(f"{_NAMESPACE} ")
        known = path == [_ROOT] or (len(path) == 2 and key in _NAMES and key not in said)
        if not known or attributes:
            raise ProofAlteredError
        if len(path) == 2:
            said[key] = ""

    def text(data: str) -> None:
        if len(path) == 2:
            said[path[-1].removeprefix(f"{_NAMESPACE} ")] += data

    def end(_name: str) -> None:
        path.pop()

    try:
        read_xml(content, start, end, text)
    except DocumentRefusedError:
        raise ProofAlteredError from None
    if tuple(said) != _NAMES:
        raise ProofAlteredError
    return Proof(**said)
