"""Reading along: the gist of what to ask, what changed since the last meeting, and one text on the whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import ContentSwitcher

from agenda.paths import part_of
from mappa_chair.changed_since import changes
from screens.base.said_keys import keyed
from screens.base.text_field import TextField
from screens.forms.answers import text_of
from screens.walk.changes_page import ChangesPage
from screens.walk.gist_page import GistPage
from screens.walk.rail import place_of
from screens.walk.showing import Showing
from screens.walk.zoom import Zoom

if TYPE_CHECKING:
    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault


class Reading(Showing):
    """What a chair or a minute-taker reads beside the form."""

    def __init__(self, vault: Vault, draft: Draft, *, author: str, place: str | None = None) -> None:
        super().__init__(vault, draft, author=author, place=place)
        self._zoom = Zoom()

    async def action_gist(self) -> None:
        """Show what to ask with the gist of the paragraphs; a second time goes back."""
        if await self._is_back_from("page-gist"):
            return
        await self._open_panel("page-gist")
        page = self.query_one(GistPage)
        page.show(place_of(self._current))
        self.set_focus(page)

    async def action_changes(self) -> None:
        """Show what changed in this item since the last meeting; a second time goes back."""
        if await self._is_back_from("page-changes"):
            return
        await self._open_panel("page-changes")
        self._show_changes()
        self.query_one(ChangesPage).focus_first()

    async def _is_back_from(self, page: str) -> bool:
        if self.query_one("#pages", ContentSwitcher).current != page:
            return False
        await self.open_place(self._current)
        return True

    def _show_changes(self) -> None:
        item = place_of(self._current)
        found = changes(item, self._draft, text_of)
        self.query_one(ChangesPage).show(item, found, at_hand=self._draft.before is not None)

    @on(ChangesPage.GoTo)
    async def go_to_change(self, message: ChangesPage.GoTo) -> None:
        """Go to the field of a change."""
        message.stop()
        await self.open_place(part_of(message.path), message.path)

    @on(ChangesPage.StillTrue)
    def confirm_change(self, message: ChangesPage.StillTrue) -> None:
        """What was carried over is still true: somebody looked at it."""
        message.stop()
        self._draft.confirm(message.path)
        self._show_changes()
        self._changed()

    def action_zoom(self) -> None:
        """Give the text with the cursor the whole page, or the form its room again."""
        if self._zoom.is_on:
            self._zoom.end()
            return
        page, field = self._opened.get(self._current), self.focused
        if page is None or not isinstance(field, TextField) or page not in field.ancestors:
            self._say(keyed("Go to a text of several lines first: {go} z gives it the whole page."))
            return
        self._zoom.enlarge(field, page)
        self._say(keyed("This text has the whole page: {go} z gives the form its room again."))

    def on_resize(self) -> None:
        """An enlarged text takes the room of a larger or smaller screen."""
        page = self._opened.get(self._current)
        if page is not None and self._zoom.is_on:
            self.call_after_refresh(self._zoom.fit, page)

    async def open_place(self, key: str, path: str = "") -> None:
        """Show a place, with its whole form."""
        self._zoom.end()
        await super().open_place(key, path)

    async def _open_panel(self, id_: str) -> None:
        self._zoom.end()
        await super()._open_panel(id_)
