"""Every clock, declared once: what it is, what starts it, its length, what ends it, its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from agenda.area import GUIDANCE
from agenda.clocks.span import Span, Unit
from agenda.days import birthday

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from agenda.area import AreaSettings


@dataclass(frozen=True, slots=True, eq=False)
class Clock:
    """A clock: `starts` and `ends` say when it runs, `only` for which meetings, cases or requests.

    `spans` has its length by level, or under None where the level makes no difference; `settings` the names of the
    area settings that take the place of it.
    """

    key: str
    name: str
    starts: str
    spans: Mapping[int | None, Span]
    ends: str
    paragraphs: tuple[str, ...]
    only: str = ""
    settings: Mapping[int | None, str] = field(default_factory=dict)

    def due(self, start: date, level: int | None = None, area: AreaSettings = GUIDANCE) -> date | None:
        """The last day on which the duty is done in time.

        None where the clock does not run at this level, or the calendar ends first.
        """
        span = self.spans.get(level, self.spans.get(None))
        if span is None:
            return None
        setting = self.setting(level)
        if setting is not None:
            span = replace(span, amount=int(area.value(setting)))
        return span.from_day(start)

    def setting(self, level: int | None = None) -> str | None:
        """The name of the area setting that decides the length; None where the guidance alone does."""
        return self.settings.get(level, self.settings.get(None))

    @property
    def length(self) -> str:
        """The length in words, by level where that makes a difference."""
        if not self.spans:
            return "–"
        return "; ".join(f"level {level}: {span}" if level else str(span) for level, span in self.spans.items())


def _days(amount: int) -> dict[int | None, Span]:
    return {None: Span(amount, Unit.DAYS)}


def _working_days(amount: int) -> dict[int | None, Span]:
    return {None: Span(amount, Unit.WORKING_DAYS)}


# 10 working days at level 2 and 5 at level 3, of minutes (13b.3) and of meetings to be held again (13a.37).
_BY_LEVEL: Final[Mapping[int | None, Span]] = {2: Span(10, Unit.WORKING_DAYS), 3: Span(5, Unit.WORKING_DAYS)}

# What no record says: whether a duty was done. It is not shown for ever.
_LATER_MEETING: Final = "a later meeting of the case is held"

INVITATIONS: Final = Clock(
    "invitations",
    "Invitations sent",
    "the meeting",
    _days(-14),
    "the day they were sent is recorded, or the meeting is held",
    ("13a.29",),
    only="not before an emergency meeting",
)
MAPPA_F: Final = Clock(
    "mappa_f",
    "MAPPA F received",
    "the meeting",
    _working_days(-2),
    "a MAPPA F is recorded among the reports, or the meeting is held",
    ("15.28",),
    only="offender in custody",
)
MINUTES: Final = Clock(
    "minutes",
    "Minutes approved for distribution",
    "the meeting",
    _BY_LEVEL,
    f"they are approved, or {_LATER_MEETING}",
    ("13b.3",),
    settings={2: "minutes_working_days_level_2", 3: "minutes_working_days_level_3"},
)
VISOR: Final = Clock(
    "visor",
    "ViSOR record updated",
    "the minutes are approved",
    _working_days(3),
    _LATER_MEETING,
    ("13a.36",),
    settings={None: "visor_working_days"},
)
RECORDING: Final = Clock(
    "recording",
    "Recording deleted",
    "the minutes are approved",
    _days(0),
    _LATER_MEETING,
    ("13a.43",),
    only="the meeting was recorded",
)
CPPC: Final = Clock(
    "cppc",
    "Paperwork for the Critical Public Protection Case",
    "the meeting",
    _days(7),
    f"{_LATER_MEETING}, which hears the outcome",
    ("12.27",),
    only="referral was decided",
)
REVIEW: Final = Clock(
    "review",
    "Next review, at the latest",
    "the meeting",
    {2: Span(16 * 7, Unit.DAYS), 3: Span(8 * 7, Unit.DAYS)},
    _LATER_MEETING,
    ("13a.37",),
    only="in the community; known to be released later, no sooner than the day of release",
    settings={2: "review_days_level_2", 3: "review_days_level_3"},
)
REVIEW_SET: Final = Clock(
    "review_set",
    "Review meeting, as it was set",
    "its own day, as the meeting set it",
    {},
    "a later meeting of the case is in the vault",
    ("13a.37",),
)
RESCHEDULED: Final = Clock(
    "rescheduled",
    "Cancelled meeting held again",
    "the day for which the cancelled meeting was set",
    _BY_LEVEL,
    "the meeting is held",
    ("13a.37",),
    only="in the community; never past the day the review is due",
)
SUBJECT_SUMMARY: Final = Clock(
    "subject_summary",
    "Executive summary for a subject access request",
    "receipt of the request",
    _days(30),
    "the summary is sent",
    ("13b.20",),
)
MARAC_SUMMARY: Final = Clock(
    "marac_summary",
    "Executive summary for a MARAC",
    "receipt of the request",
    _working_days(10),
    "the summary is sent",
    ("22.25",),
)
REFERRAL: Final = Clock(
    "referral",
    "Referral answered",
    "receipt of the MAPPA A",
    _days(10),
    "the referring agency is told the decision",
    ("7.17",),
)
TRANSITION: Final = Clock(
    "transition",
    "Transfer to adult services considered",
    "the eighteenth birthday",
    {None: Span(-6, Unit.MONTHS)},
    "the newest meeting has considered it, the case leaves levels 2 and 3, or the birthday comes",
    ("23.30",),
    only="offender under 18",
)
ACTION: Final = Clock(
    "action",
    "Action",
    "its own due date",
    {},
    "a later meeting calls it completed, not completed or superseded, or agrees it again",
    ("12.9",),
    only="accepted, with a date",
)

CLOCKS: Final = (
    INVITATIONS,
    MAPPA_F,
    MINUTES,
    VISOR,
    RECORDING,
    CPPC,
    REVIEW,
    REVIEW_SET,
    RESCHEDULED,
    SUBJECT_SUMMARY,
    MARAC_SUMMARY,
    REFERRAL,
    TRANSITION,
    ACTION,
)


def transition_due(born: date) -> date | None:
    """The last day on which transfer to adult services is considered in time (23.30).

    Six months before the eighteenth birthday, or the last day of that month where it has no such day. Born on 29
    February, the birthday is 1 March in a common year.
    """
    adult_on = birthday(born, 18)
    return None if adult_on is None else TRANSITION.due(adult_on)


def rescheduled_by(cancelled: date, level: int, review_by: date | None = None) -> date | None:
    """The last day to hold again a meeting that was set for `cancelled`, never past the review's own (13a.37)."""
    by = RESCHEDULED.due(cancelled, level)
    return by if by is None or review_by is None else min(by, review_by)
