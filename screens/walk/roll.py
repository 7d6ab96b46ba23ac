"""The roll call: everybody of last time is listed, and one key each says how they are here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from agenda.carried import is_marked
from agenda.words import Attended, Function, Represents, label
from mappa_chair.drafting import NEWCOMER
from mappa_chair.roll_call import ACCEPTED, MISSING, READ, count_line, is_here, must_be_here, newcomer
from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.forms.boxes import FieldBox
from screens.forms.rows import RowList, RowsEditor
from screens.forms.table import TAB, Column, TableList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from agenda.attendance import Attendee
    from agenda.check import Finding
    from agenda.shape import JSON

AT: Final = "attendance"
CAME: Final = "from"
LEFT: Final = "until"

# Key to what it says of the person under the cursor, before the cursor goes on to the next.
ARRIVALS: Final[dict[str, Attended | None]] = {
    "p": Attended.IN_PERSON,
    "r": Attended.REMOTE,
    "a": Attended.APOLOGIES,
    "x": Attended.ABSENT,
}
KEYS: Final = "p here r remote a apologies x absent l late g gone c C accept m M read n new"


class RollList(TableList):
    """The people; letters are keys of the roll call."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column("Here", 10),
        Column("Name", 17),
        Column("Agency"),
        Column("Role", 22, 84),
        Column("Notes"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "undo", "Take the last key back", show=False)]

    @dataclass
    class Key(Message):
        """A key of the roll call was pressed."""

        letter: str

    class Undo(Message):
        """The last key is to be taken back."""

    def on_key(self, event: events.Key) -> None:
        """Take the letters of the roll call; others are told where words go."""
        if event.character is not None and event.character in "praxlgcmCMn-":
            event.stop()
            event.prevent_default()
            self.post_message(self.Key(event.character))

    @property
    def what_to_press(self) -> str:
        """Somebody new comes by a line of their own, on an empty list too."""
        return f"This is a list: n is for somebody new{', Enter opens this person' if self.lines else ''}."

    def action_undo(self) -> None:
        """Ask for the last key to be taken back."""
        self.post_message(self.Undo())


@dataclass(frozen=True, slots=True)
class _Change:
    """What one key changed: by attendee and field, what stood there before; and asides."""

    fields: tuple[tuple[str, str, JSON], ...]
    asides: tuple[tuple[str, str, str | None], ...] = ()
    cursor: int = 0


