"""The house style as an empty Word file: the parts every paper starts from.

The file is made here, part by part, rather than taken from a library's template: what is in a paper is what is
written below and nothing else (no thumbnail, no author, no program's name, no unused styles).
Sizes are in twentieths of a point, lengths in twips (1,440 to the inch, 567 to the centimetre).
"""

from __future__ import annotations

import io
import zipfile
from functools import cache

FONT = "Arial"
INK = "0B0C0C"
"""Running text: 19 to 1 on white."""
NAVY = "12324F"
"""Headings: 13 to 1 on white, 11 to 1 on the tint."""
GREY = "4A4F55"
"""Notes and empty states: 8 to 1 on white."""
TINT = "E9EEF3"
RULE = "A9B4BE"

PAGE_SHORT, PAGE_LONG = 11906, 16838
MARGIN_SIDE, MARGIN_TOP, MARGIN_FOOT = 1247, 1644, 1474
TO_HEADER = 624
TEXT_PORTRAIT = PAGE_SHORT - 2 * MARGIN_SIDE
TEXT_LANDSCAPE = PAGE_LONG - 2 * MARGIN_SIDE
TEXT_HIGH_PORTRAIT = PAGE_LONG - MARGIN_TOP - MARGIN_FOOT
TEXT_HIGH_LANDSCAPE = PAGE_SHORT - MARGIN_TOP - MARGIN_FOOT

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_PARTS = ("styles", "numbering", "settings", "fontTable")


def page(*, landscape: bool = False) -> str:
    """The size and margins of a page of A4."""
    wide, high = (PAGE_LONG, PAGE_SHORT) if landscape else (PAGE_SHORT, PAGE_LONG)
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="{MARGIN_TOP}" w:right="{MARGIN_SIDE}" w:bottom="{MARGIN_FOOT}" w:left="{MARGIN_SIDE}" '
        f'w:header="{TO_HEADER}" w:footer="{TO_HEADER}" w:gutter="0"/>'
    )


def _paragraph_style(  # noqa: PLR0913 - a style is this many independent choices
    key: str,
    name: str,
    *,
    based: str = "Normal",
    then: str | None = None,
    spacing: str = "",
    extra: str = "",
    run: str = "",
    quick: bool = True,
) -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if key != "Normal" else ""
    default = ' w:default="1"' if key == "Normal" else ""
    follow = f'<w:next w:val="{then}"/>' if then else ""
    space = f"<w:spacing {spacing}/>" if spacing else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"{default}><w:name w:val="{name}"/>{parent}{follow}'
        f"{'<w:qFormat/>' if quick else ''}<w:pPr>{extra.replace('SPACING', space) if extra else space}</w:pPr>"
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _box(side: str, weight: int, space: int, colour: str = RULE) -> str:
    return f'<w:{side} w:val="single" w:sz="{weight}" w:space="{space}" w:color="{colour}"/>'


def _heading(level: int, points: float, before: int, after: int) -> str:
    rule = f"<w:pBdr>{_box('bottom', 6, 3)}</w:pBdr>" if level == 1 else ""
    return _paragraph_style(
        f"Heading{level}",
        f"heading {level}",
        then="Normal",
        spacing=f'w:before="{before}" w:after="{after}" w:line="252" w:lineRule="auto"',
        extra=f'<w:keepNext/><w:keepLines/>{rule}SPACING<w:outlineLvl w:val="{level - 1}"/>',
        run=f'<w:b/><w:bCs/><w:color w:val="{NAVY}"/>{_size(points)}',
    )


