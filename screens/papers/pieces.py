"""Restricted pieces that a summary for a court, a board or a review may take in: none, unless for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets.option_list import Option

from mappa_chair.path_words import in_words
from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList
from screens.papers.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from mappa_chair.summarising import Choosable


class PiecesView(View):
    """Each piece with why it is restricted and whose it is; Space asks for the reason that takes it in."""

    keys: ClassVar[str] = "Space takes one in for a reason, or out again  Ctrl+R goes on  Esc leaves it"
    DEFAULT_CSS = """
    PiecesView > PlainList { height: 1fr; min-height: 4; }
    PiecesView > VerticalScroll { height: auto; max-height: 6; border-top: solid $border-blurred; }
    PiecesView > VerticalScroll > Words { height: auto; }
    PiecesView .label { width: 16; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "Take in, or out", show=False)]

    def __init__(self) -> None:
        super().__init__(id="papers-pieces")
        self._pieces: Sequence[Choosable] = ()
        self._reasons: dict[str, str] = {}
        self._addressed = ""
        self._list = PlainList(id="pieces-list")
        self._why = LineField(placeholder="Why it is needed; Enter takes it in", id="pieces-why")

    def compose(self) -> ComposeResult:
        yield self._list
        with VerticalScroll(can_focus=False):
            yield Words(id="pieces-words")
        with Horizontal():
            yield Words("It goes in as", classes="label")
            yield self._why

    @property
    def head(self) -> str:
        return (
            f"SUMMARY {self._addressed.upper()}: {len(self._reasons)} of {len(self._pieces)} restricted pieces "
            "taken in. Ask the agency that gave a piece first (13b.25)."
        )

    @property
    def first(self) -> Widget:
        return self._list

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why each piece is taken in, by its path."""
        return dict(self._reasons)

    def show(self, addressed: str, pieces: Sequence[Choosable], reasons: Mapping[str, str]) -> None:
        """Show what may be chosen for a reader, with what was chosen before."""
        self._addressed, self._pieces = addressed, pieces
        offered = {piece.path for piece in pieces}
        self._reasons = {path: why for path, why in reasons.items() if path in offered}
        self._list.highlighted = None
        self._show()

    def _show(self) -> None:
        at = self._list.highlighted
        self._list.clear_options()
        self._list.add_options(Option(plain(self._line(piece))) for piece in self._pieces)
        if self._pieces:
            self._list.highlighted = min(at or 0, len(self._pieces) - 1)

    def _line(self, piece: Choosable) -> str:
        why = self._reasons.get(piece.path)
        whose = f", of {piece.agency}" if piece.agency and piece.agency not in piece.what else ""
        taken = f"\n    goes in, because: {why}" if why else ""
        return f"{'[x]' if why else '[ ]'} {piece.what}{whose} – {piece.why}{taken}"

    def _here(self) -> Choosable | None:
        at = self._list.highlighted
        return None if at is None else self._pieces[at]

    @on(PlainList.OptionHighlighted)
    def show_words(self, message: PlainList.OptionHighlighted) -> None:
        """Show the words that would go, whole."""
        message.stop()
        piece = self._pieces[message.option_index]
        self.query_one("#pieces-words", Words).update(plain(f"{in_words(piece.path)}: {piece.text}"))
        self._why.value = self._reasons.get(piece.path, "")

    @on(PlainList.OptionSelected)
    def ask(self, message: PlainList.OptionSelected) -> None:
        """Ask for the reason, on Enter."""
        message.stop()
        self.screen.set_focus(self._why)

    def action_tick(self) -> None:
        """Take the piece out again, or ask why it goes in, on Space."""
        piece = self._here()
        if piece is None:
            return
        if self._reasons.pop(piece.path, None) is None:
            self.screen.set_focus(self._why)
            self.tell("Say why it is needed; without a reason it stays out.")
        else:
            self._why.value = ""
            self._show()
            self.tell("It stays out.")

    @on(LineField.Submitted)
    def take(self, message: LineField.Submitted) -> None:
        """Take the piece in for the reason typed."""
        message.stop()
        piece, why = self._here(), message.value.strip()
        if piece is None:
            return
        if why:
            self._reasons[piece.path] = why
            self.tell("It goes in; the reason is noted in the vault when the summary is written, and not printed.")
        else:
            self._reasons.pop(piece.path, None)
            self.tell("Without a reason it stays out.")
        self._show()
        self.screen.set_focus(self._list)
