"""The Word file: its structure, its sameness, and that text stays text."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from docx import Document

from mappa_chair.documents.blocks import (
    Banner,
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
)
from mappa_chair.documents.word import to_docx
from tests.documents.samples import (
    EXAMPLES,
    LEVEL_3,
    changed_at,
    example,
    minutes_of,
    parts_of,
    summary_of,
    words_in,
)

if TYPE_CHECKING:
    from agenda.shape import JSON
    from mappa_chair.documents.blocks import Block

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "NUL \x00 ESC \x1b[2J C1 \x85\x9b lone \ud800 override \u202ereversed\u202c noncharacters \ufffe\uffff "
    'markup <w:p/> & "quotes" ]]> [/] [REDACTED] { PAGE } {{ field }} =1+1 @import \\o/ \t tab \r\n end'
)


def _paper(*blocks: Block) -> Paper:
    return Paper("A title", "Minutes", "draft", "Draft", "OFFICIAL-SENSITIVE", "Eastmere MAPPA", "EX/1", blocks)


def _cell(text: str) -> Cell:
    return Cell((Run(text),))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_part_is_well_formed(name: str) -> None:
    """Every part of both papers parses as XML, and python-docx opens the whole."""
    for paper in (minutes_of(example(name)), summary_of(example(name))):
        content = to_docx(paper)
        for text in parts_of(content).values():
            assert ET.fromstring(text.encode()) is not None  # noqa: S314 - our own output
        assert len(Document(io.BytesIO(content)).paragraphs) > 20


def test_page_is_a4_with_a_turned_section_for_actions() -> None:
    """The minutes are A4 upright, turned for the action table alone, and upright again after it."""
    sections = Document(io.BytesIO(to_docx(minutes_of(example(LEVEL_3))))).sections
    sizes = [
        (round(each.page_width.mm), round(each.page_height.mm))
        for each in sections
        if each.page_width and each.page_height
    ]
    assert sizes == [(210, 297), (297, 210), (210, 297)]


def test_head_and_foot_of_every_section() -> None:
    """Marking, area and reference stand in each header; marking and "Page x of y" as fields in each footer."""
    parts = parts_of(to_docx(minutes_of(example(LEVEL_3))))
    headers = [text for name, text in parts.items() if name.startswith("word/header")]
    footers = [text for name, text in parts.items() if name.startswith("word/footer")]
    assert len(headers) == len(footers) == 3
    for text in headers:
        assert {"OFFICIAL-SENSITIVE", "Eastmere MAPPA", "EX/0147/3"} <= set(ET.fromstring(text).itertext())  # noqa: S314 - our own output
    for text in footers:
        assert "OFFICIAL-SENSITIVE" in text
        assert [code.text for code in ET.fromstring(text).iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]  # noqa: S314 - our own output


def test_headings_are_headings() -> None:
    """Sections use real heading styles in unbroken levels, so that they can be navigated and listed."""
    document = Document(io.BytesIO(to_docx(minutes_of(example(LEVEL_3)))))
    levels = [
        int(each.style.name[-1])
        for each in document.paragraphs
        if each.style is not None and each.style.name and each.style.name.lower().startswith("heading")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 14
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_tables_are_accessible() -> None:
    """Every table says what it is; one with columns repeats its header row, and no row splits over pages."""
    body = ET.fromstring(parts_of(to_docx(minutes_of(example(LEVEL_3))))["word/document.xml"])  # noqa: S314 - our own output
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) > 20
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        repeats = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert repeats == ([look.get(f"{W}firstRow") == "1"] + [False] * (len(rows) - 1))


def test_language_and_title_are_set_and_nothing_else_is_told() -> None:
    """The file says British English and its title; it names no author, program, company or time."""
    parts = parts_of(to_docx(minutes_of(example(LEVEL_3))))
    assert 'w:lang w:val="en-GB"' in parts["word/styles.xml"]
    properties = Document(io.BytesIO(to_docx(minutes_of(example(LEVEL_3))))).core_properties
    assert properties.title == "MAPPA level 3 meeting minutes – EX/0147/3"
    assert properties.language == "en-GB"
    core = ET.fromstring(parts["docProps/core.xml"])  # noqa: S314 - our own output
    assert {child.tag.rpartition("}")[2] for child in core} == {"title", "language"}
    assert not any("python-docx" in text or "Macintosh" in text for text in parts.values())
    assert not any("thumbnail" in name or "app.xml" in name or "customXml" in name for name in parts)


def test_same_tree_gives_same_bytes_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the computer leaves no trace in the file."""
    today = to_docx(minutes_of(example(LEVEL_3)))
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert to_docx(minutes_of(example(LEVEL_3))) == today


