"""Checks of who is here for the police and the Probation Service, and who chairs (13a.2-13a.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.check import Raised, Severity, check
from agenda.words import POLICE_GRADES, PROBATION_GRADES, Agency, Function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.attendance.model import Attendee
    from agenda.facts import Facts
    from agenda.words import Grade


@check("attendance.police", Severity.MUST, "13a.7")
def police(facts: Facts) -> Iterator[Raised]:
    """The police are not represented."""
    if not facts.represented(Agency.POLICE):
        yield Raised("Nobody is present for the police: have an officer attend, or record who did.", "attendance")


@check("attendance.police-grade", Severity.SHOULD, "13a.7")
def police_grade(facts: Facts) -> Iterator[Raised]:
    """Nobody of the police is inspector (level 2), chief inspector (3) or above, or has delegated authority.

    The level is the one the meeting was called at; only those present count. An area may have grades of its own.
    """
    yield from _short_of_grade(facts, Agency.POLICE, POLICE_GRADES)


@check("attendance.probation", Severity.MUST, "13a.10")
def probation(facts: Facts) -> Iterator[Raised]:
    """The Probation Service is not represented."""
    if not facts.represented(Agency.PROBATION):
        yield Raised(
            "Nobody is present for the Probation Service: have someone attend, or record who did.", "attendance"
        )


@check("attendance.probation-grade", Severity.SHOULD, "13a.10")
def probation_grade(facts: Facts) -> Iterator[Raised]:
    """Nobody of probation is senior probation officer (level 2), head of PDU (3) or above, or has authority.

    The level is the one the meeting was called at; only those present count. An area may have grades of its own.
    """
    yield from _short_of_grade(facts, Agency.PROBATION, PROBATION_GRADES)


def _short_of_grade(facts: Facts, agency: Agency, order: tuple[Grade, ...]) -> Iterator[Raised]:
    level = facts.record.meeting.level
    theirs = [(index, person) for index, person in facts.present_at() if person.agency is agency]
    if level is None or not theirs:
        return
    needed = facts.area.police_grade(level) if agency is Agency.POLICE else facts.area.probation_grade(level)
    enough = order[order.index(needed) :]
    if any(person.grade in enough or person.delegated_authority for _, person in theirs):
        return

    def rank(row: tuple[int, Attendee]) -> int:
        grade = row[1].grade
        return order.index(grade) if grade in order else -1

    index, highest = max(theirs, key=rank)
    own = facts.area.departure(f"{agency}_grade_level_{level}")
    grade = needed.label.lower() if agency is Agency.POLICE else needed.label
    below = f"at level {level} below {own}" if own else f"below {grade} at level {level}"
    yield Raised(
        f"{facts.name_of(highest)} is the most senior present for the {_service(agency)}, {below}:"
        " record delegated authority, or have a senior colleague attend.",
        f"attendance[{index}].grade",
    )


def _service(agency: Agency) -> str:
    return "police" if agency is Agency.POLICE else agency.label


@check("attendance.practitioner", Severity.MUST, "13a.11")
def practitioner(facts: Facts) -> Iterator[Raised]:
    """The Probation Service leads and no practitioner of it is present."""
    if facts.probation_leads and not facts.has_function(Function.PRACTITIONER, Agency.PROBATION):
        yield Raised(
            "The Probation Service leads and no probation practitioner is present: have the practitioner,"
            " or the agreed cover, attend and record them with that function.",
            "attendance",
        )


CHECKS = (police, police_grade, probation, probation_grade, practitioner)
