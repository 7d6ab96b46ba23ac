"""The shell of the papers page: one view at a time, its head, what is said of it, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.containers import Vertical
from textual.widgets import ContentSwitcher

from screens.base.field import Field
from screens.base.plain import Words, plain
from screens.base.said_keys import keyed
from screens.loading import loaded
from screens.papers.choosing import ChooseView
from screens.papers.view import View

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mappa_chair.drafting import Draft
    from mappa_chair.errors import MappaChairError
    from mappa_chair.vault.vault import Vault
    from screens.walk.keeper import Keeper

Kind = TypeVar("Kind", bound=View)

# What is needed once papers are asked for; the walk opens without it.
_HEAVY = ("mappa_chair.paper_run", "mappa_chair.summarising", "mappa_chair.approving")


class Shell(Vertical):
    """Views come as they are needed, and stay as they were left."""

    DEFAULT_CSS = """
    Shell { height: 1fr; width: 1fr; }
    Shell > #export-head { height: auto; text-style: bold; }
    Shell > ContentSwitcher { height: 1fr; }
    Shell > #papers-told { height: auto; }
    Shell > #papers-keys { height: auto; color: $text-muted; }
    """

    def __init__(self, vault: Vault, draft: Draft, keeper: Keeper) -> None:
        super().__init__(id="page-export")
        self._vault = vault
        self._draft = draft
        self._keeper = keeper
        self._choose = ChooseView(draft)
        self._view: View = self._choose
        self._is_loaded = False
        # What was typed before a lock into fields of views that are not made yet, by the field's id.
        self._typed: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        yield Words(id="export-head")
        with ContentSwitcher(initial=self._choose.id, id="papers-views"):
            yield self._choose
        yield Words(id="papers-told")
        yield Words(id="papers-keys")

    async def _load(self) -> None:
        """Load what makes papers, once, while the event loop goes on."""
        if not self._is_loaded:
            await loaded(*_HEAVY)
            self._is_loaded = True

    async def _made(self, kind: type[Kind]) -> Kind:
        """The view of a kind, made the first time."""
        for view in self.query(kind).results(kind):
            return view
        made = kind()
        await self.query_one("#papers-views", ContentSwitcher).add_content(made)
        self._put_typed(made)
        return made

    def _put_typed(self, view: View) -> None:
        """Put back what was typed into a view's fields before a lock."""
        for field in view.query(Field):
            if field.id in self._typed:
                field.value = self._typed.pop(field.id)

    async def _open(self, view: View) -> None:
        """Show a view, with the cursor in its first field."""
        self._view = view
        self.query_one("#papers-views", ContentSwitcher).current = view.id
        self._show_lines()
        self._say("")
        self.screen.set_focus(view.first)

    def _show_lines(self) -> None:
        self.query_one("#export-head", Words).update(plain(self._view.head))
        self.query_one("#papers-keys", Words).update(plain(keyed(self._view.keys_now)))

    def _say(self, text: str) -> None:
        """Say something in the line under the view."""
        self.query_one("#papers-told", Words).update(plain(text))

    def _say_fault(self, fault: MappaChairError) -> None:
        """Say what went wrong; what to do about it is told for the command line, and left out."""
        self._say(fault.problem)

    @on(View.Told)
    def tell(self, message: View.Told) -> None:
        """Say what a view has to say."""
        message.stop()
        self._show_lines()
        self._say(message.text)
