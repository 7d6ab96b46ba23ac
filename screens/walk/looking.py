"""Pages of the walk that are no item: they are opened by a key, and the same key or Esc leads back."""

from __future__ import annotations

from textual import on
from textual.widgets import ContentSwitcher, TextArea

from agenda.paths import part_of
from screens.papers.leaks import LeaksView
from screens.papers.page import PapersPage
from screens.walk.edits import Edits
from screens.walk.find_page import FindPage, mark, mark_in
from screens.walk.panels import CheckPage, HelpPage


class Looking(Edits):
    """What can be looked at beside the items."""

    async def action_help(self) -> None:
        """Show help for this item; a second time goes back."""
        if self.query_one("#pages", ContentSwitcher).current == "page-help":
            await self.open_place(self._current)
            return
        await self._open_panel("page-help")
        self.query_one(HelpPage).show(self._current)
        self.set_focus(self.query_one(HelpPage))

    async def action_check(self) -> None:
        """Show everything that is missing; a second time goes back."""
        if self.query_one("#pages", ContentSwitcher).current == "page-check":
            await self.open_place(self._current)
            return
        await self._open_panel("page-check")
        page = self.query_one(CheckPage)
        page.show(self._draft.open_points, self._draft.judged_by, self._draft.asked)
        self.set_focus(page.query_one("#check-list"))

    async def action_export(self) -> None:
        """Show what can be written, and where to."""
        await self._open_papers()
        await self.query_one(PapersPage).show()

    async def action_approve(self) -> None:
        """Show what approval of the minutes still needs, and approve them."""
        await self._open_papers()
        await self.query_one(PapersPage).show_approval()

    async def _open_papers(self) -> None:
        await self._open_panel("page-export")
        # What to ask at an item says nothing of papers, and they need the room.
        self.hide_parts("SidePanel")

    @on(LeaksView.Edit)
    async def go_to_leak(self, message: LeaksView.Edit) -> None:
        """Go to the field that a leak comes from, with the words marked."""
        message.stop()
        place = message.found.place
        if place.path is None:
            return
        await self.open_place(part_of(place.path), place.path)
        if isinstance(self.focused, TextArea):
            start = self.focused.text.casefold().find(place.leak.text.casefold())
            if start >= 0:
                mark_in(self.focused, start, start + len(place.leak.text))

    async def action_find(self) -> None:
        """Look for words in the whole record; a second time goes back."""
        if self.query_one("#pages", ContentSwitcher).current == "page-find":
            await self.open_place(self._current)
            return
        await self._open_panel("page-find")
        page = self.query_one(FindPage)
        page.show()
        page.focus_first()

    @on(FindPage.GoTo)
    async def go_to_found(self, message: FindPage.GoTo) -> None:
        """Go to the field in which the words stand, with the words marked."""
        message.stop()
        told = message.found.told
        await self.open_place(told.item.key, told.path)
        if self.focused is not None:
            mark(self.focused, message.found)

    async def action_back(self) -> None:
        """Back to the form, from a list or panel."""
        await self.open_place(self._current)
