"""Checks of chairs, minute-taker, invitations, and who may be in the room (13a.2-13a.3, 13a.28-13a.33, 14.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.check import Raised, Severity, check
from agenda.wording import day_said
from agenda.words import Agency, Function, Represents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts

_CHAIRS = "meeting.chairs"
NOTICE_DAYS = 14


@check("attendance.chair-agency", Severity.MUST, "13a.2")
def chair_agency(facts: Facts) -> Iterator[Raised]:
    """No chair is recorded, or a chair is neither of the police nor of the Probation Service."""
    if not facts.chairs:
        yield Raised("No chair is recorded: name one, of the police or the Probation Service.", _CHAIRS)
    for person in facts.chairs:
        if person.agency not in {Agency.POLICE, Agency.PROBATION}:
            yield Raised(
                f"{facts.name_of(person)} chairs and is neither of the police nor of the Probation Service:"
                " have someone of these two chair.",
                f"{_CHAIRS}[{facts.record.meeting.chairs.index(person.id)}]",
            )


@check("attendance.chair-not-sole", Severity.MUST, "13a.2")
def chair_not_sole(facts: Facts) -> Iterator[Raised]:
    """Nobody but the chair is present of a chair's agency; two chairs of one agency are company for each other."""
    for agency in dict.fromkeys(person.agency for person in facts.chairs if person.agency):
        chairs = [person for person in facts.chairs if person.agency is agency]
        present = [person for person in facts.present if person.agency is agency]
        if len(present) > 1 or (present and present[0] not in chairs):
            continue
        alone = present[0] if present else chairs[0]
        yield Raised(
            f"{facts.name_of(alone)} chairs and nobody else is present for {agency.label}:"
            " have another of that agency attend.",
            f"{_CHAIRS}[{facts.record.meeting.chairs.index(alone.id)}]",
        )


@check("attendance.joint-chairs", Severity.MUST, "13a.3", "24.26")
def joint_chairs(facts: Facts) -> Iterator[Raised]:
    """Category 4 is not chaired by the National Security Division together with Counter-Terrorism Policing."""
    needed = {
        (Agency.PROBATION, Function.NATIONAL_SECURITY_DIVISION),
        (Agency.POLICE, Function.COUNTER_TERRORISM),
    }
    if facts.is_terrorism_case and not needed <= {(person.agency, person.function) for person in facts.chairs}:
        yield Raised(
            "A category 4 meeting is chaired jointly: name a chair of the Probation Service's National Security"
            " Division and one of Counter-Terrorism Policing.",
            _CHAIRS,
        )


@check("attendance.minute-taker", Severity.SHOULD, "13a.33")
def minute_taker(facts: Facts) -> Iterator[Raised]:
    """No minute-taker is named, or the minute-taker is a chair."""
    taker = facts.record.meeting.minute_taker
    if taker is None:
        yield Raised("No minute-taker is named: name one who is not in the chair.", "meeting.minute_taker")
        return
    for person in facts.chairs:
        if person.id == taker:
            yield Raised(
                f"{facts.name_of(person)} both chairs and takes the minutes: name another minute-taker.",
                "meeting.minute_taker",
            )


@check("attendance.information-sharing", Severity.MUST, "14.6")
def information_sharing(facts: Facts) -> Iterator[Raised]:
    """Someone present is of no signatory to the information sharing agreement and did not accept the statement."""
    for index, person in facts.present_at():
        if not person.information_sharing_agreement and not person.accepted_confidentiality:
            yield Raised(
                f"{facts.name_of(person)} is of no agency that signed the information sharing agreement: have them"
                " accept the confidentiality statement, or leave.",
                f"attendance[{index}].information_sharing_agreement",
            )


@check("attendance.excluded", Severity.MUST, "13a.28", "22.7")
def excluded(facts: Facts) -> Iterator[Raised]:
    """Someone present is the offender or a victim, or represents one."""
    for index, person in facts.present_at():
        if person.represents is not None:
            whom = "the offender" if person.represents is Represents.OFFENDER else "a victim"
            yield Raised(
                f"{facts.name_of(person)} is, or represents, {whom} and may not be present: ask them to leave and"
                " take their views in writing.",
                f"attendance[{index}].represents",
            )


@check("attendance.invitations", Severity.SHOULD, "13a.29")
def invitations(facts: Facts) -> Iterator[Raised]:
    """Not an emergency, and invitations went out less than 14 calendar days before, or on no recorded date."""
    meeting = facts.record.meeting
    if meeting.emergency:
        return
    at, sent, held = "meeting.invitations_sent_on", meeting.invitations_sent_on, meeting.held_on
    if sent is None:
        yield Raised("When invitations were sent is not recorded: record the date.", at)
    elif held is not None and (held - sent).days < NOTICE_DAYS:
        yield Raised(
            f"Invitations went out on {day_said(sent)}, less than {NOTICE_DAYS} days before the meeting: send them"
            " earlier next time, or mark the meeting as an emergency.",
            at,
        )


CHECKS = (
    chair_agency,
    chair_not_sole,
    joint_chairs,
    minute_taker,
    information_sharing,
    excluded,
    invitations,
)
