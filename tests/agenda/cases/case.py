"""One check shown on an example record: the change that raises it, and the nearest one that does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agenda.shape import JSON
from tests.agenda.records import Said, adult

if TYPE_CHECKING:
    from collections.abc import Callable

Change = tuple[str, JSON]


@dataclass(frozen=True)
class Case:
    """A check, and what moves it.

    `raises` opens the check at the paths `at`, and besides it only the checks in `also`; `spares` comes as near
    as it can without opening it, and opens only `spared`. Both begin from `base`, an example without any finding.
    """

    check: str
    raises: tuple[Change, ...]
    at: tuple[str, ...]
    spares: tuple[Change, ...] = ()
    base: Callable[[], Said] = adult
    also: frozenset[str] = field(default_factory=frozenset)
    spared: frozenset[str] = field(default_factory=frozenset)
    before: tuple[Change, ...] | None = None
    note: str = ""

    def __str__(self) -> str:
        """The name of the test."""
        return f"{self.check} {self.note}".strip()


def attendee(agency: str, **more: JSON) -> JSON:
    """One more person at the meeting, without fault."""
    row: dict[str, JSON] = {
        "id": "new",
        "name": "Nora Field",
        "agency": agency,
        "attended": "in_person",
        "information_sharing_agreement": True,
        "accepted_confidentiality": True,
    }
    return {**row, **more}


def person(**more: JSON) -> JSON:
    """One more at risk, an identified adult without fault."""
    row: dict[str, JSON] = {"id": "new", "name": "Nora Field", "identified": True, "group": "known_adult"}
    return {**row, **more}


def action(**more: JSON) -> JSON:
    """One more accepted action, without fault in the record of the adult."""
    row: dict[str, JSON] = {
        "number": "new",
        "pillar": "administration",
        "action": "Send the tenancy agreement to the practitioner",
        "measure": "Copy on the case file",
        "agency": "police",
        "owner": "Owen Pritchard",
        "due": "2026-12-01",
        "risks": ["r1"],
        "accepted": True,
    }
    return {**row, **more}
