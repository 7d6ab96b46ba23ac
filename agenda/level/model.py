"""The level from today, with what it rests on (7.5-7.6, 13a.38-39)."""

from __future__ import annotations

from typing import Annotated, Literal

from agenda.shape import Ask, Kind, Number, Part, Rows, YesNo
from agenda.words import Agency, Criterion


class ReReferral(Part):
    """How the case comes back, should it need to (13a.39)."""

    process: Annotated[str | None, Ask("Process", "", Kind.TEXT)] = None
    agency: Annotated[Agency | None, Ask("Agency responsible")] = None


class Level(Part):
    """At which level the case is managed from today."""

    decision: Annotated[
        Literal[1, 2, 3, "exit"] | None,
        Number,
        Ask("Level from today", "Exit: leaves MAPPA (category 3, discretionary 4)"),
    ] = None
    criteria: Annotated[tuple[Criterion, ...], Rows, Ask("Criteria met")] = ()
    reasons: Annotated[str | None, Ask("Reasons", "Whether the level changes or stays", Kind.TEXT)] = None
    agreed_by_all: Annotated[YesNo, Ask("Agreed by all")] = None
    range_of_views: Annotated[str | None, Ask("Range of views", "Where not agreed", Kind.TEXT)] = None
    lead_agency_decided: Annotated[YesNo, Ask("Lead agency decided", "Where not agreed")] = None
    missing_information: Annotated[YesNo, Ask("Information is missing")] = None
    key_partner_missing: Annotated[YesNo, Ask("A key partner was not represented")] = None
    plan_robust: Annotated[YesNo, Ask("The plan is robust")] = None
    re_referral: Annotated[ReReferral | None, Ask("Re-referral")] = None
    ending_considered: Annotated[
        str | None, Ask("Ending considered", "A licence or order ends before the review", Kind.TEXT)
    ] = None
    transition_considered: Annotated[
        str | None, Ask("Transition considered", "Within six months of the eighteenth birthday", Kind.TEXT)
    ] = None
