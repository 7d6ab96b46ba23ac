"""Checks by an area's own settings: what they raise and let pass, and that they say whose setting it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agenda.area import GUIDANCE, AreaSettings
from agenda.findings import findings, judged_by
from tests.agenda.cases import ALL
from tests.agenda.records import adult, blank, changed, child, record

if TYPE_CHECKING:
    from tests.agenda.records import Said


def told(said: Said, **values: object) -> list[tuple[str, str]]:
    """Check and message of everything that is open in a record, by these settings."""
    return [(each.check, each.message) for each in findings(record(said), area=AreaSettings.of(values))]


def test_a_shorter_interval_of_the_area_is_what_counts() -> None:
    """One day over it raises the check, its last day does not, and the message says whose interval it was."""
    assert told(changed(child(), ("review.on", "2027-02-17")), review_days_level_2=84) == []
    ((check, message),) = told(changed(child(), ("review.on", "2027-02-18")), review_days_level_2=84)
    assert check == "review.interval"
    assert message == (
        "The review on 18 February 2027 is 85 days after the meeting: at level 2 set one in time, by the"
        " area's own interval of 84 days, not the 16 weeks of 13a.37."
    )


def test_a_longer_interval_of_the_area_is_what_counts() -> None:
    """What is late by the guidance and not by the area raises nothing; the other level keeps the guidance."""
    late = changed(child(), ("review.on", "2027-03-18"))
    assert [check for check, _ in told(late)] == ["review.interval"]
    assert told(late, review_days_level_2=113) == []
    assert told(late, review_days_level_3=112) == told(late)


@pytest.mark.parametrize(
    ("said", "name", "grade", "who", "own"),
    [
        (
            adult(),
            "police_grade_level_3",
            "chief_superintendent",
            "Claire Dunmore is the most senior present for the police",
            "chief superintendent, not the chief inspector of 13a.7",
        ),
        (
            adult(),
            "probation_grade_level_3",
            "regional_director",
            "Helen Aldous is the most senior present for the Probation Service",
            "regional director, not the head of Probation Delivery Unit of 13a.10",
        ),
        (
            child(),
            "police_grade_level_2",
            "superintendent",
            "Neil Carrow is the most senior present for the police",
            "superintendent, not the inspector of 13a.7",
        ),
        (
            child(),
            "probation_grade_level_2",
            "head_of_pdu",
            "Irfan Malik is the most senior present for the Probation Service",
            "head of Probation Delivery Unit, not the senior probation officer of 13a.10",
        ),
    ],
)
def test_a_higher_grade_of_the_area_is_what_counts(said: Said, name: str, grade: str, who: str, own: str) -> None:
    """Who is senior enough by the guidance is told to be below the area's grade; the other level is left alone."""
    ((check, message),) = told(said, **{name: grade})
    assert check == f"attendance.{name.partition('_')[0]}-grade"
    assert message == (
        f"{who}, at level {name[-1]} below the area's own grade of {own}: record delegated authority, or have a"
        " senior colleague attend."
    )
    other = name.replace("2", "x").replace("3", "2").replace("x", "3")
    assert told(said, **{other: grade}) == []


def test_a_lower_grade_of_the_area_is_what_counts() -> None:
    """An area may be content with a sergeant; without that the same record is short of a grade."""
    said = changed(child(), ("attendance[0].grade", "sergeant"), ("attendance[1].grade", "constable"))
    assert [check for check, _ in told(said)] == ["attendance.police-grade"]
    assert told(said, police_grade_level_2="sergeant") == []


def test_without_settings_of_its_own_nothing_changes() -> None:
    """Settings equal to the guidance are the guidance: the same findings, and no message speaks of the area."""
    for said in (blank(), *(changed(case.base(), *case.raises) for case in ALL)):
        found = findings(record(said))
        assert found == findings(record(said), area=GUIDANCE) == findings(record(said), None, AreaSettings())
        assert not [each.message for each in found if "area's own" in each.message]


def test_only_checks_by_a_setting_depend_on_one() -> None:
    """However strict an area is, no check but those of grade and interval says anything else."""
    strict = AreaSettings.of(
        {
            "review_days_level_2": 7,
            "review_days_level_3": 7,
            "police_grade_level_2": "chief_superintendent",
            "police_grade_level_3": "chief_superintendent",
            "probation_grade_level_2": "regional_director",
            "probation_grade_level_3": "regional_director",
            "minutes_working_days_level_2": 1,
            "visor_working_days": 1,
            "marking": "OFFICIAL",
            "statement": "Ours.",
        }
    )
    moved = set()
    for case in ALL:
        made = record(changed(case.base(), *case.raises))
        moved |= {each.check for each in set(findings(made, area=strict)) ^ set(findings(made))}
    assert moved == {"attendance.police-grade", "attendance.probation-grade", "review.interval"}


def test_which_settings_a_record_is_judged_by() -> None:
    """The grades of the level it was called at, the interval of the level it is set to; none by the guidance."""
    strict = AreaSettings.of(
        {
            "review_days_level_2": 21,
            "police_grade_level_2": "superintendent",
            "probation_grade_level_2": "regional_director",
            "marking": "OFFICIAL",
            "visor_working_days": 1,
        }
    )
    police, probation, review = judged_by(record(child()), strict)
    assert police == "the area's own grade of superintendent, not the inspector of 13a.7"
    assert probation.startswith("the area's own grade of regional director")
    assert review == "the area's own interval of 21 days, not the 16 weeks of 13a.37"
    assert judged_by(record(changed(child(), ("level.decision", 1))), strict) == (police, probation)
    assert judged_by(record(changed(child(), ("meeting.level", 3))), strict) == (review,)
    assert judged_by(record(adult()), strict) == ()
    assert judged_by(record(blank()), strict) == ()
    assert judged_by(record(child()), GUIDANCE) == ()
