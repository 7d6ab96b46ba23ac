"""The pieces of a Word page: paragraphs, tables, the head and foot of a page.

Each function makes one element of WordprocessingML. Text is only ever the content of a text element, so nothing
typed turns into a field, a link, a macro or markup; the page numbers are the only fields, and they are ours.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from mappa_chair.documents import house
from mappa_chair.documents.blocks import Cell, Run, writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mappa_chair.documents.blocks import Facts, Paper, Table, Tone

# lxml publishes no types for its elements.
Element = Any

_CELL_STYLES: dict[Tone, str] = {"body": "TableText", "note": "TableNote", "empty": "TableEmpty"}
_LABEL, _VALUE = 3, 7
_KEPT_ROWS, _KEPT_CHARACTERS = 9, 700
# A row that fills half a page may go over its end: kept whole it leaves the page before it half empty, and Word
# cuts off what is longer than a page. In twips, of the text of tables.
_LETTER, _LINE = 100, 255
_SURELY_LOW = 300
# Twelve millimetres, in twips: a line of handwriting.
_HANDWRITING = "680"


def lines(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs cut at line feeds, blank lines dropped; always at least one line."""
    cut: list[list[Run]] = [[]]
    for run in runs:
        for number, text in enumerate(writable(run.text).split("\n")):
            if number:
                cut.append([])
            if text:
                cut[-1].append(Run(text, run.strong))
    return [line for line in cut if any(run.text.strip() for run in line)] or [[]]


def paragraph(style: str | None, runs: Iterable[Run] = (), *, keep_with_next: bool = False) -> Element:
    """A paragraph in one of the house styles."""
    made = OxmlElement("w:p")
    if style or keep_with_next:
        # In the order of the format: left to the library, finding the place takes a third of all the time.
        properties = OxmlElement("w:pPr")
        if style:
            properties.append(_with("w:pStyle", val=style))
        if keep_with_next:
            properties.append(OxmlElement("w:keepNext"))
        made.append(properties)
    for run in runs:
        made.append(_run(run))
    return made


def joined(cut: Sequence[Sequence[Run]]) -> list[Run]:
    """Lines back in one paragraph, with line breaks between them."""
    made: list[Run] = []
    for number, line in enumerate(cut):
        if number:
            made.append(Run("\n"))
        made += line
    return made


def _run(run: Run) -> Element:
    made = OxmlElement("w:r")
    if run.strong:
        properties = OxmlElement("w:rPr")
        properties.append(_with("w:rStyle", val="Strong"))
        made.append(properties)
    for piece in re.split("([\n\t])", run.text):
        if piece in {"\n", "\t"}:
            made.append(OxmlElement("w:br" if piece == "\n" else "w:tab"))
        elif piece:
            text = OxmlElement("w:t")
            text.set(qn("xml:space"), "preserve")
            text.text = piece
            made.append(text)
    return made


def facts_table(facts: Facts, width: int) -> Element:
    """Labels and values; the labels are marked as row headers."""
    widths = _widths((_LABEL, _VALUE), width)
    made = _table(widths, facts.caption, header_row=False)
    stays = kept([(fact.value,) for fact in facts.rows])
    for fact, keep in zip(facts.rows, stays, strict=True):
        name = Cell((Run(fact.label),))
        label = _cell(name, widths[0], "TableHeading", shaded=True, keep_with_next=keep)
        tall = _is_tall((name, fact.value), widths)
        made.append(_row([label, _cell(fact.value, widths[1], keep_with_next=keep)], tall=tall))
    return made


def grid_table(table: Table, width: int) -> Element:
    """Columns under a header row that repeats on every page."""
    widths = _widths([column.share for column in table.columns], width)
    made = _table(widths, table.caption, header_row=True)
    heads = [
        _cell(Cell((Run(column.title),)), wide, "TableHeading", shaded=True, keep_with_next=True)
        for column, wide in zip(table.columns, widths, strict=True)
    ]
    made.append(_row(heads, header=True))
    stays = kept([row.cells for row in table.rows])
    for row, keep in zip(table.rows, stays, strict=True):
        cells = [_cell(cell, wide, keep_with_next=keep) for cell, wide in zip(row.cells, widths, strict=True)]
        made.append(_row(cells, roomy=row.roomy, tall=_is_tall(row.cells, widths)))
    return made


def kept(rows: Sequence[Sequence[Cell]]) -> list[bool]:
    """Which rows or points stay with the next: all of few; else the first and the last but one: none is alone."""
    length = [sum(len(cell.text) for cell in cells) for cells in rows]
    last = len(rows) - 1
    if len(rows) <= _KEPT_ROWS and sum(length) <= _KEPT_CHARACTERS:
        return [row < last for row in range(len(rows))]
    return [row in {0, last - 1} and row < last and length[row] <= _KEPT_CHARACTERS for row in range(len(rows))]


