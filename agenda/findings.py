"""Judge a record: every check of every item, in the order of the walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.area import GUIDANCE, AreaSettings
from agenda.check import Check, Finding, Severity
from agenda.facts import Facts
from agenda.walk import all_checks

if TYPE_CHECKING:
    from agenda.record import Record

__all__ = ["Check", "Finding", "Severity", "findings"]


def findings(record: Record, before: Record | None = None, area: AreaSettings = GUIDANCE) -> tuple[Finding, ...]:
    """Everything that is open in a record; `before` is the record of the meeting before it, where at hand.

    `area` is what holds in the area; where it decides instead of the guidance, the finding says so.
    """
    facts = Facts(record, before, area)
    return tuple(finding for check in all_checks() for finding in check.findings(facts))
