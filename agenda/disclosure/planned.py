"""Checks of each planned disclosure: to whom, what, why, by whom, when, and what may come of it (10.4-10.25)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agenda.check import Raised, Severity, check
from agenda.textgate import is_blank
from agenda.wording import first_said, listed
from agenda.words import DisclosureDecision, RecipientKind, Representations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.check import Check
    from agenda.disclosure.model import PlannedDisclosure
    from agenda.facts import Facts

_AT = "disclosure.disclosures"
_PARAGRAPHS = ("10.4", "10.8", "10.12", "10.18")
_CRIME = re.compile(r"\b(?:crim|offen[cd])", re.IGNORECASE)
_PREVENTING_OR_DETECTING = re.compile(r"\b(?:prevent|detect)", re.IGNORECASE)


def _planned(facts: Facts) -> Iterator[tuple[int, PlannedDisclosure]]:
    disclosure = facts.record.disclosure
    if disclosure.decision is DisclosureDecision.DISCLOSE:
        yield from enumerate(disclosure.disclosures)


def _called(index: int, planned: PlannedDisclosure) -> str:
    recipient = first_said(planned.recipient)
    return f"Disclosure to {recipient}" if recipient is not None else f"Disclosure {index + 1} of the list"


@check("disclosure.recipient", Severity.MUST, *_PARAGRAPHS)
def recipient(facts: Facts) -> Iterator[Raised]:
    """To disclose, and a planned disclosure has no recipient, or none is listed."""
    disclosure = facts.record.disclosure
    if disclosure.decision is DisclosureDecision.DISCLOSE and not disclosure.disclosures:
        yield Raised("The decision is to disclose and no disclosure is listed: add one with its recipient.", _AT)
    for index, planned in _planned(facts):
        if is_blank(planned.recipient):
            yield Raised(
                f"{_called(index, planned)} has no recipient: say exactly who is to be told.",
                f"{_AT}[{index}].recipient",
            )


def _part(id_: str, name: str, what: str, advice: str) -> Check:
    def ask(facts: Facts) -> Iterator[Raised]:
        for index, planned in _planned(facts):
            if is_blank(getattr(planned, name)):
                yield Raised(f"{_called(index, planned)} does not say {what}: {advice}.", f"{_AT}[{index}].{name}")

    ask.__doc__ = f"To disclose, and a planned disclosure does not say {what}."
    return check(id_, Severity.MUST, *_PARAGRAPHS)(ask)


PARTS = (
    _part("disclosure.purpose", "purpose", "its purpose", "record what it is to achieve"),
    _part("disclosure.content", "content", "what is disclosed", "record exactly what, and no more than is needed"),
    _part(
        "disclosure.alternatives", "alternatives", "what else was considered", "record why nothing less will do"
    ),
    _part("disclosure.risks", "risks", "what harm it may do", "record the risks, to the offender too"),
    _part("disclosure.contingency", "contingency", "who supports whom should harm follow", "record the support"),
)


@check("disclosure.by-whom", Severity.MUST, *_PARAGRAPHS)
def by_whom(facts: Facts) -> Iterator[Raised]:
    """To disclose, the offender is not to tell, and the agency or the person who discloses is blank."""
    for index, planned in _planned(facts):
        if planned.by_offender:
            continue
        lacks = {"by_agency": planned.by_agency is None, "by_whom": is_blank(planned.by_whom)}
        missing = [name for name, absent in lacks.items() if absent]
        if missing:
            words = {"by_agency": "which agency", "by_whom": "who"}
            yield Raised(
                f"{_called(index, planned)} does not say {listed(words[name] for name in missing)} makes it:"
                " record both agency and person.",
                f"{_AT}[{index}].{missing[0]}",
            )


@check("disclosure.date", Severity.MUST, *_PARAGRAPHS)
def on(facts: Facts) -> Iterator[Raised]:
    """To disclose, and a planned disclosure has no date."""
    for index, planned in _planned(facts):
        if planned.on is None:
            yield Raised(f"{_called(index, planned)} has no date: set one.", f"{_AT}[{index}].on")


@check("disclosure.representations", Severity.MUST, "10.20")
def representations(facts: Facts) -> Iterator[Raised]:
    """To disclose, and the offender's representations were neither sought nor left out for a reason."""
    for index, planned in _planned(facts):
        if planned.representations is not Representations.SOUGHT and is_blank(planned.not_sought_because):
            yield Raised(
                f"{_called(index, planned)}: seek the offender's representations, or record why not.",
                f"{_AT}[{index}].representations",
            )


@check("disclosure.to-child", Severity.MUST, "10.14")
def to_child(facts: Facts) -> Iterator[Raised]:
    """The recipient is a child and Children's Services were not consulted."""
    for index, planned in _planned(facts):
        if planned.recipient_kind is RecipientKind.CHILD and not planned.childrens_services_consulted:
            yield Raised(
                f"{_called(index, planned)}, a child: consult Children's Services first.",
                f"{_AT}[{index}].childrens_services_consulted",
            )


@check("disclosure.to-adult-at-risk", Severity.SHOULD, "10.14")
def to_adult_at_risk(facts: Facts) -> Iterator[Raised]:
    """The recipient is an adult at risk and Adult Social Care was not involved."""
    for index, planned in _planned(facts):
        if planned.recipient_kind is RecipientKind.ADULT_AT_RISK and not planned.adult_social_care_involved:
            yield Raised(
                f"{_called(index, planned)}, an adult at risk: involve Adult Social Care.",
                f"{_AT}[{index}].adult_social_care_involved",
            )


@check("disclosure.photograph", Severity.MUST, "10.24")
def photograph(facts: Facts) -> Iterator[Raised]:
    """A photograph is to be disclosed without a genuine risk recorded."""
    for index, planned in _planned(facts):
        if planned.is_photograph and is_blank(planned.photograph):
            yield Raised(
                f"{_called(index, planned)} includes a photograph: record the genuine risk that calls for it.",
                f"{_AT}[{index}].photograph",
            )


@check("disclosure.protected-information", Severity.MUST, "10.25")
def protected_information(facts: Facts) -> Iterator[Raised]:
    """Gender history is to be disclosed and the lawful basis does not speak of preventing or detecting crime."""
    for index, planned in _planned(facts):
        basis = planned.lawful_basis or ""
        lawful = _PREVENTING_OR_DETECTING.search(basis) and _CRIME.search(basis)
        if planned.gender_history and not lawful:
            yield Raised(
                f"{_called(index, planned)} reveals gender history, an offence unless it is needed to prevent or"
                " detect crime: record that basis, or leave it out.",
                f"{_AT}[{index}].lawful_basis",
            )


@check("disclosure.follow-up", Severity.MUST, "10.22")
def follow_up(facts: Facts) -> Iterator[Raised]:
    """The offender is to disclose and no follow-up by the lead agency is set."""
    for index, planned in _planned(facts):
        if planned.by_offender and is_blank(planned.follow_up):
            yield Raised(
                f"{_called(index, planned)} is left to the offender: set the lead agency's follow-up.",
                f"{_AT}[{index}].follow_up",
            )


CHECKS = (
    recipient,
    *PARTS,
    by_whom,
    on,
    representations,
    to_child,
    to_adult_at_risk,
    photograph,
    protected_information,
    follow_up,
)
