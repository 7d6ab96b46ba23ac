"""Days as people say them: the one that is meant, or none – never another, and never an error."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mappa_chair.spoken_days import read_day, say_day, why_no_day

# A Friday; so is every "fri" of these tests.
TODAY = date(2026, 11, 20)

# What people type, in any order and number: most of it means no day.
PIECES = """
12 31 0 29 26 99 2026 9999 0000 99999999999999999999 dec february feb mon monday fri tomorrow today yesterday
th of in on next a two weeks w months m d days + - / . , ² ١٢ [/] NaN é
"""
PHRASES = st.builds(
    str.join, st.sampled_from([" ", "", "\n"]), st.lists(st.sampled_from(PIECES.split()), max_size=6)
)

NO_DAY = (
    *("", " ", "ongoing", "as soon as possible", "before release", "12", "dec", "12 foo", "next week", "soon"),
    *("12-13 dec", "12 dec 1", "1/2/3", "in weeks", "in many weeks", "1e3", "12:30", "13/13", "2026-13-01"),
    *("fri 27", "fr", "9" * 20, "in 1000 days", f"in {'9' * 20} weeks", "1" * 5000, "²/3", "١٢ dec", "[/]"),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-12-04", date(2026, 12, 4)),
        ("2026-1-5", date(2026, 1, 5)),
        ("12 dec", date(2026, 12, 12)),
        ("12dec", date(2026, 12, 12)),
        ("12th December", date(2026, 12, 12)),
        ("1st of dec.", date(2026, 12, 1)),
        ("12 Dec 2027", date(2027, 12, 12)),
        ("12 dec, 2027", date(2027, 12, 12)),
        ("dec 12", date(2026, 12, 12)),
        ("December 12th, 2027", date(2027, 12, 12)),
        ("4 sept", date(2027, 9, 4)),
        ("3/7/2027", date(2027, 7, 3)),
        ("3.7.27", date(2027, 7, 3)),
        ("3 7 2027", date(2027, 7, 3)),
        ("03-07-2027", date(2027, 7, 3)),
        ("3/7", date(2027, 7, 3)),
        ("  TOMORROW ", date(2026, 11, 21)),
        ("today", TODAY),
        ("yesterday", date(2026, 11, 19)),
        ("in 10 days", date(2026, 11, 30)),
        ("in a week", date(2026, 11, 27)),
        ("in two weeks", date(2026, 12, 4)),
        ("+2w", date(2026, 12, 4)),
        ("in 3 months", date(2027, 2, 20)),
        ("+ 1 m", date(2026, 12, 20)),
    ],
)
def test_a_day_as_people_say_it(said: str, meant: date) -> None:
    """Day before month, in figures or letters; short words, and days from now."""
    assert read_day(said, TODAY) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("20 nov", TODAY),
        ("21 nov", date(2026, 11, 21)),
        ("19 nov", date(2027, 11, 19)),
        ("31/12", date(2026, 12, 31)),
        ("1 jan", date(2027, 1, 1)),
    ],
)
def test_a_day_without_a_year_is_the_next_that_comes(said: str, meant: date) -> None:
    """Today counts, yesterday is next year's, and the year turns."""
    assert read_day(said, TODAY) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("20 nov", TODAY),
        ("9 november", date(2026, 11, 9)),
        ("nov 21", date(2025, 11, 21)),
        ("31/12", date(2025, 12, 31)),
        ("29 feb", date(2024, 2, 29)),
        ("9 nov 2027", date(2027, 11, 9)),
        ("3/7/30", date(2030, 7, 3)),
        ("fri", date(2026, 11, 13)),
        ("on thursday", date(2026, 11, 19)),
        ("sat", date(2026, 11, 14)),
        ("next friday", date(2026, 11, 27)),
        ("in 2 weeks", date(2026, 12, 4)),
    ],
)
def test_of_the_past_a_day_without_a_year_is_the_last_that_was(said: str, meant: date) -> None:
    """Today counts, tomorrow is last year's, a weekday is before today; what is said of the future stays there."""
    assert read_day(said, TODAY, past=True) == meant


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.dates(date(2023, 1, 1), date(2024, 12, 31)))
def test_a_day_of_the_past_is_never_after_today(today: date, day: date) -> None:
    """Whatever day and month are said, seen from any day, it is that day and not later than today."""
    found = read_day(f"{day.day}/{day.month}", today, past=True)
    assert found is not None
    assert found <= today
    assert (found.day, found.month) == (day.day, day.month)


@pytest.mark.parametrize(
    ("today", "meant"),
    [
        (date(2026, 11, 20), date(2028, 2, 29)),
        (date(2028, 2, 28), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 3, 1), date(2032, 2, 29)),
        (date(2096, 3, 1), date(2104, 2, 29)),
    ],
)
def test_the_29_february_waits_for_a_leap_year(today: date, meant: date) -> None:
    """Without a year it is the next there is, eight years on where a century has none."""
    assert read_day("29 feb", today) == read_day("29/2", today) == meant


