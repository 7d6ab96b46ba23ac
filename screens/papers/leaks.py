"""The leak check: each place with the words around it, changed in the record, or kept for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from mappa_chair.path_words import in_words
from screens.base.choice import Choice
from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList
from screens.papers.view import View, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from mappa_chair.leak_places import Place

MUST, ASKED, CHANGED, KEPT = "MUST GO", "QUESTION", "CHANGED", "KEPT"

_HERE, _ANYWHERE = "here", "anywhere"
_KEEP_WHERE: Final = ((_HERE, "in this place only"), (_ANYWHERE, "wherever it stands in this summary"))


@dataclass
class Found:
    """A place and what the chair did about it; a change has its field's text `before`, and as it was `put`.

    `why_before` is the reason for which an earlier summary kept it.
    """

    place: Place
    state: str
    before: str = ""
    put: str = ""
    kept_as: str = ""
    why_before: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing was decided about it."""
        return self.state in {MUST, ASKED}

    @property
    def line(self) -> str:
        """The place in a line: what it is, in words, and where."""
        leak = self.place.leak
        words = " ".join(leak.text.split())
        return f"{self.state:<8}  {leak.kind} “{words}”  in {where_of(self.place)}"


def where_of(place: Place) -> str:
    """Where the words can be changed, as people call it; else where they stand in the paper."""
    path = place.path
    if path is None:
        return f"the paper alone: {place.leak.where.block}"
    return in_words(path)


class LeaksView(View):
    """The places one under the other, the one under the cursor in full, and the two ways to settle it."""

    keys: ClassVar[str] = "Enter answers  e edits the field  u undoes  Ctrl+R checks again  Esc leaves"
    DEFAULT_CSS = """
    LeaksView > PlainList { height: auto; max-height: 30%; min-height: 2; }
    LeaksView > VerticalScroll { height: 1fr; min-height: 4; border-top: solid $border-blurred; }
    LeaksView > VerticalScroll > Words { height: auto; }
    LeaksView .label { width: 20; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit the field", show=False),
        Binding("u", "undo", "Take the answer back", show=False),
    ]

    @dataclass
    class Replace(Message):
        """Other words are to stand in the field."""

        found: Found
        instead: str

    @dataclass
    class Keep(Message):
        """The words stay, for a reason, here only or anywhere."""

        found: Found
        why: str
        anywhere: bool

    @dataclass
    class Edit(Message):
        """The chair wants to go to the field."""

        found: Found

    @dataclass
    class Undo(Message):
        """What was decided about a place is taken back."""

        found: Found

    def __init__(self) -> None:
        super().__init__(id="papers-leaks")
        self.found: Sequence[Found] = ()
        self._addressed = ""
        self._list = PlainList(id="leaks-list")
        self._instead = LineField(placeholder="Other words; Enter puts them into the record", id="leaks-instead")
        self._why = LineField(placeholder="Why it may stay; Enter keeps it, and it is noted", id="leaks-why")
        self._where = Choice(_KEEP_WHERE, value=_HERE, id="leaks-where")

    def compose(self) -> ComposeResult:
        yield self._list
        with VerticalScroll(can_focus=False):
            yield Words(id="leaks-words")
        for label, field in (
            ("Put instead", self._instead),
            ("Or keep, because", self._why),
            ("Keep it", self._where),
        ):
            with Horizontal():
                yield Words(label, classes="label")
                yield field

    @property
    def head(self) -> str:
        musts = sum(each.state == MUST for each in self.found)
        asked = sum(each.state == ASKED for each in self.found)
        return (
            f"LEAK CHECK, SUMMARY {self._addressed.upper()}: {counted(musts, 'place')} must go or be kept, "
            f"{counted(asked, 'question')} open"
        )

    @property
    def first(self) -> Widget:
        return self._list

    def show(self, addressed: str, found: Sequence[Found]) -> None:
        """Show places, the first open one under the cursor."""
        self._addressed, self.found = addressed, found
        self._list.highlighted = None
        self.go_on()

    def go_on(self) -> None:
        """Show the places as they are now, and put the cursor on the next that is open."""
        at = self._list.highlighted
        self._list.clear_options()
        self._list.add_options(Option(plain(each.line)) for each in self.found)
        self._list.highlighted = self._next_open(at or 0)

    def _next_open(self, at: int) -> int | None:
        order = (*range(at, len(self.found)), *range(at))
        return next((index for index in order if self.found[index].is_open), at if self.found else None)

    @property
    def here(self) -> Found | None:
        """The place under the cursor."""
        at = self._list.highlighted
        return None if at is None or at >= len(self.found) else self.found[at]

    @on(PlainList.OptionHighlighted)
    def show_place(self, message: PlainList.OptionHighlighted) -> None:
        """Show a place in full, with what may stand instead."""
        message.stop()
        found = self.found[message.option_index]
        self.query_one("#leaks-words", Words).update(_in_full(found))
        self._instead.value = found.place.instead or ""
        self._why.value = found.why_before
        self._where.value = _HERE

    @on(PlainList.OptionSelected)
    def answer(self, message: PlainList.OptionSelected) -> None:
        """Go to the answers, on Enter: other words where there are some to propose, else the reason."""
        message.stop()
        proposed = self.found[message.option_index].place.instead
        self.screen.set_focus(self._instead if proposed else self._why)

    @on(LineField.Submitted)
    def settle(self, message: LineField.Submitted) -> None:
        """Take the answer that was typed."""
        message.stop()
        found, text = self.here, message.value.strip()
        if found is None:
            return
        if not found.is_open:
            self.tell("This place is settled: u on the list takes the answer back.")
        elif not text:
            self.tell("Type the words that stand instead." if message.field is self._instead else "Say why.")
        elif message.field is self._instead:
            self.post_message(self.Replace(found, text))
        else:
            self.post_message(self.Keep(found, text, self._where.value == _ANYWHERE))

    def action_edit(self) -> None:
        """Go to the field of the place, on e."""
        if self.here is not None:
            self.post_message(self.Edit(self.here))

    def action_undo(self) -> None:
        """Take back what was decided about the place, on u."""
        if self.here is not None:
            self.post_message(self.Undo(self.here))


def _in_full(found: Found) -> Content:
    place = found.place
    leak = place.leak
    sure = "certain: it stops the summary" if leak.certain else "a question: it stops nothing, you decide"
    times = f" It stands there {place.times} times." if place.times > 1 else ""
    instead = f"May stand instead: {leak.suggestion}." if place.instead else f"Advice: {leak.suggestion}."
    return Content.assemble(
        plain(place.before),
        ("«", "bold"),
        plain(leak.text).stylize("bold"),
        ("»", "bold"),
        plain(place.after),
        plain(f"\n\nIn the paper: {leak.where.block}. From: {where_of(place)}.{times}\n"),
        plain(f"This {leak.kind} is {sure}. {instead}"),
        plain(f"\nKept in an earlier summary, because: {found.why_before}" if found.why_before else ""),
        plain("" if found.is_open else f"\n{found.state}: {found.put or 'for the reason you gave'}"),
    )
