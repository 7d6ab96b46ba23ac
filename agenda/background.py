"""Item 5: why the case is here – offences, orders, key dates, lead agency assessment (7.14-7.15, 14.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Day, Kind, Part, Rows, YesNo
from agenda.textgate import is_blank
from agenda.wording import day_said, first_said, listed
from agenda.words import Disposal, OrderKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class Offence(Part):
    """An offence with its disposal."""

    index: Annotated[YesNo, Ask("Index offence")] = None
    offence: Annotated[str | None, Ask("Offence")] = None
    date: Annotated[Day, Ask("Date", "Of conviction, caution or finding", past=True)] = None
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
    starts: Annotated[Day, Ask("Starts", past=True)] = None
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


_IDENTITY = {
    "family_name": "family name",
    "given_names": "given names",
    "date_of_birth": "date of birth",
    "category": "MAPPA category",
    "lead_agency": "lead agency",
}


@check("background.identity", Severity.MUST, "14.25")
def identity(facts: Facts) -> Iterator[Raised]:
    """Family name, given names, date of birth, category or lead agency is blank; in category 1 also ViSOR."""
    case = facts.record.case
    for name, words in _IDENTITY.items():
        value = getattr(case, name)
        if value is None or (isinstance(value, str) and is_blank(value)):
            missing = "are not recorded: record them" if name == "given_names" else "is not recorded: record it"
            yield Raised(f"The offender's {words} {missing}.", f"case.{name}")
    if case.category == 1 and is_blank(case.identifiers.visor):
        yield Raised(
            "A category 1 case has no ViSOR reference: record it.",
            "case.identifiers.visor",
        )


@check("background.offence", Severity.MUST, "14.25")
def index_offence(facts: Facts) -> Iterator[Raised]:
    """No offence is marked index, or one that is has no date, no disposal, or is a conviction without sentence."""
    offences = facts.record.background.offences
    if not any(offence.index for offence in offences):
        yield Raised("No offence is marked as the index offence: mark or add it.", "background.offences")
    for index, offence in enumerate(offences):
        if not offence.index:
            continue
        lacks = {
            "date": offence.date is None,
            "disposal": offence.disposal is None,
            "sentence": offence.disposal is Disposal.CONVICTION and is_blank(offence.sentence),
        }
        missing = [name for name, absent in lacks.items() if absent]
        if missing:
            called = first_said(offence.offence) or f"Offence {index + 1} of the list"
            yield Raised(
                f"{called}, an index offence, has no {listed(missing, 'and no')}: record it.",
                f"background.offences[{index}].{missing[0]}",
            )


@check("background.referral", Severity.MUST, "7.15", "14.25")
def referral(facts: Facts) -> Iterator[Raised]:
    """There is no reason for the referral, or nothing on what level 2 or 3 management adds."""
    background = facts.record.background
    if is_blank(background.referral_reason):
        yield Raised(
            "There is no reason for the referral: record why the case is here.", "background.referral_reason"
        )
    if is_blank(background.added_value):
        yield Raised(
            "What level 2 or 3 adds to the lead agency's own management is not recorded: record it.",
            "background.added_value",
        )


@check("background.lead-assessment", Severity.MUST, "14.25", "7.14")
def lead_assessment(facts: Facts) -> Iterator[Raised]:
    """There is no risk assessment of the lead agency, or no summary of its plan."""
    background = facts.record.background
    if is_blank(background.lead_agency_assessment):
        yield Raised(
            "The lead agency's risk assessment is not recorded: add it.", "background.lead_agency_assessment"
        )
    if is_blank(background.lead_agency_plan):
        yield Raised("The lead agency's plan is not summarised: add it.", "background.lead_agency_plan")


@check("background.category", Severity.MUST, "6.2", "6.3", "6.11")
def category(facts: Facts) -> Iterator[Raised]:
    """Category 3 although notification requirements, or the sentence of a schedule 15 index offence, still run.

    A notification order or a sentence without an end has not ended.
    """
    background = facts.record.background
    if facts.record.case.category != 3:
        return
    if any(order.kind is OrderKind.NOTIFICATION and facts.not_ended(order) for order in background.orders):
        yield Raised(
            "Category 3 although notification requirements still run: identify the case under category 1 or 4.",
            "case.category",
        )
    ended = background.key_dates.sentence_end
    running = ended is None or (facts.held_on is not None and ended >= facts.held_on)
    if running and any(offence.index and offence.schedule_15_sentence for offence in background.offences):
        until = "" if ended is None else f" until {day_said(ended)}"
        yield Raised(
            f"Category 3 although the sentence of an index offence of schedule 15 runs{until}: identify the case"
            " under category 2, or record when it ended.",
            "case.category",
        )


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
    checks=(
        identity,
        index_offence,
        referral,
        lead_assessment,
        category,
    ),
)
