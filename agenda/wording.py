"""How messages say things: names on one line, lists, days, and what an action, a risk or a person is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.textgate import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sized
    from datetime import date

    from agenda.attendance import Attendee
    from agenda.people_at_risk import Person
    from agenda.plan import Action
    from agenda.risk import IdentifiedRisk

# Not strftime: month names must not follow the locale of the machine.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def one_line(text: str, limit: int = 60) -> str:
    """A text on one line of at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def first_said(*texts: str | None) -> str | None:
    """The first text that is not blank, on one line; None where all are."""
    return next((one_line(text) for text in texts if text is not None and not is_blank(text)), None)


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names as a sentence lists them: a, b and c."""
    *head, tail = names
    return f"{', '.join(head)} {last} {tail}" if head else tail


def day_said(day: date) -> str:
    """A day as papers write it: 14 January 2027."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_said(day: date) -> str:
    """A day with its weekday, where that matters: Thursday 14 January 2027."""
    return f"{_WEEKDAYS[day.weekday()]} {day_said(day)}"


def attendee_called(person: Attendee) -> str:
    """How a message names someone of the meeting: name, else role, else organisation, else the id in the list."""
    return first_said(person.name, person.role, person.organisation) or f"Person {one_line(person.id)}"


def person_called(person: Person) -> str:
    """How a message names someone at risk: name, else description, else the id in the list."""
    return first_said(person.name, person.description) or f"Person {one_line(person.id)}"


def people_called(people: Iterable[Person]) -> str:
    """How a message names several at risk: all of four, the first three of more."""
    names = [person_called(person) for person in people]
    return listed(names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} more"])


def is_or_are(several: Sized) -> str:
    """The verb that goes with so many."""
    return "is" if len(several) == 1 else "are"


def action_called(index: int, action: Action) -> str:
    """How a message names an action: its number, else what it says, else its place in the list."""
    number = first_said(action.number)
    if number is not None:
        return f"Action {number}"
    text = first_said(action.action)
    return f"The action “{text}”" if text is not None else f"Action {index + 1} of the list"


def risk_called(risk: IdentifiedRisk) -> str:
    """How a message names an identified risk: its id and what it is."""
    text = first_said(risk.description)
    return f"Risk {one_line(risk.id)} ({text})" if text is not None else f"Risk {one_line(risk.id)}"
