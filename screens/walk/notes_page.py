"""Everything put down beside the record: what is to be checked with the chair, parked points, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from mappa_chair.noting import Noted, Sort
from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList
from screens.base.said_keys import keyed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class NoteList(PlainList):
    """What was put down."""

    DEFAULT_CSS = """
    NoteList, NoteList:focus { border: none; height: 1fr; padding: 0; background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,delete", "done", "It is dealt with", show=False),
        Binding("ctrl+z", "undo", "Not dealt with after all", show=False),
        Binding("a", "make_action", "Make it an action", show=False),
    ]
    hint = "Enter goes there · x dealt with, Ctrl+Z not yet · a makes an action · Esc back"

    class Done(Message):
        """What is under the cursor is dealt with."""

    class Undo(Message):
        """What was dealt with last is not after all."""

    class MakeAction(Message):
        """What is under the cursor is to become an action."""

    def action_done(self) -> None:
        """Say that it is dealt with."""
        self.post_message(self.Done())

    def action_undo(self) -> None:
        """Ask for the last one back."""
        self.post_message(self.Undo())

    def action_make_action(self) -> None:
        """Ask for an action of it."""
        self.post_message(self.MakeAction())


class NotesPage(Vertical):
    """The list, under its headings."""

    DEFAULT_CSS = """
    NotesPage { height: 1fr; width: 1fr; }
    NotesPage > #notes-head { height: auto; text-style: bold; margin: 0 0 1 0; }
    """

    @dataclass
    class GoTo(Message):
        """Something was chosen: go to its place."""

        noted: Noted

    @dataclass
    class Done(Message):
        """Something is dealt with."""

        noted: Noted

    @dataclass
    class MakeAction(Message):
        """Something is to become an action."""

        noted: Noted

    def __init__(self) -> None:
        super().__init__(id="page-notes")
        self._shown: Sequence[Noted] = ()
        self._list = NoteList(id="notes-list")

    def compose(self) -> ComposeResult:
        yield Words(id="notes-head")
        yield self._list

    def show(self, found: Sequence[Noted]) -> None:
        """Show all of it; the cursor stays where it was."""
        at, self._shown = self._list.highlighted, found
        asked = sum(each.sort is Sort.QUERY for each in found)
        head = f"PUT DOWN BESIDE THE RECORD: {len(found)}, {asked} of them to check with the chair. In no paper."
        self.query_one("#notes-head", Words).update(plain(head))
        self._list.clear_options()
        for sort in Sort:
            here = [(n, each) for n, each in enumerate(found) if each.sort is sort]
            if here:
                self._list.add_option(Option(plain(sort.heading).stylize("bold"), disabled=True))
                self._list.add_options(Option(_told(each), id=str(n)) for n, each in here)
        if not found:
            self._list.add_option(
                Option(plain(keyed("Nothing. {go} k puts a note down, {go} q asks.")), disabled=True)
            )
        else:
            self._list.highlighted = min(max(at or 1, 1), self._list.option_count - 1)

    def focus_first(self) -> None:
        """Go to the list."""
        self.screen.set_focus(self._list)

    @property
    def _under_cursor(self) -> Noted | None:
        at = self._list.highlighted
        id_ = None if at is None else self._list.get_option_at_index(at).id
        return None if id_ is None else self._shown[int(id_)]

    @on(PlainList.OptionSelected)
    def go(self, message: PlainList.OptionSelected) -> None:
        """Go to the place of what was chosen."""
        message.stop()
        if self._under_cursor is not None:
            self.post_message(self.GoTo(self._under_cursor))

    @on(NoteList.Done)
    def take_as_done(self, message: NoteList.Done) -> None:
        """What is under the cursor is dealt with."""
        message.stop()
        if self._under_cursor is not None:
            self.post_message(self.Done(self._under_cursor))

    @on(NoteList.MakeAction)
    def take_as_action(self, message: NoteList.MakeAction) -> None:
        """What is under the cursor is to become an action."""
        message.stop()
        if self._under_cursor is not None:
            self.post_message(self.MakeAction(self._under_cursor))


def _told(noted: Noted) -> Content:
    words = f" “{noted.words[:60]}”" if noted.words else ""
    return Content.assemble("  ", (noted.text, "bold"), f"   {noted.where}{words}")
