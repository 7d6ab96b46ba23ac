"""A template that was judged, and the minutes written in it: the same bytes from the same record and template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from mappa_chair.documents.template.assembly import as_docx
from mappa_chair.documents.template.compiled import Reader, always_said, tree_size
from mappa_chair.documents.template.context import values
from mappa_chair.documents.template.faults import MOST_TOLD, TemplateRefusedError, UnsafeError, quoted
from mappa_chair.documents.template.fields import FIELDS, SECTION_KEYS, Field, Sort, of_section
from mappa_chair.documents.template.filling import Filling
from mappa_chair.documents.template.package import MAIN, read_package
from mappa_chair.documents.template.pages import (
    faults_of_pages,
    notices_of_pages,
    sections_of,
    unknown_references,
    width_of,
    widths_of,
)
from mappa_chair.documents.template.styles import completed, faults_of_styles
from mappa_chair.documents.template.vocabulary import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mappa_chair.documents.blocks import Paper
    from mappa_chair.documents.minutes import Approval
    from mappa_chair.documents.template.compiled import Holder, Node, Use
    from mappa_chair.documents.template.package import Package

# lxml publishes no types for its elements.
Element = Any

_VAL: Final = qn("w:val")
_MOST_REPEATED: Final = 4_000
# Words that could make a draft look like what it is not, where a template says them itself.
_TAG: Final = re.compile(r"\{\{.*?\}\}")
_APPROVED: Final = re.compile(r"(?<!not )\bapproved\b(?! premises)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """A template without fault; `notices` are what whoever uses it should look at."""

    package: Package
    body: Holder
    pages: Mapping[str, Holder]
    notices: tuple[str, ...] = ()

    def written(self, paper: Paper, approval: Approval | None) -> bytes:
        """The minutes in this layout, as the content of a .docx file."""
        styles, lists = completed(self.package.styles, self.package.numbering)
        filling = Filling(values(paper, approval), styles)
        document = self.package.body.makeelement(self.package.body.tag, {}, NAMESPACES)
        document.append(filling.filled(self.body))
        parts = {MAIN: document}
        widths = widths_of(self.package)
        for name, page in self.pages.items():
            parts[name] = filling.filled(page)
            _draw_in(parts[name], widths.get(name, 0))
        return as_docx(self.package, parts, styles, lists, paper.title)


def read_layout(content: bytes) -> Layout:
    """The template in a Word file; raises TemplateRefusedError, whose `faults` are all there are."""
    package = read_package(content)
    reader = Reader()
    body = reader.read(package.body, "body", "Text")
    pages = {name: reader.read(root, name, _called(name)) for name, root in package.pages.items()}
    faults = list(reader.faults)
    faults += [
        f"{_called(part)}: it refers to {quoted(id_)}, which is not there."
        for part, id_ in unknown_references(package).items()
    ]
    if not faults:
        faults += faults_of_styles(package.styles)
        faults += faults_of_pages(package, reader.uses)
        faults += _faults_of_content(package, body, reader.uses)
    if faults:
        raise TemplateRefusedError(faults[:MOST_TOLD])
    notices = (*_notices((body, *pages.values())), *notices_of_pages(package))
    return Layout(package, body, pages, notices)


def _draw_in(root: Element, width: int) -> None:
    """Draw tab stops on the right back to the margin: where that was moved, page numbers would leave the page."""
    for stop in root.iter(qn("w:tab")):
        place = stop.get(qn("w:pos"), "")
        is_right = stop.get(_VAL) in {"right", "end"} and place.isascii() and place.isdigit()
        if is_right and int(place[:6]) > width > 0:
            stop.set(qn("w:pos"), str(width))


def _called(part: str) -> str:
    """What people call a part, such as "Head header1.xml"."""
    name = part.rpartition("/")[2]
    return f"{'Head' if name.startswith('header') else 'Foot'} {name}" if part != MAIN else "Text"


def _faults_of_content(package: Package, body: Holder, uses: Sequence[Use]) -> Iterator[str]:
    """What minutes must say and this template has no place for (13b.1)."""
    if tree_size(body) > _MOST_REPEATED:
        yield "Text: what its lists repeat is larger than any layout of minutes."
    shown = {use.field for use in uses if use.part == "body" and not use.under}
    banners = [use for use in uses if use.field == "banner"]
    if [use.under or not use.outermost for use in banners] != [False]:
        yield "Text: {{p banner }} must stand in it once, in a paragraph of its own and under no condition."
    elif any(use.order < banners[0].order for use in uses if use.field.startswith("section.")):
        yield "Text: {{p banner }} must stand before the first section."
    for key in SECTION_KEYS:
        if f"section.{key}" not in shown:
            yield from _missing_of(key, shown)
    for name in sorted({use.field for use in uses if use.field.startswith("section.")}):
        if sum(use.field == name for use in uses) > 1:
            yield f"Text: {{{{p {name} }}}} stands in it more than once."
    try:
        for section in sections_of(package.body):
            width_of(section)
    except UnsafeError as fault:
        yield f"Text: {fault}."


def _missing_of(key: str, shown: set[str]) -> Iterator[str]:
    """What of a section has no place, in a sentence."""
    fields = of_section(key)
    missing = list(_missing(fields, shown))
    title = FIELDS[f"section.{key}"].label.removeprefix("All of ")
    whole = f"{{{{p section.{key} }}}}"
    if len(missing) == len(fields) and not any("(" in each for each in missing):
        yield f"Missing: {title}. Put {whole} in a paragraph of its own, or its fields (docs/templates.md)."
    elif missing:
        yield f"Missing of {title}: {', '.join(missing)}; or the whole section with {whole}."


def _missing(fields: Sequence[Field], shown: set[str]) -> Iterator[str]:
    for field in fields:
        if field.sort is Sort.ROWS:
            columns = [name for name in field.columns if f"{field.name}[].{name}" not in shown]
            if columns:
                told = "" if len(columns) == len(field.columns) else f" ({', '.join(columns)})"
                yield f"the list {field.name}{told}"
        elif field.name not in shown:
            yield field.name


def _notices(nodes: Sequence[Node]) -> Iterator[str]:
    """Where the template itself says that something is approved: a draft would say so too."""
    for paragraph in always_said(nodes):
        words = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        if _APPROVED.search(_TAG.sub("", words)):
            yield f"The template itself says “approved”, and would in a draft: {quoted(words)}."
