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

    def note(self, text: str) -> None:
        """Say something, or nothing any more."""
        if self._note is not None:
            self._note.update(plain(text))
            self._note.set_class(bool(text), "-said")
        elif text and self.is_attached:
            self._note = Words(plain(text), classes="note -said")
            self.mount(self._note, before=self.noted)

    @property
    def noted(self) -> Widget:
        """The widget above which the note stands."""
        return self.children[0]
