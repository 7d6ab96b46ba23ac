"""The list of meetings as a person works with it: narrowed by words, by what is to be done, grouped by case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from mappa_chair.alike import Alike
from mappa_chair.spoken_days import say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mappa_chair.due import Due
    from mappa_chair.meetings import MeetingLine

_REFERENCE, _DAY, _SHORT_DAY, _NAME, _STATE = 12, 15, 11, 26, 18

# Below this many columns a name gives way, so that what is overdue stays on the line.
_WIDE = 100
_SHORT_NAME = 18
_LEAST = 6


class Shown(Enum):
    """Which meetings are listed."""

    ALL = "all meetings"
    OPEN = "minutes not approved"
    LATE = "something overdue"
    AHEAD = "not held yet"

    @property
    def next(self) -> Shown:
        """The one after this, round about."""
        every = list(Shown)
        return every[(every.index(self) + 1) % len(every)]


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """The meetings of one case, the latest first; `name` is who it is about."""

    reference: str
    name: str
    meetings: tuple[MeetingLine, ...]


def narrowed(lines: Iterable[MeetingLine], words: str = "", shown: Shown = Shown.ALL) -> list[MeetingLine]:
    """The meetings that are wanted: of a kind, and holding every word somewhere in what the list says of them.

    Case and accents do not matter; "level 3", "overdue" and "approved" are words like any other.
    """
    wanted = _folded(words).split()
    return [each for each in lines if _is_shown(each, shown) and _holds(_folded(_said(each)), wanted)]


def by_case(lines: Iterable[MeetingLine]) -> list[CaseGroup]:
    """The meetings under their cases, by name; one without a case stands under its own reference."""
    groups: dict[str, list[MeetingLine]] = {}
    for each in lines:
        groups.setdefault(each.summary.case_reference or each.summary.reference, []).append(each)
    made = [CaseGroup(reference, name_of(found[0]), tuple(found)) for reference, found in groups.items()]
    return sorted(made, key=lambda group: (_folded(group.name), group.reference))


def name_of(line: MeetingLine) -> str:
    """Who a meeting is about, family name first."""
    return ", ".join(filter(None, [line.summary.family_name, line.summary.given_names]))


def line_of(line: MeetingLine, width: int = 120) -> str:
    """One meeting in one line of so many columns; what is overdue in words, for which a name gives way first."""
    meeting = line.summary
    held = say_day(meeting.held_on) if meeting.held_on else "no date"
    level = str(meeting.level or "–")
    late = ", ".join(line.overdue)
    if width >= _WIDE:
        told = _joined(meeting.state_said, f"OVERDUE: {late}" if late else "")
        name = f"{_cut(name_of(line), _NAME):<{_NAME}}"
        return _cut(f"{meeting.reference:<{_REFERENCE}}  {held:<{_DAY}}  level {level}  {name}  {told}", width)
    # The day of the week goes first, then the name.
    parts = (meeting.state_said, f"LATE: {late}" if late else "")
    day = held.partition(" ")[2] if meeting.held_on else held
    before = f"{meeting.reference:<{_REFERENCE}} {day:<{_SHORT_DAY}} level {level}"
    told = _joined(*parts)
    if len(before) + len(told) + _LEAST + 3 > width:
        # The end of the line is cut then: what is late stands before it.
        told = _joined(*parts[::-1])
    room = max(_LEAST, min(_SHORT_NAME, width - len(before) - len(told) - 3))
    return _cut(f"{before}  {_cut(name_of(line), room):<{room}} {told}", width)


def due_line(each: Due, width: int = 120) -> str:
    """What is due in one line: when, how long still, of which meeting, what and whose."""
    clock = each.running
    whose = ", ".join(filter(None, [clock.agency.label if clock.agency else "", clock.person or ""]))
    day = say_day(clock.due)
    day = day if width >= _WIDE else day.partition(" ")[2]
    room = _DAY if width >= _WIDE else _SHORT_DAY
    told = _joined(clock.what, whose)
    return _cut(f"{day:<{room}}  {clock.state:<{_STATE}}  {each.meeting:<{_REFERENCE}}  {told}", width)


def _joined(*parts: str) -> str:
    return "  ".join(filter(None, parts))


def summed_up(lines: Sequence[MeetingLine], of: int, shown: Shown, words: str) -> str:
    """What the list shows, of how many."""
    narrowing = [shown.value] if shown is not Shown.ALL else []
    narrowing += [f'with "{words.strip()}"'] if words.strip() else []
    told = f": {', '.join(narrowing)}" if narrowing else ""
    return f"{len(lines)} of {of}{told}" if narrowing else f"{of}"


def _is_shown(line: MeetingLine, shown: Shown) -> bool:
    match shown:
        case Shown.OPEN:
            return line.summary.approved_on is None or line.summary.state_said.startswith("changed")
        case Shown.LATE:
            return bool(line.overdue)
        case Shown.AHEAD:
            return not line.summary.state.is_over
        case Shown.ALL:
            return True


def _holds(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _said(line: MeetingLine) -> str:
    """Everything the list says of a meeting, whole."""
    meeting = line.summary
    held = say_day(meeting.held_on) if meeting.held_on else "no date"
    late = f"overdue {' '.join(line.overdue)}" if line.overdue else ""
    case = meeting.case_reference or ""
    return f"{meeting.reference} {case} {held} level {meeting.level} {name_of(line)} {meeting.state_said} {late}"


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"


def _folded(text: str) -> str:
    return Alike(text).text
