"""Which clocks run for one meeting, as far as its record tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from agenda.area import GUIDANCE
from agenda.clocks import declared
from agenda.days import birthday, day_of
from agenda.review import stays_in_meetings
from agenda.textgate import is_blank
from agenda.wording import action_called, day_said, first_said, one_line
from agenda.words import Agency, CppcDecision, Report, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import Unpack

    from agenda.area import AreaSettings
    from agenda.clocks.declared import Clock
    from agenda.plan import Action
    from agenda.record import Record

_IN_THE_COMMUNITY = frozenset({Setting.COMMUNITY, Setting.APPROVED_PREMISES})


@dataclass(frozen=True, slots=True)
class Running:
    """A clock of one meeting: what is due when, seen from a day; `days` are left until then, negative once past.

    `done` is what the record tells; `local` says that a setting of the area decided, where one did; `number` is
    that of an action. `what` and `person` may name anyone: neither goes into a calendar.
    """

    clock: Clock
    what: str
    due: date
    days: int
    at: str
    done: bool = False
    agency: Agency | None = None
    person: str | None = None
    number: str | None = None
    local: str = ""

    @property
    def overdue(self) -> bool:
        """Whether its day has passed and it is not done."""
        return self.days < 0 and not self.done

    @property
    def state(self) -> str:
        """How it stands, in words."""
        if self.done:
            return "done"
        if not self.days:
            return "due today"
        amount = f"{abs(self.days)} day{'' if abs(self.days) == 1 else 's'}"
        return f"overdue by {amount}" if self.overdue else f"in {amount}"


def is_held(held_on: date | None, today: date, *, ended: bool) -> bool:
    """Whether a meeting has taken place: it has an end, or its day has come."""
    return ended or (held_on is not None and held_on <= today)


def running(
    record: Record,
    *,
    today: date,
    minutes_agreed_on: date | None = None,
    area: AreaSettings = GUIDANCE,
) -> tuple[Running, ...]:
    """Every clock that has started for a meeting, the soonest first, with those that are done.

    Before the meeting these are what leads up to it, after it what follows from it. When its minutes were agreed,
    and what a later meeting says, is not in a record.
    """
    asked = _Asked(record, today, minutes_agreed_on, area)
    meeting = record.meeting
    if is_held(meeting.held_on, today, ended=meeting.ended_at is not None):
        found = [*asked.after(), *asked.review(), *asked.transition(), *asked.actions()]
    else:
        found = [*asked.before(), *asked.transition()]
    return tuple(sorted(found, key=lambda each: each.due))


def review_due(record: Record, area: AreaSettings = GUIDANCE) -> date | None:
    """The last day for the next review (13a.37); None where nothing limits it.

    The interval is that of offenders in the community. Whoever is released later is in the community from then on:
    the review is held within the interval, or by the day of release where that comes after it.
    """
    limit = _interval_ends(record, area)
    if limit is None or record.case.setting in _IN_THE_COMMUNITY:
        return limit
    release = record.background.key_dates.release
    return None if release is None else max(limit, release)


def _interval_ends(record: Record, area: AreaSettings) -> date | None:
    held = record.meeting.held_on
    return None if held is None else declared.REVIEW.due(held, _level_from_now(record), area)


def _level_from_now(record: Record) -> int | None:
    """Level 2 or 3 as decided, as called where nothing is decided yet; None once it is below."""
    decision = record.level.decision
    if decision is None:
        return record.meeting.level
    return decision if decision in {2, 3} and not isinstance(decision, str) else None


class _Told(TypedDict, total=False):
    """What a record tells of a clock beside its day."""

    what: str
    done: bool
    agency: Agency | None
    person: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of one record."""

    record: Record
    today: date
    agreed_on: date | None
    area: AreaSettings

    def before(self) -> Iterator[Running]:
        """Clocks that run towards the meeting."""
        meeting = self.record.meeting
        if not meeting.emergency:
            sent = meeting.invitations_sent_on is not None
            yield from self._from(declared.INVITATIONS, meeting.held_on, "meeting.invitations_sent_on", done=sent)
        if self.record.case.setting is Setting.CUSTODY:
            people = self.record.attendance
            there = {person.agency for person in people}
            youth = Agency.YOUTH_CUSTODY in there and Agency.PRISON not in there
            yield from self._from(
                declared.MAPPA_F,
                meeting.held_on,
                "attendance",
                done=any(person.report is Report.MAPPA_F for person in people),
                agency=Agency.YOUTH_CUSTODY if youth else Agency.PRISON,
            )

    def after(self) -> Iterator[Running]:
        """Clocks that run from the meeting, and from the approval of its minutes."""
        record, meeting = self.record, self.record.meeting
        agreed = self.agreed_on is not None
        yield from self._from(declared.MINUTES, meeting.held_on, "meeting", meeting.level, done=agreed)
        yield from self._from(declared.VISOR, self.agreed_on, "visor", person=record.visor.updater)
        if meeting.recorded:
            yield from self._from(declared.RECORDING, self.agreed_on, "meeting.recorded")
        if record.cppc.decision is CppcDecision.REFER:
            yield from self._from(declared.CPPC, meeting.held_on, "cppc", person=record.cppc.owner)

    def review(self) -> Iterator[Running]:
        """The next review: its day as it was set, and the last day it may be held on."""
        record = self.record
        if not stays_in_meetings(record):
            return
        at = "review" if record.review is None else "review.on"
        limit = review_due(record, self.area)
        if limit is not None:
            if limit == _interval_ends(record, self.area):
                yield self._made(declared.REVIEW, limit, at, _level_from_now(record))
            else:
                yield self._made(declared.REVIEW, limit, at, what=f"{declared.REVIEW.name} on the day of release")
        if record.review is not None and record.review.on is not None:
            yield self._made(declared.REVIEW_SET, record.review.on, at)

    def transition(self) -> Iterator[Running]:
        """Transfer to adult services, until the birthday itself."""
        born = self.record.case.date_of_birth
        if born is None or not stays_in_meetings(self.record):
            return
        due, adult_on = declared.transition_due(born), birthday(born, 18)
        if due is not None and adult_on is not None and self.today < adult_on:
            done = not is_blank(self.record.level.transition_considered)
            what = f"{declared.TRANSITION.name}: 18 on {day_said(adult_on)}"
            yield self._made(declared.TRANSITION, due, "level.transition_considered", what=what, done=done)

    def actions(self) -> Iterator[Running]:
        """The actions of the plan; only a day is a due date (12.9)."""
        for index, action in enumerate(self.record.plan.actions):
            due = day_of(action.due)
            if action.accepted and due is not None:
                yield self._made(
                    declared.ACTION,
                    due,
                    f"plan.actions[{index}]",
                    what=_said(index, action),
                    agency=action.agency,
                    person=action.owner,
                    number=action.number,
                )

    def _from(
        self, clock: Clock, start: date | None, at: str, level: int | None = None, **told: Unpack[_Told]
    ) -> Iterator[Running]:
        due = None if start is None else clock.due(start, level, self.area)
        if due is not None:
            yield self._made(clock, due, at, level, **told)

    def _made(self, clock: Clock, due: date, at: str, level: int | None = None, **told: Unpack[_Told]) -> Running:
        setting = clock.setting(level)
        return Running(
            clock=clock,
            what=told.get("what", clock.name),
            due=due,
            days=(due - self.today).days,
            at=at,
            done=told.get("done", False),
            agency=told.get("agency"),
            person=first_said(told.get("person")),
            number=first_said(told.get("number")),
            local="" if setting is None else self.area.departure(setting),
        )


def _said(index: int, action: Action) -> str:
    called = action_called(index, action)
    text = first_said(action.action)
    return called if text is None or text in called else f"{called}: {one_line(text)}"
