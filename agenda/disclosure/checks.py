"""Checks of the decision on disclosure: made, reasoned, agreed, for a child with its services (10.3-10.13)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agenda.check import Raised, Severity, check
from agenda.textgate import is_blank
from agenda.wording import listed
from agenda.words import Agency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts

_PRESUMPTION = re.compile(r"327\s*A\b|\bpresumption", re.IGNORECASE)


@check("disclosure.decision", Severity.MUST, "10.7", "31.21")
def decision(facts: Facts) -> Iterator[Raised]:
    """No decision on disclosure is recorded."""
    if facts.record.disclosure.decision is None:
        yield Raised("Whether anything is disclosed is not decided: decide and record it.", "disclosure.decision")


@check("disclosure.reasons", Severity.MUST, "10.7", "10.8")
def reasons(facts: Facts) -> Iterator[Raised]:
    """No reasons are recorded, either way."""
    if is_blank(facts.record.disclosure.reasons):
        yield Raised("There are no reasons for disclosing or not disclosing: record them.", "disclosure.reasons")


@check("disclosure.agreement", Severity.MUST, "10.7")
def agreement(facts: Facts) -> Iterator[Raised]:
    """Not agreed by all, and the disagreement is not recorded."""
    disclosure = facts.record.disclosure
    if not disclosure.agreed_by_all and is_blank(disclosure.disagreement):
        yield Raised(
            "The decision on disclosure is not recorded as agreed by all: confirm it, or record who disagrees, and"
            " on what.",
            "disclosure.agreed_by_all",
        )


@check("disclosure.child-offender", Severity.MUST, "10.13", "23.29")
def child_offender(facts: Facts) -> Iterator[Raised]:
    """Under 18, decided, not urgent, without someone senior of the YOT and of Children's Services present."""
    disclosure = facts.record.disclosure
    if not facts.offender_is_child or disclosure.decision is None or disclosure.urgent:
        return
    senior = {person.agency for person in facts.present if person.senior}
    missing = [each for each in (Agency.YOUTH_OFFENDING_TEAM, Agency.CHILDRENS_SERVICES) if each not in senior]
    if missing:
        yield Raised(
            f"The offender is {facts.offender_age} and nobody senior of {listed(each.label for each in missing)}"
            " is present: decide on disclosure once they are, or mark it as urgent.",
            "disclosure.decision",
        )


@check("disclosure.presumption", Severity.MUST, "10.3", "1.39")
def presumption(facts: Facts) -> Iterator[Raised]:
    """A child sex offence, and nothing on the presumption of s.327A, there or in the reasons."""
    disclosure = facts.record.disclosure
    if not any(offence.child_sex_offence for offence in facts.record.background.offences):
        return
    if is_blank(disclosure.child_sex_offence_presumption) and not _PRESUMPTION.search(disclosure.reasons or ""):
        yield Raised(
            "There is a child sex offence: record how the presumption of s.327A was weighed.",
            "disclosure.child_sex_offence_presumption",
        )


CHECKS = (decision, reasons, agreement, child_offender, presumption)
