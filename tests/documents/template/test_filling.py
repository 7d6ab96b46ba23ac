"""A template filled in: complete minutes in the area's look, text that stays text, the same bytes every time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from mappa_chair.documents.archive import opened, unpacked
from mappa_chair.documents.minutes import Approval, minutes
from mappa_chair.documents.template.package import read_package
from mappa_chair.documents.word import to_docx
from tests.documents.samples import LEVEL_3, SETTINGS, changed_at, empty_record, example, minutes_of, very_long
from tests.documents.template.crafted import (
    BODY,
    accepted,
    altered,
    before_banner,
    paragraph,
    plain,
    said,
    with_parts,
)
from tests.documents.template.rendered import pages, paragraphs, part, tables, text_of
from tests.documents.test_word import HOSTILE
from tests.documents.wordprocessing import faults

if TYPE_CHECKING:
    from agenda.shape import JSON

ROOT = Path(__file__).parents[3]
APPROVED = Approval(
    "Helen Aldous", date(2026, 12, 1), "1234 5678", 2, "Review date corrected.", "One report is due."
)
RECORDS = {"level 3": lambda: example(LEVEL_3), "nothing": empty_record, "very long": very_long}


@pytest.mark.parametrize("record", RECORDS)
def test_the_starter_says_what_the_built_in_minutes_say(record: str) -> None:
    """Word for word, head and foot included."""
    paper = minutes_of(RECORDS[record]())
    assert text_of(accepted(plain()).written(paper, None)) == text_of(to_docx(paper))


@pytest.mark.parametrize("every_field", [False, True])
@pytest.mark.parametrize("record", RECORDS)
def test_nothing_is_there_to_repair(record: str, *, every_field: bool) -> None:
    """Word finds the order of its format, and everything that is referred to."""
    made = accepted(plain(every_field=every_field)).written(minutes_of(RECORDS[record]()), None)
    assert list(faults(made)) == []


@pytest.mark.parametrize("every_field", [False, True])
def test_what_people_typed_stays_text(*, every_field: bool) -> None:
    """No field, link, tag or markup comes of it: what comes out holds nothing a template may not hold."""
    paths = ("case.aliases[0]", "risk.who", "information[0].text", "plan.actions[0].action", "media.plan")
    values: dict[str, JSON] = dict.fromkeys(paths, HOSTILE)
    values["case.family_name"] = "{{ state }}{%p endif %}</w:t>"
    made = accepted(plain(every_field=every_field)).written(minutes_of(changed_at(example(LEVEL_3), values)), None)
    clean = accepted(plain(every_field=every_field)).written(minutes_of(example(LEVEL_3)), None)
    assert list(faults(made)) == []
    assert part(made, BODY).count("<w:instrText") == part(clean, BODY).count("<w:instrText")
    assert part(made, BODY).count("<w:tbl>") == part(clean, BODY).count("<w:tbl>")
    words = text_of(made)
    assert "{{ state }}{%p endif %}</w:t>" in words
    assert 'markup <w:p/> & "quotes" ]]> [/] [REDACTED] { PAGE } {{ field }} =1+1' in words
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]", words)
    read_package(made)


def test_the_same_record_and_template_give_the_same_bytes() -> None:
    """Twice here, and once in another process with other hashes, clock zone and locale."""
    first = accepted(plain()).written(minutes_of(example(LEVEL_3)), None)
    assert accepted(plain()).written(minutes_of(example(LEVEL_3)), None) == first
    script = (
        "import hashlib, sys\n"
        "from tests.documents.samples import LEVEL_3, example, minutes_of\n"
        "from tests.documents.template.crafted import accepted, plain\n"
        "made = accepted(plain()).written(minutes_of(example(LEVEL_3)), None)\n"
        "sys.stdout.buffer.write(made)"
    )
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=surroundings, capture_output=True, check=True
    )
    assert done.stdout == first


def test_no_clock_and_nobodys_name_get_in() -> None:
    """Times of the archive are fixed; of the properties title and language stay, whatever the template says."""
    content = altered(
        ("docProps/core.xml", "<dc:language>", "<dc:creator>A. Author</dc:creator><dc:language>"),
        content=with_parts({"docProps/app.xml": b"<Properties><Company>Eastmere</Company></Properties>"}),
    )
    made = accepted(content).written(minutes_of(example(LEVEL_3)), None)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "docProps/app.xml" not in unpacked(made)
    core = part(made, "docProps/core.xml")
    assert "Author" not in core
    assert "<dc:title>MAPPA level 3 meeting minutes – EX/0147/3</dc:title>" in core
    opened(made)


def test_a_draft_says_so_on_every_page() -> None:
    """In the box on the first page, and at the foot of each."""
    made = accepted(plain()).written(minutes_of(example(LEVEL_3)), None)
    assert "Draft – not approved" in paragraphs(made)
    feet = [words for words in pages(made) if "Page " in words]
    assert len(feet) == 3
    assert all("Minutes – Draft, not approved" in words for words in feet)
    assert "Approved by" not in text_of(made)


def test_approved_minutes_say_who_when_and_which_version() -> None:
    """In the box, at the foot, in the fields of their own, with what was changed and why; nothing is left open."""
    content = before_banner(
        "".join(
            map(
                paragraph,
                (
                    "{{ approved_by }}|{{ approved_on }}|{{ version }}|{{ fingerprint }}|{{ copy_number }}.",
                    "{%p if draft %}",
                    "a draft",
                    "{%p else %}",
                    "no draft",
                    "{%p endif %}",
                    "{%p if not approved %}",
                    "not yet",
                    "{%p endif %}",
                ),
            )
        )
    )
    paper = minutes(example(LEVEL_3), settings=SETTINGS, findings=(), approval=APPROVED, copy_number="3 of 8")
    made = accepted(content).written(paper, APPROVED)
    told = paragraphs(made)
    assert "Helen Aldous|1 December 2026|2|1234 5678|3 of 8." in told
    assert "no draft" in told
    assert not {"a draft", "not yet"} & set(told)
    assert any(line.startswith("Approved by Helen Aldous on 1 December 2026, version 2") for line in told)
    assert all("copy 3 of 8" in words for words in pages(made) if "Page " in words)
    assert "Review date corrected." in text_of(made)
    assert "Draft" not in text_of(made)
    draft = paragraphs(accepted(content).written(minutes_of(example(LEVEL_3)), None))
    assert "Not approved|Not approved|Draft|Not approved|." in draft
    assert {"a draft", "not yet"} <= set(draft)


def test_word_may_have_cut_a_field_up() -> None:
    """A field over several stretches of text is found, in the look of the first."""
    cut = (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Born {</w:t></w:r>'
        '<w:proofErr w:type="spellStart"/>'
        '<w:r><w:t>{ case.da</w:t></w:r><w:bookmarkStart w:id="0" w:name="a"/>'
        '<w:r><w:t xml:space="preserve">te_of_birth }} in'
        '</w:t></w:r><w:bookmarkEnd w:id="0"/><w:r><w:t> {{ case.gender }}.</w:t></w:r></w:p>'
    )
    told = paragraphs(accepted(before_banner(cut)).written(minutes_of(example(LEVEL_3)), None))
    assert "Born 14 May 1979 (aged 47 on the day of the meeting) in male." in told


def test_a_list_comes_once_for_each_row_as_paragraphs_too() -> None:
    """What stands between the two instructions, tables included; the instructions themselves are gone."""
    lines = ("{%p for row in risk.risks %}", "{{ row.risk }}: {{ row.people }}", "{%p endfor %}")
    told = paragraphs(
        accepted(before_banner("".join(map(paragraph, lines)))).written(minutes_of(example(LEVEL_3)), None)
    )
    assert [line.partition(":")[0] for line in told if re.match(r"Risk \d: [^C]", line)][:3] == [
        "Risk 1",
        "Risk 2",
        "Risk 3",
    ]
    assert not any("{%" in line for line in told)


def test_a_list_without_rows_says_so_in_one_row() -> None:
    """“Not recorded” in the first column that is wide enough, where nobody entered anything."""
    made = accepted(plain(every_field=True)).written(minutes_of(empty_record()), None)
    told = [table[1:] for table in tables(made) if table[0][0] == "No."]
    assert told
    assert all(rows == [["", "Not recorded", *[""] * (len(rows[0]) - 2)]] for rows in told)
    alone = "".join(map(paragraph, ("{%p for row in plan.actions %}", "No. {{ row.number }}", "{%p endfor %}")))
    assert "No. Not recorded" in paragraphs(
        accepted(before_banner(alone)).written(minutes_of(empty_record()), None)
    )


def test_lines_of_one_field_stay_in_its_place() -> None:
    """A line feed is a line break, a tab a tab."""
    record = changed_at(example(LEVEL_3), {"risk.who": "One\nTwo\tThree"})
    made = accepted(said("Who: {{ risk.who }}")).written(minutes_of(record), None)
    assert "Who: One\nTwo\tThree" in paragraphs(made)


def test_tables_that_come_to_touch_stay_two() -> None:
    """What stood between them was an instruction, which is gone: Word would make one table of both."""
    cell = f"<w:tc><w:tcPr/>{paragraph('x')}</w:tc>"
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'
    between = paragraph("{%p if approved %}") + paragraph("x") + paragraph("{%p endif %}")
    made = accepted(before_banner(table + between + table)).written(minutes_of(example(LEVEL_3)), None)
    assert list(faults(made)) == []
    assert [rows for rows in tables(made) if rows == [["x"]]] == [[["x"]]] * 2


def test_a_table_without_a_row_left_is_gone() -> None:
    """And a cell from which a condition took everything keeps the paragraph Word wants there."""
    gone = "".join(
        f"<w:tr><w:tc><w:tcPr/>{paragraph(words)}</w:tc></w:tr>"
        for words in ("{%tr if approved %}", "gone", "{%tr endif %}")
    )
    hollow = paragraph("{%p if approved %}") + paragraph("gone") + paragraph("{%p endif %}")
    start = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    xml = f"{start}{gone}</w:tbl>{start}<w:tr><w:tc><w:tcPr/>{hollow}</w:tc></w:tr></w:tbl>"
    made = accepted(before_banner(xml)).written(minutes_of(example(LEVEL_3)), None)
    assert list(faults(made)) == []
    assert [[""]] in tables(made)
    assert "gone" not in text_of(made)


def test_names_a_template_calls_things_by_are_left_behind() -> None:
    """Minutes declare the five names the format needs, whatever else the template declares."""
    for where, root in ((BODY, "<w:document"), ("word/header1.xml", "<w:hdr")):
        content = altered((where, root, f'{root} xmlns:odd="urn:odd"'))
        made = accepted(content).written(minutes_of(example(LEVEL_3)), None)
        assert "urn:odd" not in part(made, where)


def test_a_section_that_ends_with_a_field_keeps_its_end() -> None:
    """The turned page for the actions and the page after it are still there."""
    made = Document(io.BytesIO(accepted(plain()).written(minutes_of(example(LEVEL_3)), None)))
    assert [section.orientation for section in made.sections] == [0, 1, 0]
    assert [bool(section.footer.paragraphs) for section in made.sections] == [True] * 3
