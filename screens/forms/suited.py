"""Lists that suit what they hold: actions in columns, reviewed ones by a key each, nine characteristics as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.message import Message

from agenda.carried import is_marked
from agenda.days import day_of
from agenda.paths import is_within
from agenda.shape import fields_of
from agenda.words import Agency, Outcome, Pillar, label
from screens.base.plain import Words, plain
from screens.forms.boxes import FieldBox
from screens.forms.rows import RowList, RowsEditor
from screens.forms.table import TAB, Column, TableList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from agenda.check import Finding
    from agenda.shape import JSON, Part
    from screens.forms.fields import Fields


def _text(row: JSON, name: str) -> str:
    value = row.get(name) if isinstance(row, dict) else None
    return "" if value is None else str(value)


def _day(text: str) -> str:
    day = day_of(text)
    return text if day is None else f"{day.day} {day:%b %y}"


def _who(row: JSON) -> str:
    """The owner; where nobody is named, the agency."""
    agency = _text(row, "agency")
    return _text(row, "owner") or (label(Agency(agency)) if agency else "nobody yet")


# Letter to the field of an action that it opens.
COLUMN_KEYS: Final[dict[str, str]] = {
    "a": "action",
    "k": "measure",
    "o": "owner",
    "d": "due",
    "r": "risks",
    "p": "pillar",
}


class ActionList(TableList):
    """The actions of the plan."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column("No", 6),
        Column("Action"),
        Column("Owner", 16),
        Column("Due", 10),
        Column("Risks", 8, 88),
        Column("Pillar", 12, 80),
    )

    @dataclass
    class Edit(Message):
        """A column of the action under the cursor is to be edited."""

        field: str

    def on_key(self, event: events.Key) -> None:
        """Take the letters of the columns; others are told where words go."""
        if event.character is not None and event.character in COLUMN_KEYS and self.lines:
            event.stop()
            event.prevent_default()
            self.post_message(self.Edit(COLUMN_KEYS[event.character]))

    @property
    def row_keys(self) -> str:
        return "+ makes a new one, Enter opens this, a k o d r p a field of it"


class ToldInFull(RowsEditor):
    """A table with the whole action under it that the cursor is on: a column holds its beginning alone."""

    DEFAULT_CSS = """
    ToldInFull > .in-full { height: auto; color: $text-muted; padding: 0 0 0 2; }
    """
    _in_full: Words

    def compose(self) -> ComposeResult:
        self._in_full = Words(classes="in-full")
        yield from super().compose()
        yield self._in_full

    def on_mount(self) -> None:
        """Follow the cursor of the table."""
        self.watch(self._list, "cursor", self._tell_in_full, init=False)
        self._tell_in_full()

    def refresh_from_draft(self) -> None:
        super().refresh_from_draft()
        self._tell_in_full()

    async def open_part(self, index: int, part: type[Part], title: str = "") -> Fields:
        fields = await super().open_part(index, part, title)
        self._tell_in_full()
        return fields

    async def close_row(self) -> None:
        await super().close_row()
        self._tell_in_full()

    def _tell_in_full(self) -> None:
        row = self._draft.value(self.path_of(self._list.cursor))
        told = " · ".join(filter(None, (_text(row, name) for name in ("number", "action", "measure", "note"))))
        # What is open stands in its form.
        self._in_full.update(plain("" if self._fields is not None else told))


class ActionsEditor(ToldInFull):
    """Actions in columns; Enter opens the form of one under the table."""

    def made_list(self) -> RowList:
        return ActionList()

    @property
    def hint(self) -> str:
        if self._fields is not None and self.screen.focused is not self._list:
            return super().hint
        return "a action k known by o owner d due r risks p pillar · + new · Enter all · Delete"

    @on(ActionList.Edit)
    async def edit_column(self, message: ActionList.Edit) -> None:
        """Open the form of the action under the cursor at one of its fields; Esc goes back to the table."""
        message.stop()
        index = self._list.cursor
        fields = await self.open_row(index)
        if fields is not None:
            self.screen.set_focus(await fields.reveal(f"{self.path_of(index)}.{message.field}"))

    def _told(self, index: int, row: JSON) -> str:
        star = "*" if is_marked(f"{self.path}[{index}]", self._draft.marks) else ""
        risks = row.get("risks") if isinstance(row, dict) else None
        pillar = _text(row, "pillar")
        refused = "REFUSED " if isinstance(row, dict) and row.get("accepted") is False else ""
        return TAB.join(
            (
                f"{star}{_text(row, 'number')}",
                f"{refused}{_text(row, 'action') or '(nothing yet)'}",
                _who(row),
                _day(_text(row, "due")) or "no date",
                ", ".join(str(each) for each in risks) if isinstance(risks, list) else "",
                label(Pillar(pillar)) if pillar else "",
            )
        )


