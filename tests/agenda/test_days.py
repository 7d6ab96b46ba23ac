"""Days at the edge: written days, birthdays, leap years, months back, working days of England and Wales."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.days import age_on, birthday, day_of, months_before
from agenda.working_days import bank_holiday, is_weekend, is_working_day, working_days_from

day = date.fromisoformat


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2027-02-29", None),
        ("2026-12-1", None),
        ("20261201", None),
        ("2026-12-01 ", None),
        ("2026-12-01\n", None),
        ("1 December 2026", None),
        ("0000-01-01", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_written_one_way(text: str | None, found: date | None) -> None:
    """Only YYYY-MM-DD that the calendar has is a day."""
    assert day_of(text) == found


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2008-11-25", "2026-11-24", 17),
        ("2008-11-25", "2026-11-25", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
        ("2026-11-25", "2026-11-25", 0),
        ("2026-11-26", "2026-11-25", -1),
    ],
)
def test_ages_are_whole_years(born: str, on: str, age: int) -> None:
    """An age is full on the birthday; of 29 February, in a common year, on 1 March."""
    assert age_on(day(born), day(on)) == age


@pytest.mark.parametrize(
    ("born", "age", "on"),
    [
        ("2008-11-25", 18, date(2026, 11, 25)),
        ("2008-02-29", 18, date(2026, 3, 1)),
        ("2008-02-29", 20, date(2028, 2, 29)),
        ("9990-01-01", 18, None),
        ("9981-12-31", 18, date(9999, 12, 31)),
    ],
)
def test_birthdays(born: str, age: int, on: date | None) -> None:
    """The birthday, or none where the calendar ends before it."""
    assert birthday(day(born), age) == on


@given(st.dates(max_value=date(9900, 1, 1)), st.integers(0, 99))
def test_age_and_birthday_agree(born: date, age: int) -> None:
    """On the birthday the age is reached, and on the day before it is not."""
    on = birthday(born, age)
    assert on is not None
    assert age_on(born, on) == age
    if age:
        assert age_on(born, date.fromordinal(on.toordinal() - 1)) == age - 1


@pytest.mark.parametrize(
    ("on", "months", "before"),
    [
        ("2026-11-25", 6, date(2026, 5, 25)),
        ("2027-03-01", 6, date(2026, 9, 1)),
        ("2026-08-31", 6, date(2026, 2, 28)),
        ("2028-08-31", 6, date(2028, 2, 29)),
        ("2027-01-15", 1, date(2026, 12, 15)),
        ("2027-12-31", 1, date(2027, 11, 30)),
        ("9999-12-31", 6, date(9999, 6, 30)),
        ("0001-05-31", 6, None),
    ],
)
def test_calendar_months_back(on: str, months: int, before: date | None) -> None:
    """The same day of an earlier month, or its last; none before the calendar begins."""
    assert months_before(day(on), months) == before


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2026-12-25", "Christmas Day"),
        ("2026-12-28", "Boxing Day (observed)"),
        ("2027-01-01", "New Year's Day"),
        ("2027-03-26", "Good Friday"),
        ("2027-03-29", "Easter Monday"),
        ("2027-05-03", "May Day"),
        ("2027-05-31", "Spring Bank Holiday"),
        ("2027-08-30", "Late Summer Bank Holiday"),
        ("2027-12-27", "Christmas Day (observed)"),
        ("2022-09-19", "State Funeral of Queen Elizabeth II"),
    ],
)
def test_bank_holidays_of_england_and_wales(on: str, name: str) -> None:
    """The bank holidays, substitute days and single ones among them."""
    assert bank_holiday(day(on)) == name
    assert not is_working_day(day(on))


@pytest.mark.parametrize("on", ["2027-01-04", "2027-03-17", "2027-07-12", "2027-08-02", "2026-11-30"])
def test_days_of_scotland_and_northern_ireland_are_working_days(on: str) -> None:
    """A bank holiday of Scotland or Northern Ireland alone is a working day here."""
    assert bank_holiday(day(on)) is None
    assert is_working_day(day(on))


def test_weekends() -> None:
    """Saturday and Sunday are no working days, and no bank holidays for that."""
    assert [is_weekend(date(2026, 11, 23 + each)) for each in range(7)] == [False] * 5 + [True] * 2
    assert bank_holiday(date(2026, 11, 28)) is None
    assert not is_working_day(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("on", "days", "then"),
    [
        ("2026-11-24", 0, "2026-11-24"),
        ("2026-11-24", 5, "2026-12-01"),
        ("2026-11-24", 10, "2026-12-08"),
        ("2026-12-21", 5, "2026-12-30"),
        ("2026-11-24", -2, "2026-11-20"),
        ("2027-01-04", -2, "2026-12-30"),
        ("2026-11-28", 1, "2026-11-30"),
    ],
)
def test_working_days_are_counted_over_weekends_and_holidays(on: str, days: int, then: str) -> None:
    """So many working days forward or back, Christmas and New Year between."""
    assert working_days_from(day(on), days) == day(then)


@pytest.mark.parametrize("year", [1, 1871, 1872, 2100, 2101, 9999])
def test_years_the_library_does_not_know_have_weekends_only(year: int) -> None:
    """No year makes the question fail."""
    assert (bank_holiday(date(year, 12, 25)) is None) is (not 1872 <= year <= 2100)
