"""What became of the papers that were asked for: written, left and why, there already, waiting for the chair."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets.option_list import Option

from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList
from screens.papers.view import View, counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from mappa_chair.paper_run import Held

_BAR: Final = 20

# Told by the sign and by the word behind it, never by colour.
WAITS, MAKING, WRITTEN, THERE, NOT_WRITTEN, YOURS = "[ ]", "[~]", "[x]", "[?]", "[-]", "[!]"


@dataclass
class Line:
    """A paper or file with its sign and what there is to say of it; `summary` is for whom, where it is one."""

    title: str
    sign: str = WAITS
    told: str = "waits"
    held: Held | None = field(default=None, repr=False)
    summary: str | None = None

    @property
    def text(self) -> str:
        """The line as it is shown."""
        return f"{self.sign} {self.title}: {self.told}"


class OutcomeView(View):
    """A line for each paper, and how far the writing is."""

    keys: ClassVar[str] = "Enter goes on  o writes over [?]  Del stops the rest  + more papers  Esc back"
    DEFAULT_CSS = """
    OutcomeView > #papers-progress { height: auto; margin: 0 0 1 0; }
    OutcomeView > PlainList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "stop", "Stop the rest", show=False),
        Binding("o", "write_over", "Write over all that are there", show=False),
        Binding("plus", "more", "More papers", show=False),
    ]

    class Stop(Message):
        """The rest is not to be written."""

    class WriteOver(Message):
        """These lines are to be written over what is there."""

        def __init__(self, lines: list[Line]) -> None:
            super().__init__()
            self.lines = lines

    class GoOn(Message):
        """The summary of a line is to be gone on with."""

        def __init__(self, line: Line) -> None:
            super().__init__()
            self.line = line

    class More(Message):
        """Other papers are wanted."""

    def __init__(self) -> None:
        super().__init__(id="papers-outcome")
        self.lines: list[Line] = []
        self._list = PlainList(id="outcome-list")

    def compose(self) -> ComposeResult:
        yield Words(id="papers-progress")
        yield self._list

    @property
    def head(self) -> str:
        return "PAPERS: what was asked for, and what became of it"

    @property
    def first(self) -> Widget:
        return self._list

    def begin(self, lines: Iterable[Line]) -> None:
        """Show the lines of a new run; summaries that still wait for the chair stay."""
        begun = list(lines)
        fresh = {line.summary for line in begun if line.summary}
        still = [line for line in self.lines if line.sign == YOURS and line.summary not in fresh]
        self.lines = [*begun, *still]
        self._list.highlighted = None
        self.show()

    def show(self) -> None:
        """Show the lines as they are now; the cursor stays where it was."""
        at = self._list.highlighted
        self._list.clear_options()
        self._list.add_options(Option(plain(line.text)) for line in self.lines)
        if self.lines:
            self._list.highlighted = min(at or 0, len(self.lines) - 1)

    def show_progress(self, done: int, total: int, now: str) -> None:
        """How far the writing is, with the number beside the bar."""
        full = _BAR * done // max(1, total)
        bar = f"{'█' * full}{'░' * (_BAR - full)}"
        self._say(f"{bar} {done} of {counted(total, 'paper')} done. {now}")

    def show_end(self, *, stopped: bool) -> str:
        """Say what was written, what was not, and what waits for an answer; the sentence is given back."""
        files = [line for line in self.lines if line.sign == WRITTEN]
        told = [f"{counted(len(files), 'file')} written"]
        for sign, what in ((THERE, "there already"), (NOT_WRITTEN, "not written"), (YOURS, "for you to settle")):
            count = sum(line.sign == sign for line in self.lines)
            if count:
                told.append(f"{count} {what}")
        said = f"{'Stopped: ' if stopped else ''}{', '.join(told)}."
        self._say(said)
        return said

    def go_to(self, line: Line) -> None:
        """Put the cursor on a line."""
        self._list.highlighted = self.lines.index(line)

    def _say(self, text: str) -> None:
        self.query_one("#papers-progress", Words).update(plain(text))

    @on(PlainList.OptionSelected)
    def choose(self, message: PlainList.OptionSelected) -> None:
        """Go on with the line: write over what is there, or settle a summary."""
        message.stop()
        line = self.lines[message.option_index]
        if line.held is not None:
            self.post_message(self.WriteOver([line]))
        elif line.summary is not None:
            self.post_message(self.GoOn(line))
        else:
            self.tell("There is nothing more to do for this one.")

    def action_stop(self) -> None:
        """Stop the rest, on Delete."""
        self.post_message(self.Stop())

    def action_write_over(self) -> None:
        """Write over every file that is there already, on o."""
        held = [line for line in self.lines if line.held is not None]
        if held:
            self.post_message(self.WriteOver(held))
        else:
            self.tell("No file is held back.")

    def action_more(self) -> None:
        """Choose other papers, on +."""
        self.post_message(self.More())
