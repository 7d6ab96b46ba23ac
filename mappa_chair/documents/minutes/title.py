"""Section 1: which meeting this was, and what a draft still needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.findings import Severity
from agenda.walk import item_of
from agenda.wording import day_said, weekday_said
from mappa_chair.documents.blocks import Banner, Cell, Column, Fact, Facts, Heading, Row, Run, Table
from mappa_chair.documents.phrases import nothing, paragraph, plain
from mappa_chair.documents.recorded import Recorded, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.findings import Finding
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Approval, Meeting

_WEIGHT = {
    Severity.MUST: "Must",
    Severity.SHOULD: "Should",
    Severity.NOTE: "To note",
}
_OPEN = (Column("Weight", 2), Column("What is open", 8.4), Column("Agenda item", 4), Column("Guidance", 2.2))


def banner(meeting: Meeting) -> Banner:
    """Whether the reader holds a draft or the approved minutes."""
    if meeting.approval is None:
        since = meeting.changed_since
        changed = (
            f"\nThe record was changed after version {since.version}. That version, and not this draft, was "
            f"approved by {since.by} on {day_said(since.on)}."
            if since
            else ""
        )
        return Banner(f"Draft – not approved{changed}")
    return Banner(f"{meeting.approval.sentence}\nFingerprint {meeting.approval.fingerprint}")


def write(meeting: Meeting) -> Iterator[Block]:
    """The title block; in a draft, what is to be completed before approval."""
    record = meeting.record
    case, held = Recorded(record.case, "case"), Recorded(record.meeting, "meeting")
    name = record.case.full_name
    day = record.meeting.held_on
    chairs = "\n".join(filter(None, map(meeting.who, record.meeting.chairs)))
    yield Facts(
        (
            Fact(
                "Concerning",
                stacked(
                    plain(name, strong=True) if name else None,
                    case.cell("reference", before="Case "),
                    source=case.at("family_name"),
                ),
            ),
            case.fact("mappa_area"),
            held.fact("reference"),
            Fact(held.label("level"), held.cell("level", before="Level ")),
            Fact("Type of meeting", held.words(_type(meeting), "kind")),
            Fact("Date", held.words(weekday_said(day) if day else None, "held_on")),
            Fact("Time", held.words(_time(meeting), "started_at")),
            Fact("Place", stacked(held.cell("venue"), held.cell("mode"), source=held.at("venue"))),
            Fact(held.label("chairs"), held.words(chairs, "chairs")),
            Fact(held.label("minute_taker"), held.words(meeting.who(record.meeting.minute_taker), "minute_taker")),
            held.fact("invitations_sent_on"),
            held.fact("recorded"),
            held.fact("outside_standard_arrangements", absent=held.no("outside_standard_arrangements")),
        ),
        "The meeting",
    )
    if meeting.approval is None:
        yield from _to_complete(meeting)
    else:
        yield from _about_version(meeting.approval)


def _type(meeting: Meeting) -> str:
    held = meeting.record.meeting
    words = (
        f"{held.kind.label} meeting" if held.kind else "",
        "before release" if held.pre_release else "",
        "emergency meeting" if held.emergency else "",
    )
    return ", ".join(filter(None, words))


def _time(meeting: Meeting) -> str | None:
    held = meeting.record.meeting
    if held.started_at is None and held.ended_at is None:
        return None
    return f"{held.started_at or 'start not recorded'} to {held.ended_at or 'end not recorded'}"


def _about_version(approval: Approval) -> Iterator[Block]:
    """What this version changed and why (13b.6), and why something was left open, where that was said."""
    rows = (
        Fact("What this version changed, and why", plain(approval.changed)),
        Fact("Approved with duties left open, because", plain(approval.why)),
    )
    told = tuple(fact for fact in rows if fact.value.text)
    if told:
        yield Heading(2, "About this version")
        yield Facts(told, "About this version")


def _to_complete(meeting: Meeting) -> Iterator[Block]:
    yield Heading(2, "To complete before approval")
    if not meeting.findings:
        yield nothing("Nothing: every check of the agenda is met.")
        return
    yield paragraph(
        "These points depart from the MAPPA Guidance or are still missing. They are listed in drafts only.",
        tone="note",
    )
    weights = list(Severity)
    by_weight = sorted(meeting.findings, key=lambda finding: weights.index(finding.severity))
    yield Table(_OPEN, tuple(map(_open, by_weight)), "To complete before approval")


def _open(finding: Finding) -> Row:
    return Row(
        (
            plain(_WEIGHT[finding.severity]),
            Cell((Run(finding.message),), source=finding.at),
            plain(item_of(finding.item).title),
            plain(", ".join(finding.paragraphs) or "Good sense"),
        )
    )
