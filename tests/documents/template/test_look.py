"""How a filled-in template looks: what must be seen is seen, the area's styles and pictures stay."""

from __future__ import annotations

import re

import pytest

from mappa_chair.documents.archive import packed, unpacked
from tests.documents.samples import LEVEL_3, example, minutes_of
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
    standing,
    with_parts,
)
from tests.documents.template.rendered import paragraphs, part
from tests.documents.wordprocessing import faults


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


def test_a_theme_keeps_its_fonts_and_loses_its_textures() -> None:
    """Some that come with Word have textures for slides, which are pictures beside the theme."""
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:latin typeface="Gill"/>'
        f'<a:blipFill><a:blip r:embed="rId1" xmlns:r="{OFFICE}"/></a:blipFill><a:extLst/></a:theme>'
    )
    content = with_parts({"word/theme/theme1.xml": theme.encode()}, relation("theme", "theme/theme1.xml"))
    made = part(accepted(content).written(minutes_of(example(LEVEL_3)), None), "word/theme.xml")
    assert 'typeface="Gill"' in made
    assert "<a:solidFill>" in made
    assert not re.search("blip|extLst|rId1", made)


def test_english_is_british_and_welsh_stays_welsh() -> None:
    """Whatever the program that wrote the template took for English; what is said not to be hidden is not."""
    lines = "".join(
        f'<w:p><w:r><w:rPr><w:vanish w:val="0"/><w:lang w:val="{language}"/></w:rPr><w:t>x</w:t></w:r></w:p>'
        for language in ("en-US", "cy-GB")
    )
    made = part(accepted(before_banner(lines)).written(minutes_of(example(LEVEL_3)), None), BODY)
    assert re.findall(r'<w:lang w:val="([^"]+)"', made) == ["en-GB", "cy-GB"]
    assert "vanish" not in made


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
