"""What a template may be made of, and by which name anything else is refused."""

from __future__ import annotations

import re
from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML: Final = "http://www.w3.org/XML/1998/namespace"
# The names by which what is filled in calls them: a template may call others so, or give them names that are none.
NAMESPACES: Final = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}

# What newer versions of Word add and every other program passes over: taken out.
PASSED_OVER: Final = (
    "http://schemas.microsoft.com/office/word/20",
    "http://schemas.microsoft.com/office/drawing/20",
    "http://schemas.microsoft.com/office/thememl/20",
    "http://schemas.microsoft.com/office/2020/",
)
STRIPPED: Final = frozenset(
    {
        "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "background",
        "printerSettings", "rsid",
    }
)  # fmt: skip
# Frames around content that mean nothing on paper: their content stays.
UNWRAPPED: Final = frozenset({"sdt", "sdtContent", "smartTag", "hyperlink"})
DROPPED_WITHIN: Final = frozenset({"sdtPr", "sdtEndPr", "smartTagPr"})
# What carries content, and what carries properties; below properties any element of Word's own may stand.
CONTENT: Final = frozenset(
    {
        "document", "body", "hdr", "ftr", "p", "r", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym",
        "ptab", "tbl", "tr", "tc", "fldSimple", "fldChar", "instrText", "drawing",
    }
)  # fmt: skip
_TEXT_STANDS_IN: Final = frozenset({"body", "hdr", "ftr", "tc"})
# What each stands in; elsewhere one program might show it and another not.
STANDS_IN: Final = {
    "body": frozenset({"document"}),
    "p": _TEXT_STANDS_IN,
    "tbl": _TEXT_STANDS_IN,
    "tr": frozenset({"tbl"}),
    "tc": frozenset({"tr"}),
    "fldSimple": frozenset({"p"}),
    "r": frozenset({"p", "fldSimple"}),
    **dict.fromkeys(CONTENT - {"document", "hdr", "ftr", "body", "p", "tbl", "tr", "tc", "fldSimple", "r"},
                    frozenset({"r"})),
}  # fmt: skip
PROPERTIES: Final = frozenset({"pPr", "rPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "sectPr"})

_TRACKED: Final = "a change that is still tracked; accept or reject all changes first"
_COMMENT: Final = "a comment; delete all comments first"
_SHAPE: Final = "a shape, text box or watermark; only pictures in line with the text or behind it may stand there"
_NOTE: Final = "a footnote or endnote"
_EMBEDDED: Final = "an embedded object"
_HIDDEN: Final = "hidden text"
_BOUND: Final = "a content control bound to custom XML"
_LINK: Final = "a link; leave its words and take the link out"
_FORM: Final = "a form field"
REFUSED: Final = {
    **dict.fromkeys(
        (
            "ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "cellIns", "cellDel", "cellMerge",
            "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange",
            "tcPrChange", "trPrChange", "numberingChange",
        ),
        _TRACKED,
    ),
    **dict.fromkeys(("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"), _COMMENT),
    **dict.fromkeys(("AlternateContent", "pict", "numPicBullet", "txbxContent", "framePr"), _SHAPE),
    **dict.fromkeys(("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef"), _NOTE),
    **dict.fromkeys(("object", "objectEmbed", "objectLink", "OLEObject", "movie"), _EMBEDDED),
    **dict.fromkeys(("vanish", "specVanish", "webHidden"), _HIDDEN),
    **dict.fromkeys(("ffData", "fldData"), _FORM),
    **dict.fromkeys(("hlinkClick", "hlinkHover", "hlinkMouseOver"), _LINK),
    "dataBinding": _BOUND,
    "customXml": "a tag of custom XML",
    "control": "an ActiveX control",
    "altChunk": "another file taken in whole (altChunk)",
    "subDoc": "another file as a part of it (subdocument)",
    "contentPart": "another file taken in (content part)",
    "mailMerge": "a mail merge",
    "attachedTemplate": "an attached template",
    "svgBlip": "a picture that is no PNG or JPEG",
}  # fmt: skip

# Any picture but these, and any field but the two page numbers, is for another program to act on.
PICTURES: Final = {"png": (b"\x89PNG\r\n\x1a\n",), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",)}
FIELD_CODE: Final = re.compile(r"\s*(PAGE|NUMPAGES)(\s+\\\*\s+(MERGEFORMAT|Arabic|ARABIC))?\s*")

_RELATED: Final = "/relationships/"
# By the end of a relationship's type: what is used, and what is left behind.
USED_RELATED: Final = frozenset({"styles", "numbering", "settings", "theme", "header", "footer", "image"})
LEFT_RELATED: Final = frozenset(
    {
        "fontTable", "webSettings", "customXml", "customXmlProps", "core-properties", "extended-properties",
        "custom-properties", "people", "thumbnail", "stylesWithEffects", "footnotes", "endnotes", "officeDocument",
        "glossaryDocument", "printerSettings", "commentsIds", "commentsExtended", "commentsExtensible", "font",
        "classificationlabels",
    }
)  # fmt: skip
NAMED_RELATED: Final = {
    "vbaProject": "a macro (vbaProject)",
    "wordVbaData": "a macro (vbaData)",
    "attachedTemplate": "an attached template",
    "oleObject": _EMBEDDED,
    "package": _EMBEDDED,
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "aFChunk": "another file taken in whole (altChunk)",
    "subDocument": "another file as a part of it (subdocument)",
    "hyperlink": _LINK,
    "comments": _COMMENT,
    "mailMergeSource": "a mail merge",
    "recipientData": "a mail merge",
    "webextensiontaskpanes": "an add-in of Word",
    "chart": "a chart",
    "diagramData": "a diagram",
    "frame": "a frame that loads another page",
    "keyMapCustomizations": "a customisation of Word (keyboard)",
    "attachedToolbars": "a customisation of Word (toolbars)",
    "ui/extensibility": "a customisation of Word (ribbon)",
}
# Parts by their names, also where nothing refers to them.
NAMED_PARTS: Final = (
    (re.compile("vba", re.IGNORECASE), "a macro (vbaProject)"),
    (re.compile("activex", re.IGNORECASE), "an ActiveX control"),
    (re.compile("embeddings/|oleobject", re.IGNORECASE), _EMBEDDED),
    (re.compile("afchunk|altchunk", re.IGNORECASE), "another file taken in whole (altChunk)"),
    (re.compile("customui", re.IGNORECASE), "a customisation of Word (ribbon)"),
    (re.compile("_xmlsignatures/", re.IGNORECASE), "a digital signature, which would not hold any more"),
)
