"""The summary put together: the eight contents of 13b.31 in their order, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from agenda.words import Pillar
from mappa_chair.documents.blocks import Fact, Facts, Heading, Paper
from mappa_chair.documents.phrases import paragraph, said
from mappa_chair.documents.recorded import Recorded, rows_of
from mappa_chair.documents.summary import meeting, risk
from mappa_chair.documents.summary.drafting import Draft
from mappa_chair.documents.summary.policy import Audience, policy_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from agenda.record import Record
    from mappa_chair.documents.blocks import Block, LeftOut
    from mappa_chair.documents.settings import PaperSettings

_CONTENTS: tuple[tuple[str, Callable[[Draft], Iterator[Block]]], ...] = (
    ("Risk assessment outcomes", risk.outcomes),
    ("Reason for referral", meeting.referral),
    ("Date of the meeting and next meeting", meeting.dates),
    ("Attendance and apologies", meeting.attendance),
    ("Summary of the meeting", meeting.discussion),
    ("Risk assessment and risk management plan", risk.assessment_and_plan),
    ("Disclosure", meeting.disclosure),
    ("Other actions", risk.other_actions),
)


def summary(
    record: Record,
    audience: Audience = Audience.SUBJECT,
    *,
    settings: PaperSettings,
    include: Mapping[str, str] = MappingProxyType({}),
) -> Paper:
    """The executive summary for one audience; `left_out` of the paper tells the chair what it does not hold.

    `include` are restricted pieces that go in, with the chair's reason by path; `taken_in` lists them. Raises
    NotForThemError for the subject, or where a path is no piece of the summary.
    """
    draft = Draft(record, *policy_for(audience, record, include))
    blocks = tuple(_blocks(draft))
    _left_out_whole(draft)
    level, reference = record.meeting.level, said(record.meeting.reference)
    kind = f"Executive summary of a MAPPA {f'level {level} ' if level else ''}meeting"
    area = said(record.case.mappa_area)
    return Paper(
        title=" – ".join(filter(None, (kind, reference))),
        kind="Executive summary",
        version=audience.value.replace("_", " "),
        status=audience.addressed,
        marking=settings.marking,
        area=f"{area} MAPPA" if area else "MAPPA area not recorded",
        reference=reference or "Reference not recorded",
        blocks=blocks,
        left_out=tuple(_left_out(draft, audience)),
        taken_in=draft.chosen.finish(),
    )


def _left_out(draft: Draft, audience: Audience) -> Iterator[LeftOut]:
    """What stays out, each with whether the chair may choose it for this audience."""
    for each in draft.left_out:
        may_go = audience is not Audience.SUBJECT and each.source in draft.chosen.asked
        yield replace(each, may_go=may_go)


def _blocks(draft: Draft) -> Iterator[Block]:
    case = Recorded(draft.record.case, "case")
    name = case.words(draft.record.case.full_name, "family_name", strong=True)
    yield Facts((Fact("Concerning", name), case.fact("date_of_birth")), "Whom this summary concerns")
    yield paragraph(
        "This summary sets out what a MAPPA meeting considered and decided. Those who took part are shown by role "
        "or organisation. Words in square brackets stand for a name, a place or a person that is not given. Other "
        "information is left out where the law provides for it.",
        tone="note",
    )
    if draft.chosen.any:
        yield paragraph(
            "Some of what follows is restricted. It is given by decision of the chair of the meeting, to those "
            "whom this summary is for and to nobody else.",
            tone="note",
        )
    for number, (title, write) in enumerate(_CONTENTS, 1):
        yield Heading(1, f"{number}. {title}")
        yield from write(draft)
    yield paragraph("End of the summary.", tone="note")


def _left_out_whole(draft: Draft) -> None:
    """Tell the chair of the parts that no summary for the subject holds."""
    record = draft.record
    if record.people_at_risk.people:
        draft.leave_out("people_at_risk", "Victims and others at risk", "about other people")
    if said(record.plan.pillars.victim_safety.summary):
        draft.leave_out("plan.pillars.victim_safety", "Pillar: Victim safety", "victim safety")
    for row in rows_of(record.plan.actions, "plan.actions"):
        if row.part.pillar in {Pillar.VICTIM_SAFETY, Pillar.CONTINGENCY}:
            why = draft.policy.action(row.part) or "no part of a summary"
            draft.leave_out(row.at("action"), f"Action {row.part.number or 'without number'}", why)
            if row.part.accepted and said(row.part.action):
                draft.chosen.asked.add(row.at("action"))
    if record.plan.contingency:
        draft.leave_out("plan.contingency", "Contingency plan", "knowing it could defeat it; not among 13b.31")
    if said(record.risk.who):
        draft.leave_out("risk.who", "Who is at risk", "about other people; not among 13b.31")
    if record.plan.offender_informed is False:
        draft.leave_out(
            "plan.offender_informed",
            "Attention",
            "the record says that the offender is not told of MAPPA management, and this summary tells it",
        )
