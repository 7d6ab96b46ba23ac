"""The minutes put together: what stands on every page, then the sections in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mappa_chair.documents.blocks import Heading, NewPage, Paper
from mappa_chair.documents.minutes import (
    actions,
    attendance,
    confidentiality,
    disclosure,
    distribution,
    information,
    level,
    matters,
    offender,
    people,
    plan,
    previous,
    risk,
    title,
)
from mappa_chair.documents.minutes.context import Meeting
from mappa_chair.documents.phrases import paragraph, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from agenda.findings import Finding
    from agenda.record import Record
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Approval
    from mappa_chair.documents.settings import PaperSettings


class Section(NamedTuple):
    """A section of the minutes: its heading, what writes it, and whether it needs the width of a turned page."""

    title: str
    write: Callable[[Meeting], Iterator[Block]]
    landscape: bool = False


SECTIONS = (
    Section("The meeting", title.write),
    Section("Confidentiality statement", confidentiality.write),
    Section("Attendance", attendance.write),
    Section("The offender", offender.write),
    Section("Minutes and actions of the last meeting", previous.write),
    Section("Information from each agency", information.write),
    Section("Victims and others at risk", people.write),
    Section("MAPPA-agreed risk assessment", risk.write),
    Section("MAPPA-agreed risk management plan", plan.write),
    Section("Disclosure", disclosure.write),
    Section("Media, ViSOR, equality, human rights and CPPC", matters.write),
    Section("Level of management and next meeting", level.write),
    Section("Actions", actions.write, landscape=True),
    Section("Distribution and the Strategic Management Board", distribution.write),
)


def minutes(  # noqa: PLR0913 - each says another thing of the same paper
    record: Record,
    *,
    settings: PaperSettings,
    findings: Sequence[Finding],
    approval: Approval | None = None,
    changed_since: Approval | None = None,
    copy_number: str | None = None,
) -> Paper:
    """The minutes of a meeting: a draft that lists what is still open, until an approval is given.

    `changed_since` is the approval of the version before, where the record was changed after it; `copy_number` is
    printed where copies are numbered (13b.8).
    """
    meeting = Meeting(record, settings, findings, approval, changed_since)
    level, reference = record.meeting.level, said(record.meeting.reference)
    area = said(record.case.mappa_area)
    return Paper(
        title=" – ".join(filter(None, (f"MAPPA {f'level {level} ' if level else ''}meeting minutes", reference))),
        kind="Minutes",
        version=f"v{approval.version}" if approval else "draft",
        status=_status(meeting),
        marking=settings.marking,
        area=f"{area} MAPPA" if area else "MAPPA area not recorded",
        reference=reference or "Reference not recorded",
        blocks=tuple(_blocks(meeting)),
        copy_number=copy_number,
    )


def _status(meeting: Meeting) -> str:
    """What stands at the foot of every page; the fingerprint on a line of its own."""
    if meeting.approval is not None:
        return f"{meeting.approval.sentence}\nFingerprint {meeting.approval.fingerprint}"
    since = meeting.changed_since
    return f"Draft, not approved{f', changed after version {since.version}' if since else ''}"


def _blocks(meeting: Meeting) -> Iterator[Block]:
    yield title.banner(meeting)
    turned = False
    for number, section in enumerate(SECTIONS, 1):
        if section.landscape != turned:
            turned = section.landscape
            yield NewPage(landscape=turned)
        yield Heading(1, f"{number}. {section.title}")
        yield from section.write(meeting)
    yield paragraph("End of the minutes.", tone="note")