def _styles() -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    tight = 'w:before="0" w:after="40" w:line="252" w:lineRule="auto"'
    banner = "".join(_box(side, 12, 6, NAVY) for side in ("top", "left", "bottom", "right"))
    styles = [
        _paragraph_style("Normal", "Normal", spacing='w:before="0" w:after="140" w:line="276" w:lineRule="auto"'),
        _paragraph_style(
            "Title",
            "Title",
            then="Normal",
            spacing='w:before="0" w:after="160" w:line="240" w:lineRule="auto"',
            extra="<w:keepNext/><w:keepLines/>SPACING",
            run=f'<w:b/><w:bCs/><w:color w:val="{NAVY}"/>{_size(22)}',
        ),
        _heading(1, 15, 360, 140),
        _heading(2, 12, 240, 100),
        _heading(3, 11, 180, 80),
        _paragraph_style("Note", "Note", extra="<w:keepNext/>", run=f'<w:color w:val="{GREY}"/>{_size(10)}'),
        _paragraph_style("Empty", "Empty", run=f'<w:i/><w:iCs/><w:color w:val="{GREY}"/>'),
        _paragraph_style(
            "ListBullet",
            "List Bullet",
            spacing='w:before="0" w:after="80" w:line="276" w:lineRule="auto"',
            extra='<w:numPr><w:numId w:val="1"/></w:numPr>SPACING',
        ),
        _paragraph_style(
            "Banner",
            "Banner",
            then="Normal",
            spacing='w:before="120" w:after="240" w:line="276" w:lineRule="auto"',
            extra=f'<w:keepLines/><w:pBdr>{banner}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
            'SPACING<w:ind w:left="142" w:right="142"/>',
            run=f'<w:b/><w:bCs/><w:color w:val="{NAVY}"/>{_size(13)}',
        ),
        _paragraph_style("TableText", "Table Text", spacing=tight, run=_size(10)),
        _paragraph_style(
            "TableEmpty", "Table Empty", based="TableText", run=f'<w:i/><w:iCs/><w:color w:val="{GREY}"/>'
        ),
        _paragraph_style("TableNote", "Table Note", based="TableText", run=f'<w:color w:val="{GREY}"/>'),
        _paragraph_style(
            "TableHeading", "Table Heading", based="TableText", run=f'<w:b/><w:bCs/><w:color w:val="{NAVY}"/>'
        ),
        _paragraph_style(
            "Hairline", "Hairline", spacing='w:before="0" w:after="0" w:line="20" w:lineRule="exact"'
        ),
        _paragraph_style("Header", "header", spacing='w:before="0" w:after="40"', run=_size(9), quick=False),
        _paragraph_style("Footer", "footer", spacing='w:before="40" w:after="0"', run=_size(9), quick=False),
        _paragraph_style(
            "Marking",
            "Marking",
            spacing='w:before="0" w:after="40"',
            extra='SPACING<w:jc w:val="center"/>',
            run=f"<w:b/><w:bCs/>{_size(11)}",
        ),
    ]
    return (
        f"{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:color w:val="{INK}"/>{_size(11)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault/></w:docDefaults>{''.join(styles)}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        f"<w:rPr><w:b/><w:bCs/></w:rPr></w:style>{_table_styles()}"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
        "</w:styles>"
    )


def _table_styles() -> str:
    margins = (
        '<w:tblCellMar><w:top w:w="68" w:type="dxa"/><w:left w:w="102" w:type="dxa"/>'
        '<w:bottom w:w="34" w:type="dxa"/><w:right w:w="102" w:type="dxa"/></w:tblCellMar>'
    )
    lines = "".join(_box(side, 4, 0) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="PaperTable"><w:name w:val="Paper Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        f"{margins}</w:tblPr></w:style>"
    )


def _numbering() -> str:
    return (
        f'{_XML}<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="&#8226;"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _settings() -> str:
    return (
        f'{_XML}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts() -> str:
    # The alternatives have the same widths, so a page breaks where it does in Word.
    return (
        f'{_XML}<w:fonts {_W}><w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _core() -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en-GB</dc:language></cp:coreProperties>'
    )


@cache
def empty_file() -> bytes:
    """The empty paper, as the bytes of a Word file."""
    names = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{part}+xml"/>' for part in _PARTS)
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{part}" Target="{part}.xml"/>'
        for number, part in enumerate(_PARTS, 1)
    )
    parts = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{names}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": _core(),
        "word/_rels/document.xml.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'
        ),
        "word/document.xml": (
            f"{_XML}<w:document {_W} {_R}><w:body><w:sectPr>{page()}</w:sectPr></w:body></w:document>"
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()
