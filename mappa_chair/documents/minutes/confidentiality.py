"""Section 2: the confidentiality statement as given, who accepted it, consent to a recording (13a.43, 14.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.wording import listed
from mappa_chair.documents.blocks import Cell, Fact, Facts, Heading, Run
from mappa_chair.documents.phrases import NOT_RECORDED, called, paragraph, plain
from mappa_chair.documents.recorded import Recorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting


def write(meeting: Meeting) -> Iterator[Block]:
    """The statement's text, then how it was given."""
    given = Recorded(meeting.record.confidentiality, "confidentiality")
    unrecorded = meeting.record.meeting.recorded is False
    yield paragraph(meeting.settings.statement)
    yield Heading(2, "How it was given")
    yield Facts(
        (
            given.fact("statement"),
            given.fact("attention_drawn"),
            Fact("Accepted by", _exceptions(meeting, "accepted_confidentiality", "has not accepted it")),
            Fact(
                "Information sharing agreement signed",
                _exceptions(
                    meeting, "information_sharing_agreement", "belongs to an agency that has not signed it"
                ),
            ),
            given.fact(
                "recording_consent",
                absent="Does not apply: the meeting was not recorded" if unrecorded else None,
            ),
        ),
        "How the confidentiality statement was given",
    )


def _exceptions(meeting: Meeting, field: str, otherwise: str) -> Cell:
    """Everyone present in one line where all said yes, else the others by name."""
    present = meeting.facts.present
    if not present:
        return plain(f"{NOT_RECORDED}: nobody is recorded as present", tone="empty")
    unknown = [called(person) for person in present if getattr(person, field) is None]
    refused = [called(person) for person in present if getattr(person, field) is False]
    agreed = len(present) - len(unknown) - len(refused)
    everyone = agreed == len(present)
    lines = [f"Everyone present ({agreed})" if everyone else f"{agreed} of {len(present)} present"]
    lines += [f"{name} {otherwise}" for name in refused]
    lines += [f"{NOT_RECORDED} for {listed(unknown)}"] if unknown else []
    return Cell((Run("\n".join(lines)),), source="attendance")
