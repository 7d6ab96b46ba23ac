"""Dates as people say them: "12 dec", "in 2 weeks", "fri", "tomorrow", "3/7/2027"."""

from __future__ import annotations

import re
from datetime import date, timedelta

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


def read_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that is meant, seen from `today`; None where the words mean none.

    A day without a year is the next one that comes, or of the `past` the last that was, today included. A year of
    two digits is at most twenty years ahead: births and convictions are of the last century. "next friday" and
    "friday" are the same day: the first Friday after today; of the past, "friday" is the last before it. A date
    with a weekday that is not its own is none: either may be the one that is wrong.
    """
    day, agrees = _understood(text, today, past)
    return day if agrees else None


def why_no_day(text: str, today: date, *, past: bool = False) -> str:
    """What is wrong with a date whose weekday is not its own; nothing for any other words."""
    day, agrees = _understood(text, today, past)
    if day is None or agrees:
        return ""
    said = f"{day.day} {_FULL_MONTHS[day.month - 1].capitalize()} {day.year:04}"
    return f"{said} is a {_WEEKDAYS[day.weekday()].capitalize()}: put the day or the date right"


def _understood(text: str, today: date, past: bool) -> tuple[date | None, bool]:
    """The day that the words name, and whether the weekday before it, if any, is its own."""
    words = " ".join(text.lower().split())
    # A day in full, as `say_day` writes it, has its weekday first.
    named = _LEADING_WEEKDAY.match(words)
    day = _named_day(words[named.end() :] if named else words, today, past)
    return day, not (day and named) or _WEEKDAYS[day.weekday()].startswith(named[1][:3])


def _named_day(words: str, today: date, past: bool) -> date | None:
    if words in _SOON:
        return _days_on(today, _SOON[words])
    for reader in (_iso, _numeric, _named, _named_first, _away, _weekday):
        found = reader(words, today, past)
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
    told = f"{amount // 7} weeks" if amount % 7 == 0 and amount >= 14 else f"{amount} days"
    return f"in {told}" if days > 0 else f"{told} ago"


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_year(day: int, month: int, year: str | None, today: date, past: bool) -> date | None:
    if year is not None:
        return _made(int(year) if len(year) == 4 else _full_year(int(year), today), month, day)
    # 29 February waits for the next leap year, which can be eight years away.
    candidates = (_made(today.year + (-away if past else away), month, day) for away in range(9))
    return next(
        (found for found in candidates if found and (found <= today if past else found >= today)),
        None,
    )


def _full_year(digits: int, today: date) -> int:
    latest = today.year + 20
    return latest - (latest - digits) % 100


def _iso(words: str, _today: date, _past: bool) -> date | None:
    found = _ISO.fullmatch(words)
    return _made(*map(int, found.groups())) if found else None


def _numeric(words: str, today: date, past: bool) -> date | None:
    found = _NUMERIC.fullmatch(words)
    return _with_year(int(found[1]), int(found[2]), found[3], today, past) if found else None


def _month(name: str) -> int | None:
    if name == "sept":
        return 9
    whole = len(name) >= 3 and any(full.startswith(name) for full in _FULL_MONTHS)
    return _MONTHS.index(name[:3]) + 1 if whole else None


def _named(words: str, today: date, past: bool) -> date | None:
    found = _NAMED.fullmatch(words)
    month = _month(found[2]) if found else None
    return _with_year(int(found[1]), month, found[3], today, past) if found and month else None


def _named_first(words: str, today: date, past: bool) -> date | None:
    found = _NAMED_FIRST.fullmatch(words)
    month = _month(found[1]) if found else None
    return _with_year(int(found[2]), month, found[3], today, past) if found and month else None


def _away(words: str, today: date, _past: bool) -> date | None:
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


def _weekday(words: str, today: date, past: bool) -> date | None:
    found = _WEEKDAY.fullmatch(words)
    if not found:
        return None
    index = next((n for n, name in enumerate(_WEEKDAYS) if name.startswith(found[2])), None)
    if index is None:
        return None
    if past and not (found[1] or "").startswith("next"):
        return _days_on(today, -((today.weekday() - index - 1) % 7 + 1))
    return _days_on(today, (index - today.weekday() - 1) % 7 + 1)