def test_same_tree_gives_same_bytes_on_another_computer() -> None:
    """Time zone, language, user and hash seed of the computer leave no trace in the file."""
    program = (
        "import sys, hashlib\n"
        "from tests.documents.samples import *\n"
        "from mappa_chair.documents.word import to_docx\n"
        "print(hashlib.sha256(to_docx(minutes_of(example(LEVEL_3)))).hexdigest())\n"
    )
    printed = set()
    for zone, seed in (("Pacific/Kiritimati", "1"), ("America/Anchorage", "2")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "USER": f"user{seed}", "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        printed.add(done.stdout)
    assert len(printed) == 1


def test_archive_is_stored_in_a_fixed_order() -> None:
    """Entries are uncompressed, sorted, of one fixed time and made by no particular system."""
    with zipfile.ZipFile(io.BytesIO(to_docx(_paper()))) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert [each.filename for each in entries[1:]] == sorted(each.filename for each in entries[1:])
    assert {(each.compress_type, each.date_time, each.create_system) for each in entries} == {
        (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0), 0)
    }


def test_hostile_text_stays_text_in_every_block() -> None:
    """Control characters, markup, brackets and field codes are plain words on the page, wherever they stand."""
    paper = Paper(
        HOSTILE,
        HOSTILE,
        "draft",
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        (
            Banner(HOSTILE),
            Heading(1, HOSTILE),
            Paragraph((Run(HOSTILE, strong=True),)),
            Bullets((_cell(HOSTILE),)),
            Facts((Fact(HOSTILE, _cell(HOSTILE)),), HOSTILE),
            Table((Column(HOSTILE),), (Row((_cell(HOSTILE),)),), HOSTILE),
        ),
    )
    parts = parts_of(to_docx(paper))
    body = ET.fromstring(parts["word/document.xml"])  # noqa: S314 - our own output
    shown = "".join(body.itertext())
    for literal in ("<w:p/> &", "[/]", "[REDACTED]", "{ PAGE }", "{{ field }}", "=1+1", "lone \ufffd"):
        assert literal in shown
    assert not list(body.iter(f"{W}instrText"))
    assert not list(body.iter(f"{W}hyperlink"))
    assert not any(character in text for text in parts.values() for character in "\x00\x1b\x85\x9b\u202e\ufffe")


def test_typed_line_breaks_become_paragraphs_and_tabs_stay() -> None:
    """A line feed in running text starts a paragraph, inside a bullet only a line, and a tab is a tab."""
    content = to_docx(_paper(Paragraph((Run("one\ntwo\tthree"),)), Bullets((_cell("four\nfive"),))))
    texts = [each.text for each in Document(io.BytesIO(content)).paragraphs]
    assert texts == ["A title", "one", "two\tthree", "four\nfive"]


def test_tables_never_touch() -> None:
    """Two tables in a row stay two, and the body does not end with a table: Word would join or repair them."""
    table = Table((Column("A"),), (Row((_cell("b"),)),), "Caption")
    body = ET.fromstring(parts_of(to_docx(_paper(table, table)))["word/document.xml"])[0]  # noqa: S314 - our own output
    tags = [child.tag.removeprefix(W) for child in body]
    assert tags == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_empty_blocks_make_a_whole_file() -> None:
    """A paper of empty blocks, turned pages first and last, is still a document that opens."""
    content = to_docx(
        _paper(
            NewPage(landscape=True), Bullets(()), Facts((), "none"), Table((Column("A"),), (), "none"), NewPage()
        )
    )
    assert len(Document(io.BytesIO(content)).sections) == 3


def test_very_long_word_stays_inside_its_table() -> None:
    """A word of 3,000 letters cannot push a table off the page: columns are fixed and add up to the text width."""
    table = Table((Column("A", 1), Column("B", 2)), (Row((_cell("x" * 3000), _cell("y"))),), "Caption")
    body = ET.fromstring(parts_of(to_docx(_paper(table)))["word/document.xml"])  # noqa: S314 - our own output
    layout = body.find(f".//{W}tblLayout")
    assert layout is not None
    assert layout.get(f"{W}type") == "fixed"
    widths = [int(column.get(f"{W}w", "0")) for column in body.iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 2 * 1247


def test_large_meeting_is_written_whole() -> None:
    """Sixty actions and forty people at risk all reach the file."""
    record = example(LEVEL_3)
    actions: list[JSON] = [
        {
            **record.plan.actions[0].said(),
            "number": f"9.{number}",
            "action": f"Invented action number {number} end",
        }
        for number in range(60)
    ]
    people: list[JSON] = [
        {
            **record.people_at_risk.people[3].said(),
            "id": f"many{number}",
            "description": f"Invented group {number} end",
        }
        for number in range(40)
    ]
    many = changed_at(
        record,
        {
            "plan.actions": actions,
            "people_at_risk.people": [*[person.said() for person in record.people_at_risk.people], *people],
        },
    )
    words = words_in(parts_of(to_docx(minutes_of(many)))["word/document.xml"])
    assert all(f"Invented action number {number} end" in words for number in range(60))
    assert all(f"Invented group {number} end" in words for number in range(40))