class RollEditor(RowsEditor):
    """The attendance list with its roll call, who is missing by duty, and a line for newcomers."""

    DEFAULT_CSS = """
    RollEditor > .count { height: auto; }
    RollEditor > #newcomer-row { height: 1; margin: 1 0 0 0; }
    RollEditor #newcomer-row > .label { width: 5; }
    RollEditor > .echo { height: 1; color: $text-muted; padding: 0 0 0 6; text-wrap: nowrap; }
    """

    _count: Words
    _newcomer: LineField

    def compose(self) -> ComposeResult:
        self._count = Words(classes="count")
        begun = self._draft.unusable(NEWCOMER) or ""
        self._newcomer = LineField(begun, placeholder="name, agency, role", id="newcomer")
        self._echo = Words(classes="echo")
        self._undo: list[_Change] = []
        yield self._count
        yield self._note
        yield self._list
        with Horizontal(id="newcomer-row"):
            yield Words("New", classes="label")
            yield self._newcomer
        yield self._echo

    def made_list(self) -> RowList:
        return RollList()

    @property
    def hint(self) -> str:
        if self.screen.focused is self._newcomer:
            return "Enter adds them as here; `remote` at the end says how. Up goes back."
        if self._fields is not None and self.screen.focused is not self._list:
            return super().hint
        return KEYS

    def refresh_from_draft(self) -> None:
        super().refresh_from_draft()
        self._count.update(plain(count_line(self._people)).stylize("bold"))

    @property
    def _people(self) -> tuple[Attendee, ...]:
        return self._draft.record.attendance

    def _told(self, index: int, row: JSON) -> str:  # noqa: ARG002 - the typed row says it
        person = self._people[index]
        star = "*" if is_marked(f"{AT}[{index}]", self._draft.marks) else ""
        here = "?" if person.attended is None else label(person.attended).lower()
        role = person.role or (label(person.function) if person.function else "") or (person.organisation or "")
        agency = label(person.agency) if person.agency else "no agency"
        return TAB.join((f"{star}{here}", person.name or "(no name)", agency, role, ", ".join(self._notes(index))))

    def _notes(self, index: int) -> list[str]:
        """What else matters of someone at the table, the gravest first."""
        person, said = self._people[index], self._draft.record.meeting
        notes = []
        if person.represents is not None:
            notes.append("FOR VICTIM" if person.represents is Represents.VICTIM else "FOR OFFENDER")
        notes += [f"{name} {at}" for name in (CAME, LEFT) if (at := self._draft.aside(f"{AT}[{index}]", name))]
        if is_here(person) and not person.accepted_confidentiality:
            notes.append("to accept")
        if person.id in said.chairs:
            notes.append("chair")
        if person.id == said.minute_taker or person.function is Function.MINUTE_TAKER:
            notes.append("minutes")
        if person.report is not None:
            notes.append(label(person.report))
        return notes

    def _tell_findings(self, found: Sequence[Finding]) -> None:
        """Who is missing by duty in one line, what one key puts right for all as one count, the rest in words."""
        missing = must_be_here(found)
        lines = [f"! Not here, by duty: {missing}."] if missing else []
        for check, words in ((ACCEPTED, "not accepted the statement: C notes that all here do"), (READ, _UNREAD)):
            count = sum(finding.check == check for finding in found)
            if count and self._fields is None:
                lines.append(f"! {count} here {'has' if count == 1 else 'have'} {words}.")
        for_all = {*MISSING, *(() if self._fields is not None else (ACCEPTED, READ))}
        super()._tell_findings([finding for finding in found if finding.check not in for_all])
        told = [*lines, *filter(None, [str(self._note.content)])]
        self._note.update(plain("\n".join(told)))
        self._note.set_class(bool(told), "-said")

    # Keys ---------------------------------------------------------------------------------------------------

    @on(RollList.Key)
    async def take_key(self, message: RollList.Key) -> None:
        """Do what a letter says of the person under the cursor."""
        message.stop()
        letter = message.letter
        if letter == "n":
            self.screen.set_focus(self._newcomer)
        elif letter in "CM":
            self._say_of_all("accepted_confidentiality" if letter == "C" else "read_previous_minutes")
        elif self._list.cursor < len(self._people):
            self._say_of_one(self._list.cursor, letter)

    def _say_of_one(self, index: int, letter: str) -> None:
        person = self._people[index]
        name = person.name or "This person"
        if letter in ARRIVALS:
            word = ARRIVALS[letter]
            self._change(index, {"attended": word}, told=f"{name}: {label(word).lower()}.", on=1)
        elif letter == "-":
            self._change(index, {"attended": None}, told=f"{name}: not recorded.", asides={CAME: None, LEFT: None})
        elif letter in "lg":
            self._came_or_left(index, person, name, CAME if letter == "l" else LEFT)
        else:
            field = "accepted_confidentiality" if letter == "c" else "read_previous_minutes"
            value = not getattr(person, field)
            words = "accepts the statement" if letter == "c" else "has read the last minutes"
            not_so = "has not accepted the statement" if letter == "c" else "has not read the last minutes"
            self._change(index, {field: value}, told=f"{name} {words if value else not_so}.", on=1)

    def _came_or_left(self, index: int, person: Attendee, name: str, which: str) -> None:
        now = f"{datetime.now().astimezone():%H:%M}"
        fields: dict[str, JSON] = {"part_of_meeting": True}
        if not is_here(person):
            fields["attended"] = Attended.IN_PERSON.value
        words = f"came at {now}" if which == CAME else f"left at {now}"
        self._change(index, fields, told=f"{name} {words}: here for part of the meeting.", asides={which: now})

    def _change(
        self,
        index: int,
        fields: dict[str, JSON],
        *,
        told: str,
        asides: dict[str, str | None] | None = None,
        on: int = 0,
    ) -> None:
        id_, path = self._people[index].id, f"{AT}[{index}]"
        before = tuple((id_, name, self._draft.value(f"{path}.{name}")) for name in fields)
        kept = tuple((id_, name, self._draft.aside(path, name)) for name in asides or {})
        for name, value in fields.items():
            self._draft.put(f"{path}.{name}", value)
        for name, text in (asides or {}).items():
            self._draft.keep_aside(path, name, text)
        self._undo.append(_Change(before, kept, index))
        self._list.cursor = min(index + on, len(self._people) - 1)
        self._tell(f"{told} Ctrl+Z undoes.")

    def _say_of_all(self, field: str) -> None:
        here = [
            (index, person)
            for index, person in enumerate(self._people)
            if is_here(person) and not getattr(person, field)
        ]
        before = self._draft.before
        if field == "read_previous_minutes" and before is not None:
            # Not recorded is what stands for somebody who was not invited to that meeting.
            known = {person.id for person in before.attendance}
            here = [(index, person) for index, person in here if person.id in known]
        self._undo.append(
            _Change(
                tuple((person.id, field, getattr(person, field)) for _, person in here), cursor=self._list.cursor
            )
        )
        for index, _ in here:
            self._draft.put(f"{AT}[{index}].{field}", True)
        words = "accept the statement" if field == "accepted_confidentiality" else "have read the last minutes"
        self._tell(f"All here {words} ({len(here)} noted now). Ctrl+Z undoes.")

    @on(RollList.Undo)
    def take_back(self, message: RollList.Undo) -> None:
        """Take back what the last key said; someone who was removed meanwhile has nothing to take back."""
        message.stop()
        if not self._undo:
            self._tell("Nothing to take back on this list.")
            return
        change = self._undo.pop()
        places = {person.id: index for index, person in enumerate(self._people)}
        for id_, name, value in change.fields:
            if id_ in places:
                self._draft.put(f"{AT}[{places[id_]}].{name}", value)
        for id_, name, text in change.asides:
            if id_ in places:
                self._draft.keep_aside(f"{AT}[{places[id_]}]", name, text)
        self._list.cursor = min(change.cursor, max(0, len(self._people) - 1))
        self._tell("Taken back.")

    def _tell(self, told: str) -> None:
        self.refresh_from_draft()
        self.post_message(FieldBox.Edited(told))

    # Newcomers ----------------------------------------------------------------------------------------------

    @on(LineField.Changed, "#newcomer")
    def show_understood(self, message: LineField.Changed) -> None:
        """Say who is understood, as it is typed."""
        message.stop()
        self._echo.update(plain(newcomer(message.value, self._draft.record).told if message.value else ""))
        if message.value:
            self._draft.keep_unusable(NEWCOMER, message.value)
        else:
            self._draft.settle(NEWCOMER)
        self.post_message(FieldBox.Edited())

    @on(LineField.Submitted, "#newcomer")
    def add_newcomer(self, message: LineField.Submitted) -> None:
        """Add who was typed; an empty line leads back to the list."""
        message.stop()
        if not message.value.strip():
            self.screen.set_focus(self._list)
            return
        found = newcomer(message.value, self._draft.record)
        self._draft.add_row(AT, found.row)
        self._newcomer.value = ""
        self._list.cursor = len(self._people) - 1
        self._tell(f"Added: {found.told}. Enter on the empty line goes back to the list.")


_UNREAD: Final = "not read the last minutes: M notes that all here have"
