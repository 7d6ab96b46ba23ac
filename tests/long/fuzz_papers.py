"""Word files for the fuzzer: whole ones now and then, and pieces of them, which take a tenth of the time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from agenda.record import read
from mappa_chair.documents.archive import packed, unpacked
from mappa_chair.documents.minutes import minutes
from mappa_chair.documents.proof import Digests, Proof, with_proof
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.documents.template.starter import starter
from mappa_chair.documents.word import to_docx
from tests.long.mutate import mutated

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

_TEXT: Final = "word/document.xml"
_ELEMENTS: Final = 6
# How often a piece is taken for once that the whole is.
_OFTEN: Final = 4
_parts = lru_cache(maxsize=64)(unpacked)


def _pieces(content: bytes) -> list[bytes]:
    """The same file with a few elements of its text each: paragraphs, tables, changes of the page."""
    parts = unpacked(content)
    count = len(parse_xml(parts[_TEXT])[0]) - 1
    found = []
    for first in range(0, count, _ELEMENTS):
        root = parse_xml(parts[_TEXT])
        for number, each in enumerate(list(root[0])[:-1]):
            if not first <= number < first + _ELEMENTS:
                root[0].remove(each)
        found.append(packed(parts | {_TEXT: serialize_part_xml(root)}))
    return found


def proven() -> Sequence[bytes]:
    """Minutes with and without a proof."""
    record = read(b'{"format": "mappa-chair-record/1", "case": {"reference": "EX/0300"}}').record
    plain = to_docx(minutes(record, settings=PaperSettings(), findings=[]))

    def prove(digests: Digests) -> Proof:
        return Proof("draft", "0" * 32, "EX/0300/1", "a" * 64, content=digests.content, words=digests.words)

    pieces = _pieces(plain)
    return [plain, with_proof(plain, prove), *_OFTEN * [*pieces, *(with_proof(each, prove) for each in pieces)]]


def templates() -> Sequence[bytes]:
    """Templates of the minutes."""
    whole = starter(every_field=True)
    pieces = _pieces(whole)
    return [whole, *_OFTEN * [*[starter()] * len(pieces), *pieces]]


def in_a_part(source: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """An archive with faults in it as a whole, or a sound one with faults in a part."""
    if chance.random() < 0.2:
        return mutated(source, others, chance)
    parts = _parts(source)
    name = chance.choice(sorted(parts))
    return packed(parts | {name: mutated(parts[name], list(parts.values()), chance)})
