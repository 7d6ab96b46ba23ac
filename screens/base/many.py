"""Several answers of a list: one row each, `[x]` or `[ ]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.base.in_sight import see_line
from screens.base.still import Still
from screens.base.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events


class ManyChoice(Still, Widget, can_focus=True):
    """Answers of which any number may hold; `value` has them in the order of the list.

    Up and Down move the row and leave at the ends, Space ticks and unticks, letters find a row.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ManyChoice {
        height: auto;
        width: 1fr;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        border-left: solid $border-blurred;
    }
    ManyChoice:focus { border-left: heavy $border; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_row", "Tick or untick", show=False),
        Binding("up", "move(-1)", "Row above", show=False),
        Binding("down", "move(1)", "Row below", show=False),
        Binding("ctrl+up", "previous_field", "Previous field", show=False),
        Binding("ctrl+down", "next_field", "Next field", show=False),
    ]

    value: reactive[tuple[str, ...]] = reactive((), init=False)

    class Changed(Message):
        """A row was ticked or unticked, or the answers were set."""

        def __init__(self, many: ManyChoice, value: tuple[str, ...]) -> None:
            super().__init__()
            self.many = many
            self.value = value

        @property
        def control(self) -> ManyChoice:
            """The list."""
            return self.many

    def __init__(
        self,
        options: Iterable[tuple[str, str]],
        *,
        value: Iterable[str] = (),
        **settings: Any,
    ) -> None:
        super().__init__(**settings)
        self._options = tuple(options)
        self._row = 0
        self._type_ahead = TypeAhead()
        self.set_reactive(ManyChoice.value, self.validate_value(tuple(value)))

    @property
    def cursor_line(self) -> int:
        """The line of the cursor, from the top of the list: the row that Space would tick."""
        return self._row

    def render(self) -> Content:
        """One line for each answer, the row in use reversed while the list has the focus."""
        return Content("\n").join(
            Content.styled(
                f"[{'x' if each in self.value else ' '}] {words}",
                "reverse" if self.has_focus and index == self._row else "",
            )
            for index, (each, words) in enumerate(self._options)
        )

    def validate_value(self, value: tuple[str, ...]) -> tuple[str, ...]:
        """The answers in the order of the list; one that is not offered is refused, without quoting it."""
        offered = tuple(each for each, _ in self._options)
        if any(each not in offered for each in value):
            raise ValueError("not all of these answers are offered")
        return tuple(each for each in offered if each in value)

    def watch_value(self, value: tuple[str, ...]) -> None:
        """Tell of the change."""
        self.post_message(self.Changed(self, value))

    def on_focus(self) -> None:
        """Show the row in use."""
        self._type_ahead.forget()
        self.refresh()

    def on_blur(self) -> None:
        """Show no row in use."""
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Find a row by its letters; any other key ends the word."""
        if not event.is_printable or event.character is None or event.key == "space":
            self._type_ahead.forget()
            return
        event.stop()
        event.prevent_default()
        found = self._type_ahead.find(event.character, [words for _, words in self._options], self._row)
        if found is not None:
            self._go_to(found)

    def on_click(self, event: events.Click) -> None:
        """Tick or untick the row that was clicked."""
        if 0 <= event.y < len(self._options):
            self._go_to(event.y)
            self.action_toggle_row()

    def action_toggle_row(self) -> None:
        """Tick or untick the row in use."""
        if self._options:
            each = self._options[self._row][0]
            kept = tuple(other for other in self.value if other != each)
            self.value = kept if len(kept) < len(self.value) else (*kept, each)

    def action_move(self, step: int) -> None:
        """Move a row up or down; at an end, to the field there."""
        if 0 <= self._row + step < len(self._options):
            self._go_to(self._row + step)
        elif step < 0:
            self.action_previous_field()
        else:
            self.action_next_field()

    def action_previous_field(self) -> None:
        """Move to the field before."""
        self.screen.focus_previous()

    def action_next_field(self) -> None:
        """Move to the field after."""
        self.screen.focus_next()

    def _go_to(self, row: int) -> None:
        self._row = row
        self.refresh()
        # A list longer than the form's window would be moved through blind.
        see_line(self)
