"""Item 16: the level of management, and why (7.5-7.6, 12.32-33, 13a.38-39, 6.39)."""

from __future__ import annotations

from typing import Annotated, Literal

from agenda.item import Item, Prompt
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


ITEM = Item(
    key="level",
    number=16,
    title="Level of management",
    purpose="Agree the level from today by what formal meetings add, and record why.",
    paragraphs=("7.5", "7.6", "12.32", "12.33", "13a.38", "13a.39", "6.39"),
    part=Level,
    prompts=(
        Prompt("What do formal meetings add from here on, and which criteria does the case meet?", "7.5"),
        Prompt(
            "Before it is reduced: is information missing, a key partner absent, the plan not robust?",
            "13a.38",
        ),
        Prompt("Does everyone agree? If not: the range of views, and the lead agency decides.", "12.32"),
        Prompt("If it leaves: how does it come back, and which agency sees to that?", "13a.39"),
    ),
)
