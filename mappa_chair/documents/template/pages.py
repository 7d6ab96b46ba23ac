"""The pages a template has: their heads and feet, how wide the text is, and what must stand on all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from mappa_chair.documents import house
from mappa_chair.documents.template.cleaning import flag
from mappa_chair.documents.template.faults import UnsafeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mappa_chair.documents.template.compiled import Use
    from mappa_chair.documents.template.package import Package

# lxml publishes no types for its elements.
Element = Any

ON_EVERY_PAGE: Final = ("marking", "area", "reference", "state", "page", "pages")
_NARROWEST: Final = 3_400
_FURTHEST: Final = 4_000
# Programs round the sides of A4 to whole millimetres, or do not.
_ABOUT: Final = 40
_CALLED: Final = {"default": "its pages", "first": "its first page", "even": "its left-hand pages"}
_CODES: Final = {"PAGE": "page", "NUMPAGES": "pages"}


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page of a section: the parts its head and foot come from, None where there is none."""

    section: int
    kind: str
    parts: tuple[str | None, str | None]


def sections_of(body: Element) -> list[Element]:
    """Where each section ends, in order."""
    return list(body.iter(qn("w:sectPr")))


def width_at(place: Element) -> int:
    """How wide the text is at an element of the body, in twips; raises UnsafeError where it cannot be."""
    for element in (place, *place.itersiblings()):
        found = element if element.tag == qn("w:sectPr") else element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if found is not None:
            return width_of(found)
    return house.TEXT_PORTRAIT


def width_of(section: Element) -> int:
    """How wide a column of text of a section is, in twips; raises UnsafeError."""
    columns = section.find(qn("w:cols"))
    many = _number(columns, "num", 1) if columns is not None else 1
    width = _text_width(section) // max(many, 1)
    if not _NARROWEST <= width <= house.PAGE_LONG * 2:
        raise UnsafeError("the text of a page is too narrow, or wider than paper is")
    return width


def notices_of_pages(package: Package) -> Iterator[str]:
    """Where the paper is not A4."""
    for number, section in enumerate(sections_of(package.body), 1):
        size = section.find(qn("w:pgSz"))
        if size is None:
            continue
        short, long = sorted(_number(size, side, 0) for side in ("w", "h"))
        if abs(short - house.PAGE_SHORT) > _ABOUT or abs(long - house.PAGE_LONG) > _ABOUT:
            yield f"Section {number} of the template: its pages are not A4."


def widths_of(package: Package) -> Mapping[str, int]:
    """How wide each head and foot is where the page is narrowest, in twips."""
    sections = sections_of(package.body)
    made: dict[str, int] = {}
    for page in pages_of(package):
        for part in filter(None, page.parts):
            made[part] = min(_text_width(sections[page.section - 1]), made.get(part, house.PAGE_LONG * 2))
    return made


def _text_width(section: Element) -> int:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None or margins is None:
        return house.TEXT_PORTRAIT
    if not all(0 <= _number(margins, edge, 0) <= _FURTHEST for edge in ("header", "footer")):
        raise UnsafeError("the head or foot of a page lies outside it")
    # The height is only looked at, so that nobody meets a fault in it later.
    _number(size, "h", 0)
    return _number(size, "w", 0) - sum(_number(margins, side, 0) for side in ("left", "right", "gutter"))


def _number(element: Element, name: str, otherwise: int) -> int:
    try:
        return int(element.get(qn(f"w:{name}"), otherwise))
    except ValueError:
        raise UnsafeError("the size of a page is no number") from None


def pages_of(package: Package) -> Iterator[Page]:
    """Every kind of page of every section; a section without a head of its own has that of the one before."""
    heads: dict[tuple[str, str], str] = {}
    related = package.related["word/document.xml"]
    for number, section in enumerate(sections_of(package.body), 1):
        for reference in section:
            place = {qn("w:headerReference"): "header", qn("w:footerReference"): "footer"}.get(reference.tag)
            found = related.get(reference.get(qn("r:id"), ""))
            if place and found and found.kind == place:
                heads[place, reference.get(qn("w:type"), "default")] = found.target
        kinds = ["default"]
        kinds += ["first"] if flag(section.find(qn("w:titlePg"))) else []
        kinds += ["even"] if package.even_and_odd else []
        for kind in kinds:
            yield Page(number, kind, (heads.get(("header", kind)), heads.get(("footer", kind))))


def faults_of_pages(package: Package, uses: Iterable[Use]) -> Iterator[str]:
    """What is missing on which pages, a sentence for each kind of page."""
    shown: dict[str | None, set[str]] = {part: set(_codes(root)) for part, root in package.pages.items()}
    for use in uses:
        if not use.under and use.part in shown:
            shown[use.part].add(use.field)
    for page in pages_of(package):
        there: set[str] = set().union(*(shown.get(part, set()) for part in page.parts))
        missing = [f"{{{{ {name} }}}}" for name in ON_EVERY_PAGE if name not in there]
        if missing:
            yield (
                f"Section {page.section} of the template: head and foot of {_CALLED[page.kind]} "
                f"lack {', '.join(missing)}."
            )


def _codes(root: Element) -> Iterator[str]:
    """The page numbers that Word's own fields show in a head or foot."""
    for field in root.iter(qn("w:fldSimple"), qn("w:instrText")):
        words = (field.get(qn("w:instr")) or field.text or "").split()
        if words and words[0] in _CODES:
            yield _CODES[words[0]]


def unknown_references(package: Package) -> Mapping[str, str]:
    """Ids that text refers to and that lead nowhere, by the part they stand in."""
    made: dict[str, str] = {}
    for part, root in {"word/document.xml": package.body, **package.pages}.items():
        for element in root.iter():
            for key in (qn("r:id"), qn("r:embed")):
                wanted = element.get(key)
                if wanted is not None and wanted not in package.related[part]:
                    made[part] = wanted
    return made
