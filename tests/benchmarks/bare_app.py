"""What Textual itself needs: an editor with a text, a page of seventeen widgets mounted, a screen pushed.

Run as `python -m tests.benchmarks.bare_app [TEXT.txt]`: with a file it shows its text in an editor of eight rows.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static, TextArea

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class Pushed(Screen[None]):
    """A screen of one line."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("PUSHED")

    def key_f9(self) -> None:
        """Back."""
        self.dismiss()


class Bare(App[None]):
    """The editor, or pages that are mounted on F8; F2 pushes a screen."""

    CSS = "#editor { height: 8; border: none; } .field { height: 3; border: none; }"

    def __init__(self, text: str | None) -> None:
        super().__init__()
        self._text = text
        self._pages = 0

    def compose(self) -> ComposeResult:
        """Where pages are shown."""
        with ContentSwitcher(initial="page-0", id="pages"):
            yield Static("READY", id="page-0") if self._text is None else TextArea(self._text, id="page-0")

    def on_mount(self) -> None:
        """Begin at the end of the text."""
        if self._text is not None:
            editor = self.query_one(TextArea)
            editor.styles.height = 8
            editor.styles.border = ("none", "black")
            editor.cursor_blink = False
            editor.move_cursor(editor.document.end)
            editor.focus()

    async def key_f8(self) -> None:
        """Mount a page of labels and editors and show it."""
        self._pages += 1
        page: list[Widget] = [Static(f"PAGE {self._pages}.")]
        page += [TextArea(classes="field") if n % 3 == 0 else Static("label") for n in range(1, 17)]
        pages = self.query_one("#pages", ContentSwitcher)
        await pages.add_content(VerticalScroll(*page, id=f"page-{self._pages}"))
        pages.current = f"page-{self._pages}"

    def key_f2(self) -> None:
        """Push a screen."""
        self.push_screen(Pushed())


if __name__ == "__main__":
    Bare(Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else None).run()
