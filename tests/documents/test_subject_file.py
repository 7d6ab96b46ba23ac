"""The summary for the person it concerns as a file: no part, property, name or remark of it tells of anybody else.

What is looked for is gathered here by hand from the tables of each record, not by the program's own terms.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from agenda.record import as_json
from agenda.words import Sensitivity
from mappa_chair.documents.blocks import pieces
from mappa_chair.documents.export import name_of
from mappa_chair.documents.leaks import LeakCheck, leaks_in_file
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.documents.word import to_docx
from mappa_chair.leak_checking import leaks_of
from tests.documents.leaks import people
from tests.documents.samples import LEVEL_2, LEVEL_3, changed, changed_at, example, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agenda.record import Record
    from agenda.shape import JSON

RECORDS: dict[str, Callable[[], Record]] = {
    "level 3": partial(example, LEVEL_3),
    "level 2": partial(example, LEVEL_2),
    "names that are words": people.record,
    "unseen": people.unseen,
}
PARTS = {
    *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels"),
    *(
        f"word/{name}.xml"
        for name in ("document", "styles", "numbering", "settings", "fontTable", "header1", "footer1")
    ),
}


@cache
def _file(name: str) -> bytes:
    return to_docx(summary_of(RECORDS[name]()))


def _everything(content: bytes) -> Iterator[tuple[str, str]]:
    """All that a file says, where: its parts with tags and without, their names, and every remark."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield "the file itself", archive.comment.decode()
        for entry in archive.infolist():
            yield "a name", entry.filename
            yield entry.filename, (entry.comment + entry.extra).decode()
            text = archive.read(entry).decode()
            yield entry.filename, text
            yield entry.filename, re.sub("<[^>]+>", "", text)


def _protected(record: Record) -> set[str]:
    """Whole names and telling parts of everybody of the record's tables, and the numbers of restricted pieces."""
    own = set(fold(f"{record.case.full_name} {' '.join(record.case.aliases)}").text.split())
    named = [person.name for person in record.people_at_risk.people if person.name]
    named += [person.name for person in record.attendance if person.name]
    named += [told.recipient for told in record.disclosure.disclosures if told.recipient]
    wholes = {fold(name).text for name in named}
    parts = {part.strip(".,'") for whole in wholes for part in whole.split()}
    restricted = " ".join(
        piece.text or "" for piece in record.information if piece.sensitivity is not Sensitivity.SHAREABLE
    )
    numbers = set(re.findall(r"\b(?=\w*\d)[\w/]{5,}\b", restricted))
    common = {"will", "may", "long", "price", "mark", "day", "young", "head", "teacher", "field", "school", "hope"}
    return {term for term in wholes | parts | numbers if len(term) > 3 and term not in own | common}


@pytest.mark.parametrize("name", RECORDS)
def test_no_part_of_the_file_tells_of_anybody_else(name: str) -> None:
    """Body, tables, heads, feet, properties, relationships, names and remarks: nobody is in them."""
    protected = _protected(RECORDS[name]())
    assert len(protected) > 10
    for where, text in _everything(_file(name)):
        folded = fold(text).text
        found = {term for term in protected if re.search(rf"(?<!\w){re.escape(fold(term).text)}(?!\w)", folded)}
        assert not found, f"{found} in {where}"
        assert not re.search(r"\bmarac\b|\bidva\b", folded), where


@pytest.mark.parametrize("name", RECORDS)
def test_the_file_has_no_part_that_nobody_looks_at(name: str) -> None:
    """No comments, custom XML, pictures or properties of a program; nothing leads out of the file."""
    with zipfile.ZipFile(io.BytesIO(_file(name))) as archive:
        assert set(archive.namelist()) == PARTS
        assert archive.comment == b""
        assert not any(entry.comment or entry.extra for entry in archive.infolist())
        assert b"TargetMode" not in b"".join(map(archive.read, archive.namelist()))


@pytest.mark.parametrize("name", RECORDS)
def test_the_name_of_the_file_tells_of_nobody(name: str) -> None:
    """The file is called by the meeting's reference, what it is and for whom, and by nobody's name."""
    record = RECORDS[name]()
    called = fold(name_of(summary_of(record))).text
    everybody = _protected(record) | set(fold(record.case.full_name).text.split())
    assert not {term for term in everybody if re.search(rf"(?<!\w){re.escape(term)}(?!\w)", called)}


def test_a_reference_with_a_name_in_it_stops_the_summary() -> None:
    """The file is named by the reference, and so is every page, where the check reads it."""
    record = changed(example(LEVEL_3), meeting__reference="Pell/147/3")
    paper = summary_of(record)
    assert "Pell" in name_of(paper)
    assert {leak.certain for leak in leaks_of(paper, record) if "Pell" in leak.text} == {True}


def test_remarks_and_names_of_parts_are_looked_at() -> None:
    """What somebody's program writes beside the parts is found too."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.comment = b"for Joanne Pell"
        entry = zipfile.ZipInfo("word/document.xml")
        entry.comment = b"Ravi Menon"
        archive.writestr(entry, "<w:p/>")
        archive.writestr("word/media/ellie_pell.xml", "<x/>")
    found = leaks_in_file(LeakCheck(example(LEVEL_3)), made.getvalue())
    assert {leak.where.block for leak in found if leak.certain} == {
        *("the file itself", "word/document.xml", "word/media/ellie_pell.xml"),
    }


def test_what_is_planted_in_information_is_cleared_or_stops_the_summary() -> None:
    """Every leak of the unseen batch, typed into shareable information, is cleared, or the check tells of it."""
    data = (files("tests.documents.leaks") / "data" / "unseen-planted.json").read_bytes()
    texts = [
        each for each in json.loads(data) if isinstance(each["text"], str) and each["kind"] != "restricted text"
    ]
    record = people.unseen()
    said = as_json(record)["information"]
    assert isinstance(said, list)
    for start in range(0, len(texts), 24):
        some = texts[start : start + 24]
        planted = changed_at(record, {"information": [*said, *(_shareable(each["text"]) for each in some)]})
        paper = summary_of(planted)
        leaks = leaks_of(paper, record)
        shown = {piece.source: piece.text for piece in pieces(paper)}
        for number, each in enumerate(some, len(said)):
            text = shown.get(f"information[{number}].text", "")
            if _bare(each["found"]) in _bare(text):
                assert any(_meant(leak.text, each["found"]) for leak in leaks), each


def _shareable(text: str) -> JSON:
    return {"agency": "police", "text": text, "sensitivity": "shareable"}


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).text))


def _meant(found: str, planted: str) -> bool:
    return _bare(found) in _bare(planted) or _bare(planted) in _bare(found)
