"""Fills in the tree of a template: text becomes the content of text elements and nothing else."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from mappa_chair.documents.blocks import writable
from mappa_chair.documents.elements import paragraph
from mappa_chair.documents.template.blocks import elements_of
from mappa_chair.documents.template.compiled import TBL, TR, Blocks, Chosen, Holder, Kept, Line, P, Repeated, T
from mappa_chair.documents.template.pages import width_at
from mappa_chair.documents.template.styles import Sizes
from mappa_chair.documents.template.tags import tags_in
from mappa_chair.documents.template.vocabulary import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mappa_chair.documents.template.compiled import Field, Node
    from mappa_chair.documents.template.context import Values

# lxml publishes no types for its elements.
Element = Any

# What says that a paper is a draft can be read, whatever the template does to it.
_PLAIN: Final = frozenset({"state", "marking"})
_NUMBERS: Final = {"page": "PAGE", "pages": "NUMPAGES"}
# Columns too narrow for "Not recorded".
_NARROW: Final = frozenset({"number", "risk"})
_SECTION: Final = f"{qn('w:pPr')}/{qn('w:sectPr')}"
_SPACE: Final = qn("xml:space")


class Filling:
    """One filling in of a template, for one meeting and one copy."""

    def __init__(self, values: Values, styles: Element) -> None:
        self._values = values
        self._sizes = Sizes(styles)
        self._row: Mapping[str, Mapping[str, str]] = {}

    def filled(self, holder: Holder) -> Element:
        """An element like that of the tree, with what it holds filled in."""
        made = holder.element.makeelement(holder.element.tag, holder.element.attrib, NAMESPACES)
        made[:] = list(_apart(self._elements(holder.nodes)))
        return made

    def _elements(self, nodes: Sequence[Node]) -> Iterator[Element]:
        for node in nodes:
            match node:
                case Kept(element=element):
                    yield copy.deepcopy(element)
                case Line(element=element, shows=shows):
                    yield self._line(copy.deepcopy(element), shows)
                case Blocks(element=element, name=name):
                    yield from self._blocks(element, name)
                case Holder():
                    yield from self._held(node)
                case Repeated():
                    yield from self._repeated(node)
                case Chosen(name=name, negated=negated, nodes=then, otherwise=otherwise):
                    holds = self._values.conditions[name] is not negated
                    yield from self._elements(then if holds else otherwise)

    def _held(self, node: Holder) -> Iterator[Element]:
        made = self.filled(node)
        if made.tag == TBL and made.find(TR) is None:
            return
        if made.tag == qn("w:tc") and made.find(P) is None:
            made.append(paragraph(None))
        if made.tag == qn("w:tr") and made.find(qn("w:tc")) is None:
            return
        yield made

    def _repeated(self, node: Repeated) -> Iterator[Element]:
        rows = self._values.rows[node.name] or [self._instead(node)]
        for row in rows:
            self._row = {node.row: row}
            yield from self._elements(node.nodes)
        self._row = {}

    def _instead(self, node: Repeated) -> Mapping[str, str]:
        """A row that says in its first column of words why there is none."""
        columns = list(_columns(node.nodes))
        told = next((name for name in columns if name not in _NARROW), columns[0] if columns else "")
        return {name: self._values.instead[node.name] if name == told else "" for name in columns}

    def _blocks(self, element: Element, name: str) -> Iterator[Element]:
        yield from elements_of(self._values.blocks[name], width_at(element))
        section = element.find(_SECTION)
        if section is not None:
            ends = paragraph("Hairline")
            ends.get_or_add_pPr().append(copy.deepcopy(section))
            yield ends

    def _line(self, made: Element, shows: Mapping[str, Field]) -> Element:
        for text in [text for text in made.iter(T) if "{" in (text.text or "")]:
            self._replace(text, shows)
        return made

    def _replace(self, text: Element, shows: Mapping[str, Field]) -> None:
        """Put in the place of a stretch of text with fields what they hold."""
        run, whole, at = text.getparent(), text.text or "", 0
        pieces: list[Element] = []
        plain = False
        for tag in tags_in(whole):
            pieces += _text(whole[at : tag.start])
            at = tag.end
            field = shows[tag.text]
            plain = plain or (field.name in _PLAIN and not field.row)
            if field.name in _NUMBERS and not field.row:
                pieces += _number(_NUMBERS[field.name])
            else:
                pieces += _text(self._said(field))
        pieces += _text(whole[at:])
        for piece in pieces:
            text.addprevious(piece)
        run.remove(text)
        if plain and run.tag == qn("w:r"):
            self._sizes.make_plain(run)

    def _said(self, field: Field) -> str:
        return self._row[field.row][field.name] if field.row else self._values.words[field.name]


def _apart(elements: Iterable[Element]) -> Iterator[Element]:
    """Elements with a hair's breadth after each table where no paragraph follows: tables that touch become one."""
    touches = False
    for element in elements:
        if touches and element.tag != P:
            yield paragraph("Hairline")
        yield element
        touches = element.tag == TBL
    if touches:
        yield paragraph("Hairline")


def _columns(nodes: Sequence[Node]) -> Iterator[str]:
    """The columns of its list that a template shows, in order."""
    for node in nodes:
        if isinstance(node, Line):
            yield from (field.name for field in node.shows.values() if field.row)
        elif isinstance(node, Holder | Repeated):
            yield from _columns(node.nodes)
        elif isinstance(node, Chosen):
            yield from _columns((*node.nodes, *node.otherwise))


def _text(words: str) -> Iterator[Element]:
    """Words as the content of a run: text, line breaks and tabs."""
    for number, line in enumerate(writable(words).split("\n")):
        if number:
            yield OxmlElement("w:br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                yield OxmlElement("w:tab")
            if piece:
                made = OxmlElement("w:t")
                made.set(_SPACE, "preserve")
                made.text = piece
                yield made


def _number(code: str) -> Iterator[Element]:
    """A page number, which the program that shows the paper works out."""
    for step in ("begin", "", "separate", "1", "end"):
        if step == "1":
            yield from _text("1")
        elif step:
            made = OxmlElement("w:fldChar")
            made.set(qn("w:fldCharType"), step)
            yield made
        else:
            made = OxmlElement("w:instrText")
            made.set(_SPACE, "preserve")
            made.text = f" {code} "
            yield made
