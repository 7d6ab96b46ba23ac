"""A template as a package: measured, its hazards refused by name, and only what a layout needs taken out of it."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mappa_chair.documents.archive import DocumentRefusedError, opened
from mappa_chair.documents.template.cleaning import (
    Meter,
    read_content,
    read_definitions,
    read_settings,
    read_theme,
)
from mappa_chair.documents.template.faults import TemplateRefusedError, UnsafeError, quoted
from mappa_chair.documents.template.vocabulary import (
    LEFT_RELATED,
    NAMED_PARTS,
    NAMED_RELATED,
    PICTURES,
    USED_RELATED,
    A,
    R,
)
from mappa_chair.documents.wording import read_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

# lxml publishes no types for its elements.
Element = Any

LARGEST_FILE: Final = 4 * 1024 * 1024
LARGEST_XML: Final = 3 * 1024 * 1024
LARGEST_XML_WHOLE: Final = 8 * 1024 * 1024
LARGEST_PICTURE: Final = 2 * 1024 * 1024
MOST_PARTS: Final = 120

MAIN: Final = "word/document.xml"
_TYPES: Final = "[Content_Types].xml"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NAMES: Final = {
    "header": re.compile("word/header[0-9]{0,4}[.]xml"),
    "footer": re.compile("word/footer[0-9]{0,4}[.]xml"),
    "image": re.compile("word/media/[A-Za-z0-9_-]{1,60}[.][a-z]{1,5}"),
}
_ANY_NAME: Final = re.compile("word/(?:theme/)?[A-Za-z0-9]{1,40}[.]xml")
_BLIP, _EMBED = f"{{{A}}}blip", f"{{{R}}}embed"
_ID: Final = re.compile("[A-Za-z_][A-Za-z0-9_.-]{0,60}")
_KEPT: Final = frozenset({"header", "footer", "image"})
_OUR_ID: Final = ("rIdOwn", "rIdProof")


class Related(NamedTuple):
    """What a part refers to: of which kind (header, image), and the name of the part."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """What is taken out of a template: the text of the body, heads and feet, and what they look like."""

    body: Element
    pages: dict[str, Element] = field(default_factory=dict)
    related: dict[str, dict[str, Related]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    styles: Element | None = None
    numbering: Element | None = None
    theme: Element | None = None
    even_and_odd: bool = False


def read_package(content: bytes) -> Package:
    """The template in a Word file; raises TemplateRefusedError, which names what must not be in it."""
    try:
        return _read(content)
    except DocumentRefusedError as fault:
        raise TemplateRefusedError((_sentence(fault.problem.removeprefix("The file cannot be read: ")),)) from None
    except UnsafeError as fault:
        raise TemplateRefusedError((_sentence(str(fault)),)) from None
    except SyntaxError:  # what lxml makes of XML that another reader let pass
        raise TemplateRefusedError(("One of its parts is damaged XML.",)) from None


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].removesuffix('.')}."


def _read(content: bytes) -> Package:
    if len(content) > LARGEST_FILE:
        raise UnsafeError(f"it is larger than {LARGEST_FILE // 1024 // 1024} MB")
    parts = opened(content)
    _measure(parts)
    _judge_types(parts[_TYPES])
    related = {name: _relations(name, data) for name, data in parts.items() if name.endswith(".rels")}
    package = related.get("_rels/.rels", {})
    if [each.target for each in package.values() if each.kind == "officeDocument"] != [MAIN]:
        raise UnsafeError("its text is not where Word writes it")
    made = Package(read_content(parts[MAIN], "w:document"))
    used = related.get("word/_rels/document.xml.rels", {})
    made.related[MAIN] = _kept(made.body, used)
    once = [each for each in used.values() if each.kind in USED_RELATED - _KEPT]
    for each in (*once, *made.related[MAIN].values()):
        _take(made, each, _part(parts, each))
    for page, root in made.pages.items():
        made.related[page] = _kept(root, related.get(f"word/_rels/{posixpath.basename(page)}.rels", {}))
        for each in made.related[page].values():
            _take(made, each, _part(parts, each))
    return made


def _kept(root: Element, related: Mapping[str, Related]) -> dict[str, Related]:
    """What a part of the text goes on referring to: heads, feet and pictures.

    Word keeps a drawing (SVG) beside the picture that is shown where it cannot be: the picture stays.
    """
    shown = {blip.get(_EMBED) for blip in root.iter(_BLIP)}
    return {
        key: each
        for key, each in related.items()
        if each.kind in _KEPT and (key in shown or not each.target.endswith(".svg"))
    }


def _measure(parts: Mapping[str, bytes]) -> None:
    """Names and sizes, and every XML part once through a reader that keeps nothing and stops at a DOCTYPE."""
    if len(parts) > MOST_PARTS:
        raise UnsafeError(f"it has more than {MOST_PARTS} parts")
    for name in parts:
        for pattern, what in NAMED_PARTS:
            if pattern.search(name):
                raise UnsafeError(f"it holds {what}")
    meter, whole = Meter(), 0
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        whole += len(data)
        if len(data) > LARGEST_XML or whole > LARGEST_XML_WHOLE:
            raise UnsafeError("its text and styles are larger than any layout of minutes")
        meter.measure(data)


def _judge_types(content: bytes) -> None:
    """Refuse a file that says of its main part that it is anything but a plain Word document."""
    said: list[str] = []

    def start(_name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("ContentType", "")
        if "macroenabled" in kind.lower() or "vba" in kind.lower():
            raise UnsafeError("it holds a macro (vbaProject)")
        if attributes.get("PartName", "").casefold() == f"/{MAIN}":
            said.append(kind)

    read_xml(content, start, lambda _name: None, lambda _text: None)
    if said != [_WORD_TYPE]:
        raise UnsafeError("it is no plain Word document (.docx)")


def _relations(name: str, content: bytes) -> dict[str, Related]:
    """What a part refers to, by id; anything outside the file is refused."""
    made: dict[str, Related] = {}
    folder = posixpath.dirname(posixpath.dirname(name))

    def start(_name: str, attributes: dict[str, str]) -> None:
        if "Id" not in attributes:
            return
        kind = attributes.get("Type", "").rpartition("/relationships/")[2].rpartition("metadata/")[2]
        what = NAMED_RELATED.get(kind)
        if attributes.get("TargetMode", "Internal") != "Internal":
            raise UnsafeError(f"it refers to something outside the file: {what or kind or 'of an unknown kind'}")
        if what is not None:
            raise UnsafeError(f"it holds {what}")
        if kind not in USED_RELATED | LEFT_RELATED:
            raise UnsafeError(f"it holds a part of the kind {quoted(kind)}, which no layout of minutes needs")
        target = attributes.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        id_ = attributes["Id"]
        # Ids of ours are free for what is added; minutes that were exported and made a template again have them.
        ours = id_.startswith(_OUR_ID) and kind in _KEPT
        if id_ in made or ours or not _ID.fullmatch(id_) or path.startswith(".."):
            raise UnsafeError("it refers to its own parts in a way no program should follow")
        made[id_] = Related(kind, path)

    read_xml(content, start, lambda _name: None, lambda _text: None)
    return made


def _part(parts: Mapping[str, bytes], each: Related) -> bytes:
    if each.target not in parts or not _NAMES.get(each.kind, _ANY_NAME).fullmatch(each.target):
        raise UnsafeError(f"it refers to a part that is not there, or has an odd name: {quoted(each.target)}")
    return parts[each.target]


def _take(made: Package, each: Related, content: bytes) -> None:
    """Take one part into the package."""
    match each.kind:
        case "header" | "footer":
            made.pages[each.target] = read_content(content, "w:hdr" if each.kind == "header" else "w:ftr")
        case "image":
            made.pictures[each.target] = _picture(each.target, content)
        case "styles":
            made.styles = read_definitions(content, "w:styles")
        case "numbering":
            made.numbering = read_definitions(content, "w:numbering")
        case "theme":
            made.theme = read_theme(content)
        case "settings":
            made.even_and_odd = read_settings(content)


def _picture(name: str, content: bytes) -> bytes:
    if len(content) > LARGEST_PICTURE:
        raise UnsafeError(f"a picture is larger than {LARGEST_PICTURE // 1024 // 1024} MB")
    if not content.startswith(PICTURES.get(name.rpartition(".")[2], ())):
        raise UnsafeError("it holds a picture that is no PNG or JPEG")
    return content
