"""Word files from outside: read within limits, and refused where they were made to do harm."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair.documents import archive
from mappa_chair.documents.archive import DocumentRefusedError, opened, packed, unpacked
from mappa_chair.documents.proof import Digests, Proof, ProofAlteredError, read_proof, with_proof
from mappa_chair.documents.word import to_docx
from mappa_chair.documents.wording import words_of
from tests.documents.samples import LEVEL_3, example, minutes_of

if TYPE_CHECKING:
    from collections.abc import Callable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = b"<Types/>"


def made(
    body: str = "<w:p><w:r><w:t>Agreed.</w:t></w:r></w:p>", beside: dict[str, bytes] | None = None
) -> dict[str, bytes]:
    """The parts of a small Word file."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    return {"[Content_Types].xml": TYPES, "word/document.xml": document, **(beside or {})}


def zipped(*entries: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these entries, in this order."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", how) as target:
        warnings.simplefilter("ignore")  # two parts of one name are what is tried
        for name, content in entries:
            target.writestr(name, content)
    return file.getvalue()


def hidden(between: bytes) -> bytes:
    """An archive with bytes that belong to nothing between its parts and its directory."""
    content = zipped(*made().items())
    start = content.index(b"PK\x01\x02")
    end = bytearray(content[start:])
    end[-6:-2] = (start + len(between)).to_bytes(4, "little")
    return content[:start] + between + bytes(end)


@pytest.fixture(scope="module")
def draft() -> bytes:
    """A set of draft minutes without a proof."""
    return to_docx(minutes_of(example(LEVEL_3)))


def proof(digests: Digests) -> Proof:
    """A proof with every kind of character in it."""
    return Proof("draft", "00", 'EX/1 <&"> é', "ff", content=digests.content, words=digests.words)


def test_a_file_of_ours_is_read_whole(draft: bytes) -> None:
    """Part by part as it was written; packing it again gives the same bytes."""
    assert opened(draft) == unpacked(draft)
    assert packed(opened(draft)) == draft


class Stream(io.RawIOBase):
    """Takes bytes one after the other and cannot go back, as a program that writes to a network."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def write(self, data: Any) -> int:
        """Take some bytes."""
        self.content += bytes(data)
        return len(data)


def test_a_file_written_as_a_stream_is_read() -> None:
    """Its sizes stand behind each part."""
    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in made().items():
            target.writestr(name, content)
    assert opened(stream.content) == made()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        zipped(("a.txt", b"text")),
        zipped(*made().items(), ("word/document.xml", b"<other/>")),
        zipped(*made().items(), ("word/DOCUMENT.xml", b"<other/>")),
        zipped(*made().items(), ("../outside", b"")),
        zipped(*made().items(), ("/outside", b"")),
        zipped(*made().items(), ("word\\..\\outside", b"")),
        zipped(*made().items(), how=zipfile.ZIP_BZIP2),
        zipped(*made().items(), *((f"part{number}", b"") for number in range(archive.MOST_PARTS))),
        zipped(*made().items())[:-30],
        b"#!/bin/sh\n" + zipped(*made().items()),
        zipped(*made().items()) + zipped(*made().items()),
        zipped(*made().items()) + b"after",
        hidden(b"PK\x03\x04 another archive"),
        bytes(archive.LARGEST_FILE + 1),
    ],
)
def test_what_is_no_word_file_or_ambiguous_is_refused(content: bytes) -> None:
    """Garbage, parts of one name, names that lead elsewhere, too many parts, another compression, half a file."""
    with pytest.raises(DocumentRefusedError):
        opened(content)


def test_a_part_without_a_name_is_refused() -> None:
    """As a sentence: asked whether it is a folder, Python 3.11 falls over it."""
    content = zipped(*made().items(), ("x", b"hidden"))
    # The last entry of the directory: 46 bytes, of which two say how long its name is, and the name.
    at = content.rindex(b"PK\x01\x02")
    entry, end = bytearray(content[at : at + 46]), bytearray(content[at + 47 :])
    entry[28:30] = bytes(2)
    end[12:16] = (int.from_bytes(end[12:16], "little") - 1).to_bytes(4, "little")
    with pytest.raises(DocumentRefusedError, match="without a name"):
        opened(content[:at] + bytes(entry + end))


def test_a_bomb_is_refused_by_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a byte of it is unpacked: one part too large, and many that are together."""

    def never(*_: object) -> bytes:
        raise AssertionError("it was unpacked")

    large = bytes(archive.LARGEST_PART)
    monkeypatch.setattr(archive, "_read", never)
    with pytest.raises(DocumentRefusedError, match="one of its parts is too large"):
        opened(zipped(*made().items(), ("word/big.xml", large + b" ")))
    with pytest.raises(DocumentRefusedError, match="too large when unpacked"):
        opened(zipped(*made().items(), *((f"word/big{number}.xml", large) for number in range(4))))


def test_a_part_longer_than_it_says_is_refused() -> None:
    """The size in the directory was forged to pass the limits."""
    content = bytearray(zipped(*made(beside={"word/x.xml": b"<x/>" + b" " * 5_000}).items()))
    true, forged = (5_004).to_bytes(4, "little"), (4).to_bytes(4, "little")
    assert content.count(true) == 2
    with pytest.raises(DocumentRefusedError):
        opened(bytes(content.replace(true, forged)))


