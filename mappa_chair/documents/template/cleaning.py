"""One part of a template, read and cleaned: what is left can neither act, nor hide, nor lead outside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from mappa_chair.documents.archive import DocumentRefusedError
from mappa_chair.documents.template.faults import UnsafeError, quoted
from mappa_chair.documents.template.vocabulary import (
    CONTENT,
    DROPPED_WITHIN,
    FIELD_CODE,
    MC,
    PASSED_OVER,
    PIC,
    PROPERTIES,
    REFUSED,
    STANDS_IN,
    STRIPPED,
    UNWRAPPED,
    WP,
    XML,
    A,
    R,
    W,
)
from mappa_chair.documents.wording import read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

# lxml publishes no types for its elements.
Element = Any

DEEPEST: Final = 60
MOST_ELEMENTS: Final = 120_000
_STRICT: Final = "{http://purl.oclc.org/ooxml/"
_PLAIN_FILL: Final = f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="phClr"/></a:solidFill>'
_DRAWN: Final = frozenset({A, WP, PIC})
# In styles and lists such a property is often there and never used: it is taken out where it would hide something.
_HIDING: Final = frozenset({"vanish", "specVanish", "webHidden"})
_TAKEN_OUT: Final = _HIDING | {"framePr", "lvlPicBulletId"}
_REFERENCES: Final = {
    (f"{{{W}}}headerReference", "id"),
    (f"{{{W}}}footerReference", "id"),
    (f"{{{A}}}blip", "embed"),
}


class Meter:
    """Counts the elements of all parts of a file, and how deep they stand."""

    def __init__(self) -> None:
        self._count = 0
        self._depth = 0

    def measure(self, content: bytes) -> None:
        """Read a part without keeping anything; raises UnsafeError, DocumentRefusedError."""
        self._depth = 0
        read_xml(content, self._start, self._end, lambda _text: None)

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self._count += 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise DocumentRefusedError("one of its parts is nested too deeply")
        if self._count > MOST_ELEMENTS:
            raise DocumentRefusedError(f"its parts have more than {MOST_ELEMENTS:,} elements")

    def _end(self, _name: str) -> None:
        self._depth -= 1


def read_content(content: bytes, root: str) -> Element:
    """The body, a head or a foot of a template; raises UnsafeError."""
    made = _parsed(content, root)
    _clean(made)
    _let_grow(made)
    speak_british(made)
    _judge_fields(made)
    for anchor in made.iter(f"{{{WP}}}anchor"):
        # A picture in front of the text could cover that this is a draft.
        anchor.set("behindDoc", "1")
    return made


def read_definitions(content: bytes, root: str) -> Element:
    """Styles or lists of a template: properties alone; raises UnsafeError."""
    made = _parsed(content, root)
    _clean(made, properties=True, definitions=True)
    _let_grow(made)
    speak_british(made)
    return made


def _let_grow(root: Element) -> None:
    """Let rows of tables be as high as what is in them: of a fixed height they would cut words off."""
    for height in root.iter(qn("w:trHeight")):
        height.set(qn("w:hRule"), "atLeast")


def speak_british(root: Element) -> None:
    """Let a screen reader read English as British English; another language, such as Welsh, stays what it is."""
    for language in root.iter(qn("w:lang")):
        if language.get(qn("w:val"), "en").lower().startswith("en"):
            language.set(qn("w:val"), "en-GB")


def read_settings(content: bytes) -> bool:
    """Whether left and right pages have heads of their own: all that is kept of settings; raises UnsafeError."""
    made = _parsed(content, "w:settings")
    for element in made.iter():
        name = _name(element)
        if name is not None and name[1] in {"attachedTemplate", "mailMerge"}:
            raise UnsafeError(f"it holds {REFUSED[name[1]]}")
    return flag(made.find(qn("w:evenAndOddHeaders")))


def read_theme(content: bytes) -> Element:
    """Fonts and colours of a template; raises UnsafeError."""
    made = parse_xml(content)
    for fill in list(made.iter(f"{{{A}}}blipFill")):
        # A texture for slides: a document shows none, and a plain colour takes its place.
        fill.getparent().replace(fill, parse_xml(_PLAIN_FILL))
    for element in list(made.iter()):
        name = _name(element)
        if name is None or name[1] == "extLst" or name[0].startswith(PASSED_OVER):
            element.getparent().remove(element)
        elif name[0] != A or any(_split(key)[0] not in {"", XML} for key in element.attrib):
            raise UnsafeError("its theme holds more than fonts, colours and effects")
    return made


def flag(element: Element | None) -> bool:
    """Whether a property that is on or off is on."""
    return element is not None and element.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _parsed(content: bytes, root: str) -> Element:
    made = parse_xml(content)
    if isinstance(made.tag, str) and made.tag.startswith(_STRICT):
        raise UnsafeError("it is saved as Strict Open XML; save it as a plain Word document (.docx)")
    if made.tag != qn(root):
        raise UnsafeError(f"a part that should be {root} is another")
    return made


def _split(tag: str) -> tuple[str, str]:
    namespace, brace, name = tag.rpartition("}")
    return (namespace[1:], name) if brace else ("", tag)


def _name(element: Element) -> tuple[str, str] | None:
    """Namespace and name; None of a comment or an instruction to a program."""
    return _split(element.tag) if isinstance(element.tag, str) else None


def _clean(element: Element, *, properties: bool = False, definitions: bool = False) -> None:
    """Clean an element and all below it in place."""
    _clean_attributes(element)
    for child in list(element):
        name = _name(child)
        if (
            name is None
            or name[0].startswith(PASSED_OVER)
            or (name[0] == W and name[1] in STRIPPED)
            or (definitions and name[1] in _TAKEN_OUT)
        ) or (name[1] in _HIDING and not flag(child)):
            element.remove(child)
        elif name[1] in REFUSED:
            raise UnsafeError(f"it holds {REFUSED[name[1]]}{_near(child)}")
        elif name[0] == W and name[1] in DROPPED_WITHIN:
            _clean(child, properties=True)
            element.remove(child)
        elif name[0] == W and name[1] in UNWRAPPED and not properties:
            _unwrap(child)
        else:
            _clean(child, properties=_known(child, name, properties=properties), definitions=definitions)


def _known(element: Element, name: tuple[str, str], *, properties: bool) -> bool:
    """Whether an element that may stand there holds properties; raises UnsafeError where it may not."""
    namespace, local = name
    is_content = namespace == W and local in CONTENT
    if is_content and properties and local != "tab":
        raise UnsafeError(f"it holds w:{local} among its properties{_near(element)}")
    if namespace == W and (properties or local in PROPERTIES):
        return True
    if is_content:
        if _holder(element) not in STANDS_IN.get(local, ()):
            raise UnsafeError(f"it holds w:{local} in a place where no program writes it{_near(element)}")
        return False
    if namespace in _DRAWN and _within_drawing(element):
        return False
    prefix = "w:" if namespace == W else ""
    raise UnsafeError(f"it holds {prefix}{local}, which no layout of minutes needs{_near(element)}")


def _holder(element: Element) -> str:
    """What an element stands in, frames that mean nothing on paper aside."""
    names = (_name(above) for above in element.iterancestors())
    return next((name[1] for name in names if name is not None and name[1] not in UNWRAPPED), "")


def _within_drawing(element: Element) -> bool:
    return any(_name(above) == (W, "drawing") for above in element.iterancestors())


def _unwrap(element: Element) -> None:
    """Put the content of a frame that means nothing on paper in its place, cleaned."""
    if element.get(f"{{{R}}}id") is not None:
        raise UnsafeError(f"it holds {REFUSED['hlinkClick']}{_near(element)}")
    for key in list(element.attrib):
        del element.attrib[key]
    _clean(element)
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


def _clean_attributes(element: Element) -> None:
    for key in list(element.attrib):
        namespace, name = _split(key)
        if namespace == R:
            if (element.tag, name) not in _REFERENCES:
                raise UnsafeError(f"it refers to something outside its text ({name}){_near(element)}")
        elif namespace == MC or namespace not in {"", W, XML, R}:
            del element.attrib[key]


def _judge_fields(root: Element) -> None:
    """Let the two page numbers pass and no other field; raises UnsafeError."""
    for field in root.iter(qn("w:fldSimple")):
        _judge_code(field.get(qn("w:instr"), ""), field)
    code: list[str] | None = None
    is_open = False
    for element in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:p")):
        step = element.get(qn("w:fldCharType")) if element.tag == qn("w:fldChar") else None
        if element.tag == qn("w:instrText"):
            if code is None:
                raise UnsafeError(f"it holds the code of a field that is none{_near(element)}")
            code.append(element.text or "")
        elif step == "begin" and not is_open:
            code, is_open = [], True
        elif step == "separate" and code is not None:
            _judge_code("".join(code), element)
            code = None
        elif step == "end" and is_open:
            _judge_code("".join(code or ["PAGE"]), element)
            code, is_open = None, False
        elif step is not None or is_open:
            # A paragraph, or a field within a field: its code could be put together from both.
            raise UnsafeError(f"it holds a field within a field, or one over several paragraphs{_near(element)}")
    if is_open:
        raise UnsafeError("it holds a field that does not end")


def _judge_code(code: str, element: Element) -> None:
    if not FIELD_CODE.fullmatch(code):
        word = quoted((code.split() or [""])[0])
        raise UnsafeError(f"it holds the field {word}; only PAGE and NUMPAGES may stand there{_near(element)}")


def _near(element: Element) -> str:
    """Where it stands, by the words of its paragraph."""
    holder = next((above for above in (element, *element.iterancestors()) if above.tag == qn("w:p")), None)
    words = "" if holder is None else "".join(_texts(holder))
    return f" (in the paragraph {quoted(words)})" if words.strip() else ""


def _texts(paragraph: Element) -> Iterator[str]:
    return (text.text or "" for text in paragraph.iter(qn("w:t")))
