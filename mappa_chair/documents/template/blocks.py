"""Blocks of the minutes as elements of an area's own page, in the styles of that page where it has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from mappa_chair.documents import house
from mappa_chair.documents.blocks import Banner, Bullets, Facts, Heading, Paragraph, Run, Table, writable
from mappa_chair.documents.elements import facts_table, grid_table, joined, lines, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mappa_chair.documents.blocks import Block, Tone

# lxml publishes no types for its elements.
Element = Any

_STYLES: Final[dict[Tone, str | None]] = {"body": None, "note": "Note", "empty": "Empty"}
_SIDES: Final = ("top", "left", "bottom", "right")


def elements_of(blocks: Sequence[Block], width: int) -> list[Element]:
    """The blocks one after the other, their tables `width` twips wide."""
    made: list[Element] = []
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                made.append(paragraph(f"Heading{level}", [Run(" ".join(writable(text).split()))]))
            case Banner(text=text):
                made.append(banner(text))
            case Paragraph(runs=runs, tone=tone):
                made += [_apart(paragraph(_STYLES[tone], line), made) for line in lines(runs)]
            case Bullets(items=items):
                made += [paragraph("ListBullet", joined(lines(item.runs))) for item in items]
            case Facts() | Table():
                if made and made[-1].tag == qn("w:tbl"):
                    # Two tables that touch become one.
                    made.append(paragraph("Hairline"))
                made.append(facts_table(block, width) if isinstance(block, Facts) else grid_table(block, width))
    if made and made[-1].tag == qn("w:tbl"):
        made.append(paragraph("Hairline"))
    return made


def _apart(element: Element, before: Sequence[Element]) -> Element:
    """Leave room above a paragraph that follows a table."""
    if before and before[-1].tag == qn("w:tbl"):
        element.get_or_add_pPr().get_or_add_spacing().set(qn("w:before"), "160")
    return element


def banner(text: str) -> Element:
    """Whether this is a draft, in a box whose look no style of a template changes."""
    made = paragraph(None, joined(lines([Run(text)])))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="6" w:color="{house.NAVY}"/>' for side in _SIDES
    )
    made.insert(
        0,
        parse_xml(
            f"<w:pPr {nsdecls('w')}><w:keepLines/><w:pBdr>{borders}</w:pBdr>"
            f'<w:shd w:val="clear" w:color="auto" w:fill="{house.TINT}"/>'
            '<w:spacing w:before="120" w:after="240" w:line="276" w:lineRule="auto"/>'
            '<w:ind w:left="142" w:right="142" w:firstLine="0"/></w:pPr>'
        ),
    )
    for run in made.iter(qn("w:r")):
        run.insert(
            0,
            parse_xml(
                f'<w:rPr {nsdecls("w")}><w:b/><w:bCs/><w:color w:val="{house.NAVY}"/>'
                '<w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>'
            ),
        )
    return made
