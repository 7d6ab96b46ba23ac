"""Numbers, codes and addresses that point to somebody, by their shape and by what the record holds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mappa_chair.documents.redaction.days import Births
from mappa_chair.documents.redaction.lexicon import own_texts, texts
from mappa_chair.documents.redaction.once import once_a_record
from mappa_chair.documents.redaction.terms import is_restricted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.record import Record

_PHONE = re.compile(r"(?<![\w/])(?:\+|\(\+?)?\d[\d\s().\-\u2010-\u2015/]{6,22}\d(?!\w)")
_DATE_LIKE = re.compile(
    r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d\d-\d\d|\b(?:19|20)\d\d\s*[-\u2013/]\s*(?:19|20)?\d\d\b"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?(?:\(at\)|\[at\])\s?)[\w-]+(?:\s?(?:\.|\(dot\))\s?[\w-]+)+|(?<![\w.])@[\w.]{2,}\w",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?<![\w/])[A-Z]{1,2}\d[A-Z\d]?[\s-]{0,2}\d[ABD-HJLNP-UW-Z]{2}(?!\w)", re.IGNORECASE)
_STREETS = (
    "Road|Rd|Street|St|Row|Lane|Ln|Avenue|Ave|Close|Court|Drive|Way|Crescent|Terrace|Place|Square|Gardens|Grove|Walk|"
    "Mews|Hill|Rise|View|Green|Parade|Buildings|House|Wharf|Quay"
)
_ADDRESS = re.compile(
    rf"\b(?:(?:Flat|Unit|Room|Apartment)\s+\w+,?\s+)?\d{{1,4}}[A-Za-z]?,?\s+(?:[A-Z][\w\u2019']+[\s-]+){{1,3}}"
    rf"(?:{_STREETS})\b(?!\s+(?:zone|\d))"
)
_SHAPES: tuple[re.Pattern[str], ...] = (
    re.compile(r"\b[A-Z]\d{4}[A-Z]{2}\b", re.IGNORECASE),  # a prison number
    re.compile(r"\b(?:19|20)?\d\d/\d{1,7}[A-Z]\b", re.IGNORECASE),  # a PNC ID
    re.compile(r"\b[A-Z]\d{6}\b", re.IGNORECASE),  # a CRN
    re.compile(r"\b[A-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D]\b", re.IGNORECASE),  # National Insurance
    re.compile(r"\b[A-Z]{2}[\s-]?\d\d[\s-]?[A-HJ-PR-Z]{3}\b", re.IGNORECASE),  # a car
)
_NHS = re.compile(r"(?<!\w)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\w)")
_BANK = re.compile(
    r"\b(?:sort code|account(?: (?:number|no\.?))?)\W{0,3}(?:is |was |of )?(\d\d[ -]?\d\d[ -]?\d\d(?:\d\d)?)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w/])(?=[\w/-]{0,40}\d[\w/-]{0,40}\d)(?=[\w/-]{0,40}[A-Za-z/])[\w/-]{6,40}(?!\w)")
_LEAST_TAIL = 9
# A number as it is dialled from the same place, or as somebody remembers its end.
_END_OF_NUMBER = re.compile(r"(?<![\w/])\d{3}[\s-]?\d{3}(?![\w/])")
_END = 6
_HANDLE = re.compile(r"(?<![\w.+-])@(\w[\w.]{2,}\w)")
_PROFILE = re.compile(
    r"\b(?:facebook|instagram|tiktok|twitter|snapchat|telegram|linkedin|youtube|threads|t|x)\.(?:com|me|net)/\S+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number, a code or an address in a text."""

    kind: Literal["contact details", "address", "identifier"]
    text: str
    certain: bool
    suggestion: str


