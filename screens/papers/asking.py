"""One question with a reason as its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.papers.view import View

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class NotToldView(View):
    """The offender is not told of MAPPA management: a summary for the offender is written for a reason only."""

    keys: ClassVar[str] = "Enter or Ctrl+R confirms it and goes on  Esc leaves the summary unwritten"
    DEFAULT_CSS = """
    NotToldView > Words { height: auto; margin: 0 0 1 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="papers-not-told")
        self._why = LineField(placeholder="Who decided that, and why", id="not-told-why")

    def compose(self) -> ComposeResult:
        yield Words(id="not-told-words")
        with Horizontal():
            yield Words("Written, because", classes="label")
            yield self._why

    @property
    def head(self) -> str:
        return "SUMMARY FOR THE PERSON IT CONCERNS: the offender is not told of MAPPA management"

    @property
    def first(self) -> Widget:
        return self._why

    @property
    def why(self) -> str:
        """The reason that was typed."""
        return self._why.value.strip()

    def show(self, withheld_because: str | None) -> None:
        """Show what the record says of it."""
        said = withheld_because or "no reason is recorded"
        self.query_one("#not-told-words", Words).update(
            plain(
                "The record says that the offender does not know of being managed under MAPPA. This summary would "
                "tell it, whatever is in it.\n\n"
                f"Withheld because: {said}\n\n"
                "Ask who decided that before you go on. The reason you give here is noted in the vault and "
                "printed nowhere; nothing in the summary tells that something was kept back."
            )
        )

    @on(LineField.Submitted)
    def confirm(self, message: LineField.Submitted) -> None:
        """Go on, on Enter."""
        message.stop()
        self.post_message(self.Go(self))