def test_an_encrypted_part_is_refused() -> None:
    """Its flag is enough."""
    content = bytearray(zipped(*made().items()))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(DocumentRefusedError, match="encrypted"):
        opened(bytes(content))


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE x [<!ENTITY e "text">]><x>&e;</x>',
        b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>',
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x y="&b;"/>',
        '<?xml version="1.0" encoding="UTF-16"?><x/>'.encode("utf-16"),
        "<x/>".encode("utf-16-le"),
        b"<x>&undeclared;</x>",
        b"<x",
        b"",
        b"\xff\xfe",
        b"<x>" * 300 + b"</x>" * 300,
    ],
)
def test_xml_that_declares_or_hides_anything_is_refused(content: bytes) -> None:
    """Document types, entities, other encodings, damage, towers of elements: in the body and in other parts."""
    for parts in (made() | {"word/document.xml": content}, made(beside={"word/header1.xml": content})):
        with pytest.raises(DocumentRefusedError):
            words_of(parts)


def test_words_are_the_same_however_a_program_cuts_them() -> None:
    """Runs, breaks, tabs and the numbers of pages do not matter; deleted words and field codes count."""
    one = made("<w:p><w:r><w:t>Agreed by all.</w:t></w:r></w:p>")
    cut = made(
        "<w:p><w:r><w:t>Agr</w:t></w:r><w:r><w:t>eed </w:t><w:br/><w:t>by</w:t><w:tab/><w:t>all.</w:t></w:r></w:p>"
    )
    assert words_of(one) == words_of(cut) == "Agreed by all."
    assert words_of(made("<w:p><w:r><w:delText>Refused.</w:delText></w:r></w:p>")) == "Refused."

    def field(result: str) -> dict[str, bytes]:
        steps = ("begin", "separate", "end")
        begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in steps)
        shown = f"<w:r><w:t>{result}</w:t></w:r>"
        return made(f"<w:p>{begin}<w:r><w:instrText>PAGE</w:instrText></w:r>{separate}{shown}{end}</w:p>")

    assert words_of(field("1")) == words_of(field("12")) == "PAGE"
    assert words_of(field("not approved")) == "PAGEnot approved"


def test_words_in_heads_feet_and_notes_count() -> None:
    """Whatever their parts are called; the same head on every page counts once."""
    head = f"<w:hdr {W}><w:p><w:r><w:t>OFFICIAL</w:t></w:r></w:p></w:hdr>".encode()
    note = f"<w:comments {W}><w:comment><w:p><w:r><w:t>Is it?</w:t></w:r></w:p></w:comment></w:comments>".encode()
    assert words_of(made(beside={"word/a.xml": head, "word/b.xml": head})) == "Agreed.\nOFFICIAL"
    assert words_of(made(beside={"word/a.xml": note})) == "Agreed.\nIs it?"


def test_a_proof_is_read_back_as_it_was_written(draft: bytes) -> None:
    """With the digests of what the file holds; the same file gets the same bytes."""
    proven = with_proof(draft, proof)
    found, digests = read_proof(proven)
    assert found == proof(digests)
    assert with_proof(draft, proof) == proven
    assert read_proof(draft)[0] is None


@pytest.mark.parametrize(
    "change",
    [
        lambda part: part.replace(b"<state>draft", b"<state a='1'>draft"),
        lambda part: part.replace(b"<state>draft</state>", b""),
        lambda part: part.replace(b"</proof>", b"<more/></proof>"),
        lambda part: part.replace(b"<state>draft</state>", b"<state>draft</state><state>approved</state>"),
        lambda part: part.replace(b"<seal>", b"<seal><b/>"),
        lambda part: part[:-3],
        lambda part: part.replace(b"<proof", b"<!DOCTYPE proof><proof"),
        lambda part: part + b" " * 70_000,
    ],
)
def test_a_proof_that_was_not_written_by_us_is_altered(draft: bytes, change: Callable[[bytes], bytes]) -> None:
    """Whatever is added, left out, doubled or declared."""
    parts = unpacked(with_proof(draft, proof))
    parts["customXml/item1.xml"] = change(parts["customXml/item1.xml"])
    with pytest.raises(ProofAlteredError):
        read_proof(packed(parts))


def test_a_file_with_two_proofs_is_altered(draft: bytes) -> None:
    """Nobody could say which one holds."""
    parts = unpacked(with_proof(draft, proof))
    parts["customXml/item2.xml"] = parts["customXml/item1.xml"]
    with pytest.raises(ProofAlteredError):
        read_proof(packed(parts))


def test_no_flipped_byte_passes(draft: bytes) -> None:
    """Anywhere in the compressed body of a file: it is refused, or its digest is another."""
    content = zipped(*unpacked(with_proof(draft, proof)).items())
    whole = read_proof(content)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        entry = file.getinfo("word/document.xml")
    start = entry.header_offset + 60
    for place in range(start, start + entry.compress_size - 60, entry.compress_size // 40):
        harmed = bytearray(content)
        harmed[place] ^= 0x10
        try:
            found = read_proof(bytes(harmed))
        except DocumentRefusedError:
            found = None
        assert found != whole