class Marks:
    """Finds what points to somebody other than the offender."""

    def __init__(self, record: Record) -> None:
        case, identifiers = record.case, record.case.identifiers
        own = (
            *own_texts(record),
            *(identifiers.pnc, identifiers.visor, identifiers.crn, identifiers.prison_number),
            *(case.reference, record.meeting.reference),
        )
        self._own = tuple(_compact(text) for text in own if text)
        self._births = Births(record)
        held = [(path, text) for path, text in texts(record) if not path.startswith(("case.", "meeting."))]
        self._tails = frozenset(
            digits[-_LEAST_TAIL:]
            for _, text in held
            for _, digits in _numbers(_plain(text))
            if len(digits) >= _LEAST_TAIL
        )
        self._ends = frozenset(digits[-_END:] for digits in self._tails)
        handles = {found[1] for _, text in held for found in _HANDLE.finditer(_plain(text))}
        self._handles = re.compile(
            rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(handles, key=len, reverse=True))) or '(?!)'})(?!\w)",
            re.IGNORECASE,
        )
        secret = {code for path, text in held if is_restricted(record, path) for code in _codes(text)}
        open_ = {code for path, text in held if not is_restricted(record, path) for code in _codes(text)}
        self._codes = frozenset(secret - open_)
        self._shapes = frozenset(
            _compact(found[0]) for _, text in held for shape in _SHAPES for found in shape.finditer(_plain(text))
        )
        self._postcodes = frozenset(
            _compact(found[0]) for _, text in held for found in _POSTCODE.finditer(_plain(text))
        )

    def marks(self, text: str) -> Iterator[Mark]:
        """Every one in a text."""
        plain = _plain(text)
        yield from self._phones(plain)
        for found in (*_EMAIL.finditer(plain), *self._handles.finditer(plain)):
            yield Mark("contact details", found[0], certain=True, suggestion="contact details")
        for found in _PROFILE.finditer(plain):
            yield Mark("contact details", found[0], certain=False, suggestion="contact details")
        for found in _ADDRESS.finditer(plain):
            if not self._is_own(found[0]):
                yield Mark("address", found[0], certain=True, suggestion="an address")
        for found in _POSTCODE.finditer(plain):
            if not self._is_own(found[0]):
                sure = found[0].isupper() or _compact(found[0]) in self._postcodes
                yield Mark("address", found[0], certain=sure, suggestion="an address")
        yield from self._identifiers(plain)

    def _phones(self, plain: str) -> Iterator[Mark]:
        for found, digits in _numbers(plain):
            known = digits[-_LEAST_TAIL:] in self._tails
            # Over the end of a line only what is known: rows of figures are no numbers.
            if known or (_is_phone(digits) and "\n" not in found.strip()):
                yield Mark("contact details", found, certain=True, suggestion="contact details")
        for end in _END_OF_NUMBER.finditer(plain):
            if re.sub(r"\D", "", end[0]) in self._ends:
                yield Mark("contact details", end[0], certain=True, suggestion="contact details")

    def _identifiers(self, plain: str) -> Iterator[Mark]:
        written = (found[0] for shape in _SHAPES for found in shape.finditer(plain))
        shapes = [text for text in written if text.isupper() or _compact(text) in self._shapes]
        shapes += [found[0] for found in _NHS.finditer(plain) if _is_nhs(re.sub(r"\D", "", found[0]))]
        codes = [found[0] for found in _CODE.finditer(plain) if found[0].casefold() in self._codes]
        bank = [found[1] for found in _BANK.finditer(plain)]
        for text in dict.fromkeys((*shapes, *codes, *bank)):
            if not self._is_own(text):
                yield Mark("identifier", text, certain=True, suggestion="a reference that is not given")
        for born in self._births.found(plain):
            yield Mark("identifier", born, certain=True, suggestion="an age, or nothing")

    def _is_own(self, text: str) -> bool:
        compact = _compact(text)
        return any(compact in own for own in self._own)


@once_a_record
def marks_of(record: Record) -> Marks:
    """What finds the marks of a record."""
    return Marks(record)


def _plain(text: str) -> str:
    """The text with every form of digit and letter in its plain one, and nothing invisible."""
    if text.isascii():
        return text
    whole = unicodedata.normalize("NFKC", text)
    return "".join(character for character in whole if unicodedata.category(character) != "Cf")


def _compact(text: str) -> str:
    return re.sub(r"[\W_]+", "", _plain(text)).casefold()


def _numbers(plain: str) -> Iterator[tuple[str, str]]:
    """Runs of digits however grouped, as written and as digits alone; dates and spans of years are none."""
    for found in _PHONE.finditer(plain):
        # Over the end of a line it may be one number, and may be two.
        for written in dict.fromkeys((found[0], *found[0].splitlines())):
            if not _DATE_LIKE.search(written):
                digits = re.sub(r"\D", "", written)
                abroad = written.lstrip("(").startswith(("+44", "0044", "44"))
                yield written, re.sub(r"^(?:00)?440?", "0", digits) if abroad else digits


def _is_phone(digits: str) -> bool:
    return len(digits) in {10, 11} and digits[0] == "0" and digits[1] in "12378"


def _is_nhs(digits: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number."""
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return check != 10 and check % 11 == int(digits[9])


def _codes(text: str) -> Iterator[str]:
    for found in _CODE.finditer(_plain(text)):
        if not _DATE_LIKE.fullmatch(found[0]) and not re.fullmatch(r"\d[\d-]*[a-z]{1,2}", found[0]):
            yield found[0].casefold()
