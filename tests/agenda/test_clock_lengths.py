"""How long each clock is, to the day: weeks, working days over Christmas and Easter, months before a birthday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.area import GUIDANCE, AreaSettings
from agenda.clocks import CLOCKS, Clock, Span, Unit, rescheduled_by, transition_due
from agenda.days import birthday
from agenda.working_days import is_working_day

BY_KEY = {clock.key: clock for clock in CLOCKS}
COUNTED = [clock for clock in CLOCKS if any(span.unit is Unit.WORKING_DAYS for span in clock.spans.values())]
day = date.fromisoformat


@pytest.mark.parametrize(
    ("key", "level", "start", "due"),
    [
        ("invitations", None, "2026-11-24", "2026-11-10"),
        ("invitations", None, "2027-01-07", "2026-12-24"),
        ("invitations", None, "2028-03-14", "2028-02-29"),
        ("mappa_f", None, "2026-11-24", "2026-11-20"),
        ("mappa_f", None, "2026-11-23", "2026-11-19"),
        ("mappa_f", None, "2026-12-29", "2026-12-23"),
        ("mappa_f", None, "2027-03-30", "2027-03-24"),
        ("minutes", 3, "2026-11-24", "2026-12-01"),
        ("minutes", 2, "2026-11-24", "2026-12-08"),
        ("minutes", 3, "2026-12-22", "2026-12-31"),
        ("minutes", 2, "2026-12-22", "2027-01-08"),
        ("minutes", 3, "2027-03-23", "2027-04-01"),
        ("minutes", 2, "2027-03-23", "2027-04-08"),
        ("minutes", 3, "2026-11-28", "2026-12-04"),
        ("minutes", None, "2026-11-24", None),
        ("minutes", 1, "2026-11-24", None),
        ("visor", None, "2026-12-04", "2026-12-09"),
        ("visor", 2, "2026-12-23", "2026-12-30"),
        ("recording", None, "2026-12-04", "2026-12-04"),
        ("cppc", None, "2026-11-24", "2026-12-01"),
        ("review", 3, "2026-11-24", "2027-01-19"),
        ("review", 2, "2026-11-24", "2027-03-16"),
        ("review", 3, "2028-01-10", "2028-03-06"),
        ("review", 2, "2028-01-10", "2028-05-01"),
        ("review", None, "2026-11-24", None),
        ("rescheduled", 3, "2026-12-22", "2026-12-31"),
        ("rescheduled", 2, "2027-03-23", "2027-04-08"),
        ("subject_summary", None, "2028-01-31", "2028-03-01"),
        ("subject_summary", None, "2026-12-02", "2027-01-01"),
        ("marac_summary", None, "2026-12-18", "2027-01-06"),
        ("referral", None, "2026-12-18", "2026-12-28"),
        ("minutes", 3, "9999-12-31", None),
        ("review", 2, "9999-12-01", None),
        ("invitations", None, "0001-01-05", None),
        ("mappa_f", None, "0001-01-01", None),
        ("review_set", None, "2026-11-24", None),
        ("action", None, "2026-11-24", None),
    ],
)
def test_each_clock_to_the_day(key: str, level: int | None, start: str, due: str | None) -> None:
    """The last day in time, over weekends, bank holidays and leap days; none at no level or past the calendar."""
    assert BY_KEY[key].due(day(start), level) == (None if due is None else day(due))


def test_every_clock_has_its_own_key() -> None:
    """No two clocks share a key, and each has its paragraph and says what starts and what ends it."""
    assert len(BY_KEY) == len(CLOCKS)
    assert all(clock.paragraphs and clock.starts and clock.ends and clock.name for clock in CLOCKS)


@pytest.mark.parametrize(
    ("born", "due"),
    [
        ("2008-11-25", "2026-05-25"),
        ("2008-02-29", "2025-09-01"),
        ("2008-08-31", "2026-02-28"),
        ("2010-08-31", "2028-02-29"),
        ("2010-08-30", "2028-02-29"),
        ("2010-09-30", "2028-03-30"),
        ("9990-01-01", None),
    ],
)
def test_six_months_before_an_eighteenth_birthday(born: str, due: str | None) -> None:
    """The same day six months earlier or the last of that month; born on 29 February, before 1 March."""
    assert transition_due(day(born)) == (None if due is None else day(due))


@given(st.dates(date(1900, 1, 1), date(2080, 1, 1)))
def test_the_months_before_a_birthday_are_six(born: date) -> None:
    """The deadline lies six calendar months before the birthday, never on a later day of its month."""
    due, adult_on = transition_due(born), birthday(born, 18)
    assert due is not None
    assert adult_on is not None
    assert (adult_on.year - due.year) * 12 + adult_on.month - due.month == 6
    assert due.day == adult_on.day or (due.day < adult_on.day and (due + timedelta(days=1)).day == 1)


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.key)
@given(start=st.dates(date(1990, 1, 1), date(2090, 1, 1)), level=st.sampled_from([2, 3]))
def test_working_days_are_counted_one_by_one(clock: Clock, start: date, level: int) -> None:
    """From the day after the start to the deadline there are exactly so many, and the deadline is one of them."""
    span = clock.spans.get(level, clock.spans.get(None))
    due = clock.due(start, level)
    assert span is not None
    assert due is not None
    step = timedelta(days=1 if span.amount > 0 else -1)
    passed = [start + step * each for each in range(1, abs((due - start).days) + 1)]
    assert sum(is_working_day(each) for each in passed) == abs(span.amount)
    assert is_working_day(due)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (Span(0, Unit.DAYS), "at once"),
        (Span(-14, Unit.DAYS), "14 calendar days before"),
        (Span(7, Unit.DAYS), "7 calendar days"),
        (Span(30, Unit.DAYS), "30 calendar days"),
        (Span(56, Unit.DAYS), "8 weeks"),
        (Span(1, Unit.WORKING_DAYS), "1 working day"),
        (Span(-6, Unit.MONTHS), "6 months before"),
    ],
)
def test_lengths_in_words(span: Span, said: str) -> None:
    """As people say them: whole weeks from four on, days before that."""
    assert str(span) == said


def test_a_length_by_level_names_the_levels() -> None:
    """Where levels differ the words give both; a clock with a day of its own has no length."""
    assert BY_KEY["minutes"].length == "level 2: 10 working days; level 3: 5 working days"
    assert BY_KEY["review"].length == "level 2: 16 weeks; level 3: 8 weeks"
    assert BY_KEY["action"].length == "–"


def test_the_guidance_is_what_areas_start_from() -> None:
    """Every length an area may set is, as it comes, the one declared here."""
    found = {
        (clock.key, level): GUIDANCE.value(name) for clock in CLOCKS for level, name in clock.settings.items()
    }
    assert found == {(key, level): BY_KEY[key].spans[level].amount for key, level in found}
    assert len(found) == 5


def test_an_area_decides_on_its_own_length() -> None:
    """A setting of the area takes the place of the length, at its level alone."""
    area = AreaSettings(review_days_level_2=84, minutes_working_days_level_3=7, visor_working_days=1)
    start = date(2026, 11, 24)
    assert BY_KEY["review"].due(start, 2, area) == date(2027, 2, 16)
    assert BY_KEY["review"].due(start, 3, area) == date(2027, 1, 19)
    assert BY_KEY["minutes"].due(start, 3, area) == date(2026, 12, 3)
    assert BY_KEY["visor"].due(start, None, area) == date(2026, 11, 25)
    assert BY_KEY["cppc"].due(start, None, area) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("cancelled", "level", "review_by", "due"),
    [
        ("2027-01-18", 3, None, "2027-01-25"),
        ("2027-01-18", 2, None, "2027-02-01"),
        ("2027-01-18", 3, "2027-01-19", "2027-01-19"),
        ("2027-01-18", 3, "2027-01-25", "2027-01-25"),
        ("2027-01-18", 3, "2027-01-26", "2027-01-25"),
        ("2026-12-22", 2, "2027-02-01", "2027-01-08"),
        ("9999-12-31", 3, "9999-12-31", None),
    ],
)
def test_a_cancelled_meeting_is_held_again_in_time(
    cancelled: str, level: int, review_by: str | None, due: str | None
) -> None:
    """Within 5 or 10 working days of its day, and never past the day the review is due."""
    found = rescheduled_by(day(cancelled), level, None if review_by is None else day(review_by))
    assert found == (None if due is None else day(due))
