"""What makes Word offer to repair a file, found without Word: order of elements, ids, relationships, types.

The orders are those of the sequences in the schema of ECMA-376 (transitional), for the elements the papers use.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
    "em lang eastAsianLayout specVanish oMath"
)
ORDER: dict[str, tuple[str, ...]] = {
    name: tuple(children.split())
    for name, children in {
        "pPr": _PARAGRAPH,
        "rPr": _RUN,
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark",
        "trPr": "cantSplit trHeight tblHeader jc hidden",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
        "pBdr": "top left bottom right between bar",
        "tblBorders": _BORDERS,
        "tcBorders": _BORDERS,
        "tblCellMar": "top left start bottom right end",
        "numPr": "ilvl numId",
        "tabs": "tab",
        "tbl": "tblPr tblGrid tr",
        "tblGrid": "gridCol",
        "tr": "tblPrEx trPr tc",
        "tc": "tcPr p tbl",
        "p": "pPr r",
        "r": "rPr t br tab fldChar instrText",
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
        "locked pPr rPr tblPr trPr tcPr tblStylePr",
        "numbering": "abstractNum num",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
        "num": "abstractNumId lvlOverride",
        "font": "altName panose1 charset family notTrueType pitch sig",
        "settings": "view zoom removePersonalInformation defaultTabStop characterSpacingControl footnotePr "
        "endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    }.items()
}
# Any order of these is one.
_MIXED = {"r": frozenset({"t", "br", "tab", "fldChar", "instrText"}), "trPr": frozenset(ORDER["trPr"])}
_HEADS = frozenset({"headerReference", "footerReference"})


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a file by name; two of one name are a fault of their own."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert len(set(names)) == len(names), "two parts have one name"
        return {name: archive.read(name) for name in names}


def faults(content: bytes) -> Iterator[str]:
    """Everything in a file that Word is known to stumble over, each as a sentence."""
    held = parts(content)
    trees = {name: ET.fromstring(part) for name, part in held.items() if name.endswith((".xml", ".rels"))}  # noqa: S314 - made by this program
    yield from _untyped(held, trees["[Content_Types].xml"])
    yield from _unresolved(trees)
    for name, tree in trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            yield from (f"{name}: {fault}" for element in tree.iter() for fault in _disordered(element))
    yield from _unknown_styles(trees)
    yield from _misshapen(trees["word/document.xml"])


def _untyped(held: Mapping[str, bytes], types: ET.Element) -> Iterator[str]:
    defaults = {each.get("Extension") for each in types.iter(f"{_TYPES}Default")}
    overrides = [each.get("PartName", "").removeprefix("/") for each in types.iter(f"{_TYPES}Override")]
    yield from (f"{name} is typed twice" for name, count in Counter(overrides).items() if count > 1)
    yield from (f"{name} is typed and is not there" for name in overrides if name not in held)
    for name in held:
        if name != "[Content_Types].xml" and name not in overrides and name.rpartition(".")[2] not in defaults:
            yield f"{name} has no content type"


def _unresolved(trees: Mapping[str, ET.Element]) -> Iterator[str]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.rpartition("_rels/")
        ids = [each.get("Id") for each in tree]
        yield from (f"{name}: {id_} is there twice" for id_, count in Counter(ids).items() if count > 1)
        for each in tree:
            target = each.get("Target", "")
            whole = posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")
            if each.get("TargetMode") is not None or whole not in trees:
                yield f"{name}: {target} leads nowhere"
        owner = trees.get(f"{folder}{file.removesuffix('.rels')}")
        used = [] if owner is None else [element.get(f"{_R}id") for element in owner.iter()]
        yield from (f"{name}: {id_} is used and is not there" for id_ in used if id_ and id_ not in ids)


def _disordered(element: ET.Element) -> Iterator[str]:
    name = element.tag.removeprefix(W)
    if name not in ORDER or not element.tag.startswith(W):
        return
    order, mixed = ORDER[name], _MIXED.get(name, frozenset())
    places = []
    for child in (child.tag.removeprefix(W) for child in element):
        if child not in order:
            yield f"{name} holds {child}"
            return
        same = mixed if child in mixed else _HEADS if child in _HEADS else frozenset({child})
        places.append(min(order.index(each) for each in same if each in order))
    if places != sorted(places) and name not in {"tc", "p"}:
        yield f"the children of {name} are out of order"
    if name == "tc" and (len(element) == 0 or element[-1].tag != f"{W}p"):
        yield "a cell does not end with a paragraph"
    single = [child.tag.removeprefix(W) for child in element if child.tag.endswith("Pr")]
    yield from (f"{name} holds {child} twice" for child, count in Counter(single).items() if count > 1)


def _unknown_styles(trees: Mapping[str, ET.Element]) -> Iterator[str]:
    styles = [each.get(f"{W}styleId") for each in trees["word/styles.xml"].iter(f"{W}style")]
    yield from (f"style {id_} is there twice" for id_, count in Counter(styles).items() if count > 1)
    numbers = {each.get(f"{W}numId") for each in trees["word/numbering.xml"].iter(f"{W}num")}
    for name, tree in trees.items():
        for element in tree.iter():
            value, tag = element.get(f"{W}val"), element.tag.removeprefix(W)
            if tag in {"pStyle", "rStyle", "tblStyle", "basedOn", "next"} and value not in styles:
                yield f"{name}: {tag} names {value}, which is no style"
            if tag == "numId" and value not in numbers:
                yield f"{name}: numbering {value} is not there"


def _misshapen(document: ET.Element) -> Iterator[str]:
    body = document[0]
    if body[-1].tag != f"{W}sectPr" or body[-2].tag != f"{W}p":
        yield "the body does not end with a paragraph and its section"
    for earlier, later in pairwise(body):
        if earlier.tag == later.tag == f"{W}tbl":
            yield "two tables touch"
    for table in body.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        rows = table.findall(f"{W}tr")
        if not rows or any(len(row.findall(f"{W}tc")) != columns for row in rows):
            yield "a table has rows that do not fill its columns, or none"
    for paragraph in document.iter(f"{W}p"):
        if any(child.tag == f"{W}pPr" for child in list(paragraph)[1:]):
            yield "the properties of a paragraph do not come first"
        steps = [each.get(f"{W}fldCharType") for each in paragraph.iter(f"{W}fldChar")]
        if steps != ["begin", "separate", "end"] * (len(steps) // 3):
            yield "a field is not whole"