# Key to the outcome it records, before the cursor goes on to the next action.
OUTCOMES: Final[dict[str, Outcome | None]] = {
    "c": Outcome.COMPLETED,
    "p": Outcome.IN_PROGRESS,
    "n": Outcome.NOT_COMPLETED,
    "s": Outcome.SUPERSEDED,
    "-": None,
}
_NO_OUTCOME: Final = "actions-review.outcome"
_NEEDS_REASON: Final = frozenset({Outcome.IN_PROGRESS, Outcome.NOT_COMPLETED, Outcome.SUPERSEDED})


class ReviewedList(TableList):
    """The actions of the last meeting; letters say what became of them."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column("No", 6),
        Column("Outcome", 13),
        Column("Action"),
        Column("Owner", 16, 64),
        Column("Was due", 10),
    )

    @dataclass
    class Key(Message):
        """A letter of the review was pressed."""

        letter: str

    def on_key(self, event: events.Key) -> None:
        """Take the letters of the review; others are told where words go."""
        if event.character is not None and event.character in OUTCOMES:
            event.stop()
            event.prevent_default()
            self.post_message(self.Key(event.character))

    @property
    def row_keys(self) -> str:
        return "c p n s and - say what became of this action, Enter opens it"


class ReviewedEditor(ToldInFull):
    """Last time's actions, accounted for with one key each; a reason is asked for where one is needed."""

    # The row that comes once the reason is typed: the next letter is meant for it, not for the one just told of.
    _then: int | None = None

    async def close_row(self) -> None:
        await super().close_row()
        if self._then is not None:
            # What was told asked for the reason, and said that Esc goes back.
            row = self._draft.value(self.path_of(self._then - 1))
            reason = "its reason is kept" if _text(row, "note").strip() else "a reason is still to be given"
            self.post_message(FieldBox.Told(f"{_text(row, 'number') or f'Action {self._then}'}: {reason}."))
            self._list.cursor = min(self._then, len(self._draft.rows(self.path)) - 1)
            self._then = None

    def made_list(self) -> RowList:
        return ReviewedList()

    @property
    def hint(self) -> str:
        if self._fields is not None and self.screen.focused is not self._list:
            return super().hint
        return "c completed p in progress n not completed s superseded - not yet · Enter opens"

    def _tell_findings(self, found: Sequence[Finding]) -> None:
        """Say how many have no outcome yet, which the column shows of each, and the rest in words."""
        here = None if self._fields is None else self._fields.path
        silent = [
            each for each in found if each.check == _NO_OUTCOME and (here is None or not is_within(each.at, here))
        ]
        super()._tell_findings([each for each in found if each not in silent])
        if silent:
            count = f"! {len(silent)} of them {'has' if len(silent) == 1 else 'have'} no outcome yet."
            self._note.update(plain("\n".join(filter(None, [count, str(self._note.content)]))))
            self._note.set_class(True, "-said")

    def _told(self, index: int, row: JSON) -> str:
        star = "*" if is_marked(f"{self.path}[{index}]", self._draft.marks) else ""
        outcome = _text(row, "outcome")
        told = label(Outcome(outcome)).lower() if outcome else "?"
        cells = (f"{star}{_text(row, 'number')}", told, _text(row, "action"), _who(row), _day(_text(row, "due")))
        return TAB.join(cells)

    @on(ReviewedList.Key)
    async def record(self, message: ReviewedList.Key) -> None:
        """Record what became of the action under the cursor."""
        message.stop()
        index, rows = self._list.cursor, self._draft.rows(self.path)
        if index >= len(rows):
            return
        outcome, path = OUTCOMES[message.letter], f"{self.path}[{index}]"
        before = label(Outcome(was)).lower() if (was := _text(rows[index], "outcome")) else "not recorded"
        self._draft.put(f"{path}.outcome", outcome.value if outcome else None)
        self.refresh_from_draft()
        number = _text(rows[index], "number") or f"Action {index + 1}"
        now = label(outcome).lower() if outcome else "not recorded"
        told = f"{number}: {before} is now {now}." if before != now else f"{number}: {now}, as before."
        if outcome in _NEEDS_REASON and not _text(rows[index], "note").strip():
            # The reason is due now, while it is being told: the cursor waits in the field for it.
            fields = await self.open_row(index)
            if fields is not None:
                self.screen.set_focus(await fields.reveal(f"{path}.note"))
            self._then = index + 1
            told = f"{told} Type the reason; Esc goes back."
        else:
            self._list.cursor = min(index + 1, len(rows) - 1)
        self.post_message(FieldBox.Edited(told))


