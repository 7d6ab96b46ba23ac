"""A meeting while somebody works on it: a copy of the record that takes changes and knows what is unsaved.

The draft is the truth of the screen; widgets show it and tell it, nothing is ever read back from them. What was
typed into a field of dates or times and is not one yet is kept beside the record, so that no word is lost.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agenda.area import GUIDANCE, AreaSettings
from agenda.carried import put_back, spelled_out, taken_out, without
from agenda.findings import Finding, Severity, findings, judged_by
from agenda.papers import PAPERS
from agenda.paths import part_of, put_at, rows_at, value_at
from agenda.progress import State, is_carried, states
from agenda.record import Record, as_json, label_at, validate
from agenda.references import references
from agenda.refusal import RecordRefusedError, shortened
from agenda.shape import labels_of
from mappa_chair import asides
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from agenda.shape import JSON

ACTIONS = "plan.actions"

# Where the words of an action that is being captured are kept: beside the record, as of no field of it.
CAPTURE = "capture."
# Among them a newcomer who was typed and is not on the attendance list yet.
NEWCOMER = f"{CAPTURE}newcomer"
_ID_LETTERS = {"attendance": "a", "people_at_risk.people": "p", "risk.risks": "r"}
_REMOVED_KEPT = 50

# The one field whose text can clash with that of another row; to read the whole record again for every letter of
# the others would cost as much as painting it.
_UNLIKE_ANY_OTHER = ".number"


class StillReferredToError(MappaChairError):
    """A row that other parts of the record refer to and that is therefore not removed."""


@dataclass
class Unsaved:
    """What the vault does not hold yet: whole parts, text that is no answer yet, and marks."""

    parts: dict[str, JSON] = field(default_factory=dict)
    unusable: dict[str, str | None] = field(default_factory=dict)
    marks: frozenset[str] | None = None

    def __bool__(self) -> bool:
        return bool(self.parts or self.unusable or self.marks is not None)


@dataclass(frozen=True, slots=True)
class _Removed:
    """A row that was taken out, where it stood, the texts kept for its fields, and whether it was marked."""

    path: str
    index: int
    row: JSON
    texts: Mapping[str, str]
    marked: bool


class Draft:
    """One meeting being worked on; `before` is the record of the meeting before it, where at hand.

    `area` is what holds in the area, by which it is judged.
    """

    def __init__(
        self,
        record: Record,
        *,
        before: Record | None = None,
        area: AreaSettings = GUIDANCE,
        marks: Iterable[str] = (),
        unusable: Mapping[str, str] | None = None,
    ) -> None:
        self._said = as_json(record)
        self._record: Record | None = record
        self._findings: tuple[Finding, ...] | None = None
        self._before = before
        self.area = area
        self._unusable = dict(unusable or {})
        self.marks = spelled_out(marks, self._said)
        self._dirty: set[str] = set()
        self._dirty_unusable: set[str] = set()
        self._marks_changed = False
        self._removed: list[_Removed] = []

    @property
    def record(self) -> Record:
        """The record as it stands, typed."""
        if self._record is None:
            self._record = validate(self._said)
        return self._record

    @property
    def before(self) -> Record | None:
        """The record of the meeting before this one, where it is at hand."""
        return self._before

    @property
    def reference(self) -> str:
        """The meeting's reference."""
        return self.record.meeting.reference or ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is open as it stands."""
        if self._findings is None:
            self._findings = findings(self.record, self._before, self.area)
        return self._findings

    @property
    def judged_by(self) -> tuple[str, ...]:
        """The settings of the area's own that the findings rest on, or that spare them."""
        return judged_by(self.record, self.area)

    @property
    def open_points(self) -> tuple[Finding, ...]:
        """Everything that is open, and every text that is no answer yet: nothing of it is in the record."""
        return (
            *self.findings,
            *(_waiting(path, text) for path, text in self._unusable.items() if _is_field(path)),
        )

    @property
    def states(self) -> Mapping[str, State]:
        """The state of every item as it stands, and of the papers while something in them waits."""
        asked = {each.path for each in self.kept_aside() if asides.is_query(each.name)}
        open_texts = asked.union(path for path in self._unusable if _is_field(path))
        waiting = {*self.marks, *open_texts}
        papers = {each.key: State.STARTED for each in PAPERS if is_carried(each.key, waiting)}
        return {**states(self.record, self.findings, self.marks, open_texts), **papers}

    def value(self, path: str) -> JSON:
        """What the record says at a path."""
        return value_at(self._said, path)

    def rows(self, path: str) -> list[JSON]:
        """The rows at a path, for reading."""
        found = self.value(path)
        return list(found) if isinstance(found, list) else []

    def unusable(self, path: str) -> str | None:
        """What was typed at a path and is no answer yet."""
        return self._unusable.get(path)

    def put(self, path: str, value: JSON) -> None:
        """Take a change; what was kept beside the record for this path is settled by it.

        A text that no record may hold there, such as the number of another row, is kept beside it.
        """
        self.settle(path)
        if value_at(self._said, path) != value:
            put_at(self._said, path, value)
            self._changed(path)
            if isinstance(value, str) and path.endswith(_UNLIKE_ANY_OTHER) and not self._is_record():
                self.keep_unusable(path, value)

    def keep_unusable(self, path: str, text: str) -> None:
        """Keep what was typed although it is no answer yet; the record says nothing at this path meanwhile."""
        if value_at(self._said, path) is not None:
            put_at(self._said, path, None)
            self._changed(path)
        self.confirm(path)
        self._keep_text(path, text)

    def settle(self, path: str) -> None:
        """Forget what was kept beside the record for a path."""
        if self._unusable.pop(path, None) is not None:
            self._dirty_unusable.add(path)

    def aside(self, path: str, name: str) -> str | None:
        """What is kept beside the record at a path under a name."""
        return self._unusable.get(asides.key_of(path, name))

    def keep_aside(self, path: str, name: str, text: str | None) -> None:
        """Keep something beside the record at a path, or nothing any more; it follows its row."""
        if text is None:
            self.settle(asides.key_of(path, name))
        else:
            self._keep_text(asides.key_of(path, name), text)

    def kept_aside(self) -> Iterator[asides.Aside]:
        """Everything that is kept beside the record."""
        yield from (found for key, text in self._unusable.items() if (found := asides.read(key, text)))

    @property
    def asked(self) -> int:
        """How much is to be checked with the chair."""
        return sum(asides.is_query(each.name) for each in self.kept_aside())

    def is_asked(self, path: str) -> bool:
        """Whether something at a path is to be checked with the chair."""
        return any(each.path == path and asides.is_query(each.name) for each in self.kept_aside())

    def confirm(self, path: str) -> None:
        """Somebody looked at what was carried over, and it stands: an answer, its row, or a whole list."""
        self._mark(without(self.marks, path))

    def look_at(self, item: str, *, many: bool) -> None:
        """Somebody looked at an item that has nothing to be recorded; what is recorded in it stays."""
        if self.value(item) is None:
            put_at(self._said, item, [] if many else {})
            self._unsaved(item)

    def add_row(self, path: str, row: dict[str, JSON] | None = None) -> int:
        """Add a row with an id or number of its own; returns its position."""
        rows = rows_at(self._said, path)
        rows.append(self._new_row(path) | (row or {}))
        # Nobody has looked at the rows carried over because a new one stands beside them.
        self._unsaved(path)
        return len(rows) - 1

    def withdraw_row(self, path: str, index: int, row: JSON) -> bool:
        """Take the last row out as if it had never been added; not where it is another, or was changed since."""
        rows = rows_at(self._said, path)
        if index != len(rows) - 1 or rows[index] != row:
            return False
        rows.pop()
        self._unsaved(path)
        return True

    def remove_row(self, path: str, index: int) -> None:
        """Take a row out; `restore_row` brings it back.

        Raises StillReferredToError where the record refers to it: a plan whose risk is gone would not be a record.
        """
        rows = rows_at(self._said, path)
        row = rows[index]
        id_ = row.get("id") if isinstance(row, dict) else None
        if id_ is not None and path in _ID_LETTERS:
            places = [where for where, held, of in references(self.record) if held == id_ and of == path]
            if places:
                raise StillReferredToError(
                    f"It is used elsewhere ({len(places)}), first under {labels_of(Record)[part_of(places[0])]}.",
                    "Take it out there.",
                )
        del rows[index]
        texts = self._move_texts(path, index, -1)
        stay, gone = taken_out(self.marks, path, index)
        self._mark(stay)
        self._removed = [*self._removed[-_REMOVED_KEPT:], _Removed(path, index, row, texts, bool(gone))]
        self._unsaved(path)

    def restore_row(self) -> str | None:
        """Bring the row back that was removed last; returns the path of its list, None where there is none."""
        if not self._removed:
            return None
        removed = self._removed.pop()
        rows = rows_at(self._said, removed.path)
        index = min(removed.index, len(rows))
        rows.insert(index, removed.row)
        self._move_texts(removed.path, index, 1)
        for field_path, text in removed.texts.items():
            self._keep_text(f"{removed.path}[{index}]{field_path}", text)
        self._mark(put_back(self.marks, removed.path, index, marked=removed.marked))
        self._unsaved(removed.path)
        number = self.value(f"{removed.path}[{index}].number")
        if isinstance(number, str) and not self._is_record():
            # Another row was given its number meanwhile.
            self.keep_unusable(f"{removed.path}[{index}].number", number)
        return removed.path

    def take_unsaved(self) -> Unsaved:
        """Hand over what the vault does not hold yet; what fails to be saved is given back by `not_saved`."""
        unsaved = Unsaved(
            parts={part: copy.deepcopy(self._said.get(part)) for part in sorted(self._dirty)},
            unusable={path: self._unusable.get(path) for path in sorted(self._dirty_unusable)},
            marks=self.marks if self._marks_changed else None,
        )
        self._dirty.clear()
        self._dirty_unusable.clear()
        self._marks_changed = False
        return unsaved

    def not_saved(self, unsaved: Unsaved) -> None:
        """Take back what could not be saved, to be tried again with what is newer."""
        self._dirty |= unsaved.parts.keys()
        self._dirty_unusable |= unsaved.unusable.keys()
        self._marks_changed = self._marks_changed or unsaved.marks is not None

    @property
    def is_unsaved(self) -> bool:
        """Whether the vault does not hold everything yet."""
        return bool(self._dirty or self._dirty_unusable or self._marks_changed)

    def _changed(self, path: str) -> None:
        self._unsaved(path)
        self.confirm(path)

    def _mark(self, marks: frozenset[str]) -> None:
        if marks != self.marks:
            self.marks = marks
            self._marks_changed = True

    def _unsaved(self, path: str) -> None:
        self._record = None
        self._findings = None
        self._dirty.add(part_of(path))

    def _is_record(self) -> bool:
        """Whether what stands there now can be kept as a record."""
        try:
            self._record = validate(self._said)
        except RecordRefusedError:
            return False
        return True

    def _move_texts(self, path: str, index: int, by: int) -> dict[str, str]:
        """Texts kept for the rows from `index` on follow their rows; those of a row that goes are given back."""
        of_row = re.compile(rf"{re.escape(path)}\[([0-9]+)\](.*)")
        found = [each for kept in self._unusable if (each := of_row.fullmatch(kept)) and int(each[1]) >= index]
        # All are taken up before one is put down: the new place of one is the old place of another.
        texts = [self._unusable.pop(each[0]) for each in found]
        self._dirty_unusable |= {each[0] for each in found}
        gone: dict[str, str] = {}
        for each, text in zip(found, texts, strict=True):
            if by < 0 and int(each[1]) == index:
                gone[each[2]] = text
            else:
                self._keep_text(f"{path}[{int(each[1]) + by}]{each[2]}", text)
        return gone

    def _keep_text(self, path: str, text: str) -> None:
        self._unusable[path] = text
        self._dirty_unusable.add(path)

    def _new_row(self, path: str) -> dict[str, JSON]:
        if path == ACTIONS:
            # What is written down as an action of the meeting is one that was agreed; a refusal is the exception.
            return {"number": self._next_action_number(), "accepted": True}
        letter = _ID_LETTERS.get(path)
        if letter is None:
            return {}
        return {"id": _next_id(self._taken(path, "id"), letter)}

    def _taken(self, path: str, key: str) -> list[str]:
        """Ids or numbers that are given, also to rows that were removed: those may come back."""
        rows = [*self.rows(path), *(each.row for each in self._removed if each.path == path)]
        return [found for row in rows if isinstance(row, dict) and isinstance(found := row.get(key), str)]

    def _next_action_number(self) -> str:
        meeting = self.reference.rpartition("/")[2] or "1"
        counted = re.compile(rf"{re.escape(meeting)}\.([0-9]{{1,18}})")
        numbers = [int(found[1]) for each in self._taken(ACTIONS, "number") if (found := counted.fullmatch(each))]
        return f"{meeting}.{max(numbers, default=0) + 1}"


def _is_field(path: str) -> bool:
    return not path.startswith(CAPTURE) and asides.SIGN not in path


def _waiting(path: str, text: str) -> Finding:
    said = shortened(text, 40)
    message = f"{label_at(path)} holds {said}, which is no answer yet and not in the record: put it right."
    return Finding("text.waiting", Severity.SHOULD, part_of(path), (), message, path)


def _next_id(taken: list[str], letter: str) -> str:
    # A record that came from elsewhere has letters of its own: go on with the one most of its rows have.
    found = [match for each in taken if (match := re.fullmatch(r"([a-z]+)([0-9]{1,18})", each))]
    if found:
        letter = max((match[1] for match in found), key=[match[1] for match in found].count)
    highest = max((int(match[2]) for match in found if match[1] == letter), default=0)
    return f"{letter}{highest + 1}"
