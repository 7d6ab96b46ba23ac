"""The fields a template can use, each declared once: what the record declares itself, and what is added here.

Names are those of the record's format. `docs/templates.md`, the starter, the check and the filling in are made of
this list.
"""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, Final

from agenda.record import Record, label_at
from agenda.shape import Kind, fields_of
from mappa_chair.documents.minutes import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.shape import Part


class Sort(Enum):
    """What a field is filled in with."""

    WORDS = auto()
    ROWS = auto()
    BLOCK = auto()
    CONDITION = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, what it holds, the section of the minutes it belongs to (none: the paper itself).

    Of a list, `columns` are the names in a row, and `caption` is what the minutes call its table. Of a field that
    the minutes print under another label than its form has, `caption` is that label.
    """

    name: str
    sort: Sort
    label: str
    section: str = ""
    columns: tuple[str, ...] = ()
    caption: str = ""


# The sections of the minutes in their order.
SECTION_KEYS: Final = (
    "meeting", "confidentiality", "attendance", "offender", "last_meeting", "information", "people_at_risk",
    "risk", "plan", "disclosure", "other_matters", "level", "actions", "distribution",
)  # fmt: skip

_PAPER: Final = (
    Field("title", Sort.WORDS, "What the paper is, with level and reference"),
    Field("marking", Sort.WORDS, "The marking of the area"),
    Field("area", Sort.WORDS, "The MAPPA area, “Eastmere MAPPA”"),
    Field("reference", Sort.WORDS, "The meeting's reference"),
    Field("state", Sort.WORDS, "“Minutes – Draft, not approved”, or who approved which version when, with the "
          "fingerprint of the signature; the copy number where copies are numbered"),
    Field("page", Sort.WORDS, "The number of the page; Word's own field PAGE does as well"),
    Field("pages", Sort.WORDS, "How many pages there are; Word's own field NUMPAGES does as well"),
    Field("approved_by", Sort.WORDS, "Who approved; of a draft “Not approved”"),
    Field("approved_on", Sort.WORDS, "When; of a draft “Not approved”"),
    Field("version", Sort.WORDS, "The version, such as 1; of a draft “Draft”"),
    Field("fingerprint", Sort.WORDS, "The fingerprint of the signature; of a draft “Not approved”"),
    Field("copy_number", Sort.WORDS, "“3 of 8”, or nothing where copies are not numbered"),
    Field("statement", Sort.WORDS, "The confidentiality statement of the area", "confidentiality"),
    Field("banner", Sort.BLOCK, "“Draft – not approved”, or the approval, in a box that looks as it always does"),
    Field("remarks", Sort.BLOCK, "Of a draft what is to be completed before approval; of a version what it "
          "changed and why, and why duties were left open", "meeting"),
    Field("draft", Sort.CONDITION, "the minutes are a draft"),
    Field("approved", Sort.CONDITION, "they are an approved version"),
    Field("numbered", Sort.CONDITION, "copies are numbered"),
)  # fmt: skip


def _rows(name: str, section: str, columns: str, caption: str = "", label: str = "") -> Field:
    table = caption or label_at(name)
    return Field(name, Sort.ROWS, label or table, section, tuple(columns.split()), table)


# Lists as the minutes print them: each has a table there, with these columns.
_LISTS: Final = (
    _rows("attendance.present", "attendance", "name agency role attended", "Present"),
    _rows("attendance.apologies", "attendance", "name agency role invited", "Apologies"),
    _rows("attendance.absent", "attendance", "name agency role invited", "Invited and absent"),
    _rows("attendance.not_recorded", "attendance", "name agency role invited", "Attendance not recorded"),
    _rows("attendance.reports", "attendance", "agency name report", "Reports received"),
    _rows("background.offences", "offender", "offence date sentence details"),
    _rows("background.orders", "offender", "kind starts ends details"),
    _rows("actions_review", "last_meeting", "number action owner due outcome"),
    _rows("information", "information", "source text"),
    _rows("people_at_risk.people", "people_at_risk", "name group victim contact noted"),
    _rows("people_at_risk.information_to_victims", "people_at_risk", "person what by_whom by_when why"),
    _rows("risk.risks", "risk", "risk description people"),
    _rows("risk.levels", "risk", "group level", "Risk of serious harm by group"),
    _rows("risk.tools", "risk", "tool result assessed_on"),
    _rows("plan.refused_actions", "plan", "number action owner refusal_reason alternative", "Actions",
          "Actions proposed and not accepted"),
    _rows("plan.contingency", "plan", "trigger response agency"),
    _rows("disclosure.disclosures", "disclosure", "recipient details"),
    _rows("equality.characteristics", "other_matters", "characteristic considered bearing management",
          "Equality and diversity"),
    _rows("plan.actions", "actions", "number pillar action measure risks owner due", "Actions",
          "Agreed actions"),
    _rows("distribution.exceptions", "distribution", "attendee receives reason"),
    _rows("distribution.extra", "distribution", "name organisation reason"),
)  # fmt: skip

# What the minutes say in words of their own, by the label they say it under.
_COMPOSED: Final = (
    Field("meeting.kind", Sort.WORDS, "Type of meeting", "meeting", caption="Type of meeting"),
    Field("meeting.time", Sort.WORDS, "Time, from start to end", "meeting", caption="Time"),
    Field("meeting.held_on", Sort.WORDS, "Date, with its weekday", "meeting", caption="Date"),
    Field("meeting.venue", Sort.WORDS, "Place, and how people meet", "meeting", caption="Place"),
    Field("case.name", Sort.WORDS, "Whole name of the offender, and the case reference", "meeting",
          caption="Concerning"),
    Field("confidentiality.accepted_by", Sort.WORDS, "Who accepted the statement", "confidentiality",
          caption="Accepted by"),
    Field("confidentiality.agreement_signed", Sort.WORDS, "Whose agency signed the information sharing agreement",
          "confidentiality", caption="Information sharing agreement signed"),
    Field("previous_minutes.read_by", Sort.WORDS, "Who had read the minutes of the last meeting", "last_meeting",
          caption="Read by those present"),
    Field("people_at_risk.marac", Sort.WORDS, "Who is known to MARAC", "people_at_risk", caption="Known to MARAC"),
    Field("people_at_risk.child_protection_plan", Sort.WORDS, "For whom there is a child protection plan",
          "people_at_risk", caption="Child protection plan in place"),
    Field("people_at_risk.adults_at_risk", Sort.WORDS, "Adults at risk", "people_at_risk",
          caption="Adults at risk"),
    Field("plan.safeguarding_actions", Sort.WORDS, "Numbers of the safeguarding actions", "people_at_risk",
          caption="Safeguarding actions"),
    Field("level.re_referral", Sort.WORDS, "How the case comes back, and by whom", "level", caption="Re-referral"),
    Field("distribution.rule", Sort.WORDS, "Who gets the minutes", "distribution", caption="Distribution"),
    Field("smb.issues", Sort.WORDS, "Issues for the Strategic Management Board", "distribution",
          caption="For the Strategic Management Board"),
)  # fmt: skip
# Told by one of the fields above, or by one that stands beside it.
_TOLD_ELSEWHERE: Final = frozenset(
    {
        "format", "attendance", "case.reference", "case.discretionary", "case.establishment", "meeting.started_at",
        "meeting.ended_at", "meeting.mode", "meeting.pre_release", "meeting.emergency",
        "level.re_referral.process", "level.re_referral.agency", "smb.nothing_to_report", "risk.overall",
    }
)  # fmt: skip
# Where the minutes print a part of the record, by the longest beginning of a path.
_SECTION_OF: Final = {
    "case": "offender", "case.mappa_area": "meeting", "meeting": "meeting", "confidentiality": "confidentiality",
    "previous_minutes": "last_meeting", "background": "offender", "people_at_risk": "people_at_risk",
    "risk": "risk", "plan": "plan", "plan.child_protection_plan_aligned": "people_at_risk",
    "disclosure": "disclosure", "media": "other_matters", "visor": "other_matters", "equality": "other_matters",
    "human_rights": "other_matters", "cppc": "other_matters", "level": "level", "review": "level",
    "smb": "distribution",
}  # fmt: skip


def _of_the_record() -> Iterator[Field]:
    """Every field of the record that no other declaration here tells."""
    declared = {field.name for field in (*_LISTS, *_COMPOSED)}
    paths = [
        path
        for path in _paths(Record)
        if path not in declared | _TOLD_ELSEWHERE and not _above(path) & {field.name for field in _LISTS}
    ]
    labels = Counter((_section_of(path), label_at(path)) for path in paths)
    for path in paths:
        label, section = label_at(path), _section_of(path)
        if labels[section, label] > 1 or path.count(".") > 1 or section == "other_matters":
            first = label.split()[0]
            # An abbreviation keeps its capitals.
            inner = f"{label[0].lower()}{label[1:]}" if first[1:].islower() else label
            label = f"{label_at(path.rpartition('.')[0])}: {inner}"
        yield Field(path, Sort.WORDS, label, section)


def _above(path: str) -> set[str]:
    return {path[:end] for end, letter in enumerate(path) if letter == "."}


def _paths(part: type[Part], at: str = "") -> Iterator[str]:
    for spec in fields_of(part):
        path = f"{at}.{spec.name}" if at else spec.name
        if spec.kind is Kind.PART and spec.part is not None:
            yield from _paths(spec.part, path)
        else:
            yield path


def _section_of(path: str) -> str:
    fits = [start for start in _SECTION_OF if path == start or path.startswith(f"{start}.")]
    return _SECTION_OF[max(fits, key=len)]


def _declared() -> Iterator[Field]:
    sections = [
        Field(f"section.{key}", Sort.BLOCK, f"All of section {number}, {section.title}", key)
        for number, (key, section) in enumerate(zip(SECTION_KEYS, SECTIONS, strict=True), 1)
    ]
    order = {key: place for place, key in enumerate(SECTION_KEYS)}
    rest = (*_LISTS, *_COMPOSED, *_of_the_record())
    yield from _PAPER
    yield from sections
    yield from sorted(rest, key=lambda field: order[field.section])


FIELDS: Final = {field.name: field for field in _declared()}
CONDITIONS: Final = tuple(field.name for field in FIELDS.values() if field.sort is Sort.CONDITION)


@cache
def of_section(key: str) -> tuple[Field, ...]:
    """The fields of a section, each on its own, that together say all that the section says."""
    return tuple(field for field in FIELDS.values() if field.section == key and field.name != f"section.{key}")


def suggestion(name: str, sort: Sort | None = None) -> str:
    """The nearest name there is, to end a sentence with; nothing where none is near."""
    known = [field.name for field in FIELDS.values() if sort is None or field.sort is sort]
    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else "; see the list of fields in docs/templates.md"
