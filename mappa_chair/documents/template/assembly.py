"""A filled-in template as a Word file: fixed names, order and times, and nobody's name in its properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from mappa_chair.documents import house
from mappa_chair.documents.archive import packed, unpacked
from mappa_chair.documents.blocks import writable
from mappa_chair.documents.template.package import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mappa_chair.documents.template.package import Package

# lxml publishes no types for its elements.
Element = Any

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The format allows 255 characters in a property.
_LONGEST_TITLE: Final = 255
_PICTURES: Final = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


def _number_pictures(roots: Iterable[Element]) -> None:
    """Give each picture a number of its own: a list repeats them, and Word wants them told apart."""
    number = 0
    for root in roots:
        for picture in root.iter(qn("wp:docPr")):
            number += 1
            picture.set("id", str(number))


def as_docx(package: Package, parts: Mapping[str, Element], styles: Element, lists: Element, title: str) -> bytes:
    """The parts of a filled-in template, with the styles it uses, as the content of a .docx file."""
    _number_pictures(parts.values())
    empty = unpacked(house.empty_file())
    settings = empty["word/settings.xml"].decode()
    if package.even_and_odd:
        settings = settings.replace("<w:characterSpacing", "<w:evenAndOddHeaders/><w:characterSpacing", 1)
    own = {"styles": styles, "numbering": lists, "settings": parse_xml(settings.encode())}
    if package.theme is not None:
        own["theme"] = package.theme
    files = {name: serialize_part_xml(root) for name, root in parts.items()}
    files |= {f"word/{kind}.xml": serialize_part_xml(root) for kind, root in own.items()}
    files |= dict(package.pictures)
    files["docProps/core.xml"] = _core(title)
    files["_rels/.rels"] = empty["_rels/.rels"]
    for name in parts:
        related = package.related.get(name, {})
        lines = [(key, each.kind, each.target) for key, each in related.items()]
        if name == MAIN:
            lines += [(f"rIdOwn{number}", kind, f"word/{kind}.xml") for number, kind in enumerate(own, 1)]
        if lines:
            files[f"word/_rels/{name.split('/')[-1]}.rels"] = _relations(lines)
    files["[Content_Types].xml"] = _content_types(package, own)
    return packed(files)


def _core(title: str) -> bytes:
    """The properties of the file: its title and language, and nobody's name."""
    said = escape(" ".join(writable(title).split())[:_LONGEST_TITLE])
    core = unpacked(house.empty_file())["docProps/core.xml"].decode()
    return core.replace("<dc:language>", f"<dc:title>{said}</dc:title><dc:language>", 1).encode()


def _relations(lines: Sequence[tuple[str, str, str]]) -> bytes:
    said = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target.removeprefix("word/")}"/>'
        for key, kind, target in lines
    )
    return f'{_XML}<Relationships xmlns="{_RELATIONS}">{said}</Relationships>'.encode()


def _content_types(package: Package, own: Mapping[str, Element]) -> bytes:
    kinds = {f"word/{kind}.xml": f"{_WORD}.{kind}+xml" for kind in own if kind != "theme"}
    if "theme" in own:
        kinds["word/theme.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    kinds[MAIN] = f"{_WORD}.document.main+xml"
    kinds["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for each in package.related[MAIN].values():
        if each.kind in {"header", "footer"}:
            kinds[each.target] = f"{_WORD}.{each.kind}+xml"
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    endings = {name.rpartition(".")[2] for name in package.pictures}
    defaults |= {ending: _PICTURES[ending] for ending in endings}
    said = "".join(f'<Default Extension="{name}" ContentType="{defaults[name]}"/>' for name in sorted(defaults))
    said += "".join(f'<Override PartName="/{name}" ContentType="{kinds[name]}"/>' for name in sorted(kinds))
    return f'{_XML}<Types xmlns="{_TYPES}">{said}</Types>'.encode()
