"""Dates as people say them: "12 dec", "in 2 weeks", "fri", "tomorrow", "3/7/2027"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum, auto

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
# Years that an order may begin ahead.
_AHEAD = 20
# From here on nobody counts in days.
_MANY_DAYS = 730
_SOON = {"today": 0, "tomorrow": 1, "yesterday": -1}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})[ ./-]+([0-9]{1,2})(?:[ ./-]+([0-9]{2}|[0-9]{4}))?")
_NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? *(?:of )?([a-z]{3,9})\.?,? *([0-9]{4}|[0-9]{2})?")
_NAMED_FIRST = re.compile(r"([a-z]{3,9})\.? *([0-9]{1,2})(?:st|nd|rd|th)?,? *([0-9]{4})?")
_AWAY = re.compile(r"(?:in +|\+ *)([0-9]{1,3}|[a-z]+) *(d|days?|w|weeks?|m|months?)")
# Whole words alone: "monthly 1 dec" says more than a date.
_LEADING_WEEKDAY = re.compile(
    r"^(mon(day)?|tue(s(day)?)?|wed(nesday)?|thu(r(s(day)?)?)?|fri(day)?|sat(urday)?|sun(day)?),? +(?=[0-9])"
)
_WEEKDAY = re.compile(r"(next +|on +)?([a-z]{3,9})")


class _Of(Enum):
    """What a day is of: any that may come, what has happened, a birth."""

    ANY = auto()
    PAST = auto()
    BIRTH = auto()


def read_day(text: str, today: date, *, past: bool = False, born: bool = False) -> date | None:
    """The day that is meant, seen from `today`; None where the words mean none.

    A day without a year is the next one that comes, or of the `past` the last that was, today included. A year of
    two digits is of this century; of the past at most twenty years ahead, as an order may begin on release and a
    conviction be of the last century; and who is `born` on it was born before `today`. "next friday" and
    "friday" are the same day: the first Friday after today; of the past, "friday" is the last before it. A date
    with a weekday that is not its own is none: either may be the one that is wrong.
    """
    day, agrees = _understood(text, today, _kind(past=past, born=born))
    return day if agrees else None


def why_no_day(text: str, today: date, *, past: bool = False, born: bool = False) -> str:
    """What is wrong with a date whose weekday is not its own; nothing for any other words."""
    day, agrees = _understood(text, today, _kind(past=past, born=born))
    if day is None or agrees:
        return ""
    said = f"{day.day} {_FULL_MONTHS[day.month - 1].capitalize()} {day.year:04}"
    return f"{said} is a {_WEEKDAYS[day.weekday()].capitalize()}: put the day or the date right"


def _kind(*, past: bool, born: bool) -> _Of:
    return _Of.BIRTH if born else _Of.PAST if past else _Of.ANY


def _understood(text: str, today: date, of: _Of) -> tuple[date | None, bool]:
    """The day that the words name, and whether the weekday before it, if any, is its own."""
    words = " ".join(text.lower().split())
    # A day in full, as `say_day` writes it, has its weekday first.
    named = _LEADING_WEEKDAY.match(words)
    day = _named_day(words[named.end() :] if named else words, today, of)
    return day, not (day and named) or _WEEKDAYS[day.weekday()].startswith(named[1][:3])


def _named_day(words: str, today: date, of: _Of) -> date | None:
    if words in _SOON:
        return _days_on(today, _SOON[words])
    for reader in (_iso, _numeric, _named, _named_first, _away, _weekday):
        found = reader(words, today, of)
        if found is not None:
            return found
    return None


def say_day(day: date, today: date | None = None) -> str:
    """A day in full, "Fri 27 Nov 2026", and how far it is from `today` where that is given."""
    weekday, month = _WEEKDAYS[day.weekday()][:3], _MONTHS[day.month - 1]
    text = f"{weekday.capitalize()} {day.day} {month.capitalize()} {day.year:04}"
    return text if today is None else f"{text}, {_distance((day - today).days)}"


def _distance(days: int) -> str:
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    amount = abs(days)
    if amount >= _MANY_DAYS:
        told = f"{amount / 365.25:.0f} years"
    else:
        told = f"{amount // 7} weeks" if amount % 7 == 0 and amount >= 14 else f"{amount} days"
    return f"in {told}" if days > 0 else f"{told} ago"


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_year(day: int, month: int, year: str | None, today: date, of: _Of) -> date | None:
    if year is not None:
        return _made(int(year), month, day) if len(year) == 4 else _in_short(day, month, int(year), today, of)
    past = of is not _Of.ANY
    # 29 February waits for the next leap year, which can be eight years away.
    candidates = (_made(today.year + (-away if past else away), month, day) for away in range(9))
    return next(
        (found for found in candidates if found and (found <= today if past else found >= today)),
        None,
    )


def _in_short(day: int, month: int, digits: int, today: date, of: _Of) -> date | None:
    """The day of a year of which two digits were said."""
    if of is _Of.ANY:
        return _made(today.year - today.year % 100 + digits, month, day)
    latest = today.year if of is _Of.BIRTH else today.year + _AHEAD
    year = latest - (latest - digits) % 100
    found = _made(year, month, day)
    if of is _Of.BIRTH and (found is None or found > today):
        # Nobody is born yet whose birthday is still to come; and 29 February is of the century that has it.
        return _made(year - 100, month, day)
    return found


def _iso(words: str, _today: date, _of: _Of) -> date | None:
    found = _ISO.fullmatch(words)
    return _made(*map(int, found.groups())) if found else None


def _numeric(words: str, today: date, of: _Of) -> date | None:
    found = _NUMERIC.fullmatch(words)
    return _with_year(int(found[1]), int(found[2]), found[3], today, of) if found else None


def _month(name: str) -> int | None:
    if name == "sept":
        return 9
    whole = len(name) >= 3 and any(full.startswith(name) for full in _FULL_MONTHS)
    return _MONTHS.index(name[:3]) + 1 if whole else None


def _named(words: str, today: date, of: _Of) -> date | None:
    found = _NAMED.fullmatch(words)
    month = _month(found[2]) if found else None
    return _with_year(int(found[1]), month, found[3], today, of) if found and month else None


def _named_first(words: str, today: date, of: _Of) -> date | None:
    found = _NAMED_FIRST.fullmatch(words)
    month = _month(found[1]) if found else None
    return _with_year(int(found[2]), month, found[3], today, of) if found and month else None


def _away(words: str, today: date, _of: _Of) -> date | None:
    found = _AWAY.fullmatch(words)
    if not found:
        return None
    amount = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1])
    if amount is None:
        return None
    if found[2].startswith("m"):
        return _months_on(today, amount)
    return _days_on(today, amount * (7 if found[2].startswith("w") else 1))


def _days_on(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _months_on(today: date, amount: int) -> date | None:
    year, month = divmod(today.year * 12 + today.month - 1 + amount, 12)
    # The 31st a month on is the last day of a shorter month.
    return next(
        (found for day in range(today.day, 27, -1) if (found := _made(year, month + 1, day))), None
    ) or _made(year, month + 1, today.day)


def _weekday(words: str, today: date, of: _Of) -> date | None:
    found = _WEEKDAY.fullmatch(words)
    if not found:
        return None
    index = next((n for n, name in enumerate(_WEEKDAYS) if name.startswith(found[2])), None)
    if index is None:
        return None
    if of is not _Of.ANY and not (found[1] or "").startswith("next"):
        return _days_on(today, -((today.weekday() - index - 1) % 7 + 1))
    return _days_on(today, (index - today.weekday() - 1) % 7 + 1)