class CharacteristicList(TableList):
    """The nine characteristics; y says that one was considered and has no bearing."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column("Characteristic", 24),
        Column("Considered", 10),
        Column("Bearing and how it is managed"),
    )

    @dataclass
    class Key(Message):
        """A letter was pressed."""

        letter: str

    def on_key(self, event: events.Key) -> None:
        """Take the letters of the list; others are told where words go."""
        if event.character is not None and event.character in {"y", "n", "-"}:
            event.stop()
            event.prevent_default()
            self.post_message(self.Key(event.character))

    @property
    def row_keys(self) -> str:
        return "y n and - say if it was considered, Enter opens it"

    def action_add(self) -> None:
        """There are nine, by statute."""

    def action_remove(self) -> None:
        """There are nine, by statute."""


class CharacteristicsEditor(RowsEditor):
    """The nine protected characteristics in one view; Enter opens what is recorded of one."""

    def made_list(self) -> RowList:
        return CharacteristicList()

    @property
    def hint(self) -> str:
        if self._fields is not None and self.screen.focused is not self._list:
            return "Esc goes back to the nine characteristics"
        return "y considered n not considered - not recorded · Enter says what bearing it has"

    def refresh_from_draft(self) -> None:
        specs = fields_of(self._part)
        rows = [self._draft.value(f"{self.path}.{spec.name}") for spec in specs]
        considered = [isinstance(row, dict) and row.get("considered") is True for row in rows]
        self._list.lines = tuple(
            TAB.join((f"{self._star(index)}{spec.label}", _considered(row), _bearing(row)))
            for index, (spec, row) in enumerate(zip(specs, rows, strict=True))
        )
        self._heading.update(plain(f"{self._title}: {sum(considered)} of {len(specs)} considered"))
        if self._fields is not None:
            self._fields.refresh_from_draft()

    def _star(self, index: int) -> str:
        return "*" if is_marked(self.path_of(index), self._draft.marks) else ""

    def path_of(self, index: int) -> str:
        return f"{self.path}.{fields_of(self._part)[index].name}"

    def index_at(self, path: str) -> int | None:
        name = path[len(self.path) + 1 :].partition(".")[0]
        names = [spec.name for spec in fields_of(self._part)]
        return names.index(name) if name in names else None

    async def reveal_line(self, index: int) -> bool:
        """Put the cursor on the line of a characteristic, where a key says whether it was considered."""
        await self.close_row()
        self._list.cursor = index
        return True

    async def open_row(self, index: int) -> Fields | None:
        """Open the fields of one characteristic under the list."""
        spec = fields_of(self._part)[index]
        return None if spec.part is None else await self.open_part(index, spec.part, spec.label)

    async def action_add(self) -> None:
        """There are nine, by statute."""

    @on(CharacteristicList.Key)
    def record(self, message: CharacteristicList.Key) -> None:
        """Record whether the characteristic under the cursor was considered."""
        message.stop()
        index = self._list.cursor
        value = {"y": True, "n": False, "-": None}[message.letter]
        self._draft.put(f"{self.path_of(index)}.considered", value)
        self.refresh_from_draft()
        spec = fields_of(self._part)[index]
        self._list.cursor = min(index + 1, len(self._list.lines) - 1)
        words = {True: "considered", False: "not considered", None: "not recorded"}[value]
        self.post_message(FieldBox.Edited(f"{spec.label}: {words}."))


def _considered(row: JSON) -> str:
    value = row.get("considered") if isinstance(row, dict) else None
    return "?" if value is None else "yes" if value else "NO"


def _bearing(row: JSON) -> str:
    return " – ".join(text for name in ("bearing", "management") if (text := _text(row, name).strip()))


# Lists and groups that have a form of their own, by their path.
_EDITORS: Final[dict[str, type[RowsEditor]]] = {
    "plan.actions": ActionsEditor,
    "actions_review": ReviewedEditor,
    "equality.characteristics": CharacteristicsEditor,
}


def where_answered(path: str) -> str:
    """Where what is missing at a path is answered by one key: the line of a list, else the field itself."""
    line, _, field = path.rpartition(".")
    is_of_nine = _EDITORS.get(line.rpartition(".")[0]) is CharacteristicsEditor
    return line if is_of_nine and field == "considered" else path


def editor_for(path: str) -> type[RowsEditor] | None:
    """The form that suits the list or group at a path, where it has one of its own."""
    return _EDITORS.get(path)
