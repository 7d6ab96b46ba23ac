"""A group of widgets with a note above what it is about; without a note there is no widget for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.base.plain import Words, plain
from screens.base.still import Stack

if TYPE_CHECKING:
    from textual.widget import Widget


class Noted(Stack):
    """Widgets under each other, and above one of them what is missing, in words.

    A third of the widgets of a form were notes that said nothing, each as dear to make as its field's label.
    """

    DEFAULT_CSS = """
    Noted > .note { height: auto; display: none; color: $text-warning; padding: 0 0 0 1; }
    Noted > .note.-said { display: block; }
    """
    _note: Words | None = None
    _noted_text = ""

    async def mount_composed_widgets(self, widgets: list[Widget]) -> None:
        """Mount the note with the widgets where it is known by then: said later, it moves the form."""
        if self._noted_text:
            self._note = Words(plain(self._noted_text), classes="note -said")
            widgets.insert(0, self._note)
        await super().mount_composed_widgets(widgets)

    def on_mount(self) -> None:
        """Say what was told while the widgets were being mounted."""
        self.note(self._noted_text)

    def note(self, text: str) -> None:
        """Say something, or nothing any more; before its widgets are there it is kept until they are."""
        self._noted_text = text
        if self._note is not None:
            self._note.update(plain(text))
            self._note.set_class(bool(text), "-said")
        elif text and (below := self.noted) is not None and below.is_attached:
            self._note = Words(plain(text), classes="note -said")
            self.mount(self._note, before=below)

    @property
    def noted(self) -> Widget | None:
        """The widget above which the note stands; None while it is not there yet."""
        return next(iter(self.children), None)
