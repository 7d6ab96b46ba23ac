"""What to ask at an item, each question with the gist of its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from agenda.gists import GISTS
from screens.base.plain import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from agenda.item import Item


class GistPage(VerticalScroll, can_focus=True):
    """The prompts of one item and what their paragraphs come to, in this programme's words."""

    DEFAULT_CSS = """
    GistPage { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; }
    GistPage > Words { height: auto; width: 1fr; }
    """
    hint = "The gist in this programme's words: the guidance itself decides · Esc back"

    def __init__(self) -> None:
        super().__init__(id="page-gist")

    def compose(self) -> ComposeResult:
        yield Words(id="gist-text")

    def show(self, item: Item) -> None:
        """Show the prompts of an item."""
        told = [Content(f"WHAT TO ASK · {item.title}").stylize("bold")]
        for prompt in item.prompts:
            told += [
                Content(f"\n{prompt.text}").stylize("bold"),
                Content(f"{prompt.paragraph}  {GISTS[prompt.paragraph]}"),
            ]
        self.query_one("#gist-text", Words).update(Content("\n").join(told))
        self.scroll_home(animate=False)
