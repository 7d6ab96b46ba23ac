"""Every kind of widget that shows a person's words, all showing the same text.

Run as `python -m tests.pty.gallery_app TEXT.json`, the file holding one JSON string.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from screens.base.environment import prepare

prepare()

from textual.containers import VerticalScroll  # noqa: E402 - after prepare
from textual.screen import Screen  # noqa: E402
from textual.widgets import Button, DataTable, Label, Static  # noqa: E402

from screens.base.app import ChairApp, run_chair_app  # noqa: E402
from screens.base.choice import Choice  # noqa: E402
from screens.base.line_field import LineField  # noqa: E402
from screens.base.many import ManyChoice  # noqa: E402
from screens.base.plain import Words, cell, plain  # noqa: E402
from screens.base.plain_list import PlainList  # noqa: E402
from screens.base.text_field import TextField  # noqa: E402

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

# One line for each widget that shows the text, the note among them.
SHOWN = 15


class Gallery(Screen[None]):
    """The widgets one under the other."""

    CSS = """
    Words, Static, Label, LineField { height: 1; text-wrap: nowrap; }
    Button { width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """All of them."""
        text = self._text
        with VerticalScroll(can_focus=False):
            yield Words(text, id="words")
            yield Words(id="later")
            yield Static(plain(text))
            yield Label(plain(text))
            yield Button(plain(text))
            yield PlainList([text])
            yield DataTable[object](id="table")
            yield LineField(text, id="line")
            yield LineField(placeholder=text)
            yield TextField(text)
            yield Choice([("a", text)], value="a")
            yield Choice([("a", "Answer")], value="a", label=text)
            yield ManyChoice([("a", text)])
            yield Words("READY", id="edge")

    def on_mount(self) -> None:
        """What is shown later than at the start, and the note."""
        self.query_one("#later", Words).update(self._text)
        table = self.query_one("#table", DataTable)
        table.add_column(cell("Column"))
        table.add_row(cell(self._text))
        edge: Widget = self.query_one("#edge")
        edge.styles.height = 3
        edge.styles.border = ("solid", "white")
        edge.border_title = plain(self._text)
        self.set_focus(self.query_one("#line"))
        self.app.notify(self._text, title=self._text, timeout=60)


class GalleryApp(ChairApp[None]):
    """The application around the gallery."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def on_mount(self) -> None:
        """Show the gallery."""
        self.push_screen(Gallery(self._text))


if __name__ == "__main__":
    sys.exit(run_chair_app(GalleryApp(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
