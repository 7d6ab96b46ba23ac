"""Days of birth, however they are written: in figures, in words, before or after what says that they are one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mappa_chair.documents.redaction.lexicon import texts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from agenda.record import Record

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty first", "twenty second", "twenty third", "twenty fourth", "twenty fifth"),
    *("twenty sixth", "twenty seventh", "twenty eighth", "twenty ninth", "thirtieth", "thirty first"),
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_SPELT = "|".join(each.replace(" ", "[ -]") for each in sorted(_ORDINALS, key=len, reverse=True))
_DAY = rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<spelt>{_SPELT}))"
_WRITTEN: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)",
        r"(?<![\d/.-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_DAY}\s+(?:(?:day\s+)?of\s+)?{_MONTH}(?:,?\s+['\u2019]?(?P<year>\d{{4}}|\d{{2}})(?![\d:]))?",
        rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?\s+(?P<year>\d{{4}}))?(?![\d:])",
    )
)
_SAID_BEFORE = re.compile(
    r"(?:\bborn|\bd\.?\s?o\.?\s?b\.?|\bdate of birth|\bbirthday)\W*(?:(?:is|was|falls|on|the|of)\b\W*){0,3}$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    r"\W{0,3}(?:(?:is|was|being)\s+)?(?:\w+['\u2019]?s?\s+){1,3}?(?:birthday|date of birth|d\.?o\.?b\b)",
    re.IGNORECASE,
)
_NEAR = 40


class Day(NamedTuple):
    """A day as it was written; the year may be missing, and has two figures."""

    day: int
    month: int
    year: int | None


class Births:
    """Knows whose days of birth a record holds, and finds them, and any other day that is told to be one."""

    def __init__(self, record: Record) -> None:
        self._own = record.case.date_of_birth
        self._known = frozenset(
            day
            for path, text in texts(record)
            if not path.startswith("case.")
            for _, day, is_birth in _days(text)
            if is_birth and day.year is not None and not _is(day, self._own)
        )

    def found(self, text: str) -> Iterator[str]:
        """Every day of birth in a text that is not the offender's, as it is written there."""
        for written, day, is_birth in _days(text):
            if (is_birth and not _is(day, self._own)) or day in self._known:
                yield written


def _days(text: str) -> Iterator[tuple[str, Day, bool]]:
    """Each day, with whether the words around say that somebody was born on it."""
    for pattern in _WRITTEN:
        for found in pattern.finditer(text):
            day = _day(found.groupdict())
            if day is not None:
                before = _SAID_BEFORE.search(text[max(0, found.start() - _NEAR) : found.start()])
                after = _SAID_AFTER.match(text[found.end() : found.end() + _NEAR])
                yield found[0], day, bool(before or after)


def _day(parts: dict[str, str | None]) -> Day | None:
    spelt, month, year = parts.get("spelt"), parts.get("month"), parts.get("year")
    number = _ORDINALS.index(re.sub("[ -]", " ", spelt.lower())) + 1 if spelt else int(parts["day"] or 0)
    of_year = _MONTHS.index(month[:3].lower()) + 1 if month else int(parts.get("number") or 0)
    if not (1 <= number <= 31 and 1 <= of_year <= len(_MONTHS)):
        return None
    return Day(number, of_year, int(year) % 100 if year else None)


def _is(day: Day, born: dt.date | None) -> bool:
    if born is None:
        return False
    return (day.day, day.month) == (born.day, born.month) and day.year in {None, born.year % 100}
