"""The roll call: who is here, counted; who must be and is not; a newcomer understood from one typed line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from agenda.wording import listed
from agenda.words import Agency, Attended, Function, Grade, Mode
from mappa_chair.resolving import AGENCIES, Candidate, pick

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agenda.attendance import Attendee
    from agenda.findings import Finding
    from agenda.record import Record
    from agenda.shape import JSON

# Who a check finds missing, in the few words of the line above the roll.
MISSING: Final[dict[str, str]] = {
    "attendance.police": "police",
    "attendance.probation": "Probation Service",
    "attendance.practitioner": "probation practitioner",
    "attendance.prison": "prison",
    "attendance.psychology": "psychologist",
    "attendance.approved-premises": "approved premises",
    "attendance.victim-liaison": "Victim Liaison Officer",
    "attendance.youth-offending-team": "Youth Offending Team",
    "attendance.yot-transition": "Youth Offending Team",
    "attendance.childrens-services": "Children's Services",
    "attendance.child-social-worker": "Children's Services",
    "attendance.adult-social-care": "Adult Social Care",
    "attendance.mental-health": "mental health services",
    "attendance.domestic-abuse-adviser": "domestic violence adviser",
    "attendance.prevent": "Prevent",
}
# Found in every row until the chair has asked all at once.
ACCEPTED: Final = "confidentiality.accepted"
READ: Final = "previous-minutes.read"

_HERE: Final = frozenset({Attended.IN_PERSON, Attended.REMOTE})
_FUNCTIONS: Final = tuple(Candidate(each.value, each.label, fixed=True) for each in Function)
_GRADES: Final = {each.label.casefold(): each for each in Grade}


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A row for the attendance list, and in one line what was understood; no word is dropped."""

    row: dict[str, JSON] = field(default_factory=dict)
    told: str = ""


def is_here(person: Attendee) -> bool:
    """Whether someone is recorded as present, in person or remotely."""
    return person.attended in _HERE


def count_line(people: Sequence[Attendee]) -> str:
    """How many are here and how, who sent apologies, and how many have not been called."""
    counted = Counter(person.attended for person in people)
    here = counted[Attended.IN_PERSON] + counted[Attended.REMOTE]
    ways = [
        f"{counted[way]} {words}"
        for way, words in ((Attended.IN_PERSON, "in person"), (Attended.REMOTE, "remote"))
        if counted[way]
    ]
    others = [
        f"{counted[way]} {words}"
        for way, words in (
            (Attended.APOLOGIES, "with apologies"),
            (Attended.ABSENT, "absent"),
            (None, "not called yet"),
        )
        if counted[way]
    ]
    return ", ".join([f"{here} here{f' ({listed(ways)})' if ways else ''}", *others])


def must_be_here(found: Iterable[Finding]) -> str:
    """Who must or should be here and is not, each with the paragraph; nothing where nobody is missing."""
    named: dict[str, str] = {}
    for finding in found:
        if finding.check in MISSING:
            named.setdefault(MISSING[finding.check], finding.paragraphs[0])
    return ", ".join(f"{name} ({paragraph})" for name, paragraph in named.items())


def newcomer(text: str, record: Record) -> Newcomer:
    """Understand "name, agency, role": a word that is no agency, grade or function is the role.

    They are here, as people join this meeting; `remote` at the end says otherwise.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        return Newcomer(told="name, agency, role – Enter adds them as here")
    remote = record.meeting.mode is Mode.REMOTE
    if len(parts) > 1 and parts[-1].casefold() in {"remote", "in person"}:
        remote = parts.pop().casefold() == "remote"
    row: dict[str, JSON] = {"name": parts[0]}
    roles: list[str] = []
    for part in parts[1:]:
        _understand(part, row, roles)
    if roles:
        row["role"] = ", ".join(roles)
    row["attended"] = (Attended.REMOTE if remote else Attended.IN_PERSON).value
    return Newcomer(row, " · ".join(_told(row)))


def _understand(part: str, row: dict[str, JSON], roles: list[str]) -> None:
    agency = pick(part, AGENCIES) if "agency" not in row else None
    if agency is not None:
        row["agency"] = agency.id
        return
    # Of a service or team that is no agency of the list, and of a post, the words themselves are kept.
    grade = _GRADES.get(part.casefold())
    if grade is not None:
        row["grade"] = grade.value
    function = next((each for each in _FUNCTIONS if each.shown.casefold() == part.casefold()), None)
    if function is not None:
        row["function"] = function.id
    roles.append(part)


def _told(row: dict[str, JSON]) -> Iterable[str]:
    yield str(row["name"])
    agency = row.get("agency")
    yield Agency(str(agency)).label if agency else "no agency yet"
    if "role" in row:
        yield str(row["role"])
    yield Attended(str(row["attended"])).label.lower()
