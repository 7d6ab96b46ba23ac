"""A typist: the keys that enter a whole record into the walk, made from the declaration of each item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from agenda.papers import PAPERS
from agenda.record import validate
from agenda.shape import Kind, fields_of
from agenda.walk import ITEMS
from mappa_chair.resolving import candidates, shown_as
from screens.forms.boxes import options_of
from screens.forms.fields import FILED_UNDER
from tests.pty.keys import DOWN, ENTER, ESC, F8, RIGHT, TAB, ctrl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.item import Item
    from agenda.record import Record
    from agenda.shape import FieldSpec, Part

# Answers that the desk asked for before the meeting was begun: they stand in their fields already.
_GIVEN: Final = frozenset(
    {
        "case.reference",
        "case.family_name",
        "case.given_names",
        "meeting.held_on",
        "meeting.level",
    }
)

# Answers that stand there from the start and are typed over: where the choice begins.
_BEGUN: Final[dict[str, Any]] = {"meeting.kind": "initial", "Action.accepted": True}


class Typist:
    """Types one record, in chunks of keys that are each sent in one write."""

    def __init__(self, said: dict[str, Any]) -> None:
        self._said = said
        self._record: Record = validate(said)

    def begin(self) -> str:
        """The keys at the desk that begin the meeting."""
        case, meeting = self._said["case"], self._said["meeting"]
        lines = [
            case["reference"],
            case["family_name"],
            case["given_names"],
            meeting["reference"],
            meeting["held_on"],
            str(meeting["level"]),
        ]
        return "".join(f"{line}{ENTER}" for line in lines)

    def chunks(self) -> Iterator[tuple[str, str]]:
        """The head of each place as it is shown, and the keys that fill it; who is picked was typed before."""
        attendance = next(item for item in ITEMS if item.key == "attendance")
        yield f"{attendance.number}  {attendance.title.upper()}", self._item(attendance)
        case, meeting = PAPERS
        yield case.title.upper(), f"{ctrl('g')}0{ENTER}{self._item(case)}"
        yield meeting.title.upper(), f"{ctrl('g')}0{ENTER}{F8}{self._item(meeting)}"
        for item in ITEMS:
            if item is not attendance:
                yield f"{item.number}  {item.title.upper()}", self._item(item)

    def _item(self, item: Item) -> str:
        go = f"{ctrl('g')}{item.number}{ENTER}" if item.number else ""
        value = self._said.get(item.key)
        if item.many:
            return go + self._rows(item.part, value or [])
        return go + self._part(item.part, value or {}, item.key)

    def _part(self, part: type[Part], said: dict[str, Any], path: str) -> str:
        keys = ""
        for spec in fields_of(part):
            where = f"{path}.{spec.name}"
            if spec.kind is Kind.ID or where in FILED_UNDER:
                continue
            keys += self._field(spec, said.get(spec.name), where)
        return keys

    def _field(self, spec: FieldSpec, value: Any, path: str) -> str:
        if path == "equality.characteristics" and spec.part is not None:
            return self._opened_in_turn(spec.part, value or {}, path) + TAB
        if spec.kind is Kind.PART and spec.part is not None:
            return self._part(spec.part, value or {}, path)
        if spec.kind is Kind.ROWS and spec.part is not None:
            return self._rows(spec.part, value or []) + TAB
        if spec.kind is Kind.WORDS:
            return self._words(spec, value or []) + TAB
        if value is None or value == [] or path in _GIVEN:
            return TAB
        if spec.kind in {Kind.WORD, Kind.YES_NO}:
            return self._choice(spec, value, path) + TAB
        if spec.kind is Kind.LINES:
            return ENTER.join(value) + TAB
        if spec.kind is Kind.REFERENCE:
            return shown_as([value], candidates(self._record, spec.refers)) + TAB
        if spec.kind is Kind.REFERENCES:
            return shown_as(value, candidates(self._record, spec.refers)) + TAB
        return str(value).replace("\n", ENTER) + TAB

    def _opened_in_turn(self, part: type[Part], said: dict[str, Any], path: str) -> str:
        """A group whose parts stand in a list and are opened one after the other."""
        typed = [
            ENTER + self._part(spec.part, said.get(spec.name) or {}, f"{path}.{spec.name}").removesuffix(TAB) + ESC
            for spec in fields_of(part)
            if spec.part is not None
        ]
        return DOWN.join(typed)

    def _choice(self, spec: FieldSpec, value: Any, path: str) -> str:
        answers = [each for each, _ in options_of(spec)]
        wanted = next(index for index, each in enumerate(answers) if each is value or each == value)
        begun = _BEGUN.get(path)
        return RIGHT * (wanted + 1 if begun is None else (wanted - answers.index(begun)) % len(answers))

    def _words(self, spec: FieldSpec, value: list[str]) -> str:
        ticks = [" " if each in value else "" for each, _ in options_of(spec)]
        last = max((index for index, tick in enumerate(ticks) if tick), default=0)
        return DOWN.join(ticks[: last + 1])

    def _rows(self, part: type[Part], rows: list[dict[str, Any]]) -> str:
        keys = ""
        for row in rows:
            # Esc stands alone, or it would be read together with the letter behind it.
            keys += "+" + self._row(part, row).removesuffix(TAB) + ESC
        return keys

    def _row(self, part: type[Part], row: dict[str, Any]) -> str:
        return self._part(part, row, part.__name__)