def _is_tall(cells: Iterable[Cell], widths: Sequence[int]) -> bool:
    """Whether a row takes half a page or more, as far as can be told without setting it."""
    texts = [cell.text for cell in cells]
    if sum(len(text) + _LETTER * text.count("\n") for text in texts) < _SURELY_LOW:
        return False
    page = house.TEXT_HIGH_PORTRAIT if sum(widths) == house.TEXT_PORTRAIT else house.TEXT_HIGH_LANDSCAPE
    most = max(
        sum(1 + len(line) * _LETTER // wide for line in text.split("\n"))
        for text, wide in zip(texts, widths, strict=True)
    )
    return 2 * most * _LINE > page


def _widths(shares: Sequence[float], width: int) -> list[int]:
    total = sum(shares)
    edges = [0, *(round(width * share / total) for share in accumulate(shares))]
    return [right - left for left, right in pairwise(edges)]


def _with(name: str, **attributes: str) -> Element:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _table(widths: Sequence[int], caption: str, *, header_row: bool) -> Element:
    made, properties, grid = OxmlElement("w:tbl"), OxmlElement("w:tblPr"), OxmlElement("w:tblGrid")
    properties.append(_with("w:tblStyle", val="PaperTable"))
    properties.append(_with("w:tblW", w=str(sum(widths)), type="dxa"))
    # Fixed: a very long word breaks inside its cell instead of pushing the table off the page.
    properties.append(_with("w:tblLayout", type="fixed"))
    # firstRow or firstColumn tells a screen reader where the headers are.
    first = {"firstRow": "1" if header_row else "0", "firstColumn": "0" if header_row else "1"}
    properties.append(_with("w:tblLook", val="0020" if header_row else "0080", **first))
    properties.append(_with("w:tblCaption", val=writable(caption)))
    for wide in widths:
        grid.append(_with("w:gridCol", w=str(wide)))
    made.append(properties)
    made.append(grid)
    return made


def _row(cells: Iterable[Element], *, header: bool = False, roomy: bool = False, tall: bool = False) -> Element:
    made, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    if not tall:
        properties.append(OxmlElement("w:cantSplit"))
    if roomy:
        properties.append(_with("w:trHeight", val=_HANDWRITING, hRule="atLeast"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
    made.append(properties)
    for cell in cells:
        made.append(cell)
    return made


def _cell(
    cell: Cell, width: int, style: str | None = None, *, shaded: bool = False, keep_with_next: bool = False
) -> Element:
    made, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    properties.append(_with("w:tcW", w=str(width), type="dxa"))
    if shaded:
        properties.append(_with("w:shd", val="clear", color="auto", fill=house.TINT))
    made.append(properties)
    for line in lines(cell.runs):
        made.append(paragraph(style or _CELL_STYLES[cell.tone], line, keep_with_next=keep_with_next))
    return made


def fill_header(header: Element, paper: Paper, width: int) -> None:
    """The marking, then the MAPPA area and the meeting reference."""
    marking, area, reference = paper.header
    ends = paragraph("Header", [Run(writable(area)), Run("\t"), Run(writable(reference))])
    _finish(ends, width, edge="bottom")
    header[:] = [paragraph("Marking", [Run(writable(marking))]), ends]


def fill_footer(footer: Element, paper: Paper, width: int) -> None:
    """What the paper is and which page this is, then the marking."""
    marking, kind = paper.footer
    ends = paragraph("Footer", [Run(writable(kind)), Run("\tPage ")])
    for piece in (*_field("PAGE"), _run(Run(" of ")), *_field("NUMPAGES")):
        ends.append(piece)
    _finish(ends, width, edge="top")
    footer[:] = [ends, paragraph("Marking", [Run(writable(marking))])]


def _finish(ends: Element, width: int, *, edge: str) -> None:
    """Draw the line along one edge and set the tab that carries the rest to the right margin."""
    properties, border, tabs = ends.get_or_add_pPr(), OxmlElement("w:pBdr"), OxmlElement("w:tabs")
    border.append(_with(f"w:{edge}", val="single", sz="4", space="4", color=house.RULE))
    tabs.append(_with("w:tab", val="right", pos=str(width)))
    properties.append(border)
    properties.append(tabs)


def _field(name: str) -> list[Element]:
    made = []
    for step in ("begin", None, "separate", "1", "end"):
        run = OxmlElement("w:r")
        if step is None:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {name} "
            run.append(code)
        elif step == "1":
            text = OxmlElement("w:t")
            text.text = step
            run.append(text)
        else:
            run.append(_with("w:fldChar", fldCharType=step))
        made.append(run)
    return made
