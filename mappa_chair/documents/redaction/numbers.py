"""Numbers, addresses and handles that point to somebody, told by their shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])@\w[\w.]*\w|(?:https?://|www\.)\S+|"
    r"(?!\d\d[.-]\d\d[.-]\d{2,4}\b)(?:\+44|\b0)[\d(). -]{8,}\d|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[A-Z]{2}\b|"
    # In small letters an ordinal would read like the end of a postcode.
    r"\b[a-z]{1,2}\d[a-z\d]? ?\d(?!st\b|nd\b|rd\b|th\b)[abd-hjlnp-uw-z]{2}\b"
)
# With a capital a name of the record says where somebody lives; here the house number does.
_STREET = re.compile(
    r"\b(?:flat \w+,? )?\d{1,4}[a-z]?,? (?!(?:in|a|an|the|of|on|at|to|by|per|and|or|from|with|days?|weeks?) )"
    r"(?:[a-z'\u2019]+ ){1,2}(?:road|rd|street|avenue|ave|lane|crescent|terrace|gardens|grove|mews)\b|"
    r"\b(?:at|from|to|of|near|outside|address:?) (?P<it>\d{1,4}[a-z]?,? (?!(?:in|a|the|of|on|crown|youth|open) )"
    r"[a-z'\u2019]+ (?:row|close|court|drive|way|place|house|square|walk|rise))\b"
)
_IDENTIFIER = re.compile(
    r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b|\b[a-z]{2}\d{6}[a-d]\b|"  # National Insurance
    r"(?<![\w-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])|"  # NHS
    r"\b(?:19|20)?\d\d/\d{4,7}[A-Za-z]\b|"  # PNC
    # In small letters with blanks a car would read like "on 13 may".
    r"\b[A-Z]{2}[ -]?\d\d[ -]?[A-HJ-PR-Z]{3}\b|\b[a-z]{2}\d\d ?[a-hj-pr-z]{3}\b"
)
CONTACT_DETAILS, PLACE, NUMBER = "contact details", "place not named", "number left out"


def numbers_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each stands, and the phrase that may stand in its place."""
    for pattern, phrase in ((_CONTACT, CONTACT_DETAILS), (_STREET, PLACE), (_IDENTIFIER, NUMBER)):
        for found in pattern.finditer(text):
            group = found.lastgroup or 0
            yield found.start(group), found.end(group), phrase
