"""Item 5: why the case is here – offences, orders, key dates, lead agency assessment (7.14-7.15, 14.25)."""

from __future__ import annotations

from typing import Annotated

from agenda.item import Item, Prompt
from agenda.shape import Ask, Day, Kind, Part, Rows, YesNo
from agenda.words import Disposal, OrderKind


class Offence(Part):
    """An offence with its disposal."""

    index: Annotated[YesNo, Ask("Index offence")] = None
    offence: Annotated[str | None, Ask("Offence")] = None
    date: Annotated[Day, Ask("Date", "Of conviction, caution or finding")] = None
    disposal: Annotated[Disposal | None, Ask("Disposal")] = None
    sentence: Annotated[str | None, Ask("Sentence")] = None
    details: Annotated[str | None, Ask("Details", "Briefly, how it was committed", Kind.TEXT)] = None
    child_sex_offence: Annotated[YesNo, Ask("Child sex offence", "Sets the presumption of s.327A to work")] = None
    domestic_abuse: Annotated[YesNo, Ask("Domestic abuse")] = None
    stalking: Annotated[YesNo, Ask("Stalking")] = None
    schedule_15_sentence: Annotated[YesNo, Ask("Schedule 15 sentence", "Of the kind that makes category 2")] = None


class Order(Part):
    """A licence, an order or notification requirements."""

    kind: Annotated[OrderKind | None, Ask("Order")] = None
    starts: Annotated[Day, Ask("Starts")] = None
    ends: Annotated[Day, Ask("Ends", "Nothing: indefinite")] = None
    details: Annotated[str | None, Ask("Details", "", Kind.TEXT)] = None


class KeyDates(Part):
    """The dates the case turns on."""

    earliest_release: Annotated[Day, Ask("Earliest release")] = None
    release: Annotated[Day, Ask("Release")] = None
    sentence_end: Annotated[Day, Ask("Sentence end")] = None
    parole_eligibility: Annotated[Day, Ask("Parole eligibility")] = None


class Background(Part):
    """Why this case needs a meeting of this level."""

    referral_reason: Annotated[str | None, Ask("Reason for referral", "", Kind.TEXT)] = None
    added_value: Annotated[
        str | None, Ask("Added value", "What level 2 or 3 brings beyond level 1", Kind.TEXT)
    ] = None
    offences: Annotated[tuple[Offence, ...], Rows, Ask("Offences", "Mark the index offence")] = ()
    orders: Annotated[tuple[Order, ...], Rows, Ask("Licence and orders")] = ()
    key_dates: Annotated[KeyDates, Ask("Key dates")] = KeyDates()
    lead_agency_assessment: Annotated[str | None, Ask("Lead agency's risk assessment", "", Kind.TEXT)] = None
    lead_agency_plan: Annotated[str | None, Ask("Summary of the lead agency's plan", "", Kind.TEXT)] = None


ITEM = Item(
    key="background",
    number=5,
    title="Background to the case",
    purpose="Say why the case is here, and what the lead agency already knows and does.",
    paragraphs=("7.14", "7.15", "14.25"),
    part=Background,
    prompts=(
        Prompt(
            "Why was the case referred, and what do formal meetings add to the lead agency's own management?",
            "7.15",
        ),
        Prompt("Which offence is the index offence, and what dates and orders govern the coming months?", "14.25"),
        Prompt(
            "What does the lead agency's assessment say of nature, likelihood, imminence and who may be harmed?",
            "7.14",
        ),
    ),
)
