"""Checks of the risk summary: headings, levels by group, the chair's summary, tools (11.4-11.11, 24.21, 27.24)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agenda.check import Raised, Severity, check
from agenda.facts import meeting_before
from agenda.textgate import is_blank
from agenda.wording import people_called
from agenda.words import Basis, Group, Victim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.check import Check
    from agenda.facts import Facts
    from agenda.record import Record

_HEADINGS = {
    "who": "who is at risk",
    "nature": "the nature of the risk",
    "when": "when the risk is likely to be greatest",
    "circumstances": "the circumstances likely to increase the risk",
    "protective": "the factors likely to reduce the risk",
}
_SUMMARY = {"seriousness": "how serious", "likelihood": "how likely", "imminence": "how imminent"}

_EXTREMISM_GUIDANCE = re.compile(
    r"(?<![A-Z0-9])ERG(?:22\+?)?(?![A-Z0-9])|EXTREMISM\s+RISK\s+GUIDANCE", re.IGNORECASE
)
_SPOUSAL_ASSAULT = re.compile(
    r"(?<![A-Z0-9])SARA(?:V?\d+)?(?![A-Z0-9])|SPOUSAL\s+ASSAULT\s+RISK\s+ASSESSMENT", re.IGNORECASE
)


def _heading(name: str, words: str) -> Check:
    def ask(facts: Facts) -> Iterator[Raised]:
        if is_blank(getattr(facts.record.risk, name)):
            yield Raised(f"The risk summary does not say {words}: record it.", f"risk.{name}")

    ask.__doc__ = f"The heading on {words} is empty."
    return check(f"risk.{name}", Severity.MUST, "11.10")(ask)


HEADINGS = tuple(_heading(name, words) for name, words in _HEADINGS.items())


@check("risk.levels", Severity.MUST, "11.7", "11.8")
def levels(facts: Facts) -> Iterator[Raised]:
    """One of the five groups has no RoSH level; prisoners only where the offender is in custody."""
    for group in Group:
        if group is Group.PRISONERS and not facts.in_custody:
            continue
        if getattr(facts.record.risk.levels, group.value) is None:
            yield Raised(
                f"The group {group.label.lower()} has no level of risk of serious harm: agree and record one.",
                f"risk.levels.{group.value}",
            )


@check("risk.summary", Severity.MUST, "11.11")
def summary(facts: Facts) -> Iterator[Raised]:
    """The chair's summary lacks seriousness, likelihood or imminence."""
    for name, words in _SUMMARY.items():
        if is_blank(getattr(facts.record.risk, name)):
            yield Raised(f"The chair's summary does not say {words} further harm is: add it.", f"risk.{name}")


@check("risk.basis", Severity.MUST, "11.11")
def basis(facts: Facts) -> Iterator[Raised]:
    """The lead agency's assessment is neither endorsed nor amended with what changed."""
    risk = facts.record.risk
    if risk.basis is None:
        yield Raised(
            "Whether the lead agency's assessment is endorsed or amended is not recorded: ask the meeting.",
            "risk.basis",
        )
    elif risk.basis is Basis.AMENDED and is_blank(risk.amendments):
        yield Raised("The lead agency's assessment is amended: record what changed.", "risk.amendments")


@check("risk.updated", Severity.MUST, "13a.36", "28.5", "24.29")
def updated(facts: Facts) -> Iterator[Raised]:
    """A review whose five headings all equal, white space apart, those of the meeting before."""
    if not facts.is_review or facts.before is None:
        return
    if meeting_before(facts.record, [facts.before]) is None:
        return
    now = _said(facts.record)
    if any(now) and now == _said(facts.before):
        yield Raised(
            "The risk summary is word for word that of the last meeting: review it and record what changed.",
            "risk",
        )


def _said(record: Record) -> tuple[str, ...]:
    return tuple("".join((getattr(record.risk, name) or "").split()) for name in _HEADINGS)


@check("risk.tools", Severity.SHOULD, "14.25", "11.4")
def tools(facts: Facts) -> Iterator[Raised]:
    """No assessment tool with a result is recorded."""
    if all(is_blank(tool.tool) or is_blank(tool.result) for tool in facts.record.risk.tools):
        yield Raised(
            "No assessment tool with a result is recorded: add the tool used and its result.", "risk.tools"
        )


@check("risk.extremism-guidance", Severity.MUST, "24.21")
def extremism_guidance(facts: Facts) -> Iterator[Raised]:
    """Category 4, the Probation Service leads, and no result of the Extremism Risk Guidance (ERG) is recorded."""
    if facts.is_terrorism_case and facts.probation_leads and not _has_result(facts, _EXTREMISM_GUIDANCE):
        yield Raised(
            "Category 4 and no result of the Extremism Risk Guidance (ERG) is recorded: add its outcome.",
            "risk.tools",
        )


@check("risk.spousal-assault", Severity.SHOULD, "27.24")
def spousal_assault(facts: Facts) -> Iterator[Raised]:
    """An intimate partner was a victim, or an offence is marked domestic abuse, and no SARA result is recorded.

    The victim of the index or a previous offence; where an offence is marked, any intimate partner at risk counts.
    """
    abuse = any(offence.domestic_abuse for offence in facts.record.background.offences)
    partners = [
        person
        for person in facts.people
        if person.intimate_partner and (abuse or person.victim in {Victim.INDEX_OFFENCE, Victim.PREVIOUS})
    ]
    if partners and not _has_result(facts, _SPOUSAL_ASSAULT):
        yield Raised(
            f"Abuse of an intimate partner is a feature ({people_called(partners)})"
            " and no SARA result is recorded: add it.",
            "risk.tools",
        )


def _has_result(facts: Facts, name: re.Pattern[str]) -> bool:
    return any(
        tool.tool is not None and name.search(tool.tool) is not None and not is_blank(tool.result)
        for tool in facts.record.risk.tools
    )


CHECKS = (*HEADINGS, levels, summary, basis, updated, tools, extremism_guidance, spousal_assault)
