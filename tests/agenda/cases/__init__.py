"""For every check of the agenda: what raises it in a compliant record, and what just does not."""

from __future__ import annotations

from tests.agenda.cases import attendance, closing, disclosure, level, opening, plan, risk

ALL = tuple(
    case for module in (opening, attendance, risk, plan, disclosure, closing, level) for case in module.CASES
)
