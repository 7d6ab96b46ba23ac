"""Which clocks run for a meeting, what its record tells of them, and that they agree with the checks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.area import GUIDANCE, AreaSettings
from agenda.clocks import Running, is_held, review_due, running
from tests.agenda.records import Said, adult, blank, changed, child, raised, record
from tests.agenda.strategies import records
from tests.agenda.test_properties import some

if TYPE_CHECKING:
    from tests.agenda.cases.case import Change

# Both examples are held on 24 and 25 November 2026 and have an end.
BEFORE, AFTER = date(2026, 11, 1), date(2026, 12, 3)
day = date.fromisoformat


def clocks(
    said: Said, today: date = AFTER, *, agreed_on: date | None = None, area: AreaSettings = GUIDANCE
) -> dict[str, Running]:
    """The clocks of a record by their keys; of the actions the soonest."""
    found: dict[str, Running] = {}
    for each in running(record(said), today=today, minutes_agreed_on=agreed_on, area=area):
        found.setdefault(each.clock.key, each)
    return found


def ahead(said: Said, *changes: Change) -> Said:
    """A meeting that is still to be held: as it is prepared, without its times."""
    return changed(said, ("meeting.started_at", None), ("meeting.ended_at", None), *changes)


def told(found: dict[str, Running]) -> dict[str, tuple[str, str]]:
    """The due day of each, and how it stands."""
    return {key: (each.due.isoformat(), each.state) for key, each in found.items()}


def test_what_runs_after_a_level_3_meeting() -> None:
    """A review before release: minutes, paperwork, the review by the day of release and as set, ten actions."""
    assert told(clocks(adult())) == {
        "minutes": ("2026-12-01", "overdue by 2 days"),
        "cppc": ("2026-12-01", "overdue by 2 days"),
        "action": ("2026-12-04", "in 1 day"),
        "review_set": ("2027-01-18", "in 46 days"),
        "review": ("2027-02-02", "in 61 days"),
    }
    actions = [each for each in running(record(adult()), today=AFTER) if each.clock.key == "action"]
    assert len(actions) == 10
    assert (actions[0].number, actions[0].agency, actions[0].person) == (
        "3.6",
        "childrens_services",
        "Deborah Quill",
    )
    assert actions[0].what.startswith("Action 3.6: ")
    assert clocks(adult())["cppc"].person == "Ravi Menon"


def test_what_runs_after_a_level_2_meeting() -> None:
    """An initial meeting about a child of sixteen in the community."""
    assert told(clocks(child())) == {
        "minutes": ("2026-12-09", "in 6 days"),
        "action": ("2026-12-11", "in 8 days"),
        "review_set": ("2027-02-03", "in 62 days"),
        "review": ("2027-03-17", "in 104 days"),
        "transition": ("2028-03-30", "in 483 days"),
    }


def test_what_runs_up_to_a_meeting() -> None:
    """Until it is held: invitations, the MAPPA F of a prisoner, a child's transition; nothing of what follows."""
    assert told(clocks(ahead(adult()), BEFORE)) == {
        "invitations": ("2026-11-10", "done"),
        "mappa_f": ("2026-11-20", "done"),
    }
    open_ = ahead(adult(), ("meeting.invitations_sent_on", None), ("attendance[4].report", "written"))
    assert told(clocks(open_, date(2026, 11, 10))) == {
        "invitations": ("2026-11-10", "due today"),
        "mappa_f": ("2026-11-20", "in 10 days"),
    }
    assert told(clocks(open_, date(2026, 11, 23)))["invitations"][1] == "overdue by 13 days"
    assert set(clocks(ahead(child()), BEFORE)) == {"invitations", "transition"}


@pytest.mark.parametrize(
    ("changes", "without"),
    [
        ([("meeting.emergency", True)], "invitations"),
        ([("case.setting", "community")], "mappa_f"),
        ([("meeting.held_on", None)], "invitations"),
    ],
)
def test_what_need_not_come_before_a_meeting(changes: list[Change], without: str) -> None:
    """An emergency needs no notice, a MAPPA F is of prisoners, and without a day nothing leads up to it."""
    assert without not in clocks(ahead(adult(), *changes), BEFORE)


@pytest.mark.parametrize(
    ("agencies", "agency"),
    [(("prison",), "prison"), (("youth_custody",), "youth_custody"), (("police",), "prison")],
)
def test_whose_the_mappa_f_is(agencies: tuple[str, ...], agency: str) -> None:
    """The prison's, or the Youth Custody Service's where that is on the list and no prison is."""
    said = ahead(adult(), *((f"attendance[{4 + index}].agency", each) for index, each in enumerate(agencies)))
    assert clocks(said, BEFORE)["mappa_f"].agency == agency


