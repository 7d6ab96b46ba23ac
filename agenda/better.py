"""A better example of the same kind, for an action that is vague or says nothing of its completion (12.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from agenda.smart import Fault, fault_of, is_measurable
from agenda.words import Pillar

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Example:
    """An action that is specific, and how its completion is known."""

    action: str
    measure: str


# What the words of an action are about, and an action of that kind which says it all; the first that fits.
_KINDS: Final[tuple[tuple[re.Pattern[str], Example], ...]] = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), Example(action, measure))
    for words, action, measure in (
        (
            "phone|device|internet|online|social media|computer",
            "Examine his phone and tablet with the monitoring software at each fortnightly visit",
            "Entry on ViSOR after each visit, first one by 14 January",
        ),
        (
            "tag|curfew|electronic",
            "Check the tag data every Monday and tell the practitioner of any breach the same day",
            "Weekly log to the practitioner, first one on 11 January",
        ),
        (
            "hous|accommodat|address|tenan|move",
            "Submit the housing application for a one-bedroom flat outside the exclusion zone",
            "Receipt from the housing options team",
        ),
        (
            "alcohol|drug|substance|drink",
            "Refer him to the alcohol service for a first appointment in January",
            "Date of the first appointment in writing",
        ),
        (
            "mental|medic|psych|health",
            "Book an assessment with the community mental health team",
            "Appointment letter received, report within four weeks of it",
        ),
        (
            "victim|safety|famil|partner|mother",
            "Tell the victim the release date and how to report a breach",
            "Conversation recorded on the victim contact record",
        ),
        (
            "child|school|safeguard",
            "Visit the family with the social worker and sign a safety agreement",
            "Signed agreement on file, or a strategy discussion within two working days of a refusal",
        ),
        (
            "employ|work|job|train",
            "Send MAPPA J naming the restriction on work with children",
            "Receipt from the point of contact",
        ),
        (
            "liais|communicat|share|updat|inform|discuss",
            "Send the prison security summary of the last three months to the practitioner",
            "Summary received by the practitioner",
        ),
        (
            "monitor|observ|watch|vigilan|aware|mindful|patrol",
            "Patrol Tanner Row at school opening and closing for four weeks",
            "Patrol log shared with the practitioner every Friday",
        ),
        (
            "support|engag|encourag|motivat|help|programme",
            "Book a place on the next accredited programme",
            "Start date confirmed to the practitioner in writing",
        ),
        (
            "review|consider|assess|explor",
            "Complete a new OASys assessment with the information of this meeting",
            "Assessment countersigned by the manager",
        ),
    )
)

_BY_PILLAR: Final[dict[Pillar | None, Example]] = {
    Pillar.SUPERVISION: Example(
        "See him twice a week from release, one appointment each week jointly with the police offender manager",
        "Sixteen appointments recorded by 30 March",
    ),
    Pillar.MONITORING_AND_CONTROL: Example(
        "Fit a location tag on the day of release with the exclusion zones loaded",
        "Tag active and test alert received before 18:00",
    ),
    Pillar.INTERVENTIONS_AND_TREATMENT: Example(
        "Book a place on the next accredited programme", "Start date confirmed to the practitioner in writing"
    ),
    Pillar.VICTIM_SAFETY: Example(
        "Register the family's telephone numbers for urgent response", "Control room confirms the marker by email"
    ),
}
_OTHERWISE: Final = Example(
    "Send the signed licence to the police offender manager", "Receipt by email before the day of release"
)


def example_for(action: str | None, pillar: Pillar | None = None) -> Example:
    """An example of the kind of this action, told by its words, else by its pillar."""
    text = action or ""
    found = next((example for words, example in _KINDS if words.search(text)), None)
    return found or _BY_PILLAR.get(pillar, _OTHERWISE)


def advice(action: str | None, measure: str | None, pillar: Pillar | None, names: Iterable[str] = ()) -> str:
    """What would make an action better, with an example of its kind; nothing for an action that says it all."""
    fault = fault_of(action, names)
    example = example_for(action, pillar)
    if fault is Fault.SEVERAL:
        return "Several actions in one: give each its own owner and date."
    if fault is not None:
        return f"Say it in full, such as: {example.action}"
    if not is_measurable(action, measure):
        return f"Say how completion is known, such as: {example.measure}"
    return ""
