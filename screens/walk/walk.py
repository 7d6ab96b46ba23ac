"""The meeting: agenda, form and side panel in one screen; nothing interrupts, everything is saved by itself."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import ContentSwitcher

from agenda.check import Severity
from agenda.paths import part_of
from agenda.progress import MAY_BE_EMPTY
from mappa_chair.drafting import ACTIONS
from screens.base.plain import plain
from screens.blank import BlankScreen
from screens.forms.boxes import FieldBox
from screens.forms.rows import RowList, RowsEditor
from screens.opening_screen import OpeningScreen
from screens.walk.bars import KEYS_LINE, Bar, header_text, item_head, missing_text, saved_text
from screens.walk.capture import CapturePanel
from screens.walk.export_page import ExportPage
from screens.walk.jump import JumpLine
from screens.walk.keeper import Keeper
from screens.walk.page import ItemPage
from screens.walk.panels import CheckPage, HelpPage
from screens.walk.pause import Pause
from screens.walk.rail import KEYS, Rail, place_of
from screens.walk.side import FindingList, SidePanel

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from agenda.check import Finding
    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault

# Seconds after the last change until states and findings are worked out again, and the longest without a pause.
FINDINGS_PAUSE = 0.15
FINDINGS_LONGEST = 0.6

# Seconds that a notice stays in the line that otherwise tells what is missing.
NOTICE = 5.0


class WalkScreen(OpeningScreen[None]):
    """One meeting, from its papers to the distribution of its minutes."""

    DEFAULT_CSS = """
    WalkScreen { layout: vertical; overflow: hidden hidden; }
    WalkScreen > #body { height: 1fr; }
    WalkScreen #middle { width: 1fr; height: 1fr; padding: 0 0 0 1; }
    WalkScreen #item-head { text-style: bold; }
    WalkScreen #pages { height: 1fr; }
    WalkScreen > #header { text-style: reverse; }
    WalkScreen > #keys, WalkScreen > #hint { color: $text-muted; }
    WalkScreen Rail { border-right: solid $border-blurred; }
    WalkScreen.-narrow Rail { display: none; }
    WalkScreen.-narrow SidePanel, WalkScreen.-medium SidePanel { display: none; }
    WalkScreen.-narrow.-rail-open Rail { display: block; width: 1fr; border-right: none; }
    WalkScreen.-narrow.-rail-open #middle { display: none; }
    WalkScreen.-broad Rail { width: 42; }
    WalkScreen.-broad SidePanel { width: 38; }
    """
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-narrow"),
        (96, "-medium"),
        (118, "-wide"),
        (136, "-broad"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help for this item", priority=True),
        Binding("f2,ctrl+t", "new_action", "New action", priority=True),
        Binding("f3", "next_missing", "Next missing thing", priority=True),
        Binding("f4", "check", "Check your record", priority=True),
        Binding("f6", "next_pane", "List, form, side panel in turn", priority=True),
        Binding("f7", "previous_item", "Item before", priority=True),
        Binding("f8", "next_item", "Item after", priority=True),
        Binding("f9", "blank", "Blank the screen", priority=True),
        Binding("ctrl+g", "go", "Go to …", priority=True),
        Binding("ctrl+s", "say_saved", "When was it saved", priority=True),
        Binding("escape", "back", "Back", show=False),
    ]

    def __init__(self, vault: Vault, draft: Draft, *, author: str, place: str | None = None) -> None:
        super().__init__()
        self._draft = draft
        self._today = draft.record.meeting.held_on or date.today()  # noqa: DTZ011 - the day on the user's own wall
        self._vault = vault
        self._start = place
        self._current = ""
        self._opened: dict[str, ItemPage] = {}
        self._judging = Pause(self, self._judge, seconds=FINDINGS_PAUSE, longest=FINDINGS_LONGEST)
        self._last_missing: tuple[str, str] | None = None
        self._last_focus: dict[str, Widget] = {}
        self._fault: str | None = None
        self._notice_until = 0.0
        self.keeper = Keeper(self, vault, draft, author=author, told=self._tell_saved)

    def compose(self) -> ComposeResult:
        yield Bar(id="header")
        with Horizontal(id="body"):
            yield Rail()
            with Vertical(id="middle"):
                yield Bar(id="item-head")
                with ContentSwitcher(id="pages"):
                    yield CheckPage()
                    yield ExportPage(self._vault, self._draft, self.keeper.flush)
                    yield HelpPage()
            yield SidePanel()
        yield CapturePanel(self._draft, self._today)
        yield JumpLine()
        yield Bar(id="hint")
        yield Bar(id="missing")
        yield Bar(KEYS_LINE, id="keys")

    async def on_mount(self) -> None:
        """Open where the chair was, at the first item otherwise."""
        key, _, path = (self._start or "").partition(" ")
        await self.open_place(key if key in KEYS else "confidentiality", path)
        self._judge()
        self.now_open()

    # Places -------------------------------------------------------------------------------------------------

    async def open_place(self, key: str, path: str = "") -> None:
        """Show a paper or an item, at the field of a path where one is given."""
        pages = self.query_one("#pages", ContentSwitcher)
        page = self._opened.get(key)
        if page is None:
            page = self._opened[key] = ItemPage(place_of(key), self._draft, self._today)
            await pages.add_content(page)
        pages.current = page.id
        self.query_one(CapturePanel).put_away()
        self._current = key
        self.query_one(Rail).current = key
        self.remove_class("-rail-open")
        page.refresh_from_draft()
        page.show_findings(self._draft.findings)
        editor = await page.reveal(path) if path else None
        last = self._last_focus.get(key)
        if editor is not None:
            self.set_focus(editor)
        elif last is not None and last.is_attached:
            self.set_focus(last)
        else:
            page.focus_first()
        self._show_lines()

    async def _open_panel(self, id_: str) -> None:
        self.query_one("#pages", ContentSwitcher).current = id_
        self.remove_class("-rail-open")

    @on(Rail.Chosen)
    async def open_chosen(self, message: Rail.Chosen) -> None:
        """Open the place chosen in the list."""
        await self.open_place(message.key)

    @on(FindingList.GoTo)
    async def go_to_finding(self, message: FindingList.GoTo) -> None:
        """Go to the field of a finding."""
        await self.open_place(part_of(message.at), message.at)

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
        await self.open_place(part_of(found.at), found.at)
        self._say(f"! {found.message}")

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
            self.remove_class("-rail-open")
            target: Widget | None = side.query_one(FindingList) if side.display else None
            if target is None:
                await self.open_place(self._current)
                return
        elif focused is not None and side in focused.ancestors:
            await self.open_place(self._current)
            return
        else:
            self.add_class("-rail-open")
            target = rail
        self.set_focus(target)

    # What was typed -----------------------------------------------------------------------------------------

    @on(FieldBox.Edited)
    def note_answer(self, message: FieldBox.Edited) -> None:
        """An answer is in the draft: it is to be saved and judged."""
        message.stop()
        if message.told:
            self._say(message.told)
        self._changed()

    @on(RowsEditor.RowAdded)
    def take_row(self, message: RowsEditor.RowAdded) -> None:
        """A row was added to the draft."""
        message.stop()
        self._changed()

    @on(RowsEditor.RowRemoved)
    def note_removal(self, message: RowsEditor.RowRemoved) -> None:
        """A row was taken out: say how it comes back; or say why it stays."""
        message.stop()
        self._say(message.stays or "Removed. Ctrl+G u brings it back.")
        self._changed()

    @on(RowList.Typed)
    def say_where_words_go(self, message: RowList.Typed) -> None:
        """A list takes no words: say so, and how to come to a field that does."""
        message.stop()
        self._say("This is a list: + makes a new row, Enter opens this one.")

    async def action_restore_row(self) -> None:
        """Bring the row back that was removed last; an open row is closed, or its form would become another's."""
        for editor in self.query(RowsEditor):
            await editor.close_row()
        path = self._draft.restore_row()
        if path is None:
            self._say("No row was removed.")
            return
        self._last_focus.pop(self._current, None)
        self._changed()
        await self.open_place(part_of(path), path)

    def action_confirm_field(self) -> None:
        """Leave a field as it was carried over, knowingly; or say that an item has nothing to record."""
        box = self._box()
        item = place_of(self._current)
        if item.key in MAY_BE_EMPTY and self._draft.value(item.key) is None:
            self._draft.look_at(item.key, many=item.many)
            self._say("Looked at: there is nothing to record.")
        elif box is None:
            self._say("Go to a field first.")
            return
        else:
            self._draft.confirm(box.path if isinstance(box, FieldBox) else box.looked_at)
        self._changed()

    def _box(self) -> FieldBox | RowsEditor | None:
        focused = self.focused
        around = [] if focused is None else focused.ancestors_with_self
        return next((each for each in around if isinstance(each, FieldBox | RowsEditor)), None)

    def _changed(self) -> None:
        self.keeper.touched()
        self._judging.note()

    def _judge(self) -> None:
        self.query_one(Rail).item_states = self._draft.states
        page = self._opened.get(self._current)
        if page is not None:
            page.refresh_from_draft()
            page.show_findings(self._draft.findings)
        self._show_lines()

    # Lines --------------------------------------------------------------------------------------------------

    def _show_lines(self) -> None:
        found = self._draft.open_points
        item = place_of(self._current)
        self.query_one("#item-head", Bar).update(plain(item_head(item, self._draft.states.get(item.key))))
        self.query_one(SidePanel).show(item, found)
        if time.monotonic() >= self._notice_until:
            self.query_one("#missing", Bar).update(plain(missing_text(found, item.key)))
        self._show_header()
        current = self.query_one("#pages", ContentSwitcher).current
        if current == "page-check":
            self.query_one(CheckPage).show(found, self._draft.judged_by)

    def _show_header(self) -> None:
        saved = f"NOT SAVED: {self._fault}" if self._fault else saved_text(self.keeper.saved_at)
        # The last save of all ends when the bars may be gone already.
        for header in self.query("#header").results(Bar):
            header.update(plain(header_text(self._draft.record, saved)))

    def on_descendant_focus(self) -> None:
        """Show the hint of the field that the cursor is in."""
        box = self._box()
        self.query_one("#hint", Bar).update(plain(box.hint if box else ""))
        if box is not None and self.focused is not None:
            self._last_focus[self._current] = self.focused
            self.keeper.at_place(f"{self._current} {box.path}")

    def _say(self, text: str) -> None:
        """Say something in the line below, long enough to be read; then it tells what is missing again."""
        self._notice_until = time.monotonic() + NOTICE
        self.set_timer(NOTICE, self._show_lines)
        self.query_one("#missing", Bar).update(plain(text))

    def _tell_saved(self, fault: str | None) -> None:
        self._fault = fault
        self._show_header()

    def action_say_saved(self) -> None:
        """Say when it was last saved."""
        self._say(self._fault or f"Everything is kept by itself: {saved_text(self.keeper.saved_at)}.")

    # Panels -------------------------------------------------------------------------------------------------

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
        page.show(self._draft.open_points, self._draft.judged_by)
        self.set_focus(page.query_one("#check-list"))

    async def action_export(self) -> None:
        """Show what can be written, and where to."""
        await self._open_panel("page-export")
        page = self.query_one(ExportPage)
        page.show()
        page.focus_first()

    async def action_back(self) -> None:
        """Back to the form, from a list or panel."""
        await self.open_place(self._current)

    async def action_blank(self) -> None:
        """Blank the screen until Enter."""
        self.app.push_screen(BlankScreen())

    async def action_desk(self) -> None:
        """Back to the list of meetings, everything saved."""
        if await self.keeper.flush():
            self.leave_with(None)

    # Capture and go -----------------------------------------------------------------------------------------

    def action_new_action(self) -> None:
        """Show the short form of an action, from anywhere; from within it hides it."""
        self.query_one(JumpLine).end()
        panel = self.query_one(CapturePanel)
        if panel.is_shown and panel.has_cursor:
            panel.hide()
        else:
            panel.show()

    @on(CapturePanel.Kept)
    def keep_action(self, message: CapturePanel.Kept) -> None:
        """Put a captured action into the plan."""
        message.stop()
        index = self._draft.add_row(ACTIONS, message.action.row)
        self._changed()
        self._say(
            f"Action {self._draft.value(f'{ACTIONS}[{index}].number')} is in the plan: {message.action.told}"
        )

    @on(CapturePanel.Typed)
    def keep_words(self, message: CapturePanel.Typed) -> None:
        """The words of an action that is not kept yet are to be saved too."""
        message.stop()
        self.keeper.touched()

    @on(CapturePanel.Hidden)
    def say_it_waits(self, message: CapturePanel.Hidden) -> None:
        """Say that an action was begun and not kept."""
        message.stop()
        self._say("The draft of an action waits: F2 shows it again.")

    def action_go(self) -> None:
        """Take the next key as where to go."""
        self.query_one(JumpLine).begin()

    @on(JumpLine.GoToNumber)
    async def go_to_number(self, message: JumpLine.GoToNumber) -> None:
        """Go to an item by its number."""
        message.stop()
        found = next((key for key in KEYS if place_of(key).number == message.number), None)
        if found is None:
            self._say(f"There is no item {message.number}: the agenda has 1 to 19.")
            return
        await self.open_place(found)

    @on(JumpLine.Do)
    async def do_letter(self, message: JumpLine.Do) -> None:
        """Do what the letter stands for."""
        message.stop()
        await self.run_action(f"screen.{message.action}")

    @on(JumpLine.Left)
    def say_no_such_letter(self, message: JumpLine.Left) -> None:
        """Say that a letter stands for nothing."""
        message.stop()
        self._say(f"Ctrl+G {message.key} is nothing. F1 lists the keys.")
