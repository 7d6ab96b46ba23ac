"""The styles of a filled-in template: the area's own, and of ours what is missing there."""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from mappa_chair.documents import house
from mappa_chair.documents.archive import unpacked
from mappa_chair.documents.template.faults import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

# lxml publishes no types for its elements.
Element = Any

_ID, _TYPE, _DEFAULT, _VAL = qn("w:styleId"), qn("w:type"), qn("w:default"), qn("w:val")
_LIST, _KINDS_OF_LIST = qn("w:num"), qn("w:abstractNum")
# What the state of the paper may not be smaller than, in half points.
_SMALLEST: Final = 15
_MOST_ABOVE: Final = 12


@cache
def _ours() -> tuple[Element, Element]:
    parts = unpacked(house.empty_file())
    return parse_xml(parts["word/styles.xml"]), parse_xml(parts["word/numbering.xml"])


def faults_of_styles(styles: Element | None) -> Iterator[str]:
    """Styles of the template that have a name of ours and are of another sort."""
    sorts = {style.get(_ID): style.get(_TYPE) for style in _ours()[0].iter(qn("w:style"))}
    for style in () if styles is None else styles.iter(qn("w:style")):
        wanted = sorts.get(style.get(_ID))
        if wanted is not None and style.get(_TYPE) != wanted:
            yield f"Styles: {quoted(style.get(_ID))} is no {wanted} style."


def completed(styles: Element | None, numbering: Element | None) -> tuple[Element, Element]:
    """Styles and lists of a template with ours added where it has none of that name."""
    our_styles, our_numbering = _ours()
    if styles is None:
        return copy.deepcopy(our_styles), copy.deepcopy(our_numbering)
    made = copy.deepcopy(styles)
    lists = OxmlElement("w:numbering") if numbering is None else copy.deepcopy(numbering)
    there = {style.get(_ID) for style in made.iter(qn("w:style"))}
    defaults = {style.get(_TYPE) for style in made.iter(qn("w:style")) if style.get(_DEFAULT) in {"1", "true"}}
    number = _with_our_list(lists, our_numbering) if "ListBullet" not in there else ""
    for style in our_styles.iter(qn("w:style")):
        if style.get(_ID) in there:
            continue
        added = copy.deepcopy(style)
        if added.get(_DEFAULT) and added.get(_TYPE) in defaults:
            del added.attrib[_DEFAULT]
        for reference in added.iter(qn("w:numId")):
            reference.set(_VAL, number)
        made.append(added)
    _say_the_language(made)
    return made, lists


def _with_our_list(lists: Element, ours: Element) -> str:
    """Add our bullets to the lists of a template, and give their number."""
    kind = copy.deepcopy(ours.find(_KINDS_OF_LIST))
    entry = copy.deepcopy(ours.find(_LIST))
    kind_id = _free(lists, _KINDS_OF_LIST, qn("w:abstractNumId"))
    number = _free(lists, _LIST, qn("w:numId"))
    kind.set(qn("w:abstractNumId"), kind_id)
    entry.set(qn("w:numId"), number)
    entry.find(qn("w:abstractNumId")).set(_VAL, kind_id)
    first = lists.find(_LIST)
    if first is None:
        lists.append(kind)
    else:
        first.addprevious(kind)
    last = lists.findall(_LIST)
    if last:
        last[-1].addnext(entry)
    else:
        kind.addnext(entry)
    return number


def _free(lists: Element, tag: str, key: str) -> str:
    taken = {each.get(key) for each in lists.iter(tag)}
    return next(str(number) for number in range(1, len(taken) + 2) if str(number) not in taken)


def _say_the_language(styles: Element) -> None:
    """Say that the text is British English where the template says nothing, for screen readers."""
    if styles.find(f"{qn('w:docDefaults')}//{qn('w:lang')}") is None:
        run = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        if run is not None:
            language = OxmlElement("w:lang")
            language.set(_VAL, "en-GB")
            run.append(language)


class Sizes:
    """How large text is by itself, by its style or that of its paragraph."""

    def __init__(self, styles: Element) -> None:
        self._by_id = {style.get(_ID): style for style in styles.iter(qn("w:style"))}
        self._default = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")

    def make_plain(self, run: Element) -> None:
        """Let words be seen that must be: black on white, or white on black, and not too small to read."""
        properties = run.get_or_add_rPr()
        size = self._size(run)
        for name in ("w:color", "w:highlight", "w:shd", "w:effect", "w:w", "w:position", "w:fitText"):
            for each in properties.findall(qn(name)):
                properties.remove(each)
        properties.get_or_add_color().set(_VAL, "auto")
        if size is not None and size < _SMALLEST:
            properties.get_or_add_sz().set(_VAL, str(_SMALLEST))
        # The line is as high as its words.
        spacing = _paragraph_of(run).get_or_add_pPr().get_or_add_spacing()
        spacing.set(qn("w:line"), "240")
        spacing.set(qn("w:lineRule"), "auto")

    def _size(self, run: Element) -> int | None:
        """In half points; None where nothing says."""
        paragraph = _paragraph_of(run)
        holders = [
            run.find(qn("w:rPr")),
            *self._styles(run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")),
            *self._styles(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")),
            self._default,
        ]
        for holder in holders:
            said = None if holder is None else holder.find(qn("w:sz"))
            if said is not None:
                value = said.get(_VAL, "")
                return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 0
        return None

    def _styles(self, reference: Element | None) -> Iterator[Element | None]:
        """What a style says of text, then the style it is based on, and so on."""
        for _ in range(_MOST_ABOVE):
            style = None if reference is None else self._by_id.get(reference.get(_VAL))
            if style is None:
                return
            yield style.find(qn("w:rPr"))
            reference = style.find(qn("w:basedOn"))


def _paragraph_of(run: Element) -> Element:
    return next(above for above in run.iterancestors() if above.tag == qn("w:p"))
