"""What several checks ask of a record, worked out once: who is present, ages, the plan as accepted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from agenda.area import GUIDANCE, AreaSettings
from agenda.days import age_on
from agenda.textgate import is_blank
from agenda.wording import attendee_called
from agenda.words import Agency, Attended, Function, MeetingKind, Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from agenda.attendance import Attendee
    from agenda.background import Order
    from agenda.people_at_risk import Person
    from agenda.plan import Action
    from agenda.record import Record


def meeting_before(record: Record, among: Iterable[Record]) -> Record | None:
    """The record of the same case held on the day the last minutes are of; None where it is not among them."""
    last = record.previous_minutes
    if last is None or last.held_on is None or is_blank(record.case.reference):
        return None
    return next(
        (
            other
            for other in among
            if other is not record
            and other.case.reference == record.case.reference
            and other.meeting.held_on == last.held_on
        ),
        None,
    )


@dataclass(frozen=True)
class Facts:
    """A record with what follows from it; `before` is the record of the meeting before, where it is at hand.

    `area` is what holds in the area; the guidance, where nothing else is said.
    """

    record: Record
    before: Record | None = None
    area: AreaSettings = GUIDANCE

    @cached_property
    def present(self) -> tuple[Attendee, ...]:
        """Those who attended in person or remotely, for all or part of the meeting."""
        return tuple(person for _, person in self.present_at())

    def present_at(self) -> Iterator[tuple[int, Attendee]]:
        """Those present, with their position in the attendance list."""
        for index, person in enumerate(self.record.attendance):
            if person.attended in {Attended.IN_PERSON, Attended.REMOTE}:
                yield index, person

    @cached_property
    def present_ids(self) -> frozenset[str]:
        """Ids of those present."""
        return frozenset(person.id for person in self.present)

    @cached_property
    def agencies_present(self) -> frozenset[Agency]:
        """Agencies represented by someone present."""
        return frozenset(person.agency for person in self.present if person.agency)

    def represented(self, *agencies: Agency) -> bool:
        """Whether someone present is of one of these agencies."""
        return not self.agencies_present.isdisjoint(agencies)

    def has_function(self, function: Function, agency: Agency | None = None) -> bool:
        """Whether someone present is here as this, of any agency unless one is named."""
        return any(
            person.function is function and (agency is None or person.agency is agency) for person in self.present
        )

    def invited_or_present(self, function: Function) -> bool:
        """Whether anyone who is this was invited or is present."""
        return self.has_function(function) or any(
            person.function is function and person.invited for person in self.record.attendance
        )

    @cached_property
    def chairs(self) -> tuple[Attendee, ...]:
        """The chairs of the meeting, as the attendance list has them."""
        return tuple(person for person in self.record.attendance if person.id in self.record.meeting.chairs)

    @property
    def held_on(self) -> date | None:
        """The day of the meeting."""
        return self.record.meeting.held_on

    @property
    def is_review(self) -> bool:
        """Whether the meeting is a review of an earlier one."""
        return self.record.meeting.kind is MeetingKind.REVIEW

    @property
    def in_custody(self) -> bool:
        """Whether the offender is in custody."""
        return self.record.case.setting is Setting.CUSTODY

    @property
    def probation_leads(self) -> bool:
        """Whether the Probation Service is the lead agency."""
        return self.record.case.lead_agency is Agency.PROBATION

    @property
    def is_terrorism_case(self) -> bool:
        """Whether the case is of category 4."""
        return self.record.case.category == 4

    @property
    def is_discretionary(self) -> bool:
        """Whether the case is in MAPPA by decision of a meeting: category 3, or discretionary category 4."""
        case = self.record.case
        return case.category == 3 or (case.category == 4 and bool(case.discretionary))

    @cached_property
    def offender_age(self) -> int | None:
        """Whole years on the day of the meeting; None where a date is missing."""
        born, day = self.record.case.date_of_birth, self.record.meeting.held_on
        return None if born is None or day is None else age_on(born, day)

    @property
    def offender_is_child(self) -> bool:
        """Whether the offender is known to be under eighteen on the day of the meeting."""
        return self.offender_age is not None and self.offender_age < 18

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone at risk, persons and groups."""
        return self.record.people_at_risk.people

    @cached_property
    def identified(self) -> tuple[Person, ...]:
        """The identified persons among those at risk."""
        return tuple(person for person in self.people if person.identified)

    def not_ended(self, order: Order) -> bool:
        """Whether an order is known not to have ended before the meeting; without an end it is indefinite."""
        return order.ends is None or (self.held_on is not None and order.ends >= self.held_on)

    @cached_property
    def accepted_actions(self) -> tuple[tuple[int, Action], ...]:
        """The actions that are part of the plan, with their position in the list."""
        return tuple((index, action) for index, action in enumerate(self.record.plan.actions) if action.accepted)

    @staticmethod
    def name_of(person: Attendee) -> str:
        """How a message names someone of the meeting."""
        return attendee_called(person)
