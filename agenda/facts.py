"""What several checks ask of a record, worked out once: who is present, ages, the plan as accepted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from agenda.textgate import is_blank
from agenda.words import Agency, Attended, Function

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from agenda.attendance import Attendee
    from agenda.plan import Action
    from agenda.record import Record


def age_on(born: date, day: date) -> int:
    """Whole years on a day; born on 29 February, the birthday in a common year is 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True)
class Facts:
    """A record with what follows from it; `before` is the record of the meeting before, where it is at hand."""

    record: Record
    before: Record | None = None

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

    @cached_property
    def chairs(self) -> tuple[Attendee, ...]:
        """The chairs of the meeting, as the attendance list has them."""
        return tuple(person for person in self.record.attendance if person.id in self.record.meeting.chairs)

    @cached_property
    def offender_age(self) -> int | None:
        """Whole years on the day of the meeting; None where a date is missing."""
        born, day = self.record.case.date_of_birth, self.record.meeting.held_on
        return None if born is None or day is None else age_on(born, day)

    @property
    def offender_is_child(self) -> bool:
        """Whether the offender is known to be under eighteen on the day of the meeting."""
        return self.offender_age is not None and self.offender_age < 18

    @cached_property
    def accepted_actions(self) -> tuple[tuple[int, Action], ...]:
        """The actions that are part of the plan, with their position in the list."""
        return tuple((index, action) for index, action in enumerate(self.record.plan.actions) if action.accepted)

    @staticmethod
    def name_of(person: Attendee) -> str:
        """How a message names someone: name, else role, else organisation, else the id in the list."""
        for name in (person.name, person.role, person.organisation):
            if name is not None and not is_blank(name):
                return name.strip()
        return f"Person {person.id}"
