"""What may go into a summary, by audience: each question answers why a piece stays out; None where it may go.

The same stays out for all. For every audience but the subject the chair may choose a piece to go in, and says why.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from agenda.textgate import is_blank
from agenda.words import Agency, Function, Pillar, Representations, Sensitivity
from mappa_chair.documents.blocks import TakenIn
from mappa_chair.documents.redaction import shares_most
from mappa_chair.documents.redaction.helpers import is_called_helper
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agenda.attendance import Attendee
    from agenda.disclosure import PlannedDisclosure
    from agenda.information import Piece
    from agenda.plan import Action
    from agenda.record import Record

# Their function tells the offender what a victim, or somebody watching the offender, is doing.
_TELLING = frozenset(
    {
        Function.VICTIM_LIAISON,
        Function.COUNTER_TERRORISM,
        Function.NATIONAL_SECURITY_DIVISION,
        Function.PREVENT,
    }
)
_TELLING_ROLE = re.compile(
    r"victim|marac|idva|domestic|intelligence|covert|counter.?terror|prevent", re.IGNORECASE
)
_HELP = "would tell that a domestic abuse service, or somebody who helps a victim, is at work (27.31)"


class Audience(StrEnum):
    """For whom a summary is written."""

    SUBJECT = "subject"
    COURT = "court"
    PAROLE_BOARD = "parole_board"
    TRIBUNAL = "tribunal"
    MARAC = "marac"
    REVIEW = "review"

    @property
    def addressed(self) -> str:
        """How the paper says for whom it is."""
        return _ADDRESSED[self]


_ADDRESSED = {
    Audience.SUBJECT: "for the person it concerns",
    Audience.COURT: "for the court",
    Audience.PAROLE_BOARD: "for the Parole Board",
    Audience.TRIBUNAL: "for the tribunal",
    Audience.MARAC: "for the MARAC",
    Audience.REVIEW: "for the review",
}


class NotForThemError(MappaChairError):
    """A restricted piece was chosen for a summary that cannot take it in."""


class Chosen:
    """Restricted pieces that go into a summary all the same, each with the chair's reason (13b.31, 13b.32).

    `reasons` are by path, such as information[1]; a path speaks for everything below it. `taken` are those that
    found their place, `asked` every place there is. Raises NotForThemError for the subject of the summary, for
    whom nothing restricted is.
    """

    def __init__(self, audience: Audience, reasons: Mapping[str, str]) -> None:
        if reasons and audience is Audience.SUBJECT:
            raise NotForThemError(
                "Nothing restricted goes into a summary for the person it concerns (13b.16).",
                "Leave --include out, or write the summary for another audience.",
            )
        self._reasons = reasons
        self.taken: dict[str, TakenIn] = {}
        self.asked: set[str] = set()

    @property
    def any(self) -> bool:
        """Whether anything was chosen."""
        return bool(self._reasons)

    def take(self, source: str, what: str) -> bool:
        """Whether a piece goes in; if so it is noted."""
        self.asked.add(source)
        path = self._path(source)
        if path is not None:
            self.taken.setdefault(path, TakenIn(path, what, self._reasons[path]))
        return path is not None

    def has(self, source: str) -> bool:
        """Whether a piece is among those chosen, without noting it."""
        return self._path(source) is not None

    def finish(self) -> tuple[TakenIn, ...]:
        """What was taken in; raises NotForThemError for a choice that found no place."""
        astray = [path for path in self._reasons if path not in self.taken]
        if astray:
            raise NotForThemError(
                f"{astray[0]} is nothing that was left out of this summary and can be taken in.",
                "Name a piece of information, an accepted action or a field of the summary: information[1], "
                "plan.actions[4], risk.circumstances. The first of a list is [0].",
            )
        return tuple(self.taken.values())

    def _path(self, source: str) -> str | None:
        return next((path for path in self._reasons if source == path or source.startswith(f"{path}.")), None)


class SubjectPolicy:
    """What the offender may read of a meeting about the offender (13b.16, 13b.31, 27.31)."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._identified = {person.id for person in record.people_at_risk.people if person.identified}
        kept_back = record.plan.differs_from_lead_agency or ""
        self._kept_back = frozenset(re.findall(r"\d+(?:\.\d+)*", kept_back))
        self._protective = [
            action.action
            for action in record.plan.actions
            if action.action and self._protects_someone(action) is not None
        ]

    def action(self, action: Action) -> str | None:
        """Why an action of the plan stays out."""
        if not action.accepted:
            return "not accepted, so no part of the plan"
        if is_blank(action.action):
            return "nothing is recorded as the action"
        if action.pillar is Pillar.CONTINGENCY:
            return "contingency: knowing it could defeat it"
        return self._protects_someone(action)

    def helper(self, agency: Agency | None, *, organisation: str | None = None, role: str = "") -> str | None:
        """Why an agency or an organisation is not named, nor what it did, said or is to do.

        To be asked wherever a summary shows either: actions of this and the last meeting, information, attendance.
        """
        if agency is Agency.DOMESTIC_ABUSE_SERVICE:
            return _HELP
        outside = agency in {Agency.OTHER, None}
        if is_called_helper(organisation or "", outside=outside) or is_called_helper(role):
            return _HELP
        return None

    def _protects_someone(self, action: Action) -> str | None:
        if action.pillar is Pillar.VICTIM_SAFETY:
            return "victim safety"
        if helps := self.helper(action.agency):
            return helps
        if action.safeguarding:
            return "safeguards somebody else"
        if action.number in self._kept_back:
            return "kept out of the lead agency's record"
        people = [set(risk.people) for risk in self._record.risk.risks if risk.id in action.risks]
        if people and all(found and found <= self._identified for found in people):
            return "manages a risk to identified people only"
        return None

    def information(self, piece: Piece) -> str | None:
        """Why a piece of information stays out."""
        if piece.sensitivity is not Sensitivity.SHAREABLE or piece.restricted_because is not None:
            why = piece.restricted_because.label.lower() if piece.restricted_because else "not marked shareable"
            return f"restricted: {why}"
        if helps := self.helper(piece.agency):
            return helps
        giver = next((person for person in self._record.attendance if person.id == piece.attendee), None)
        if giver is not None and (self.attendee(giver) or giver.function in _TELLING):
            return "from somebody whose part in the case the offender is not told of"
        if shares_most(piece.text or "", self._protective):
            return "says what an action for somebody's safety says"
        return None

    def attendee(self, attendee: Attendee) -> str | None:
        """Why somebody's attendance is not mentioned at all."""
        if attendee.function is Function.DOMESTIC_ABUSE_ADVISER:
            return _HELP
        return self.helper(attendee.agency, organisation=attendee.organisation, role=attendee.role or "")

    def agency_alone(self, attendee: Attendee) -> bool:
        """Whether somebody is shown by agency only, because their role would tell too much."""
        words = f"{attendee.role or ''} {attendee.organisation or ''}"
        return attendee.function in _TELLING or _TELLING_ROLE.search(words) is not None

    def disclosure(self, planned: PlannedDisclosure) -> str | None:
        """Why a planned disclosure stays out."""
        if planned.representations is not Representations.SOUGHT and not planned.by_offender:
            return "the offender was not asked about it, so may not know of it"
        return None


def policy_for(audience: Audience, record: Record, reasons: Mapping[str, str]) -> tuple[SubjectPolicy, Chosen]:
    """What stays out for an audience, and what goes in by choice; raises NotForThemError."""
    return SubjectPolicy(record), Chosen(audience, reasons)
