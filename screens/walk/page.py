"""The page of one paper or item: its form, made from the declaration on the first visit and kept then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widget import Widget

from agenda.paths import is_within
from screens.base.in_sight import see
from screens.base.plain import Words
from screens.base.still import Still
from screens.forms.boxes import FieldBox, TextBox
from screens.forms.fields import Fields, reveal_in_rows
from screens.forms.rows import RowsEditor
from screens.forms.suited import editor_for
from screens.walk.heard import HeardEditor
from screens.walk.roll import RollEditor
from screens.walk.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from agenda.check import Finding
    from agenda.item import Item
    from mappa_chair.drafting import Draft

# Lists that have a form of their own.
_ROWS: dict[str, type[RowsEditor]] = {"attendance": RollEditor, "information": HeardEditor}

# Lines of a field of text with next to nothing in it, and the most that are shown at once.
_TEXT = 2
_MOST = 8


class ItemPage(Still, VerticalScroll, can_focus=False):
    """One page of the walk."""

    DEFAULT_CSS = """
    ItemPage { height: 1fr; width: 1fr; padding: 0 1 0 0; scrollbar-size-vertical: 1; }
    ItemPage > .purpose { height: auto; color: $text-muted; margin: 0 0 1 0; }
    ItemPage > .statement { height: auto; margin: 1 0 0 0; padding: 0 0 0 1; border-left: solid $border-blurred; }
    """

    def __init__(self, item: Item, draft: Draft, today: date) -> None:
        super().__init__(id=f"page-{item.key}")
        self.item = item
        # Whether what has the focus has just got it, and has not been looked for where it is.
        self._is_new = False
        self._statement = draft.area.statement
        self._steps = Steps(draft) if item.key == "disclosure" else None
        rows = _ROWS.get(item.key) or editor_for(item.key) or RowsEditor
        self._body: Fields | RowsEditor = (
            rows(item.title, item.part, item.key, draft, today)
            if item.many
            else Fields(item.part, item.key, draft, today)
        )

    def on_mount(self) -> None:
        """Keep the cursor in sight, and begin as high as the form is at least."""
        self.watch(self, "virtual_size", self._look_again, init=False)
        self._begin_with_scrollbar()

    def _begin_with_scrollbar(self) -> None:
        """Begin with the scrollbar where the form is long: shown later, it has the whole form laid out again."""
        around = self.parent.outer_size if isinstance(self.parent, Widget) else self.screen.size
        room = (around or self.screen.size) - self.styles.gutter.totals
        if self._least_height(room.width) > room.height:
            self.set_reactive(Widget.show_vertical_scrollbar, True)
            self.vertical_scrollbar.display = True
            # As high as those of other pages; a scrollbar of another size has the form laid out again too.
            self.vertical_scrollbar.set_reactive(Widget.virtual_size, room)

    def _least_height(self, width: int) -> int:
        """Lines that the fields and lists take at least."""
        least = 0
        for each in self.walk_children():
            if isinstance(each, FieldBox):
                least += 1
            if isinstance(each, TextBox):
                least += max(_TEXT, min(each.editor.wrapped_document.height_at(width), _MOST))
            elif isinstance(each, RowsEditor):
                least += 1 + max(1, len(each.editor.lines))
        return least

    def compose(self) -> ComposeResult:
        yield Words(self.item.purpose, classes="purpose")
        if self._steps is not None:
            yield self._steps
        yield self._body
        if self.item.key == "confidentiality":
            yield Words(self._statement, classes="statement")

    def focus_first(self) -> None:
        """Go to the first field; the page stays at its top, where the field's label and heading are."""
        first = self._body.first
        if first is not None:
            # Textual would put the field alone in the middle before it knows how large it is.
            self.screen.set_focus(first, scroll_visible=False)

    def on_descendant_focus(self) -> None:
        """Have a field that took the focus seen with its label."""
        self._is_new = True
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Have what has the focus seen, once everything has its place."""
        self.call_after_refresh(self._see)

    def _look_again(self) -> None:
        """What is told above a field comes a moment after it was looked for, and moves it."""
        self.keep_in_sight()

    def _see(self) -> None:
        editor = self.screen.focused
        if editor is not None and self in editor.ancestors:
            boxes = (each for each in editor.ancestors if isinstance(each, FieldBox | RowsEditor))
            if see(self, editor, next(boxes, None), centred=self._is_new):
                self._is_new = False

    async def reveal(self, path: str) -> Widget | None:
        """The editor of a path of this page."""
        if isinstance(self._body, Fields):
            return await self._body.reveal(path)
        return await reveal_in_rows(self._body, path)

    def expect(self, found: Sequence[Finding]) -> None:
        """Take what is missing before the form is made, to come up with it and not move it a moment later."""
        if isinstance(self._body, Fields):
            self._body.show_findings(found)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Put each finding above the field it is about."""
        here = [finding for finding in found if is_within(finding.at, self.item.key)]
        self._body.show_findings(here)
        if self._steps is not None:
            self._steps.show(here)

    def refresh_from_draft(self) -> None:
        """Show what the draft says, where it was changed from elsewhere."""
        self._body.refresh_from_draft()
