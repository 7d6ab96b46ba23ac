"""A decision on disclosure, and each disclosure that is planned (10.7-10.8)."""

from __future__ import annotations

from typing import Annotated

from agenda.shape import Ask, Day, Kind, Part, Rows, YesNo
from agenda.words import Agency, DisclosureDecision, RecipientKind, Representations


class PlannedDisclosure(Part):
    """One disclosure: to whom, what, why, by whom, when, and what may come of it (10.8)."""

    recipient: Annotated[str | None, Ask("Recipient", "A person, correctly identified")] = None
    recipient_kind: Annotated[RecipientKind | None, Ask("The recipient is")] = None
    purpose: Annotated[str | None, Ask("Purpose", "", Kind.TEXT)] = None
    content: Annotated[str | None, Ask("What is disclosed", "No more than is needed", Kind.TEXT)] = None
    alternatives: Annotated[str | None, Ask("Alternatives", "And why they will not do", Kind.TEXT)] = None
    risks: Annotated[str | None, Ask("Risks of disclosing", "To anyone, the offender included", Kind.TEXT)] = None
    contingency: Annotated[str | None, Ask("Contingency", "Support, should harm come of it", Kind.TEXT)] = None
    representations: Annotated[Representations | None, Ask("Offender's representations")] = None
    not_sought_because: Annotated[str | None, Ask("Not sought because", "", Kind.TEXT)] = None
    by_agency: Annotated[Agency | None, Ask("Disclosed by agency")] = None
    by_whom: Annotated[str | None, Ask("Disclosed by")] = None
    on: Annotated[Day, Ask("Date of disclosure")] = None
    by_offender: Annotated[YesNo, Ask("The offender is to tell")] = None
    follow_up: Annotated[
        str | None, Ask("Follow-up by the lead agency", "Where the offender tells", Kind.TEXT)
    ] = None
    photograph: Annotated[str | None, Ask("Genuine risk for a photograph", "", Kind.TEXT)] = None
    is_photograph: Annotated[YesNo, Ask("A photograph is disclosed")] = None
    gender_history: Annotated[YesNo, Ask("Gender history is disclosed")] = None
    lawful_basis: Annotated[str | None, Ask("Lawful basis", "", Kind.TEXT)] = None
    childrens_services_consulted: Annotated[
        YesNo, Ask("Children's Services consulted", "Recipient is a child")
    ] = None
    adult_social_care_involved: Annotated[YesNo, Ask("Adult Social Care involved", "Recipient is at risk")] = None


class Disclosure(Part):
    """The decision on disclosure, either way, with its reasons."""

    decision: Annotated[DisclosureDecision | None, Ask("Decision")] = None
    reasons: Annotated[str | None, Ask("Reasons", "Either way", Kind.TEXT)] = None
    agreed_by_all: Annotated[YesNo, Ask("Agreed by all")] = None
    disagreement: Annotated[str | None, Ask("Disagreement", "Who, and on what", Kind.TEXT)] = None
    urgent: Annotated[YesNo, Ask("Urgent")] = None
    disclosures: Annotated[tuple[PlannedDisclosure, ...], Rows, Ask("Disclosures")] = ()
    child_sex_offence_presumption: Annotated[
        str | None, Ask("Presumption of s.327A", "How it was weighed, for a child sex offence", Kind.TEXT)
    ] = None
