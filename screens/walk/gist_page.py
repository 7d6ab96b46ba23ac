"""What to ask at an item, each question with the gist of its paragraph."""

from __future__ import annotations

from itertools import groupby
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
        # Questions of one paragraph stand together, and its gist once below them.
        for paragraph, prompts in groupby(item.prompts, key=lambda prompt: prompt.paragraph):
            asked = "\n".join(prompt.text for prompt in prompts)
            told += [Content(f"\n{asked}").stylize("bold"), Content(f"{paragraph}  {GISTS[paragraph]}")]
        self.query_one("#gist-text", Words).update(Content("\n").join(told))
        self.scroll_home(animate=False)
