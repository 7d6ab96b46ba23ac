"""The door every text passes on its way in: what could act on a terminal or reorder reading stays out."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Control characters but newline and tab, C1 codes, the two direction overrides, and what XML forbids.
# Embeddings and isolates (U+202A-202C, U+2066-2069) have honest uses in mixed-direction names and stay.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff]")
# What a text may keep that ends a line or moves along it.
_BREAK = re.compile("[\t\n\u2028\u2029]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit to keep, and how many characters were removed or replaced to make it so."""

    text: str
    count: int


def clean(text: str) -> Cleaned:
    """Remove control characters and direction overrides, make CRLF one newline, replace lone surrogates.

    A CRLF is not counted: it is the same line end, written otherwise.
    """
    if text.isprintable():
        return Cleaned(text, 0)
    text = text.replace("\r\n", "\n")
    text, removed = _UNWANTED.subn("", text)
    text, replaced = _LONE_SURROGATE.subn("\ufffd", text)
    return Cleaned(text, removed + replaced)


def is_blank(text: str | None) -> bool:
    """Whether nothing was said: absent, null or only white space."""
    return text is None or not text.strip()


def is_one_line(text: str) -> bool:
    """Whether a text that passed the gate stands in one line of a list: no line ends, no tabs."""
    return _BREAK.search(text) is None


def in_one_line(text: str) -> str:
    """A text that passed the gate, with a space for every line end and tab."""
    return _BREAK.sub(" ", text)