@pytest.mark.parametrize("said", ["29 feb 2027", "29/2/27", "2027-02-29", "30 feb", "31 nov", "31/4", "0 dec"])
def test_a_day_that_no_month_has_is_none(said: str) -> None:
    """A day is not moved into the next month to make it one."""
    assert read_day(said, TODAY) is None


@pytest.mark.parametrize(
    ("today", "said", "meant"),
    [
        (date(2027, 1, 31), "in 1 month", date(2027, 2, 28)),
        (date(2028, 1, 31), "in 1 month", date(2028, 2, 29)),
        (date(2026, 12, 31), "in 2 months", date(2027, 2, 28)),
        (date(2026, 8, 31), "in 1 month", date(2026, 9, 30)),
        (date(2026, 11, 30), "in 3 months", date(2027, 2, 28)),
        (date(2026, 12, 1), "in 12 months", date(2027, 12, 1)),
        (date(2028, 2, 29), "in 12 months", date(2029, 2, 28)),
        (date(2026, 12, 20), "in 1 month", date(2027, 1, 20)),
    ],
)
def test_months_on_from_the_end_of_a_month(today: date, said: str, meant: date) -> None:
    """The 31st a month on is the last day of a shorter month, never the first days of the one after."""
    assert read_day(said, today) == meant


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 999))
def test_months_on_is_a_day_of_that_month(today: date, months: int) -> None:
    """So many months on is in the month so many further, on the same day of it or its last."""
    found = read_day(f"in {months} months", today)
    assert found is not None
    assert (found.year * 12 + found.month) - (today.year * 12 + today.month) == months
    assert found.day == today.day or (found.day < today.day and (found + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("said", "days"),
    [("fri", 7), ("friday", 7), ("next friday", 7), ("on fri", 7), ("sat", 1), ("thurs", 6), ("Wed", 5)],
)
def test_a_weekday_is_the_first_after_today(said: str, days: int) -> None:
    """On a Friday, "fri" is a week on, never today."""
    assert read_day(said, TODAY) == TODAY + timedelta(days=days)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_every_weekday_falls_within_the_week(today: date, index: int) -> None:
    """Seen from any day it is that weekday, one to seven days on."""
    name = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[index]
    for said in (name, name[:3], f"next {name}"):
        found = read_day(said, today)
        assert found is not None
        assert found.weekday() == index
        assert 1 <= (found - today).days <= 7


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3/7/27", date(2027, 7, 3)),
        ("3/7/26", date(2026, 7, 3)),
        ("12 dec 46", date(2046, 12, 12)),
        ("12 dec 47", date(1947, 12, 12)),
        ("14.2.87", date(1987, 2, 14)),
        ("29/2/00", date(2000, 2, 29)),
        ("1 jan 99", date(1999, 1, 1)),
    ],
)
def test_of_the_past_a_year_of_two_digits_is_at_most_twenty_years_ahead(said: str, meant: date) -> None:
    """An old conviction is not dated into the next lifetime, and an order may begin on a release to come."""
    assert read_day(said, TODAY, past=True) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3/7/27", date(1927, 7, 3)),
        ("12 dec 46", date(1946, 12, 12)),
        ("14.2.87", date(1987, 2, 14)),
        ("3/7/26", date(2026, 7, 3)),
        ("20/11/26", TODAY),
        ("21/11/26", date(1926, 11, 21)),
        ("21 nov", date(2025, 11, 21)),
        ("3/7/2031", date(2031, 7, 3)),
        ("29/2/28", date(1928, 2, 29)),
        ("29/2/00", date(2000, 2, 29)),
        ("29/2/26", None),
        ("mon 3/7/27", None),
        ("sun 3/7/27", date(1927, 7, 3)),
    ],
)
def test_nobody_is_born_on_a_day_that_is_still_to_come(said: str, meant: date | None) -> None:
    """A birth with two digits of its year was before today; one in full is what it says, to be put right."""
    assert read_day(said, TODAY, past=True, born=True) == meant
    assert bool(why_no_day(said, TODAY, past=True, born=True)) == (said == "mon 3/7/27")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(1999, 1, 1), date(2098, 12, 31)))
def test_a_birth_is_never_ahead(today: date, day: date) -> None:
    """Whatever day is said with two digits of its year, it is of the hundred years before the day it is said."""
    found = read_day(f"{day.day}/{day.month}/{day.year % 100:02}", today, born=True)
    assert found is None or (found <= today and found.year >= today.year - 100)
    assert found is not None or (day.month, day.day) == (2, 29)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 99))
def test_a_year_of_two_digits_is_of_this_century(today: date, digits: int) -> None:
    """Meetings, reviews, releases and dates by which something is done are never dated into the last century."""
    found = read_day(f"1/6/{digits:02}", today)
    assert found == date(2000 + digits, 6, 1)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 99))
