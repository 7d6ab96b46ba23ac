"""The panel on the right: what to ask at this item, and what is missing here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets.option_list import Option

from agenda.paths import part_of
from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList
from screens.walk.rail import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from agenda.check import Finding
    from agenda.item import Item

SIGNS = {"must": "!", "should": "?", "note": "-"}


def prompts_text(item: Item) -> str:
    """What the chair may ask, with the paragraphs."""
    return "\n".join(f"- {prompt.text} ({prompt.paragraph})" for prompt in item.prompts)


def _line(finding: Finding) -> str:
    source = ", ".join(finding.paragraphs) or "common sense"
    return f"{SIGNS[finding.severity]} {finding.message} ({source})"


class FindingList(PlainList):
    """Findings one under the other, by item where that is wanted; Enter goes to the field of one."""

    DEFAULT_CSS = """
    FindingList, FindingList:focus { border: none; height: 1fr; padding: 0; background: transparent; }
    """

    # Whether a finding can be gone to from where the list stands.
    leads_there = True

    @dataclass
    class GoTo(Message):
        """A finding was chosen: go to its field."""

        at: str

    def __init__(self, *, by_item: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._by_item = by_item
        self._shown: tuple[Finding, ...] = ()

    @property
    def hint(self) -> str:
        """One line of help for the list the cursor is in."""
        if not self.leads_there:
            return ""
        return "Enter goes there · Esc back" if self._shown else "Nothing is missing. Esc back"

    def show(self, found: Sequence[Finding]) -> None:
        """Show these findings; the cursor stays where it was."""
        if tuple(found) == self._shown and self.option_count:
            return
        self._shown = tuple(found)
        place = self.highlighted
        self.clear_options()
        for item in PLACES if self._by_item else (None,):
            self._add(item)
        if not self._shown:
            self.add_option(Option(plain("Nothing is missing."), disabled=True))
        elif place is not None or self._by_item:
            self.highlighted = min(place or 1, self.option_count - 1)

    def _add(self, item: Item | None) -> None:
        here = [(n, each) for n, each in enumerate(self._shown) if item is None or each.item == item.key]
        if item is not None and here:
            head = f"{item.number or ''}  {item.title}".strip()
            self.add_option(Option(plain(head).stylize("bold"), disabled=True))
        indent = "" if item is None else "  "
        self.add_options(Option(plain(f"{indent}{_line(each)}"), id=str(n)) for n, each in here)

    @on(PlainList.OptionSelected)
    def go(self, message: PlainList.OptionSelected) -> None:
        """Ask to go to the field of the finding."""
        message.stop()
        if message.option.id is not None:
            self.post_message(self.GoTo(self._shown[int(message.option.id)].at))


class SidePanel(Vertical):
    """Prompts above, findings of this item below."""

    DEFAULT_CSS = """
    SidePanel { width: 31; height: 1fr; padding: 0 0 0 1; border-left: solid $border-blurred; }
    SidePanel > .heading { height: 1; text-style: bold; }
    SidePanel > #prompts { height: auto; max-height: 60%; margin: 0 0 1 0; }
    """

    def compose(self) -> ComposeResult:
        yield Words("WHAT TO ASK", classes="heading")
        yield Words(id="prompts")
        yield Words("MISSING HERE", classes="heading")
        yield FindingList(id="missing-here")

    def show(self, item: Item, found: Sequence[Finding]) -> None:
        """Show the prompts of an item and what is missing in it."""
        self.query_one("#prompts", Words).update(plain(prompts_text(item)))
        self.query_one(FindingList).show([each for each in found if item.key in {each.item, part_of(each.at)}])
