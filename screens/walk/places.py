"""Getting around in a meeting: the items, what is missing, the panes, and back to where the cursor was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import ContentSwitcher

from agenda.check import Severity
from agenda.paths import part_of
from screens.base.lasting import nothing_but_lasting, spare_what_lasts
from screens.forms.suited import where_answered
from screens.walk.capture import CapturePanel
from screens.walk.ground import Ground
from screens.walk.page import ItemPage
from screens.walk.rail import KEYS, Rail, place_of
from screens.walk.side import FindingList, SidePanel

if TYPE_CHECKING:
    from textual.widget import Widget

    from agenda.check import Finding


class Places(Ground):
    """The places of a meeting and the ways between them."""

    async def open_place(self, key: str, path: str = "") -> None:
        """Show a paper or an item, at the field of a path where one is given."""
        pages = self.query_one("#pages", ContentSwitcher)
        page = self._opened.get(key)
        if page is None:
            page = self._opened[key] = ItemPage(place_of(key), self._draft, self._today)
            page.expect(self._draft.findings)
            with nothing_but_lasting():
                await pages.add_content(page)
            spare_what_lasts()
        pages.current = page.id
        if key != self._current:
            # What was said there, such as what Delete would take out again, is not true here.
            self._notice_until = 0.0
        self.query_one(CapturePanel).put_away()
        self._current = key
        self.pacing.show(key)
        self.query_one(Rail).current = key
        self.query_one(Rail).remove_class("-open")
        self.show_parts()
        page.refresh_from_draft()
        page.show_findings(self._draft.findings)
        editor = await page.reveal(path) if path else None
        last = self._last_focus.get(key)
        if editor is not None:
            # A row that was opened for it has not been told what is missing in it.
            page.show_findings(self._draft.findings)
            self.set_focus(editor)
        elif last is not None and last.is_attached and last.focusable:
            self.set_focus(last)
        else:
            page.focus_first()
        self._show_lines()

    async def _open_panel(self, id_: str) -> None:
        self.query_one("#pages", ContentSwitcher).current = id_
        self.query_one(Rail).remove_class("-open")
        self.show_parts()
        self.hide_parts("#item-head")

    @on(Rail.Chosen)
    async def open_chosen(self, message: Rail.Chosen) -> None:
        """Open the place chosen in the list."""
        await self.open_place(message.key)

    @on(FindingList.GoTo)
    async def go_to_finding(self, message: FindingList.GoTo) -> None:
        """Go to the field of a finding."""
        await self.open_place(part_of(message.at), where_answered(message.at))

    async def action_next_item(self) -> None:
        """Show the item after this one."""
        await self.open_place(KEYS[min(KEYS.index(self._current) + 1, len(KEYS) - 1)])

    async def action_previous_item(self) -> None:
        """Show the item before this one."""
        await self.open_place(KEYS[max(KEYS.index(self._current) - 1, 0)])

    async def action_next_missing(self) -> None:
        """Go to the next thing that is missing, through the agenda, duties before good practice at each item."""
        waiting = self._in_order()
        if not waiting:
            self._say("Nothing is missing in this record.")
            return
        seen = [index for index, each in enumerate(waiting) if (each.check, each.at) == self._last_missing]
        found = waiting[(seen[0] + 1) % len(waiting)] if seen else waiting[0]
        self._last_missing = (found.check, found.at)
        await self.open_place(part_of(found.at), where_answered(found.at))
        self._say(f"! {found.message}")
        self._told_missing = self._last_missing

    def _in_order(self) -> list[Finding]:
        """From the item that is shown on, duties before good practice at each, round to the ones before."""
        order, here = list(Severity), KEYS.index(self._current)

        def place(found: Finding) -> tuple[int, int]:
            return (KEYS.index(part_of(found.at)) - here) % len(KEYS), order.index(found.severity)

        return sorted(self._draft.open_points, key=place)

    async def action_next_pane(self) -> None:
        """Go from the form to the list of items, to the side panel, and back."""
        rail, side = self.query_one(Rail), self.query_one(SidePanel)
        focused = self.focused
        if focused is rail:
            self.query_one(Rail).remove_class("-open")
            target: Widget | None = side.query_one(FindingList) if side.display else None
            if target is None:
                await self.open_place(self._current)
                return
        elif focused is not None and side in focused.ancestors:
            await self.open_place(self._current)
            return
        else:
            rail.add_class("-open")
            if self.has_class("-narrow"):
                self.hide_parts("#middle")
            target = rail
        self.set_focus(target)