@pytest.mark.parametrize(
    ("held_on", "ended", "held"),
    [
        ("2026-12-03", False, True),
        ("2026-12-04", False, False),
        ("2026-12-04", True, True),
        (None, False, False),
        (None, True, True),
    ],
)
def test_when_a_meeting_is_held(held_on: str | None, ended: bool, held: bool) -> None:
    """On its day, or once its end is recorded."""
    assert is_held(None if held_on is None else day(held_on), AFTER, ended=ended) is held


def test_agreed_minutes_start_what_follows_from_them() -> None:
    """Once the minutes are agreed, ViSOR and the recording run and the minutes are done."""
    found = clocks(adult(), agreed_on=date(2026, 12, 1))
    assert told(found) | {"minutes": ("2026-12-01", "done")} == told(found)
    assert told(found)["visor"] == ("2026-12-04", "in 1 day")
    assert told(found)["recording"] == ("2026-12-01", "overdue by 2 days")
    assert found["visor"].person == "Owen Pritchard"
    assert "recording" not in clocks(child(), agreed_on=date(2026, 12, 1))
    assert not {"visor", "recording"} & clocks(adult()).keys()


@pytest.mark.parametrize("decision", ["do_not_refer", "registered", None])
def test_paperwork_only_of_a_referral(decision: str | None) -> None:
    """Without a referral there is no paperwork."""
    assert "cppc" not in clocks(changed(adult(), ("cppc.decision", decision)))


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ([], "2027-03-17"),
        ([("case.setting", "approved_premises")], "2027-03-17"),
        ([("level.decision", 3)], "2027-01-20"),
        ([("level.decision", None)], "2027-03-17"),
        ([("level.decision", None), ("meeting.level", None)], None),
        ([("level.decision", 1)], None),
        ([("level.decision", "exit")], None),
        ([("meeting.held_on", None)], None),
        ([("case.setting", "custody")], "2027-03-17"),
        ([("case.setting", "custody"), ("background.key_dates.release", "2027-03-17")], "2027-03-17"),
        ([("case.setting", "custody"), ("background.key_dates.release", "2027-03-18")], "2027-03-18"),
        ([("case.setting", "hospital"), ("background.key_dates.release", None)], None),
        ([("case.setting", None), ("background.key_dates.release", None)], None),
    ],
)
def test_when_the_next_review_is_due(changes: list[Change], due: str | None) -> None:
    """Within the interval of the level from today; by the day of release where that is later; else at no time."""
    said = changed(child(), *changes)
    assert review_due(record(said)) == (None if due is None else day(due))
    assert ("review" in clocks(said)) is (due is not None)


def test_no_review_once_the_case_leaves() -> None:
    """At level 1 or on leaving, neither the interval nor a day set before nor the transition runs on."""
    for decision in (1, "exit"):
        assert (
            not {"review", "review_set", "transition"}
            & clocks(changed(child(), ("level.decision", decision))).keys()
        )


@pytest.mark.parametrize("review", [None, {"on": None}])
def test_a_review_is_due_though_none_is_set(review: Said | None) -> None:
    """Without a day set, the last day it may be held on still runs."""
    found = clocks(changed(child(), ("review", review)))
    assert "review_set" not in found
    assert found["review"].at == ("review" if review is None else "review.on")


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2028-03-29", "in 1 day"),
        ("2028-03-30", "due today"),
        ("2028-03-31", "overdue by 1 day"),
        ("2028-09-29", "overdue by 183 days"),
        ("2028-09-30", None),
    ],
)
def test_transition_runs_until_the_birthday(today: str, state: str | None) -> None:
    """Born on 30 September 2010: due on 30 March 2028, late until the birthday, and over on it."""
    found = clocks(child(), day(today)).get("transition")
    assert (found and found.state) == state


def test_transition_that_was_considered_is_done() -> None:
    """Words on it are enough; white space is none."""
    assert clocks(changed(child(), ("level.transition_considered", "Agreed")))["transition"].state == "done"
    assert clocks(changed(child(), ("level.transition_considered", " ")))["transition"].state != "done"
    assert "transition" not in clocks(changed(child(), ("case.date_of_birth", None)))


