"""The list of meetings: narrowed by words and by what is to be done, grouped by case, one line each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from agenda.clocks import CLOCKS, Running
from agenda.words import MeetingKind
from mappa_chair.due import Due
from mappa_chair.meeting_lists import Shown, by_case, due_line, line_of, narrowed, summed_up
from mappa_chair.meetings import MeetingLine
from mappa_chair.vault.summaries import MeetingState, MeetingSummary

if TYPE_CHECKING:
    from collections.abc import Sequence


def made(reference: str, *, review_overdue: bool = False, **said: Any) -> MeetingLine:
    """A meeting as the vault lists it."""
    told: dict[str, Any] = {
        "case_reference": reference.rpartition("/")[0],
        "family_name": "Harrow",
        "given_names": "Daniel Peter",
        "held_on": date(2026, 11, 24),
        "level": 3,
        "kind": MeetingKind.REVIEW,
        "state": MeetingState.RECORDED,
        "updated_at": datetime(2026, 11, 24, tzinfo=UTC),
        "review_on": None,
        "overdue": 0,
    }
    return MeetingLine(MeetingSummary(reference=reference, **(told | said)), review_overdue)


MEETINGS = (
    made("EX/0147/3", overdue=2, review_overdue=True),
    made("EX/0147/2", approved_on=date(2026, 9, 1), state=MeetingState.APPROVED, version=1),
    made("EX/0212/1", family_name="Öztürk-Bell", given_names="Jay", level=2, state=MeetingState.IN_PREPARATION),
    made("EX/0300/1", case_reference=None, family_name=None, given_names=None, held_on=None, level=None),
)


def references(found: Sequence[MeetingLine]) -> list[str]:
    """Which meetings these are."""
    return [each.summary.reference for each in found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["EX/0147/3", "EX/0147/2", "EX/0212/1", "EX/0300/1"]),
        ("harrow", ["EX/0147/3", "EX/0147/2"]),
        ("OZTURK bell", ["EX/0212/1"]),
        ("ozturk-bell", ["EX/0212/1"]),
        ("level 3 overdue", ["EX/0147/3"]),
        ("review", ["EX/0147/3"]),
        ("approved", ["EX/0147/2"]),
        ("24 nov 0212", ["EX/0212/1"]),
        ("no date", ["EX/0300/1"]),
        ("nobody", []),
    ],
)
def test_words_narrow_the_list_whatever_their_case_and_accents(words: str, found: list[str]) -> None:
    """Every word must stand somewhere in what the list says of a meeting."""
    assert references(narrowed(MEETINGS, words)) == found


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        (Shown.OPEN, ["EX/0147/3", "EX/0212/1", "EX/0300/1"]),
        (Shown.LATE, ["EX/0147/3"]),
        (Shown.AHEAD, ["EX/0212/1"]),
    ],
)
def test_the_list_shows_what_is_to_be_done(shown: Shown, found: list[str]) -> None:
    """Minutes not approved, something overdue, not held yet."""
    assert references(narrowed(MEETINGS, shown=shown)) == found


def test_what_was_changed_after_approval_is_to_be_approved() -> None:
    """A version that no longer says what the record says counts as open."""
    changed = made("EX/0147/2", approved_on=date(2026, 9, 1), state=MeetingState.CHANGED, version=1)
    assert narrowed([changed], shown=Shown.OPEN) == [changed]


def test_the_kinds_go_round() -> None:
    """The key that narrows comes back to all meetings."""
    every = [Shown.ALL]
    while (following := every[-1].next) is not Shown.ALL:
        every.append(following)
    assert every == list(Shown)


def test_meetings_stand_under_their_cases() -> None:
    """By name of the offender; the meetings of a case in the order of the list."""
    found = [(group.name, group.reference, references(group.meetings)) for group in by_case(MEETINGS)]
    assert found == [
        ("", "EX/0300/1", ["EX/0300/1"]),
        ("Harrow, Daniel Peter", "EX/0147", ["EX/0147/3", "EX/0147/2"]),
        ("Öztürk-Bell, Jay", "EX/0212", ["EX/0212/1"]),
    ]


@pytest.mark.parametrize("meeting", MEETINGS, ids=references(MEETINGS))
def test_a_line_fits_eighty_columns(meeting: MeetingLine) -> None:
    """A name gives way, what is overdue does not."""
    line = line_of(meeting, 78)
    assert len(line) <= 78
    assert all(late in line for late in meeting.overdue)
    assert meeting.summary.reference in line
    assert meeting.summary.state_said in line


def test_a_wide_line_has_the_whole_name() -> None:
    """Where there is room nothing is cut."""
    assert "Harrow, Daniel Peter" in line_of(MEETINGS[0])


def test_the_head_says_how_many_of_how_many() -> None:
    """A narrowed list never looks like all there is."""
    assert summed_up(MEETINGS, 4, Shown.ALL, "") == "4"
    assert summed_up(MEETINGS[:1], 4, Shown.LATE, " harrow ") == '1 of 4: something overdue, with "harrow"'


@pytest.mark.parametrize("width", [78, 120])
def test_what_is_due_stands_in_one_line(width: int) -> None:
    """When, how long still and of which meeting are never cut; the words of an action may be."""
    running = Running(CLOCKS[0], "Action 3.6: " + "visit " * 30, date(2026, 12, 4), 12, "plan.actions[0]")
    line = due_line(Due("EX/0147/3", date(2026, 11, 24), running), width)
    assert len(line) == width
    assert all(part in line for part in ("4 Dec 2026", "in 12 days", "EX/0147/3", "Action 3.6"))


@pytest.mark.parametrize("width", [40, 60, 78, 99, 100, 118])
def test_a_meeting_never_takes_more_than_its_line(width: int) -> None:
    """Whatever is too long is cut with a sign, and what is late is told before the state."""
    changed = datetime(2026, 11, 24, tzinfo=UTC)
    for reference in ("EX/0147/3", "EX/2026/LONGSHIRE/0147/12"):
        line = made(
            reference,
            overdue=12,
            review_overdue=True,
            family_name="Featherstonehaugh-Cholmondeley",
            approved_on=date(2026, 9, 1),
            state=MeetingState.APPROVED,
            version=12,
            updated_at=changed,
        )
        told = line_of(line, width)
        assert len(told) <= width
        assert told.endswith("…") or "OVERDUE: 12 actions, review" in told or "LATE: 12 actions, review" in told
        if 78 <= width < 100 and reference == "EX/0147/3":
            assert "LATE: 12 actions, review" in told
