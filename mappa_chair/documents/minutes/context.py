"""What every section of the minutes is written from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from agenda.facts import Facts
from agenda.wording import day_said
from mappa_chair.documents.phrases import called, said
from mappa_chair.documents.recorded import Recorded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from agenda.findings import Finding
    from agenda.record import Record
    from mappa_chair.documents.settings import PaperSettings


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved which version of the minutes, when, and the fingerprint of the signature over it (13b.3).

    `changed` says what the version changed and why (13b.6), `why` the reason where a duty was left open.
    """

    by: str
    on: date
    fingerprint: str
    version: int = 1
    changed: str = ""
    why: str = ""

    @property
    def sentence(self) -> str:
        """The approval as the paper states it."""
        return f"Approved by {self.by} on {day_said(self.on)}, version {self.version}"


@dataclass(frozen=True)
class Meeting:
    """A record with what surrounds it: the area's settings, what is still open, and the approval once given.

    `changed_since` is the approval of the version before, where the record was worked on after it.
    """

    record: Record
    settings: PaperSettings
    findings: Sequence[Finding] = ()
    approval: Approval | None = None
    changed_since: Approval | None = None

    @cached_property
    def facts(self) -> Facts:
        """What follows from the record: who was present, ages, the plan as accepted."""
        return Facts(self.record)

    @property
    def top(self) -> Recorded[Record]:
        """The record itself, for the lists that stand at its top."""
        return Recorded(self.record, "")

    def who(self, id_: str | None) -> str | None:
        """Someone of the attendance list with their role, or None where nobody was named."""
        person = next((person for person in self.record.attendance if person.id == id_), None)
        if person is None:
            return None
        role = said(person.role)
        return f"{called(person)}, {role}" if role and said(person.name) else called(person)

    def risk_name(self, id_: str) -> str:
        """How the paper calls an identified risk: by its place in the list, "Risk 1"."""
        ids = [risk.id for risk in self.record.risk.risks]
        return f"Risk {ids.index(id_) + 1}" if id_ in ids else f"Risk {id_}"

    def person_name(self, id_: str) -> str:
        """How the paper calls someone at risk: by name, a group by its description."""
        for person in self.record.people_at_risk.people:
            if person.id == id_:
                return said(person.name) or said(person.description) or f"Person {id_}"
        return f"Person {id_}"
