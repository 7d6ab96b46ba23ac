"""Days: as the record writes them, ages and birthdays, calendar months back from a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

_WRITTEN = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(text: str | None) -> date | None:
    """The day a text gives as YYYY-MM-DD and nothing else; None for any other words."""
    if text is None or not _WRITTEN.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def age_on(born: date, day: date) -> int:
    """Whole years on a day; born on 29 February, the birthday in a common year is 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date | None:
    """The day someone reaches an age; None where the calendar ends before."""
    year = born.year + age
    if year > MAXYEAR:
        return None
    if (born.month, born.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 3, 1)
    return born.replace(year=year)


def months_before(day: date, months: int) -> date | None:
    """The same day so many calendar months earlier, or the last of that month; None before the calendar begins."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < MINYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
