"""Item 1: the confidentiality statement, and consent before anything is recorded (13a.36, 13a.43, 14.6, 14.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agenda.check import Raised, Severity, check
from agenda.item import Item, Prompt
from agenda.shape import Ask, Part, YesNo
from agenda.words import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.facts import Facts


class Confidentiality(Part):
    """How the statement was given, and consent to a recording."""

    statement: Annotated[Statement | None, Ask("Statement", "Read aloud, or displayed to everyone")] = None
    attention_drawn: Annotated[YesNo, Ask("Attention drawn to it", "Needed where it was displayed, not read")] = (
        None
    )
    recording_consent: Annotated[YesNo, Ask("Consent to recording", "Only where the meeting is recorded")] = None


@check("confidentiality.statement", Severity.MUST, "13a.36", "14.12")
def statement(facts: Facts) -> Iterator[Raised]:
    """The statement was neither read nor displayed with attention drawn to it."""
    given = facts.record.confidentiality
    if given.statement is None:
        yield Raised(
            "Read the confidentiality statement aloud, or display it and draw attention to it.",
            "confidentiality.statement",
        )
    elif given.statement is Statement.DISPLAYED and not given.attention_drawn:
        yield Raised(
            "The confidentiality statement is displayed: draw everyone's attention to it.",
            "confidentiality.attention_drawn",
        )


@check("confidentiality.accepted", Severity.MUST, "14.13", "14.6")
def accepted(facts: Facts) -> Iterator[Raised]:
    """Someone present has not accepted the statement."""
    for index, person in facts.present_at():
        if not person.accepted_confidentiality:
            yield Raised(
                f"{facts.name_of(person)} has not accepted the confidentiality statement: they accept or leave.",
                f"attendance[{index}].accepted_confidentiality",
            )


@check("confidentiality.recording-consent", Severity.MUST, "13a.43")
def recording_consent(facts: Facts) -> Iterator[Raised]:
    """The meeting is recorded without consent obtained."""
    if facts.record.meeting.recorded and not facts.record.confidentiality.recording_consent:
        yield Raised(
            "The meeting is recorded: obtain everyone's consent, or stop recording.",
            "confidentiality.recording_consent",
        )


ITEM = Item(
    key="confidentiality",
    number=1,
    title="Confidentiality statement",
    purpose="Open the meeting: give the statement, and obtain consent before anything is recorded.",
    paragraphs=("13a.36", "14.6", "14.12", "13a.41", "13a.42", "13a.43"),
    part=Confidentiality,
    prompts=(
        Prompt(
            "Has the statement been read out, or is it on everyone's screen with attention drawn to it?",
            "14.12",
        ),
        Prompt(
            "Has anyone's agency not signed the information sharing agreement? Do they accept its duties?",
            "14.6",
        ),
        Prompt("Will the meeting be recorded? Does everyone consent, before recording starts?", "13a.43"),
        Prompt("For those who join remotely: is the room private, and can nobody else see or hear?", "13a.41"),
    ),
    checks=(statement, accepted, recording_consent),
)
