"""The confidentiality statement on the whole screen, to be read aloud or shared; a key notes that it was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from agenda.words import Statement
from screens.base.plain import Words, plain

if TYPE_CHECKING:
    from textual.app import ComposeResult


class StatementPage(VerticalScroll, can_focus=True):
    """The statement and nothing of the case."""

    DEFAULT_CSS = """
    StatementPage { height: 1fr; width: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
    StatementPage > Words { width: 100%; max-width: 74; height: auto; padding: 0 2; }
    StatementPage > #statement-head { text-style: bold; margin: 0 0 1 0; }
    StatementPage > #statement-end { color: $text-muted; margin: 1 0 0 0; }
    """
    hint = "Space goes on · r it was read · d it is displayed, attention drawn · Esc back"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", "Go on", show=False),
        Binding("b,backspace", "page_up", "Go back", show=False),
        Binding("r", "note('read')", "It was read", show=False),
        Binding("d", "note('displayed')", "It is displayed", show=False),
    ]

    @dataclass
    class Given(Message):
        """The statement was given in one of the two ways."""

        how: Statement

    def __init__(self, statement: str) -> None:
        super().__init__(id="page-statement")
        self._statement = statement

    def compose(self) -> ComposeResult:
        yield Words("CONFIDENTIALITY STATEMENT", id="statement-head")
        yield Words(plain("\n\n".join(self._statement.splitlines())))
        yield Words(id="statement-end")

    def show(self, told: str) -> None:
        """Show it from its beginning, with what is noted of it so far."""
        self.query_one("#statement-end", Words).update(plain(told))
        self.scroll_home(animate=False)

    def action_note(self, how: str) -> None:
        """Note that it was given."""
        self.post_message(self.Given(Statement(how)))
