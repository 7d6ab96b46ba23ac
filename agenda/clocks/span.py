"""How long a clock runs: so many calendar days, working days or months, after a day or before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from agenda.days import months_before
from agenda.working_days import working_days_from

if TYPE_CHECKING:
    from datetime import date

# From here on whole weeks are plainer than days; a fortnight's notice is 14 days in the guidance.
_SAID_AS_WEEKS = 28


class Unit(StrEnum):
    """What a length is counted in; working days are those of England and Wales."""

    DAYS = "calendar day"
    WORKING_DAYS = "working day"
    MONTHS = "month"


@dataclass(frozen=True, slots=True)
class Span:
    """A length; a negative amount counts back from the day. Months are only counted back."""

    amount: int
    unit: Unit

    def from_day(self, day: date) -> date | None:
        """The last day of it, the day it starts from not counted; None where the calendar ends first."""
        if self.unit is Unit.MONTHS:
            return months_before(day, -self.amount)
        try:
            if self.unit is Unit.WORKING_DAYS:
                return working_days_from(day, self.amount)
            return day + timedelta(days=self.amount)
        except OverflowError:
            return None

    def __str__(self) -> str:
        amount, unit = abs(self.amount), self.unit.value
        if not amount:
            return "at once"
        if self.unit is Unit.DAYS and amount >= _SAID_AS_WEEKS and amount % 7 == 0:
            amount, unit = amount // 7, "week"
        return f"{amount} {unit}{'' if amount == 1 else 's'}{' before' if self.amount < 0 else ''}"
