"""Working days: Monday to Friday less the bank holidays of England and Wales."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_SATURDAY = 5


@cache
def _bank_holidays(year: int) -> Mapping[date, str]:
    # Imported here: the library takes about a tenth of a second, which the start of the program need not pay.
    from holidays.countries.united_kingdom import UnitedKingdom  # noqa: PLC0415

    # England and Wales have the same days. The library knows 1872 to 2100; of other years only weekends count.
    return dict(UnitedKingdom(subdiv="ENG", years=year))  # type: ignore[no-untyped-call]  # the library is untyped


def bank_holiday(day: date) -> str | None:
    """The name of the bank holiday of England and Wales on this day; None where it is none."""
    return _bank_holidays(day.year).get(day)


def is_weekend(day: date) -> bool:
    """Whether it is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def is_working_day(day: date) -> bool:
    """Whether it is neither of a weekend nor a bank holiday."""
    return not is_weekend(day) and bank_holiday(day) is None


def working_days_from(day: date, days: int) -> date:
    """The day so many working days after this one, before it where `days` is negative; the day itself for none.

    Raises OverflowError where the calendar ends first.
    """
    step = timedelta(days=1 if days > 0 else -1)
    left = abs(days)
    while left:
        day += step
        left -= is_working_day(day)
    return day
