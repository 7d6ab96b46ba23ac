"""One answer of several on one line: `Outcome: Decided ▾`. Textual's Select costs 6 to 12 ms each to mount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.base.plain_list import PlainList
from screens.base.still import Still
from screens.base.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.widgets import OptionList

# What an answer stands for in the record: a word of an enumeration, a level, yes or no.
Value: TypeAlias = "str | int | bool"

NOT_RECORDED: Final = "not recorded"

YES_NO: Final[tuple[tuple[Value, str], ...]] = ((True, "Yes"), (False, "No"))


class ChoiceList(PlainList, can_focus=False):
    """The open list. Its Choice keeps the focus and moves it, so that every live key goes on working."""

    # Eleven lines and the answer's own fit above or below any line of a screen of 24. The margin is what turns
    # the list over to the lines above without covering the answer.
    DEFAULT_CSS = """
    ChoiceList {
        overlay: screen;
        constrain: inside inflect;
        width: auto;
        max-width: 100%;
        height: auto;
        max-height: 11;
        offset: 0 1;
        margin: 1 0 0 0;
        border: round $border;
        padding: 0 1;
        background: $background;
    }
    """

    def __init__(self, words: Iterable[str], at: int | None) -> None:
        super().__init__(words)
        self.highlighted = at


class Choice(Still, Widget, can_focus=True):
    """An answer chosen from a list, or None where it is not recorded.

    Letters find an answer, Left, Right and Space go through them, Enter opens the list, Delete takes the answer
    back. In the open list Up, Down and letters move, Enter and Space take, Esc closes it without a change.

    A `guarded` choice gives its answer up to no stray letter: where one stands already, letters, Space and
    Backspace open the list with what they mean marked, and only Enter takes it. What is marked when the focus
    goes is told by `Passed`, and is neither taken nor forgotten.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Choice {
        height: 1;
        width: 1fr;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        border-left: solid $border-blurred;
    }
    Choice:focus { border-left: heavy $border; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", "Next answer", show=False),
        Binding("left", "step(-1)", "Answer before", show=False),
        Binding("space", "step_or_take", "Next answer", show=False),
        Binding("enter", "open_or_take", "Choose from a list", show=False),
        Binding("delete", "clear", "Not recorded", show=False),
        Binding("backspace", "clear_or_ask", "Not recorded", show=False),
        Binding("escape", "close", "Close the list", show=False),
        Binding("up", "up", "Field above", show=False),
        Binding("down", "down", "Field below", show=False),
        Binding("ctrl+up", "previous_field", "Previous field", show=False),
        Binding("ctrl+down", "next_field", "Next field", show=False),
    ]

    value: reactive[Value | None] = reactive(None, init=False)

    class Changed(Message):
        """Another answer was chosen or set, or the answer was taken back."""

        def __init__(self, choice: Choice, value: Value | None) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> Choice:
            """The choice."""
            return self.choice

    class Passed(Message):
        """The focus went while another answer was marked: its `words`; None once somebody took one or left it."""

        def __init__(self, words: str | None) -> None:
            super().__init__()
            self.words = words

    class NothingFound(Message):
        """A letter was typed that begins no answer."""

    def __init__(
        self,
        options: Iterable[tuple[Value, str]],
        *,
        value: Value | None = None,
        label: str = "",
        guarded: bool = False,
        **settings: Any,
    ) -> None:
        super().__init__(**settings)
        self._guarded = guarded
        # The run of keys that is on – letters or spaces – and whether it began where there was no answer.
        self._run = ""
        self._is_free = False
        # Whether the open list waits for Enter alone, as no key that asks for a list opened it.
        self._asks = False
        self._passed: int | None = None
        self._label = label
        self._options = tuple(options)
        self._type_ahead = TypeAhead()
        self._list: ChoiceList | None = None
        self.set_reactive(Choice.value, self.validate_value(value))

    @property
    def options(self) -> tuple[tuple[Value, str], ...]:
        """What can be chosen: value and words."""
        return self._options

    @property
    def is_open(self) -> bool:
        """Whether the list is open."""
        return self._list is not None

    def set_options(self, options: Iterable[tuple[Value, str]]) -> None:
        """Offer other answers; one that is no longer offered is taken back."""
        self.action_close()
        self._options = tuple(options)
        if self._index() is None:
            self.value = None
        self.refresh()

    def render(self) -> Content:
        """The label, the answer in words, and the sign that there are more."""
        index = self._index()
        words, style = (NOT_RECORDED, "dim") if index is None else (self._options[index][1], "bold")
        if self.has_focus:
            style = "reverse"
        label = f"{self._label}: " if self._label else ""
        return Content.assemble(label, (words, style), (" ▾", "" if self.has_focus else "dim"))

    def validate_value(self, value: Value | None) -> Value | None:
        """Refuse a value that is not offered, without quoting it."""
        if value is not None and all(value is not each and value != each for each, _ in self._options):
            raise ValueError("not one of the answers offered")
        return value

    def watch_value(self, value: Value | None) -> None:
        """Tell of the change."""
        self._settle()
        self.post_message(self.Changed(self, value))

    def on_focus(self) -> None:
        """Show the focus on the answer."""
        self._end_run()
        self.refresh()

    def on_blur(self) -> None:
        """Close the list; what was highlighted in it is not taken, and that is told."""
        marked = None if self._list is None else self._list.highlighted
        self._close()
        if marked is not None and marked != self._row():
            self._passed = marked
            self.post_message(self.Passed(self._words_of(marked)))
        self._end_run()
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Find an answer by its letters; any other key ends the word."""
        spells = event.is_printable and event.character is not None
        if event.key == "space" and not (self._guarded and self._run == "letters"):
            self._type_ahead.forget()
            self._go_on("spaces")
        elif not spells or event.character is None:
            self._end_run()
        else:
            event.stop()
            event.prevent_default()
            self._go_on("letters")
            self._find(event.character)

    def _find(self, letter: str) -> None:
        now = self._index() if self._list is None else self._list.highlighted
        found = self._type_ahead.find(letter, [words for _, words in self._options], now)
        if self._list is not None and self._asks:
            # What leads nowhere was no word of this list: what stands is marked again, for an Enter in haste.
            self._list.highlighted = self._row() if found is None else found
        elif found is None:
            self.post_message(self.NothingFound())
        elif self._list is not None:
            self._list.highlighted = found
        elif self._may_change() or (self._is_free and self._type_ahead.goes_on):
            self.value = self._options[found][0]
        elif found != self._index():
            self._ask(found)

    def _go_on(self, run: str) -> None:
        if self._run != run:
            self._run, self._is_free = run, self.value is None

    def _end_run(self) -> None:
        self._run, self._is_free = "", False
        self._type_ahead.forget()

    def _may_change(self) -> bool:
        return not self._guarded or self.value is None

    def on_click(self, event: events.Click) -> None:
        """Open or close the list."""
        if event.widget is self:
            self.action_open() if self._list is None else self.action_close()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer that was clicked."""
        event.stop()
        self._take(event.option_index)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep the list's own messages from the form."""
        event.stop()

    def action_step(self, step: int) -> None:
        """Go to the next answer or the one before, round the ends."""
        if self._list is not None:
            self._move(step)
        elif self._options:
            index = self._index()
            at = (0 if step > 0 else -1) if index is None else index + step
            self.value = self._options[at % len(self._options)][0]

    def action_step_or_take(self) -> None:
        """Go to the next answer, or take the highlighted one."""
        if self._list is not None and not self._asks:
            self._take(self._list.highlighted)
        elif self._list is not None or self._may_change() or self._is_free:
            self.action_step(1)
        else:
            self._ask((self._row() + 1) % len(self._options))

    def action_open_or_take(self) -> None:
        """Open the list, or take the highlighted answer."""
        self.action_open() if self._list is None else self._take(self._list.highlighted)

    def action_open(self) -> None:
        """Open the list at the answer chosen, or at the one that was marked when the focus went."""
        self._open(self._row() if self._passed is None else self._passed)

    def _open(self, at: int) -> None:
        words = [words for _, words in self._options]
        self._list = ChoiceList([*words, f"({NOT_RECORDED})"], at)
        self.mount(self._list)

    def _ask(self, at: int) -> None:
        self._asks = True
        self._open(at)

    def action_close(self) -> None:
        """Close the list without a change."""
        self._close()
        self._settle()

    def _close(self) -> None:
        self._asks = False
        if self._list is not None:
            self._list.remove()
            self._list = None

    def _settle(self) -> None:
        if self._passed is not None:
            self._passed = None
            self.post_message(self.Passed(None))

    def action_clear(self) -> None:
        """Take the answer back."""
        self.action_close()
        self.value = None

    def action_clear_or_ask(self) -> None:
        """Take the answer back; of a guarded choice only with Enter, as Backspace is pressed in haste too."""
        if self._asks:
            self.action_close()
        elif self._list is not None or self._may_change():
            self.action_clear()
        else:
            self._ask(len(self._options))

    def action_up(self) -> None:
        """Move up in the list, or to the field above."""
        self.action_previous_field() if self._list is None else self._move(-1)

    def action_down(self) -> None:
        """Move down in the list, or to the field below."""
        self.action_next_field() if self._list is None else self._move(1)

    def action_previous_field(self) -> None:
        """Move to the field before."""
        self.screen.focus_previous()

    def action_next_field(self) -> None:
        """Move to the field after."""
        self.screen.focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Leave Esc to the screen while no list is open and nothing marked waits."""
        return action != "close" or self._list is not None or self._passed is not None

    def _row(self) -> int:
        """The row of the list that stands for what is answered now."""
        index = self._index()
        return len(self._options) if index is None else index

    def _words_of(self, row: int) -> str:
        return self._options[row][1] if row < len(self._options) else NOT_RECORDED

    def _index(self) -> int | None:
        return next((index for index, (each, _) in enumerate(self._options) if each == self.value), None)

    def _move(self, step: int) -> None:
        if self._list is not None:
            self._list.action_cursor_down() if step > 0 else self._list.action_cursor_up()

    def _take(self, index: int | None) -> None:
        self.action_close()
        if index is not None:
            self.value = self._options[index][0] if index < len(self._options) else None