@pytest.mark.parametrize(
    "change",
    [
        ("plan.actions[0].accepted", False),
        ("plan.actions[0].accepted", None),
        ("plan.actions[0].due", "as soon as possible"),
        ("plan.actions[0].due", None),
        ("plan.actions[0].due", "2027-02-30"),
    ],
)
def test_only_accepted_actions_with_a_day_run(change: Change) -> None:
    """An action that was refused, or has words for a date, has no clock."""

    def paths(said: Said) -> set[str]:
        return {each.at for each in running(record(said), today=AFTER) if each.clock.key == "action"}

    assert paths(child()) - paths(changed(child(), change)) == {"plan.actions[0]"}


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ([("plan.actions[0].number", None), ("plan.actions[0].action", None)], "Action 1 of the list"),
        ([("plan.actions[0].number", None), ("plan.actions[0].action", "Visit him")], "The action “Visit him”"),
        ([("plan.actions[0].action", "Visit\n him")], "Action 1.1: Visit him"),
        ([("plan.actions[0].action", " ")], "Action 1.1"),
    ],
)
def test_an_action_is_called_by_what_it_has(changes: list[Change], what: str) -> None:
    """Number and text on one line, or what there is of them."""
    found = running(record(changed(child(), *changes)), today=AFTER)
    assert what in {each.what for each in found}


def test_a_meeting_past_midnight_counts_as_its_day() -> None:
    """Where the end is earlier than the start it ended on the next day, and no clock starts later for that."""
    late = changed(adult(), ("meeting.started_at", "23:30"), ("meeting.ended_at", "00:45"))
    assert told(clocks(late)) == told(clocks(adult()))


def test_a_setting_of_the_area_is_named() -> None:
    """What the area decided for itself says so; what the guidance decides does not."""
    area = AreaSettings(minutes_working_days_level_3=6, review_days_level_3=84)
    found = clocks(adult(), area=area)
    assert (found["minutes"].due, found["review"].due) == (date(2026, 12, 2), date(2027, 2, 16))
    assert found["minutes"].local == "the area's own limit of 6 working days, not the 5 working days of 13b.3"
    assert {key for key, each in found.items() if each.local} == {"minutes", "review"}
    assert not any(each.local for each in clocks(adult()).values())


@given(st.integers(-3, 130), st.sampled_from([2, 3]), st.integers(-5, 130) | st.none())
@some
def test_the_review_clock_and_its_check_agree(after: int, level: int, released: int | None) -> None:
    """`review.interval` is raised exactly for a review set past the day that the clock gives."""
    held = date(2026, 11, 25)
    on = held + timedelta(days=after)
    release = None if released is None else (held + timedelta(days=released)).isoformat()
    for setting in ("community", "custody"):
        said = changed(
            child(),
            ("case.setting", setting),
            ("level.decision", level),
            ("background.key_dates.release", release),
            ("review.on", on.isoformat()),
        )
        limit = review_due(record(said))
        late = limit is not None and on > limit
        assert ("review.interval" in {check for check, _ in raised(said)}) is late


@given(st.integers(0, 30))
@some
def test_invitations_and_paperwork_agree_with_their_checks(days: int) -> None:
    """The checks are raised exactly for a day past the one that the clock gives."""
    held = date(2026, 11, 24)
    sent, by = held - timedelta(days=days), held + timedelta(days=days)
    said = changed(
        adult(), ("meeting.invitations_sent_on", sent.isoformat()), ("cppc.paperwork_by", by.isoformat())
    )
    found = {check for check, _ in raised(said)}
    assert ("attendance.invitations" in found) is (sent > clocks(ahead(said), BEFORE)["invitations"].due)
    assert ("cppc.paperwork" in found) is (by > clocks(said)["cppc"].due)


@given(st.dates(date(2008, 1, 1), date(2009, 12, 31)))
@some
def test_the_transition_clock_and_its_check_agree(born: date) -> None:
    """`level.transition` is raised exactly while the clock, seen from the meeting, is due or late."""
    held = date(2026, 11, 25)
    said = changed(child(), ("case.date_of_birth", born.isoformat()))
    found = clocks(said, held).get("transition")
    late = found is not None and found.days <= 0
    assert ("level.transition" in {check for check, _ in raised(said)}) is late


@given(records(), st.dates(), st.dates() | st.none())
@some
def test_clocks_of_any_record(said: Said, today: date, agreed_on: date | None) -> None:
    """Whatever a record holds: no failure, the soonest first, each said in words, the same every time."""
    made = record(said)
    found = running(made, today=today, minutes_agreed_on=agreed_on)
    assert found == running(made, today=today, minutes_agreed_on=agreed_on)
    assert [each.due for each in found] == sorted(each.due for each in found)
    assert all(each.what and each.state and (each.due - today).days == each.days for each in found)


def test_an_empty_record_has_no_clock() -> None:
    """Where nothing is recorded nothing runs."""
    assert running(record(blank()), today=AFTER) == ()
