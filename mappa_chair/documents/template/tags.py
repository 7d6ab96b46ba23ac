"""Fields and instructions as they stand in the text of a template; each text is gone through once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from mappa_chair.documents.template.faults import quoted

LONGEST_TAG: Final = 160
_OPENERS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_EDGE: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_WORD: Final = "[a-z][a-z0-9_]{0,59}"
_NAME: Final = rf"{_WORD}(?:\.{_WORD}){{0,5}}"
_FIELD: Final = re.compile(rf"(p |r )? *({_NAME}) *")
_FOR: Final = re.compile(rf"(p|tr)? *for +({_WORD}) +in +({_NAME}) *")
_IF: Final = re.compile(rf"(p|tr)? *if +(not +)?({_NAME}) *")
_PLAIN: Final = re.compile("(p|tr)? *(else|endif|endfor) *")
# What Word writes for a space.
_SPACES: Final = re.compile("[\u00a0\u202f\t]")


@dataclass(frozen=True, slots=True)
class Show:
    """`{{ name }}`: what the field holds."""

    name: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """`{% for row in name %}`: what follows once for each row of a list."""

    row: str
    name: str


@dataclass(frozen=True, slots=True)
class Choose:
    """`{% if name %}`: what follows where it is so, or is not."""

    name: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """`{% else %}`, `{% endif %}`, `{% endfor %}`."""

    word: str


Meaning: TypeAlias = Show | Repeat | Choose | Mark


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: where in the text it stands, how it is written, what it means; a text instead is what is wrong."""

    start: int
    end: int
    text: str
    means: Meaning | str


def tags_in(text: str) -> list[Tag]:
    """Every tag of a text, in order; one that does not end is the last."""
    made: list[Tag] = []
    found = _EDGE.search(text)
    while found:
        start, edge = found.span()[0], found[0]
        if edge not in _OPENERS:
            end = start + 2
            wrong = f"{quoted(text[max(0, start - 30) : end])} ends a field that did not begin"
            made.append(Tag(start, end, edge, wrong))
        elif (closed := text.find(_OPENERS[edge], start + 2)) < 0:
            made.append(Tag(start, len(text), text[start:], f"{quoted(text[start:])} does not end"))
            return made
        else:
            end = closed + 2
            made.append(Tag(start, end, text[start:end], _meaning(text[start:end])))
        found = _EDGE.search(text, end)
    return made


def _meaning(whole: str) -> Meaning | str:
    """What a tag means, or what is wrong with it."""
    if len(whole) > LONGEST_TAG:
        return f"{quoted(whole)} is too long for a field"
    inner = _SPACES.sub(" ", whole[2:-2])
    if whole.startswith("{{"):
        field = _FIELD.fullmatch(inner)
        if field:
            return Show(field[2])
        return f"{quoted(whole)} is no field: a field is a name of the list, such as {{{{ case.family_name }}}}"
    if whole.startswith("{#"):
        return f"{quoted(whole)} is a note of the template's author; take it out"
    inner = inner.strip(" ")
    if found := _FOR.fullmatch(inner):
        return Repeat(found[2], found[3])
    if found := _IF.fullmatch(inner):
        return Choose(found[3], found[2] is not None)
    if found := _PLAIN.fullmatch(inner):
        return Mark(found[2])
    return f"{quoted(whole)} is no instruction of a template: there are for, endfor, if, else and endif"
