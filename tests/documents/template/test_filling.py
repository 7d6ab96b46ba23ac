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

from mappa_chair.documents.archive import opened, packed, unpacked
from mappa_chair.documents.minutes import Approval, minutes
from mappa_chair.documents.template.package import read_package
from mappa_chair.documents.word import to_docx
from tests.documents.samples import LEVEL_3, SETTINGS, changed_at, empty_record, example, minutes_of, very_long
from tests.documents.template.crafted import (
    BODY,
    OFFICE,
    accepted,
    altered,
    before_banner,
    paragraph,
    picture,
    plain,
    relation,
    relations,
    said,
    standing,
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
    """“Not recorded” in the first column that is shown, where nobody entered anything."""
    made = accepted(plain(every_field=True)).written(minutes_of(empty_record()), None)
    told = [table[1:] for table in tables(made) if table[0][0] == "No."]
    assert told
    assert all(rows == [["Not recorded", *[""] * (len(rows[0]) - 1)]] for rows in told)


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


@pytest.mark.parametrize(
    "look",
    [
        '<w:color w:val="FFFFFF"/>',
        '<w:sz w:val="2"/>',
        '<w:color w:val="FFFFFF"/><w:w w:val="1"/><w:sz w:val="1"/>',
    ],
)
def test_the_state_can_always_be_read(look: str) -> None:
    """White on white or a hair's breadth high: in minutes it is neither, whatever the template says."""
    content = altered(("word/footer1.xml", "<w:r><w:t", f"<w:r><w:rPr>{look}</w:rPr><w:t"))
    foot = part(accepted(content).written(minutes_of(example(LEVEL_3)), None), "word/footer1.xml")
    (run,) = re.findall("<w:r><w:rPr>(?:(?!</w:r>).)*Draft, not approved", foot)
    assert '<w:color w:val="auto"/>' in run
    assert "FFFFFF" not in run
    assert '<w:w w:val="1"/>' not in run
    assert not re.search(r'<w:sz w:val="[12]"/>', run)


def test_a_style_cannot_make_the_state_small() -> None:
    """The size is looked up in the style of the paragraph, and in what that is based on."""
    small = (
        '<w:style w:type="paragraph" w:styleId="Tiny"><w:name w:val="Tiny"/><w:basedOn w:val="Tinier"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Tinier"><w:name w:val="Tinier"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    )
    content = altered(
        ("word/styles.xml", "</w:styles>", f"{small}</w:styles>"),
        ("word/footer1.xml", '<w:pStyle w:val="Footer"/>', '<w:pStyle w:val="Tiny"/>'),
    )
    foot = part(accepted(content).written(minutes_of(example(LEVEL_3)), None), "word/footer1.xml")
    assert '<w:sz w:val="15"/>' in foot


@pytest.mark.parametrize("where", [BODY, "word/header1.xml"])
def test_rows_are_as_high_as_their_words(where: str) -> None:
    """A row of a fixed height would cut off what was recorded, or that this is a draft."""
    height = '<w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr>'
    row = f"<w:tr>{height}<w:tc><w:tcPr/>{paragraph('x')}</w:tc></w:tr>"
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{row}</w:tbl>'
    content = (
        before_banner(table) if where == BODY else altered((where, "</w:hdr>", f"{table}{paragraph('')}</w:hdr>"))
    )
    made = part(accepted(content).written(minutes_of(example(LEVEL_3)), None), where)
    assert 'w:hRule="atLeast"' in made
    assert "exact" not in made.replace(' w:lineRule="exact"', "")


def test_the_line_of_the_state_is_as_high_as_its_words() -> None:
    """Of a fixed height it could be a hair's breadth high."""
    old = '<w:pStyle w:val="Footer"/>'
    content = altered(("word/footer1.xml", old, f'{old}<w:spacing w:line="20" w:lineRule="exact"/>'))
    foot = part(accepted(content).written(minutes_of(example(LEVEL_3)), None), "word/footer1.xml")
    assert 'w:line="20"' not in foot
    assert 'w:line="240" w:lineRule="auto"' in foot


def test_a_style_cannot_hide_anything() -> None:
    """Hidden text that a style asks for is shown."""
    hiding = (
        '<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    content = altered(("word/styles.xml", "</w:styles>", f"{hiding}</w:styles>"))
    assert "vanish" not in part(accepted(content).written(minutes_of(example(LEVEL_3)), None), "word/styles.xml")


def test_a_template_keeps_its_own_styles_and_gets_those_it_lacks() -> None:
    """A style of our name looks as the template has it; one it has not is added, bullets with their list."""
    styles = part(plain(), "word/styles.xml")
    without = re.sub(r'<w:style w:type="paragraph" w:styleId="(?:ListBullet|Note)">.*?</w:style>', "", styles)
    outline = '<w:outlineLvl w:val="1"/>'
    assert outline in without
    other = without.replace(outline, f'<w:jc w:val="right"/>{outline}', 1)
    made = accepted(with_parts({"word/styles.xml": other.encode()})).written(minutes_of(example(LEVEL_3)), None)
    found = part(made, "word/styles.xml")
    assert '<w:jc w:val="right"/><w:outlineLvl w:val="1"/>' in found
    assert found.count('w:styleId="Note"') == found.count('w:styleId="ListBullet"') == 1
    number = re.search(r'w:styleId="ListBullet">.*?<w:numId w:val="(\d+)"/>', found)
    assert number
    assert f'<w:num w:numId="{number[1]}">' in part(made, "word/numbering.xml")
    assert list(faults(made)) == []


def test_a_template_without_styles_or_lists_gets_ours() -> None:
    """As some programs write it."""
    parts = unpacked(plain())
    for name in ("word/styles.xml", "word/numbering.xml"):
        del parts[name]
    left = re.findall("<Relationship [^>]*/>", parts["word/_rels/document.xml.rels"].decode())
    parts["word/_rels/document.xml.rels"] = relations(
        *(line for line in left if "styles" not in line and "numbering" not in line)
    )
    parts["[Content_Types].xml"] = re.sub(
        rb'<Override PartName="/word/(styles|numbering).xml"[^>]*/>', b"", parts["[Content_Types].xml"]
    )
    made = accepted(packed(parts)).written(minutes_of(example(LEVEL_3)), None)
    assert list(faults(made)) == []
    assert 'w:styleId="Heading1"' in part(made, "word/styles.xml")


def test_a_letterhead_stays() -> None:
    """A picture in the head, behind the text where it floats, and no two with one number."""
    drawing = (
        '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' behindDoc="0"><wp:docPr id="7" name="Crest" descr="Crest of Eastmere"/><a:graphic xmlns:a="http://schemas.'
        'openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
        'picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        f'<a:blip r:embed="rId1" xmlns:r="{OFFICE}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r></w:p>"
    )
    content = with_parts(
        {
            "word/media/crest.png": picture(),
            "word/_rels/header1.xml.rels": relations(relation("image", "media/crest.png", key="rId1")),
        }
    )
    content = altered(("word/header1.xml", "</w:hdr>", f"{drawing}{drawing}</w:hdr>"), content=content)
    made = accepted(content).written(minutes_of(example(LEVEL_3)), None)
    head = part(made, "word/header1.xml")
    assert 'behindDoc="1"' in head
    assert 'behindDoc="0"' not in head
    assert re.findall(r'<wp:docPr id="(\d+)"', head) == ["1", "2"]
    assert unpacked(made)["word/media/crest.png"] == picture()
    assert 'Extension="png" ContentType="image/png"' in part(made, "[Content_Types].xml")


def test_what_word_leaves_in_every_file_is_left_behind() -> None:
    """A label of sensitivity, who edited, custom XML bound to nothing, a drawing beside its picture."""
    label = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
    people = "http://schemas.microsoft.com/office/2011/relationships/people"
    newer = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="1A2B3C4D"'
    body = (
        f'<w:sdt><w:sdtPr><w:alias w:val="a"/></w:sdtPr><w:sdtContent><w:p {newer}>'
        '<w:proofErr w:type="gramStart"/>'
        "<w:r><w:t>Kept</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    banner = standing("{{p banner }}")
    content = with_parts(
        {
            "docMetadata/LabelInfo.xml": b"<clbl/>",
            "word/people.xml": b"<p>A. Author</p>",
            "customXml/item1.xml": b"<b>Sources</b>",
            "word/media/image1.svg": b"<svg/>",
        },
        relation(label, "../docMetadata/LabelInfo.xml", key="rId90"),
        relation(people, "people.xml", key="rId91"),
        relation("customXml", "../customXml/item1.xml", key="rId92"),
        relation("image", "media/image1.svg", key="rId93"),
    )
    made = accepted(altered((BODY, banner, body + banner), content=content)).written(
        minutes_of(example(LEVEL_3)), None
    )
    assert "Kept" in paragraphs(made)
    assert not [
        name for name in unpacked(made) if "Label" in name or "people" in name or "item1" in name or "svg" in name
    ]
    assert not re.search(
        "paraId|proofErr|w:sdt|rId9[0-3]", part(made, BODY) + part(made, "word/_rels/document.xml.rels")
    )


def test_tab_stops_stay_on_the_page() -> None:
    """Where the area made its margins wider, the right ends of head and foot move with them."""
    content = plain()
    for old in set(re.findall(r"<w:pgMar [^>]*/>", part(content, BODY))):
        new = re.sub('w:(left|right)="[0-9]+"', r'w:\1="2000"', old)
        text = part(content, BODY)
        content = altered((BODY, text, text.replace(old, new)), content=content)
    made = accepted(content).written(minutes_of(example(LEVEL_3)), None)
    stops = [
        re.findall(r'w:pos="(\d+)"', part(made, f"word/{kind}{number}.xml"))
        for number in (1, 2, 3)
        for kind in ("header", "footer")
    ]
    assert stops == [[str(11906 - 4000)]] * 2 + [[str(16838 - 4000)]] * 2 + [[str(11906 - 4000)]] * 2
    unmoved = accepted(plain()).written(minutes_of(example(LEVEL_3)), None)
    assert part(unmoved, "word/footer1.xml").count('w:pos="9412"') == 1


def test_left_hand_pages_keep_heads_of_their_own() -> None:
    """The setting that tells them apart is kept, and nothing else of the settings."""
    setting = "<w:evenAndOddHeaders/><w:autoHyphenation/>"
    parts = {"word/settings.xml": ("<w:characterSpacing", f"{setting}<w:characterSpacing")}
    content = altered(*((name, *change) for name, change in parts.items()))
    text = part(content, BODY)
    for kind in ("header", "footer"):
        reference = re.search(f"<w:{kind}Reference [^>]*/>", text)
        assert reference
        content = altered(
            (BODY, reference[0], reference[0] + reference[0].replace("default", "even")), content=content
        )
    settings = part(accepted(content).written(minutes_of(example(LEVEL_3)), None), "word/settings.xml")
    assert "<w:evenAndOddHeaders/>" in settings
    assert "autoHyphenation" not in settings
