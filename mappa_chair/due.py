"""Every clock that runs over the meetings of a vault, and the calendar of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from agenda.clocks import Running, is_held, running
from agenda.clocks.declared import ACTION, REVIEW_SET, TRANSITION
from agenda.days import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from agenda.area import AreaSettings
    from agenda.clocks import Clock
    from agenda.record import Record
    from mappa_chair.vault.summaries import MeetingSummary
    from mappa_chair.vault.unit import Unit
    from mappa_chair.vault.vault import Vault

# A number such as 3.6 or A12: any other text under that name could be anybody's.
_NUMBER = re.compile(r"[A-Za-z]{0,2}[0-9]{1,4}(?:[./-][0-9]{1,4}){0,3}[a-z]?")


@dataclass(frozen=True, slots=True)
class Due:
    """A clock that runs, and the meeting it is of."""

    meeting: str
    held_on: date | None
    running: Running


def due(vault: Vault, today: date) -> list[Due]:
    """Every clock that runs on a day and is not done, the soonest first.

    What follows from a meeting runs for the newest one held of a case. An action runs, of whichever meeting it is,
    until a later one accounts for it or agrees it again.
    """
    with vault.unit("due") as unit:
        asked = _Asked(unit, today, unit.settings(), _open_actions(unit))
        found = [each for case in _cases(unit.meetings(today)) for each in asked.of_case(case)]
    return sorted(found, key=lambda each: (each.running.due, each.meeting))


def calendar_of(found: Iterable[Due]) -> bytes:
    """What is due as a calendar file: what, which agency and which meeting, never a text of the record."""
    from mappa_chair.documents.calendar import Event, calendar  # noqa: PLC0415 - only who wants one pays for it

    return calendar(
        Event(
            (each.meeting, each.running.clock.key, each.running.number or each.running.at),
            each.held_on or each.running.due,
            _title(each),
            each.running.due,
        )
        for each in found
    )


def write_calendar(found: Iterable[Due], path: Path, *, force: bool = False) -> None:
    """Write what is due as a calendar file, whole or not at all.

    Raises PaperExistsError where a file has that name, unless `force`; NotWrittenError where it cannot be written.
    """
    from mappa_chair.documents.export import write_file  # noqa: PLC0415 - as above

    write_file(path, calendar_of(found), force=force)


def _title(each: Due) -> str:
    clock = each.running
    number = clock.number if clock.number and _NUMBER.fullmatch(clock.number) else None
    what = f"{clock.clock.name} {number}" if number else clock.clock.name
    return ", ".join(part for part in (what, clock.agency.label if clock.agency else "", each.meeting) if part)


def _open_actions(unit: Unit) -> frozenset[tuple[str, str]]:
    """Meeting and path of each agreed action that no later meeting has accounted for."""
    return frozenset((reference, f"plan.actions[{position}]") for reference, position in unit.open_actions())


def _cases(meetings: Iterable[MeetingSummary]) -> Iterable[list[MeetingSummary]]:
    """The meetings of each case, the oldest first; one without a case stands alone."""
    cases: dict[tuple[str, str], list[MeetingSummary]] = {}
    for meeting in sorted(meetings, key=lambda each: (each.held_on or date.min, each.reference)):
        key = ("case", meeting.case_reference) if meeting.case_reference else ("meeting", meeting.reference)
        cases.setdefault(key, []).append(meeting)
    return cases.values()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a vault on a day."""

    unit: Unit
    today: date
    area: AreaSettings
    open_actions: frozenset[tuple[str, str]]

    def of_case(self, meetings: Sequence[MeetingSummary]) -> Iterator[Due]:
        """Every clock that runs for the meetings of one case."""
        held = [each for each in meetings if self._is_held(each)]
        planned = [each for each in meetings if each not in held]
        # A planned meeting stands for the review that was set, and has considered nothing yet.
        for meeting in planned:
            yield from self._clocks(meeting, self._record(meeting), without={TRANSITION} if held else set())
        again: set[tuple[str, str]] = set()
        # From the newest back: of old meetings only those with an action still open are read, which is what costs.
        for meeting in reversed(held):
            newest = meeting is held[-1]
            if not newest and not any(reference == meeting.reference for reference, _ in self.open_actions):
                continue
            record = self._record(meeting)
            agreed = _agreed(record)
            for each in self._clocks(meeting, record, without={REVIEW_SET} if planned else set()):
                of_action = each.running.clock is ACTION
                if of_action and agreed.get(each.running.at) in again:
                    continue
                if of_action or newest:
                    yield each
            again |= set(agreed.values())

    def _clocks(self, meeting: MeetingSummary, record: Record, without: set[Clock]) -> Iterator[Due]:
        for each in running(record, today=self.today, minutes_agreed_on=meeting.approved_on, area=self.area):
            settled = each.clock is ACTION and (meeting.reference, each.at) not in self.open_actions
            if not each.done and not settled and each.clock not in without:
                yield Due(meeting.reference, meeting.held_on, each)

    def _record(self, meeting: MeetingSummary) -> Record:
        return self.unit.record(meeting.reference)

    def _is_held(self, meeting: MeetingSummary) -> bool:
        return is_held(meeting.held_on, self.today, ended=meeting.state.is_over)


def _agreed(record: Record) -> dict[str, tuple[str, str]]:
    """The running actions of a plan by their paths: number and wording, by which a later plan agrees one again."""
    return {
        f"plan.actions[{index}]": (action.number, " ".join(action.action.split()))
        for index, action in enumerate(record.plan.actions)
        if action.accepted and action.number and action.action and day_of(action.due)
    }
