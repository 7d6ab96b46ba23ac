"""The chair's account of a summary, read before it is written; and the text as it would go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content

from mappa_chair.path_words import in_words
from screens.base.plain import Words, plain
from screens.papers.view import View, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from mappa_chair.summarising import Made


class AccountView(View):
    """What was taken in, what was left out and why, what that rests on, and the whole text."""

    keys: ClassVar[str] = "Down PgDn read on  Ctrl+R goes on: leak check, then written  Esc leaves it"
    DEFAULT_CSS = """
    AccountView > VerticalScroll { height: 1fr; }
    AccountView > VerticalScroll > Words { height: auto; padding: 0 1 0 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="papers-account")
        self._scroll = VerticalScroll(Words(id="account-words"), can_focus=True, id="account-scroll")
        self._head = ""

    def compose(self) -> ComposeResult:
        yield self._scroll

    @property
    def head(self) -> str:
        return self._head

    @property
    def first(self) -> Widget:
        return self._scroll

    def show(self, made: Made, text: str) -> None:
        """Show the account of a summary that was made, from its beginning."""
        account = made.account
        found = len(made.places)
        check = f"The leak check found {counted(found, 'place')}." if found else "The leak check found nothing."
        self._head = f"SUMMARY {account.status.upper()}: your account of it, before it is written. {check}"
        self.query_one("#account-words", Words).update(Content("\n").join(_lines(made, text)))
        self._scroll.scroll_home(animate=False)


def _lines(made: Made, text: str) -> Iterator[Content]:
    account = made.account
    yield _heading(f"TAKEN IN BY YOUR DECISION: {counted(len(account.taken_in), 'piece')}")
    for taken in account.taken_in:
        place = in_words(taken.source, said=taken.what)
        yield plain(f"- {taken.what} ({place}), because: {taken.reason}")
    if made.wish.although_not_told:
        yield plain(f"- Written although the offender is not told, because: {made.wish.although_not_told}")
    yield _heading(f"LEFT OUT OR REPLACED: {counted(len(account.stays), 'thing')}")
    for each in account.stays:
        whose = f", {each.agency}" if each.agency and each.agency not in each.left_out.what else ""
        place = in_words(each.source, said=each.left_out.what)
        yield plain(f"- {each.left_out.what}{whose} ({place}): {each.left_out.why}")
    yield _heading("WHAT THAT RESTS ON")
    yield from (plain(f"- {each}") for each in account.rests_on())
    yield plain("  A proposal, read off the reasons above: you decide, case by case (13b.16, 13b.32).")
    yield _heading("WHAT GOES")
    yield from (plain(f"- {each.title}: {counted(each.words, 'word')}") for each in account.goes)
    yield _heading("THE TEXT AS IT GOES")
    yield plain(text)


def _heading(text: str) -> Content:
    return plain(f"\n{text}").stylize("bold")
