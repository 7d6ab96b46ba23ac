"""Find words over the whole record, as they are typed; Enter goes to the field with the words marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.option_list import Option
from textual.widgets.text_area import Selection

from mappa_chair.alike import alike, pattern_of
from mappa_chair.finding_text import Found, find
from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList
from screens.forms.answers import text_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from mappa_chair.drafting import Draft
    from mappa_chair.finding_text import Finds


class FindLine(LineField):
    """The line the words are typed into; Up and Down move in the list below while the cursor stays here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Place before", show=False),
        Binding("down", "move(1)", "Next place", show=False),
        Binding("pageup", "move(-8)", "Places before", show=False),
        Binding("pagedown", "move(8)", "Further places", show=False),
    ]

    hint = "Enter goes there · Up and Down choose · Esc back"

    @dataclass
    class Moved(Message):
        """Another place is wanted, so many further on."""

        by: int

    def action_move(self, by: int) -> None:
        """Ask for another place."""
        self.post_message(self.Moved(by))


class FindPage(Vertical):
    """The words, how often they stand in the record, and every place with what stands around them."""

    DEFAULT_CSS = """
    FindPage { height: 1fr; width: 1fr; }
    FindPage > #find-head { height: auto; text-style: bold; }
    FindPage > #find-told { height: auto; margin: 0 0 1 0; color: $text-muted; }
    FindPage > PlainList { border: none; height: 1fr; padding: 0; background: transparent; }
    """

    @dataclass
    class GoTo(Message):
        """A place was chosen."""

        found: Found

    def __init__(self, draft: Draft) -> None:
        super().__init__(id="page-find")
        self._draft = draft
        self._line = FindLine(placeholder="Letters of it: case and accents do not matter", id="find-line")
        self._list = PlainList(id="find-list")
        self._list.can_focus = False
        self._found: Finds | None = None

    def compose(self) -> ComposeResult:
        yield Words("FIND IN THE WHOLE RECORD", id="find-head")
        yield self._line
        yield Words(id="find-told")
        yield self._list

    def show(self) -> None:
        """Show what the record holds now of the words typed last, which the next letter replaces."""
        self._line.select_all()
        self._look()

    def focus_first(self) -> None:
        """Go to the line for the words."""
        self.screen.set_focus(self._line)

    @on(LineField.Changed)
    def look(self, message: LineField.Changed) -> None:
        """Look again at every letter."""
        message.stop()
        self._look()

    @on(FindLine.Moved)
    def move(self, message: FindLine.Moved) -> None:
        """Move among the places; headings between them are passed over."""
        message.stop()
        for _ in range(abs(message.by)):
            self._list.action_cursor_down() if message.by > 0 else self._list.action_cursor_up()

    @on(LineField.Submitted)
    def go(self, message: LineField.Submitted) -> None:
        """Go to the place under the cursor."""
        message.stop()
        at = self._list.highlighted
        if at is not None:
            self._go_to(self._list.get_option_at_index(at).id)

    @on(PlainList.OptionSelected)
    def go_to_clicked(self, message: PlainList.OptionSelected) -> None:
        """Go to the place that was clicked."""
        message.stop()
        self._go_to(message.option.id)

    def _go_to(self, id_: str | None) -> None:
        if id_ is not None and self._found is not None:
            self.post_message(self.GoTo(self._found.places[int(id_)]))

    def _look(self) -> None:
        found = find(self._line.value, self._draft, text_of)
        self._found = found
        self.query_one("#find-told", Words).update(plain(_told(self._line.value, found)))
        self._list.clear_options()
        self._list.add_options(self._options(found))
        self._list.highlighted = 1 if found.places else None

    def _options(self, found: Finds) -> list[Option]:
        made: list[Option] = []
        width = max(30, self.size.width - 4)
        under = ""
        for number, place in enumerate(found.places):
            if place.told.path != under:
                under = place.told.path
                item = place.told.item
                head = f"{item.number or ''} {item.title} · {place.told.label}".strip()
                made.append(Option(plain(head).stylize("bold"), disabled=True))
            before, hit, after = place.around(width)
            line = Content.assemble("  ", before, (hit, "bold underline"), after)
            made.append(Option(line, id=str(number)))
        return made


def _told(query: str, found: Finds) -> str:
    if not query.strip():
        return "Type what to look for. Enter goes there, Up and Down choose, Esc goes back."
    if not found.count:
        return "Nowhere in this record. Fewer letters find more."
    more = (
        ""
        if len(found.places) == found.count
        else f" The first {len(found.places)} are listed: type more letters."
    )
    places = "once" if found.count == 1 else f"{found.count} times"
    return f"{places}, in {found.fields} field{'' if found.fields == 1 else 's'}.{more} Enter goes there."


def mark(editor: Widget, found: Found) -> None:
    """Mark the words in the editor of their field, so that they are seen; a choice has nothing to mark."""
    if not isinstance(editor, TextArea):
        return
    start, end = found.start, found.end
    words = found.told.text[start:end]
    if editor.text[start:end] != words:
        # The field spells it otherwise, or was changed meanwhile.
        pattern, folded = pattern_of(words), alike(editor.text)
        hit = pattern.search(folded.text) if pattern is not None else None
        if hit is None:
            return
        start, end = folded.span(*hit.span())
    mark_in(editor, start, end)


def mark_in(editor: TextArea, start: int, end: int) -> None:
    """Mark a stretch of a text in its editor, and have it seen."""
    editor.selection = Selection(_location(editor.text, start), _location(editor.text, end))
    editor.call_after_refresh(editor.scroll_cursor_visible)


def _location(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n"), offset - (before.rfind("\n") + 1)
