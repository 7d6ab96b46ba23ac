"""Section 10: disclosure to third parties – the decision, its reasons, each disclosure in full (chapter 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.shape import fields_of
from agenda.words import Representations
from mappa_chair.documents.blocks import Fact, Facts, Heading
from mappa_chair.documents.phrases import NONE, plain
from mappa_chair.documents.recorded import Recorded, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.disclosure import PlannedDisclosure
    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.minutes.context import Meeting


def write(meeting: Meeting) -> Iterator[Block]:
    """The decision either way, then each disclosure."""
    item = Recorded(meeting.record.disclosure, "disclosure")
    agreed = item.part.agreed_by_all
    offences = meeting.record.background.offences
    presumed = not offences or any(offence.child_sex_offence for offence in offences)
    yield Facts(
        (
            item.fact("decision"),
            item.fact("reasons"),
            item.fact("agreed_by_all"),
            item.fact("disagreement", absent=NONE if agreed else None),
            item.fact("urgent"),
            item.fact(
                "child_sex_offence_presumption",
                absent=None if presumed else "Does not apply: no child sex offence is recorded",
            ),
        ),
        "The decision on disclosure",
    )
    planned = rows_of(item.part.disclosures, "disclosure.disclosures")
    if not planned:
        yield Heading(2, item.label("disclosures"))
        yield item.none_of("disclosures")
    for number, row in enumerate(planned, 1):
        name = row.text("recipient") or "recipient not recorded"
        yield Heading(2, f"Disclosure {number}: {name}", source=row.at("recipient"), restricted="third party")
        yield Facts(tuple(_facts(row)), f"Disclosure {number}", restricted="third party")


def _facts(row: Recorded[PlannedDisclosure]) -> Iterator[Fact]:
    """Every part of a disclosure; parts that cannot apply here are named as such."""
    planned = row.part
    unless = {
        "not_sought_because": planned.representations is Representations.SOUGHT,
        "follow_up": not planned.by_offender,
        "photograph": not planned.is_photograph,
        "childrens_services_consulted": planned.recipient_kind not in {None, "child"},
        "adult_social_care_involved": planned.recipient_kind not in {None, "adult_at_risk"},
        "by_whom": bool(planned.by_offender),
        "by_agency": bool(planned.by_offender),
    }
    idle: list[str] = []
    for spec in fields_of(type(planned)):
        if unless.get(spec.name) and row.text(spec.name) is None:
            idle.append(spec.label)
        else:
            yield row.fact(spec.name)
    if idle:
        yield Fact("Does not apply", plain("\n".join(idle), tone="empty"))