def test_of_the_past_a_year_of_two_digits_keeps_them(today: date, digits: int) -> None:
    """Seen from any day, the year ends in the digits typed and is within a century around."""
    found = read_day(f"1/6/{digits:02}", today, past=True)
    assert found is not None
    assert found.year % 100 == digits
    assert today.year - 80 < found.year <= today.year + 20


def test_a_day_in_full_reads_back_as_itself_on_every_day_of_years() -> None:
    """What the programme writes into a field it reads as the same day, whatever day it is seen from."""
    seen_from = (date(2026, 11, 20), date(2031, 2, 28), date(1999, 12, 31))
    for ordinal in range(date(2024, 1, 1).toordinal(), date(2033, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        assert {read_day(say_day(day), today) for today in seen_from} == {day}


@given(st.dates(), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
@example(date(26, 11, 24), TODAY)
@example(date(1, 1, 1), TODAY)
@example(date.max, TODAY)
def test_any_day_in_full_reads_back_as_itself(day: date, today: date) -> None:
    """So does a day mistyped into another age; in ISO form too."""
    assert read_day(say_day(day), today) == day
    assert read_day(day.isoformat(), today) == day


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "Fri 20 Nov 2026, today"),
        (1, "Sat 21 Nov 2026, tomorrow"),
        (-1, "Thu 19 Nov 2026, yesterday"),
        (7, "Fri 27 Nov 2026, in 7 days"),
        (14, "Fri 4 Dec 2026, in 2 weeks"),
        (15, "Sat 5 Dec 2026, in 15 days"),
        (-13, "Sat 7 Nov 2026, 13 days ago"),
        (-21, "Fri 30 Oct 2026, 3 weeks ago"),
    ],
)
def test_a_day_is_told_with_how_far_it_is(days: int, told: str) -> None:
    """Weekday, day, month and year, and the distance in words."""
    assert say_day(TODAY + timedelta(days=days), TODAY) == told


@pytest.mark.parametrize("said", NO_DAY, ids=lambda said: repr(said)[:24])
def test_what_means_no_day_is_none(said: str) -> None:
    """Words, half a date and nonsense are no date: they stay as they were typed."""
    assert read_day(said, TODAY) is None


@pytest.mark.parametrize("said", ["monthly 1 dec", "monitor 12 dec", "sunset 3/12", "Friend 27 Nov 2026"])
def test_a_word_that_begins_like_a_weekday_is_not_dropped(said: str) -> None:
    """Only a weekday may stand before a date; any other word makes it more than a date."""
    assert read_day(said, TODAY) is None


@pytest.mark.parametrize("said", ["fri 27 nov", "Friday, 27 Nov 2026", "Fri 27/11", "friday 27th of november"])
def test_a_weekday_may_stand_before_a_date(said: str) -> None:
    """Day and month tell the date, and the weekday is its own."""
    assert read_day(said, TODAY) == date(2026, 11, 27)
    assert why_no_day(said, TODAY) == ""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("monday 3 dec", "3 December 2026 is a Thursday"),
        ("Thu 27 Nov 2026", "27 November 2026 is a Friday"),
        ("Fri 28 Nov 2026", "28 November 2026 is a Saturday"),
        ("tues 2026-12-03", "3 December 2026 is a Thursday"),
        ("Wed, 3/12", "3 December 2026 is a Thursday"),
    ],
)
def test_a_weekday_that_is_not_that_of_its_date_is_asked_about(said: str, told: str) -> None:
    """Either may be wrong, so that neither is taken; so too where only the number was edited."""
    assert read_day(said, TODAY) is None
    assert why_no_day(said, TODAY) == f"{told}: put the day or the date right"


def test_the_weekday_is_that_of_the_day_that_is_meant() -> None:
    """Of the past, a date without a year is judged by the year it was."""
    assert read_day("thu 3 dec", TODAY) == date(2026, 12, 3)
    assert read_day("wed 3 dec", TODAY, past=True) == date(2025, 12, 3)
    assert why_no_day("thu 3 dec", TODAY, past=True).startswith("3 December 2025 is a Wednesday")


@pytest.mark.parametrize("said", NO_DAY, ids=lambda said: repr(said)[:24])
def test_of_other_words_nothing_is_said(said: str) -> None:
    """Only a date has a weekday to disagree with."""
    assert why_no_day(said, TODAY) == ""


@given(st.text(max_size=30) | PHRASES, st.dates())
@example("tomorrow", date.max)
@example("yesterday", date.min)
@example("fri", date.max)
@example("in 999 weeks", date.max)
@example("in 999 months", date.max)
@example("1 jan", date.max)
@example("1/6/99", date.min)
@example("1 feb", date.min)
def test_no_words_ever_fail(said: str, today: date) -> None:
    """Whatever is typed, on whatever day, a day or none comes of it."""
    for past in (False, True):
        found = read_day(said, today, past=past)
        assert found is None or read_day(say_day(found), today, past=past) == found
