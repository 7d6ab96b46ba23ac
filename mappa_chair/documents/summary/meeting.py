"""Contents 2 to 5 and 7 of 13b.31: referral, dates, attendance by role, what was discussed, disclosure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agenda.review import ITEM as REVIEW
from agenda.wording import listed, weekday_said
from agenda.words import Attended, DisclosureDecision, Outcome, Representations, label
from mappa_chair.documents.blocks import Bullets, Cell, Column, Fact, Facts, Heading, Row, Run, Table
from mappa_chair.documents.phrases import NOT_RECORDED, nothing, paragraph, plain, said
from mappa_chair.documents.recorded import Recorded, rows_of
from mappa_chair.documents.summary.drafting import WITHHELD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.attendance import Attendee
    from agenda.information import Piece
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.summary.drafting import Draft

_ATTENDANCE = (Column("Role", 6), Column("Organisation", 6.6), Column("Attendance", 4))
_HOW = {
    Attended.IN_PERSON: "Present",
    Attended.REMOTE: "Present, remotely",
    Attended.APOLOGIES: "Apologies",
}


def referral(draft: Draft) -> Iterator[Block]:
    """Why the case is here."""
    yield draft.prose(Recorded(draft.record.background, "background"), "referral_reason")


def dates(draft: Draft) -> Iterator[Block]:
    """This meeting and the next."""
    held, review = draft.record.meeting.held_on, draft.record.review
    this = Recorded(draft.record.meeting, "meeting").words(weekday_said(held) if held else None, "held_on")
    if review is not None and review.on is not None:
        following = Recorded(review, "review").words(weekday_said(review.on), "on")
    elif REVIEW.applies(draft.record):
        following = plain(NOT_RECORDED, tone="empty")
    else:
        following = plain("None planned", tone="empty")
    yield Facts((Fact("This meeting", this), Fact("Next meeting", following)), "Dates")


def attendance(draft: Draft) -> Iterator[Block]:
    """Who took part and who apologised, by role and organisation."""
    rows: list[Row] = []
    for row in rows_of(draft.record.attendance, "attendance"):
        person = row.part
        how = _HOW.get(person.attended) if person.attended else None
        if how is None:
            continue
        why = draft.policy.attendee(person)
        if why is not None and not draft.chosen.take(row.path, "Somebody's attendance"):
            draft.leave_out(row.path, "Somebody's attendance", why)
            continue
        rows.append(Row((*_role(draft, row), plain(how))))
    if rows:
        yield Table(_ATTENDANCE, tuple(dict.fromkeys(rows)), "Attendance and apologies")
    else:
        yield Recorded(draft.record, "").none_of("attendance")


def _role(draft: Draft, row: Recorded[Attendee]) -> tuple[Cell, Cell]:
    """Role and organisation; the agency alone where they would tell too much."""
    person = row.part
    agency = plain(label(person.agency)) if person.agency else plain(NOT_RECORDED, tone="empty")
    if draft.policy.agency_alone(person) and not draft.chosen.take(row.path, "Role at the meeting"):
        draft.leave_out(
            row.path, "Role at the meeting", "would tell what is done for a victim or about the offender"
        )
        return plain("Representative"), agency
    role, organisation = said(person.role), said(person.organisation)
    safe_role = draft.safe(role, row.at("role"), "Role at the meeting", strict=True) if role else None
    safe_place = (
        draft.safe(organisation, row.at("organisation"), "Organisation", strict=True) if organisation else None
    )
    return (
        Cell((Run(safe_role),), source=row.at("role")) if safe_role else plain("Representative"),
        Cell((Run(safe_place),), source=row.at("organisation")) if safe_place else agency,
    )


def discussion(draft: Draft) -> Iterator[Block]:
    """Updates, what was discussed, what was decided."""
    yield Heading(2, "Updates")
    outcomes = Counter(
        row.part.outcome
        for row in rows_of(draft.record.actions_review, "actions_review")
        if draft.policy.helper(row.part.agency) is None or draft.chosen.has(row.path)
    )
    if outcomes:
        counted = [f"{outcomes[each]} {label(each).lower()}" for each in Outcome if outcomes[each]]
        counted += [f"{outcomes[None]} with no outcome recorded"] if outcomes[None] else []
        total = sum(outcomes.values())
        yield paragraph(f"Actions of the last meeting: {total}, of which {listed(counted)}.")
    told = tuple(filter(None, (_told(draft, row) for row in rows_of(draft.record.information, "information"))))
    yield Bullets(told) if told else nothing(WITHHELD)
    yield Heading(2, "The views of the person concerned")
    plan = Recorded(draft.record.plan, "plan")
    yield draft.prose(plan, "offender_views")
    yield Heading(2, "Decisions")
    yield Bullets(tuple(map(plain, _decisions(draft))))


def _told(draft: Draft, row: Recorded[Piece]) -> Cell | None:
    piece = row.part
    agency = label(piece.agency) if piece.agency else "An agency"
    text = said(piece.text)
    if text is None or text.casefold().startswith("nothing to add"):
        return None
    what = f"Information from {agency}"
    why = draft.policy.information(piece)
    if why is not None and draft.chosen.take(row.at("text"), what):
        opening = Run(f"{agency} ({why}; included by decision of the chair): ", strong=True)
        return Cell((opening, Run(text)), source=row.at("text"))
    if why is not None:
        draft.leave_out(row.at("text"), what, why)
        return None
    safe = draft.safe(text, row.at("text"), what)
    if safe is None:
        return None
    return Cell((Run(f"{agency}: ", strong=True), Run(safe)), source=row.at("text"))


def _decisions(draft: Draft) -> Iterator[str]:
    """The decisions of the meeting, from what was ticked rather than from prose."""
    record = draft.record
    decision, called = record.level.decision, record.meeting.level
    if decision == "exit":
        yield "The case leaves MAPPA."
    elif decision is not None:
        change = "stays at" if decision == called else "is set to"
        yield f"The case {change} level {decision}."
    else:
        yield "The decision on the level of management is not recorded."
    yield disclosure_decision(draft)
    if record.review is not None and record.review.on is not None:
        yield f"The next meeting is on {weekday_said(record.review.on)}."


def disclosure_decision(draft: Draft) -> str:
    """The decision on disclosure, as far as the audience may know it."""
    item = draft.record.disclosure
    if item.decision is None:
        return "A decision on disclosure to third parties is not recorded."
    if item.decision is DisclosureDecision.DO_NOT_DISCLOSE:
        return "Disclosure to third parties was considered; nothing is to be disclosed."
    if any(draft.policy.disclosure(planned) is None for planned in item.disclosures):
        return "Disclosure to a third party was considered and agreed."
    return "Disclosure to third parties was considered."


def disclosure(draft: Draft) -> Iterator[Block]:
    """What was considered: the decision, to what kind of recipient, and reasons that name nobody."""
    yield paragraph(disclosure_decision(draft))
    item = Recorded(draft.record.disclosure, "disclosure")
    agreed = item.part.decision is DisclosureDecision.DISCLOSE
    kinds: list[str] = []
    asked: list[Representations | None] = []
    for row in rows_of(item.part.disclosures, "disclosure.disclosures"):
        why = draft.policy.disclosure(row.part)
        if why is not None:
            draft.leave_out(row.path, "A planned disclosure", why)
            continue
        if agreed:
            kinds.append(
                label(row.part.recipient_kind).lower() if row.part.recipient_kind else "kind not recorded"
            )
            asked.append(row.part.representations)
        draft.leave_out(row.path, "Recipient, content and date of a disclosure", "names a third party")
    if agreed and not kinds:
        draft.leave_out("disclosure.reasons", item.label("reasons"), "would tell of a disclosure that is left out")
        return
    if kinds:
        yield Facts(
            (
                Fact("To", plain(listed(kinds).capitalize())),
                Fact("Offender's representations", _representations(asked)),
            ),
            "Disclosure",
        )
    yield Heading(2, "Reasons")
    yield draft.prose(item, "reasons", strict=True)


def _representations(asked: list[Representations | None]) -> Cell:
    """Whether the offender was asked, as it is recorded of the disclosures shown."""
    recorded = list(dict.fromkeys(asked))
    if recorded == [None]:
        return plain(NOT_RECORDED, tone="empty")
    return plain(listed([label(each) if each else "not recorded" for each in recorded]).capitalize())
