"""Judge a record: every check of every item, in the order of the walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.area import GUIDANCE, AreaSettings
from agenda.check import Check, Finding, Severity
from agenda.facts import Facts
from agenda.walk import all_checks

if TYPE_CHECKING:
    from agenda.record import Record

__all__ = ["Check", "Finding", "Severity", "findings", "judged_by"]


def findings(record: Record, before: Record | None = None, area: AreaSettings = GUIDANCE) -> tuple[Finding, ...]:
    """Everything that is open in a record; `before` is the record of the meeting before it, where at hand.

    `area` is what holds in the area; where it decides instead of the guidance, the finding says so.
    """
    facts = Facts(record, before, area)
    return tuple(finding for check in all_checks() for finding in check.findings(facts))


def judged_by(record: Record, area: AreaSettings) -> tuple[str, ...]:
    """The area's own settings that the checks of a record judge by; none where they go by the guidance.

    A finding names the one it rests on; this tells of them where, because of one, there is no finding.
    """
    called, decided = record.meeting.level, record.level.decision
    names = [f"{service}_grade_level_{called}" for service in ("police", "probation") if called is not None]
    if decided in {2, 3}:
        names.append(f"review_days_level_{decided}")
    return tuple(own for name in names if (own := area.departure(name)))
