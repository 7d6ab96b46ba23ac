"""What changed since the last meeting, marked in the text: [-gone-] and {+come+}; a key says it is still true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from mappa_chair.changed_since import How
from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from agenda.item import Item
    from mappa_chair.changed_since import Change, Piece

_MARKS: Final = {"": ("", "", ""), "-": ("[-", "-]", "dim"), "+": ("{+", "+}", "bold")}
# Characters of a stretch that stands in both texts, at either end of it: what is between is left out.
_KEPT: Final = 60
_NOT_AT_HAND: Final = "The record of the last meeting is not in this vault: nothing to compare with."


class ChangeList(PlainList):
    """The changes."""

    DEFAULT_CSS = """
    ChangeList, ChangeList:focus { border: none; height: 1fr; padding: 0; background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f,space", "confirm", "It is still true", show=False)]
    hint = "Enter goes there · f it is still true (what has a *) · Esc back"

    class Confirm(Message):
        """What is under the cursor is still true."""

    def action_confirm(self) -> None:
        """Say that it is still true."""
        self.post_message(self.Confirm())


class ChangesPage(Vertical):
    """The changes of one item."""

    DEFAULT_CSS = """
    ChangesPage { height: 1fr; width: 1fr; }
    ChangesPage > #changes-head { height: auto; text-style: bold; margin: 0 0 1 0; }
    """

    @dataclass
    class GoTo(Message):
        """A change was chosen: go to its field."""

        path: str

    @dataclass
    class StillTrue(Message):
        """What was carried over at a path is still true."""

        path: str

    def __init__(self) -> None:
        super().__init__(id="page-changes")
        self._shown: Sequence[Change] = ()
        self._list = ChangeList(id="changes-list")

    def compose(self) -> ComposeResult:
        yield Words(id="changes-head")
        yield self._list

    def show(self, item: Item, found: Sequence[Change], *, at_hand: bool) -> None:
        """Show the changes of an item; the cursor stays where it was."""
        at, self._shown = self._list.highlighted, found
        carried = sum(change.how is How.CARRIED for change in found)
        told = f": {len(found) - carried} changed, {carried} as last time and not confirmed."
        if not at_hand:
            told = f"{told if found else ''}\n{_NOT_AT_HAND}"
        self.query_one("#changes-head", Words).update(plain(f"SINCE LAST TIME · {item.title}{told}"))
        self._list.clear_options()
        self._list.add_options(Option(_told(change), id=str(n)) for n, change in enumerate(found))
        if found:
            self._list.highlighted = min(at or 0, len(found) - 1)
        else:
            none = (
                "Nothing changed, and nothing waits to be confirmed." if at_hand else "What changed is not known."
            )
            self._list.add_option(Option(plain(none), disabled=True))

    def focus_first(self) -> None:
        """Go to the list."""
        self.screen.set_focus(self._list)

    @on(PlainList.OptionSelected)
    def go(self, message: PlainList.OptionSelected) -> None:
        """Go to the field of the change."""
        message.stop()
        if message.option.id is not None:
            self.post_message(self.GoTo(self._shown[int(message.option.id)].path))

    @on(ChangeList.Confirm)
    def confirm(self, message: ChangeList.Confirm) -> None:
        """Say that what is under the cursor is still true, where it was carried over."""
        message.stop()
        at = self._list.highlighted
        if at is not None and at < len(self._shown) and self._shown[at].how is How.CARRIED:
            self.post_message(self.StillTrue(self._shown[at].path))


def _told(change: Change) -> Content:
    head = plain(f"{change.how.sign} {change.label}: {change.how.words}").stylize("bold")
    return Content("\n").join([head, Content.assemble("    ", *(_marked(piece) for piece in change.pieces))])


def _marked(piece: Piece) -> Content:
    begin, end, style = _MARKS[piece.sign]
    text = piece.text.replace("\n", " ")
    if not piece.sign and len(text) > 3 * _KEPT:
        text = f"{text[:_KEPT]} … {text[-_KEPT:]}"
    return Content(f"{begin}{text}{end}").stylize(style) if style else Content(text)
