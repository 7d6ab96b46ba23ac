"""Templates made to do harm, one for each fault, and what each is told as.

Run as a program it refuses them all and prints how much memory that took at most, in KiB.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_chair.documents.archive import unpacked
from tests.documents.template.crafted import (
    BODY,
    OFFICE,
    TYPES,
    altered,
    before_banner,
    picture,
    plain,
    refusal,
    relation,
    relations,
    said,
    with_parts,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
DRAWN = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{}</a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
STRICT = "http://purl.oclc.org/ooxml"
ADD_IN = "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes"
VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
MAIN_TYPE = "wordprocessingml.document.main+xml"


def simple(code: str) -> str:
    """A field in its short form."""
    return f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'


HAZARDS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a macro, named": (lambda: with_parts({"word/vbaProject.bin": b"x"}), "macro"),
    "a macro, related": (lambda: with_parts({"word/m.xml": b"<x/>"}, relation(VBA, "m.xml")), "macro"),
    "a macro, by type": (
        lambda: altered(
            (
                TYPES,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
            )
        ),
        "macro",
    ),
    "a template file": (
        lambda: altered((TYPES, MAIN_TYPE, "wordprocessingml.template.main+xml")),
        "no plain Word",
    ),
    "an attached template": (
        lambda: with_parts(
            {
                "word/_rels/settings.xml.rels": relations(
                    relation("attachedTemplate", "http://evil.example/a.dotm", "External")
                )
            }
        ),
        "outside the file: an attached template",
    ),
    "an attached template, inside": (
        lambda: altered(("word/settings.xml", "<w:zoom", '<w:attachedTemplate r:id="x" xmlns:r="r"/><w:zoom')),
        "attached template",
    ),
    "a picture from elsewhere": (
        lambda: with_parts({}, relation("image", "http://evil.example/a.png", "External")),
        "outside the file: image",
    ),
    "a link": (
        lambda: with_parts({}, relation("hyperlink", "http://evil.example", "External")),
        "outside the file: a link",
    ),
    "a link in the text": (
        lambda: before_banner(
            f'<w:p><w:hyperlink r:id="rId9" xmlns:r="{OFFICE}"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
        ),
        "a link",
    ),
    "an object from elsewhere": (
        lambda: with_parts({}, relation("oleObject", "file:///c:/x.doc", "External")),
        "outside the file: an embedded",
    ),
    "a frame": (lambda: with_parts({}, relation("frame", "http://evil.example", "External")), "frame"),
    "a part of a strange kind": (
        lambda: with_parts(
            {"word/x.xml": b"<x/>"}, relation("http://evil.example/relationships/strange", "x.xml")
        ),
        "“strange”",
    ),
    "an embedded object": (lambda: with_parts({"word/embeddings/oleObject1.bin": b"x"}), "embedded object"),
    "an embedded package": (
        lambda: with_parts({"word/p.xml": b"<x/>"}, relation("package", "p.xml")),
        "embedded object",
    ),
    "an object in the text": (lambda: before_banner("<w:p><w:r><w:object/></w:r></w:p>"), "embedded object"),
    "an ActiveX control": (lambda: with_parts({"word/activeX/activeX1.xml": b"<x/>"}), "ActiveX"),
    "a control in the text": (lambda: before_banner("<w:p><w:r><w:control/></w:r></w:p>"), "ActiveX"),
    "another file taken in": (
        lambda: with_parts({"word/afchunk.html": b"<p/>"}, relation("aFChunk", "afchunk.html")),
        "altChunk",
    ),
    "altChunk in the text": (lambda: before_banner(f'<w:altChunk r:id="rId9" xmlns:r="{OFFICE}"/>'), "altChunk"),
    "a subdocument": (
        lambda: before_banner(f'<w:p><w:subDoc r:id="rId9" xmlns:r="{OFFICE}"/></w:p>'),
        "subdocument",
    ),
    "a ribbon": (lambda: with_parts({"customUI/customUI14.xml": b"<x/>"}), "ribbon"),
    "a signature": (lambda: with_parts({"_xmlsignatures/sig1.xml": b"<x/>"}), "signature"),
    "INCLUDETEXT": (lambda: before_banner(FIELD.format(" INCLUDETEXT c:\\x ")), "“INCLUDETEXT”"),
    "DDE": (lambda: before_banner(FIELD.format('DDEAUTO c:\\\\cmd.exe "/k calc"')), "“DDEAUTO”"),
    "MERGEFIELD": (lambda: before_banner(simple("MERGEFIELD name")), "“MERGEFIELD”"),
    "INCLUDEPICTURE": (lambda: before_banner(simple("INCLUDEPICTURE http://evil.example/x")), "“INCLUDEPICTURE”"),
    "HYPERLINK": (lambda: before_banner(simple("HYPERLINK http://evil.example")), "“HYPERLINK”"),
    "a code in two pieces": (
        lambda: before_banner(FIELD.format("PA</w:instrText></w:r><w:r><w:instrText>GE \\* DDE")),
        "“PAGE”",
    ),
    "a field within a field": (
        lambda: before_banner(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
        ),
        "field within a field",
    ),
    "a field that does not end": (
        lambda: before_banner('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'),
        "one over several paragraphs",
    ),
    "a code without a field": (
        lambda: before_banner("<w:p><w:r><w:instrText>DDE</w:instrText></w:r></w:p>"),
        "field that is none",
    ),
    "a form field": (
        lambda: before_banner('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r></w:p>'),
        "form field",
    ),
    "a binding to custom XML": (
        lambda: before_banner(
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
        ),
        "bound to custom XML",
    ),
    "a tag of custom XML": (
        lambda: before_banner('<w:customXml w:element="a"><w:p/></w:customXml>'),
        "custom XML",
    ),
    "a text box": (
        lambda: before_banner(
            '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
            'markup-compatibility/2006"/></w:r></w:p>'
        ),
        "text box",
    ),
    "a drawing of old": (lambda: before_banner("<w:p><w:r><w:pict/></w:r></w:p>"), "watermark"),
    "a text frame": (lambda: before_banner('<w:p><w:pPr><w:framePr w:x="-9999"/></w:pPr></w:p>'), "text box"),
    "a mail merge": (lambda: altered(("word/settings.xml", "<w:zoom", "<w:mailMerge/><w:zoom")), "mail merge"),
    "hidden text": (
        lambda: before_banner("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>"),
        "hidden text",
    ),
    "a tracked change": (
        lambda: before_banner('<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
        "tracked",
    ),
    "a deletion": (
        lambda: before_banner('<w:p><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'),
        "tracked",
    ),
    "a comment": (lambda: before_banner('<w:p><w:commentRangeStart w:id="0"/></w:p>'), "comment"),
    "a footnote": (lambda: before_banner('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'), "footnote"),
    "an element of no paper": (lambda: before_banner("<w:p><w:ruby/></w:p>"), "w:ruby"),
    "an element of another language": (lambda: before_banner('<w:p><x:script xmlns:x="urn:x"/></w:p>'), "script"),
    "a picture linked to": (
        lambda: before_banner(DRAWN.format(f'<a:blip r:link="rId9" xmlns:r="{OFFICE}"/>')),
        "outside its text (link)",
    ),
    "a picture that is a link": (lambda: before_banner(DRAWN.format("<a:hlinkClick/>")), "a link"),
    "a picture that is none": (
        lambda: with_parts({"word/media/a.png": b"MZ"}, relation("image", "media/a.png")),
        "no PNG or JPEG",
    ),
    "a picture of another kind": (
        lambda: with_parts({"word/media/a.emf": picture()}, relation("image", "media/a.emf")),
        "no PNG or JPEG",
    ),
    "a picture too large": (
        lambda: with_parts({"word/media/a.png": picture() + b"\0" * 2_100_000}, relation("image", "media/a.png")),
        "larger than 2 MB",
    ),
    "a part that is not there": (lambda: with_parts({}, relation("image", "media/none.png")), "not there"),
    "a relationship that leads out": (
        lambda: with_parts({}, relation("image", "../../etc/passwd.png")),
        "its own parts",
    ),
    "a relationship of ours": (
        lambda: with_parts({"word/media/a.png": picture()}, relation("image", "media/a.png", key="rIdProof")),
        "its own parts",
    ),
    "a document type": (
        lambda: altered((BODY, "<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document')),
        "document type",
    ),
    "a document type beside the text": (
        lambda: with_parts({"customXml/item1.xml": b'<!DOCTYPE x SYSTEM "http://evil.example/x.dtd"><x/>'}),
        "document type",
    ),
    "nesting without end": (
        lambda: before_banner("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60),
        "too deeply",
    ),
    "elements without end": (lambda: before_banner("<w:p/>" * 130_000), "elements"),
    "text without end": (lambda: said("a" * 3_200_000), "larger than any layout"),
    "styles without end": (
        lambda: altered(("word/styles.xml", "</w:styles>", f"<!--{'a' * 3_200_000}--></w:styles>")),
        "larger",
    ),
    "parts without end": (
        lambda: with_parts({f"customXml/item{n}.xml": b"<x/>" for n in range(130)}),
        "more than 120 parts",
    ),
    "an archive that swells": (
        lambda: zipped(unpacked(plain()), ("docProps/app.xml", b"0" * 50_000_000)),
        "too large",
    ),
    "a file too large": (lambda: plain() + b"\0" * 4_200_000, "larger than 4 MB"),
    "a path that leads elsewhere": (
        lambda: zipped(unpacked(plain()), ("../evil.xml", b"<x/>")),
        "leads elsewhere",
    ),
    "a part twice": (lambda: zipped(unpacked(plain()), (BODY, b"<x/>")), "two parts of one name"),
    "a part twice in other letters": (
        lambda: zipped(unpacked(plain()), ("word/Document.xml", b"<x/>")),
        "two parts of one name",
    ),
    "something before it": (lambda: b"#!/bin/sh" + plain(), "between its parts"),
    "text where none is read": (
        lambda: before_banner("<w:p><w:r><w:p><w:r><w:t>{{ state }}</w:t></w:r></w:p></w:r></w:p>"),
        "w:p in a place",
    ),
    "text among properties": (
        lambda: before_banner("<w:p><w:pPr><w:p><w:r><w:t>{{ state }}</w:t></w:r></w:p></w:pPr></w:p>"),
        "w:p among its properties",
    ),
    "words beside a run": (lambda: before_banner("<w:p><w:t>{{ state }}</w:t></w:p>"), "w:t in a place"),
    "a cell in a page": (lambda: before_banner("<w:tc><w:p/></w:tc>"), "w:tc in a place"),
    "another dialect of the format": (
        lambda: altered(
            (
                BODY,
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                f"{STRICT}/wordprocessingml/main",
            )
        ),
        "Strict Open XML",
    ),
    "an add-in": (lambda: with_parts({"word/a.xml": b"<x/>"}, relation(ADD_IN, "a.xml")), "add-in"),
    "a chart": (lambda: with_parts({"word/c.xml": b"<x/>"}, relation("chart", "c.xml")), "a chart"),
    "no archive": (lambda: b"no archive", "no Word file"),
    "damaged XML": (lambda: altered((BODY, "</w:body>", "")), "damaged XML"),
    "another root": (
        lambda: altered(
            ("word/styles.xml", "<w:styles", "<w:stiles"), ("word/styles.xml", "</w:styles", "</w:stiles")
        ),
        "w:styles",
    ),
    "the head of a page as its text": (lambda: with_parts({}, relation("header", "document.xml")), "odd name"),
    "a theme that draws": (
        lambda: with_parts(
            {
                "word/theme/theme1.xml": b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
                b' xmlns:r="r"><a:blip r:embed="rId1"/></a:theme>'
            },
            relation("theme", "theme/theme1.xml"),
        ),
        "theme",
    ),
    "a list whose bullets are pictures": (
        lambda: altered(("word/numbering.xml", "<w:abstractNum ", "<w:numPicBullet/><w:abstractNum ")),
        "shape",
    ),
}


def made(name: str) -> bytes:
    """The template of a name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two parts of one name are what is tried
        return HAZARDS[name][0]()


def _peak() -> int:
    """The peak of this process in KiB; what the system tells of a child counts its parent at the fork too."""
    status = Path("/proc/self/status")
    if not status.exists():
        import resource  # noqa: PLC0415 - exists on POSIX only

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1])


if __name__ == "__main__":
    for each in HAZARDS:
        refusal(made(each))
    sys.stdout.write(str(_peak()))
