"""Who has not been heard yet, above what each agency said; a key writes down that one has nothing to add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual import on
from textual.message import Message

from agenda.facts import Facts
from agenda.information import agencies_not_heard, agency_silent
from agenda.wording import listed
from screens.base.plain import Words, plain
from screens.forms.boxes import FieldBox
from screens.forms.rows import RowList, RowsEditor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from agenda.check import Finding
    from agenda.shape import JSON
    from agenda.words import Agency

_AT: Final = "information"
_NOTHING: Final = "Nothing to add."


class SilentList(RowList):
    """The agencies of which nothing is recorded."""

    @dataclass
    class NothingToAdd(Message):
        """An agency said that it has nothing to add."""

        index: int

    @dataclass
    class WriteDown(Message):
        """What an agency says is to be written down."""

        index: int

    def action_open(self) -> None:
        """Ask to write down what the agency under the cursor says."""
        if self.lines:
            self.post_message(self.WriteDown(self.cursor))

    # Whether the last key was a letter of a word that somebody types here, and the agency that its first n noted.
    _is_in_word = False
    _noted = ""

    def on_key(self, event: events.Key) -> None:
        """Take n by itself; other letters, and every n of the word they begin, are told where words go."""
        is_letter = event.is_printable and event.key != "plus"
        if event.character == "n" and self.lines and not self._is_in_word:
            event.stop()
            event.prevent_default()
            self._noted = self.lines[self.cursor]
            self.post_message(self.NothingToAdd(self.cursor))
            return
        self._is_in_word = is_letter
        if not is_letter:
            self._noted = ""

    def on_focus(self) -> None:
        """No word is begun where the cursor has just come."""
        self._is_in_word, self._noted = False, ""

    @property
    def what_to_press(self) -> str:
        """The keys; and what an n has noted that was the first letter of a word."""
        if self._noted:
            return f"Your n noted nothing to add: {self._noted.partition(' (')[0]}. Enter takes words."
        return "No words here: Enter writes down what is said, n nothing to add."

    def action_remove(self) -> None:
        """Nobody is taken off this list but by being heard."""


class HeardEditor(RowsEditor):
    """The pieces of information, and who is still to be heard."""

    DEFAULT_CSS = """
    HeardEditor > #not-heard { height: auto; text-style: bold; }
    HeardEditor > SilentList { margin: 0 0 1 0; }
    """

    def compose(self) -> ComposeResult:
        self._silent_head = Words(id="not-heard")
        self._silent_list = SilentList(id="silent")
        self._silent: tuple[Agency, ...] = ()
        # Whether the open row was begun from the list of those to be heard.
        self._is_round = False
        yield self._silent_head
        yield self._silent_list
        yield from super().compose()

    @property
    def first(self) -> RowList:
        return self._silent_list if self._silent else self._list

    @property
    def silent(self) -> SilentList:
        """The list of those who have not been heard."""
        return self._silent_list

    @property
    def hint(self) -> str:
        if self.screen.focused is self._silent_list:
            return "Enter writes down what the agency says · n it has nothing to add"
        return super().hint

    def refresh_from_draft(self) -> None:
        super().refresh_from_draft()
        record = self._draft.record
        self._silent = tuple(agencies_not_heard(Facts(record)))
        names = {
            agency: [each.name or each.role or each.id for each in record.attendance if each.agency is agency]
            for agency in self._silent
        }
        self._silent_list.lines = tuple(f"{agency.label} ({listed(people)})" for agency, people in names.items())
        # Not by a class: styles follow a moment later, and the cursor that comes now would find no list to go to.
        self._silent_list.display = bool(self._silent)
        head = f"NOT HEARD YET ({len(self._silent)})" if self._silent else self._all_heard()
        self._silent_head.update(plain(head))

    def _tell_findings(self, found: Sequence[Finding]) -> None:
        """Put everything above the list but who has not been heard: that stands there by itself."""
        super()._tell_findings([finding for finding in found if finding.check != agency_silent.id])

    def _all_heard(self) -> str:
        return "Every agency was heard." if self._draft.rows(_AT) else "Nobody is recorded as here yet: item 2."

    @on(SilentList.NothingToAdd)
    def note_nothing(self, message: SilentList.NothingToAdd) -> None:
        """Write down that an agency has nothing to add."""
        message.stop()
        agency = self._silent[message.index]
        self._draft.add_row(_AT, self._row(agency) | {"text": _NOTHING})
        self.refresh_from_draft()
        self.post_message(
            FieldBox.Edited(f"{agency.label}: nothing to add. Delete in the list below takes it out.")
        )
        if not self._silent:
            self.screen.set_focus(self._list)

    @on(SilentList.WriteDown)
    async def write_down(self, message: SilentList.WriteDown) -> None:
        """Begin a row for an agency, with the cursor in its text."""
        message.stop()
        agency = self._silent[message.index]
        index = self._draft.add_row(_AT, self._row(agency))
        self.refresh_from_draft()
        self.post_message(self.RowAdded(self.path))
        fields = await self.open_row(index)
        if fields is not None:
            self.screen.set_focus(await fields.reveal(f"{_AT}[{index}].text"))
            self._is_round = True

    async def action_close(self) -> None:
        """Back from what an agency said to whoever is to be heard next, in a round of them; else to the list."""
        is_round, self._is_round = self._is_round, False
        await super().action_close()
        if is_round and self._silent:
            self.screen.set_focus(self._silent_list)

    def _row(self, agency: Agency) -> dict[str, JSON]:
        """A row of an agency, by the one of it who is here; who of several spoke is for the chair to say."""
        row: dict[str, JSON] = {"agency": agency.value}
        here = [each.id for each in Facts(self._draft.record).present if each.agency is agency]
        if len(here) == 1:
            row["attendee"] = here[0]
        return row
