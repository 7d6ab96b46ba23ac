"""The meeting: agenda, form and side panel in one screen; nothing interrupts, everything is saved by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import ContentSwitcher

from screens.base.plain import Words
from screens.base.said_keys import key_of
from screens.papers.page import PapersPage
from screens.walk.bars import Bar, keys_line
from screens.walk.capture import CapturePanel
from screens.walk.capturing import Capturing
from screens.walk.changes_page import ChangesPage
from screens.walk.commands import WalkCommands
from screens.walk.find_page import FindPage
from screens.walk.gist_page import GistPage
from screens.walk.going import Going
from screens.walk.jump import JumpLine
from screens.walk.letters import LETTERS
from screens.walk.note_line import NoteLine
from screens.walk.notes_page import NotesPage
from screens.walk.pace_page import PacePage
from screens.walk.pacing import TICK
from screens.walk.panels import CheckPage, HelpPage
from screens.walk.rail import KEYS, Rail, place_of
from screens.walk.safe import SafePage
from screens.walk.side import SidePanel
from screens.walk.statement import StatementPage
from screens.walk.tour import TourLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.command import Provider


class WalkScreen(Capturing):
    """One meeting, from its papers to the distribution of its minutes."""

    DEFAULT_CSS = """
    WalkScreen { layout: vertical; overflow: hidden hidden; }
    WalkScreen > #body { height: 1fr; }
    WalkScreen #middle { width: 1fr; height: 1fr; padding: 0 0 0 1; }
    WalkScreen #item-head { text-style: bold; }
    WalkScreen #pages { height: 1fr; }
    WalkScreen.-short ItemPage > .purpose { display: none; }
    WalkScreen > #top { height: 1; }
    WalkScreen #header, WalkScreen #pace { text-style: reverse; }
    WalkScreen #pace { width: auto; }
    WalkScreen > #not-saved { display: none; height: auto; padding: 0 1; text-style: bold; color: $text-error; }
    WalkScreen > #not-saved.-said { display: block; }
    WalkScreen > #keys, WalkScreen > #hint { color: $text-muted; }
    WalkScreen Rail { border-right: solid $border-blurred; }
    WalkScreen.-narrow Rail { display: none; }
    WalkScreen.-narrow SidePanel, WalkScreen.-medium SidePanel { display: none; }
    WalkScreen.-narrow Rail.-open { display: block; width: 1fr; border-right: none; }
    WalkScreen.-wide .plan-pillars, WalkScreen.-broad .plan-pillars {
        layout: grid; grid-size: 2; grid-columns: 1fr; grid-rows: auto; grid-gutter: 0 1; height: auto;
        padding: 0;
    }
    WalkScreen.-wide .plan-pillars > Words, WalkScreen.-broad .plan-pillars > Words { column-span: 2; }
    WalkScreen.-wide .plan-pillars TextField, WalkScreen.-broad .plan-pillars TextField { height: 4; }
    WalkScreen.-broad Rail { width: 42; }
    WalkScreen.-broad SidePanel { width: 38; }
    """
    OFFERS: ClassVar[tuple[type[Provider], ...]] = (WalkCommands, Going)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-narrow"),
        (96, "-medium"),
        (118, "-wide"),
        (136, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - as above
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help for this item", priority=True),
        Binding("f2,ctrl+t", "new_action", "New action", priority=True),
        Binding("f3", "next_missing", "Next missing thing", priority=True),
        Binding("f4", "check", "Check your record", priority=True),
        Binding("f6", "next_pane", "List, form, side panel in turn", priority=True),
        Binding("f7", "previous_item", "Item before", priority=True),
        Binding("f8", "next_item", "Item after", priority=True),
        Binding("ctrl+g", "go", "Go to …", priority=True),
        Binding("ctrl+f", "find", "Find words in the record", priority=True),
        Binding("ctrl+s", "say_saved", "When was it saved", priority=True),
        Binding("escape", "back", "Back", show=False),
    ]

    # Whether the tour of the demonstration is on it.
    touring = False

    def compose(self) -> ComposeResult:
        self._take_breakpoints()
        with Horizontal(id="top"):
            yield Bar(id="header")
            yield Bar(id="pace")
        yield Words(id="not-saved")
        with Horizontal(id="body"):
            yield Rail()
            with Vertical(id="middle"):
                yield Bar(id="item-head")
                with ContentSwitcher(id="pages"):
                    yield CheckPage()
                    yield PapersPage(self._vault, self._draft, self.keeper)
                    yield HelpPage()
                    yield FindPage(self._draft)
                    yield PacePage(self.pacing)
                    yield GistPage()
                    yield ChangesPage()
                    yield NotesPage()
                    yield StatementPage(self._draft.area.statement)
            yield SidePanel()
        yield SafePage()
        yield CapturePanel(self._draft, self._today)
        yield NoteLine(self._draft)
        yield JumpLine()
        if self.touring:
            yield TourLine()
        yield Bar(id="hint")
        yield Bar(id="missing")
        yield Bar(keys_line(), id="keys")

    async def on_mount(self) -> None:
        """Open where the chair was, at the first item otherwise."""
        self._is_laid_out = True
        key, _, path = (self._start or "").partition(" ")
        key = key if key in KEYS else "confidentiality"
        self.begin_safely(key)
        await self.open_place(key, path)
        self._judge()
        await self.return_to_kept()
        self.set_interval(TICK, self.look_at_clock)
        if self.touring:
            self.query_one(TourLine).begin()
        self.now_open()

    def _take_breakpoints(self) -> None:
        """Be as wide as the window from the first layout on.

        Textual tells a screen after that, and the field that the chair comes back to would be scrolled to where it
        was in a picture that nobody saw.
        """
        size = self.app.size
        across, down = (size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)
        for length, points in (across, down):
            self.add_class(max((at, name) for at, name in points if at <= length)[1])

    # Leaving it for a while ----------------------------------------------------------------------------------

    async def action_desk(self) -> None:
        """Back to the list of meetings, everything saved."""
        if await self.keeper.flush():
            self.leave_with(None)

    # Go -----------------------------------------------------------------------------------------------------

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
        await self.run_action(message.action if "." in message.action else f"screen.{message.action}")

    @on(JumpLine.Left)
    def say_no_such_letter(self, message: JumpLine.Left) -> None:
        """Say that a letter stands for nothing."""
        message.stop()
        if self.is_safe:
            letter = LETTERS.get(message.key)
            self.tell_hidden("" if letter is None else letter.action)
        else:
            self._say(f"{key_of('go')} {message.key} is nothing. {key_of('help')} lists the keys.")
