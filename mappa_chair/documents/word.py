"""A paper's tree as the bytes of a Word file.

The same tree gives the same bytes on any machine and any day: no clock, no user name and no random id is read, and
the archive is stored rather than compressed, because compressed bytes differ between builds of zlib.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from mappa_chair.documents import house
from mappa_chair.documents.archive import packed, unpacked
from mappa_chair.documents.blocks import Banner, Bullets, Facts, Heading, NewPage, Paragraph, Run, Table, writable
from mappa_chair.documents.elements import (
    facts_table,
    fill_footer,
    fill_header,
    grid_table,
    joined,
    kept,
    lines,
    paragraph,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from mappa_chair.documents.blocks import Block, Paper, Tone
    from mappa_chair.documents.elements import Element

_STYLES: dict[Tone, str | None] = {"body": None, "note": "Note", "empty": "Empty"}
# Styles without space above: they need it right after a table or a list.
_CLOSE = {None, "Note", "Empty"}
# The format allows 255 characters in a property.
_LONGEST_TITLE = 255


def to_docx(paper: Paper) -> bytes:
    """The paper as the content of a .docx file."""
    document = Document(io.BytesIO(house.empty_file()))
    document.core_properties.title = " ".join(writable(paper.title).split())[:_LONGEST_TITLE]
    body = _Body(document.element.body)
    body.title(paper.title)
    for block in paper.blocks:
        body.write(block)
    body.close()
    _head_and_foot(document, paper)
    made = io.BytesIO()
    document.save(made)
    return packed(unpacked(made.getvalue()))


def _head_and_foot(document: WordDocument, paper: Paper) -> None:
    """Give each turn of the paper its own head and foot: the right margin is elsewhere in landscape."""
    for section in document.sections:
        section.header.is_linked_to_previous = False
        section.footer.is_linked_to_previous = False
        turned = section.page_width is not None and section.page_width.twips > house.PAGE_SHORT
        width = house.TEXT_LANDSCAPE if turned else house.TEXT_PORTRAIT
        fill_header(section.header.part.element, paper, width)
        fill_footer(section.footer.part.element, paper, width)


class _Body:
    """Writes blocks one after the other.

    It remembers what Word needs to know of the block before: whether a page break is due, and whether a table or a
    list came last (two tables that touch become one, and a paragraph right under either sticks to it).
    """

    def __init__(self, body: Element) -> None:
        self._body = body
        self._end = body.sectPr
        self._landscape = False
        self._break_due = False
        self._after_table = False
        self._after_list = False

    def title(self, text: str) -> None:
        """Write the title of the paper."""
        # A line may begin with the dash before the reference, and never ends with it.
        self._add(paragraph("Title", joined(lines([Run(text.replace(" \u2013 ", " \u2013\u00a0"))]))))

    def write(self, block: Block) -> None:
        """Write one block."""
        match block:
            case NewPage(landscape=landscape):
                self._new_page(landscape=landscape)
            case Heading(level=level, text=text):
                # A heading is one line of the contents, whatever was typed into it.
                self._add(paragraph(f"Heading{level}", [Run(" ".join(writable(text).split()))]))
            case Banner(text=text):
                self._add(paragraph("Banner", joined(lines([Run(text)]))))
            case Paragraph(runs=runs, tone=tone):
                for line in lines(runs):
                    self._add(paragraph(_STYLES[tone], line))
            case Bullets(items=items):
                for item, keep in zip(items, kept([(item,) for item in items]), strict=True):
                    # A line feed stays inside its bullet: a second bullet would be a second point.
                    self._add(paragraph("ListBullet", joined(lines(item.runs)), keep_with_next=keep))
                    self._after_list = True
            case Facts():
                self._add_table(facts_table(block, self._width))
            case Table():
                self._add_table(grid_table(block, self._width))

    def close(self) -> None:
        """End as Word wants it, with a paragraph after a last table; the last line is not alone on its page."""
        if self._after_table:
            self._add(paragraph("Hairline"))
        before = self._end.getprevious().getprevious()
        if before is not None and before.tag == qn("w:p") and not before.xpath("./w:pPr/w:sectPr"):
            before.get_or_add_pPr().get_or_add_keepNext()

    @property
    def _width(self) -> int:
        return house.TEXT_LANDSCAPE if self._landscape else house.TEXT_PORTRAIT

    def _new_page(self, *, landscape: bool) -> None:
        if landscape == self._landscape:
            self._break_due = True
            return
        # A turn of the paper ends with the last paragraph before it.
        if self._after_table or len(self._body) == 1:
            self._add(paragraph("Hairline"))
        last = self._end.getprevious()
        last.get_or_add_pPr().append(_section(landscape=self._landscape))
        self._end[:] = list(_section(landscape=landscape))
        self._landscape = landscape

    def _add(self, made: Element) -> None:
        if self._break_due:
            made.get_or_add_pPr().get_or_add_pageBreakBefore()
            self._break_due = False
        elif (self._after_table or self._after_list) and made.style in _CLOSE:
            made.get_or_add_pPr().get_or_add_spacing().set(qn("w:before"), "160")
        self._end.addprevious(made)
        self._after_table = self._after_list = False

    def _add_table(self, made: Element) -> None:
        if self._break_due or self._after_table:
            self._add(paragraph("Hairline"))
        self._end.addprevious(made)
        self._after_table = True


def _section(*, landscape: bool) -> Element:
    return parse_xml(f"<w:sectPr {nsdecls('w')}>{house.page(landscape=landscape)}</w:sectPr>")
