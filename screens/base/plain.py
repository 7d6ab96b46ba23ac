"""A person's words as they stand: never read as markup, in any widget.

Textual reads `[...]` in a string as markup wherever it shows one: `[/]` ends the application, `[REDACTED]`
vanishes, `[@click=app.quit]` becomes a live link. Content and Text objects are shown as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.content import Content
from textual.widgets import Static

from screens.base.still import Still

if TYPE_CHECKING:
    from textual.visual import VisualType


def plain(text: str) -> Content:
    """The text for any widget: Static, Label, Button, Option, a border title, a placeholder."""
    return Content(text)


def cell(text: str) -> Text:
    """The text for one cell of a DataTable, which takes Rich's Text only; one line, line ends shown as spaces."""
    return Text(" ".join(text.splitlines()), no_wrap=True, end="")


class Words(Still, Static):
    """A Static that shows every string as it stands, now and in every later `update`."""

    def __init__(
        self,
        text: str | Content = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(text, markup=False, id=id, classes=classes)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show other words; the same words again cost nothing, where Textual would lay out the whole screen."""
        shown, wanted = self.content, Content(content) if isinstance(content, str) else content
        if isinstance(shown, Content) and isinstance(wanted, Content) and shown.is_same(wanted):
            return
        super().update(wanted, layout=layout)
