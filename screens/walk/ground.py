"""What every part of the walk stands on: the draft, what is saved and judged of it, and the lines that tell so."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from textual.widgets import ContentSwitcher

from screens.base.lasting import look_through_all_again
from screens.base.plain import Words, plain
from screens.base.said_keys import key_of
from screens.forms.boxes import FieldBox
from screens.forms.rows import RowsEditor
from screens.opening_screen import OpeningScreen
from screens.walk.bars import NOT_SAVED, READ_ONLY, Bar, header_text, item_head, missing_text, saved_text
from screens.walk.keeper import Keeper
from screens.walk.pacing import Pacing
from screens.walk.panels import CheckPage
from screens.walk.pause import Pause
from screens.walk.rail import Rail, place_of
from screens.walk.side import SidePanel

if TYPE_CHECKING:
    from textual.widget import Widget

    from agenda.record import Record
    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault
    from screens.walk.page import ItemPage

# Seconds after the last change until states and findings are worked out again, and the longest without a pause.
FINDINGS_PAUSE = 0.15
FINDINGS_LONGEST = 0.6

# Seconds that a notice stays in the line that otherwise tells what is missing.
NOTICE = 5.0


class Ground(OpeningScreen[None]):
    """A meeting's draft on a screen: kept, judged, and told of in the lines around the form."""

    def __init__(self, vault: Vault, draft: Draft, *, author: str, place: str | None = None) -> None:
        super().__init__()
        self._draft = draft
        self._today = draft.record.meeting.held_on or date.today()  # noqa: DTZ011 - the day on the user's own wall
        self._vault = vault
        self.author = author
        self._start = place
        self._current = ""
        self._opened: dict[str, ItemPage] = {}
        self._judging = Pause(self, self._judge, seconds=FINDINGS_PAUSE, longest=FINDINGS_LONGEST)
        self._last_missing: tuple[str, str] | None = None
        # The finding that the line below says now, in place of how much is missing.
        self._told_missing: tuple[str, str] | None = None
        self._last_focus: dict[str, Widget] = {}
        self._fault: str | None = None
        self._notice_until = 0.0
        self.pacing = Pacing(draft)
        self._hidden_parts: list[Widget] = []
        self.times_covered = 0
        # Set once everything is composed.
        self._is_laid_out = False
        self.keeper = Keeper(self, vault, draft, author=author, told=self._tell_saved)

    @property
    def record(self) -> Record:
        """The record as it stands."""
        return self._draft.record

    @property
    def _has_lines(self) -> bool:
        """Whether the lines around the form are there to be written to: not while it comes up, nor once it goes.

        The last save and the last clock tell something when the screen is being left, the desk when it comes up.
        Textual marks a screen as not displayed before it takes the first widget out of it.
        """
        return self._is_laid_out and self.display

    def _box(self) -> FieldBox | RowsEditor | None:
        focused = self.focused
        around = [] if focused is None else focused.ancestors_with_self
        return next((each for each in around if isinstance(each, FieldBox | RowsEditor)), None)

    @property
    def box(self) -> FieldBox | RowsEditor | None:
        """The field or list that the cursor is in."""
        return self._box()

    @property
    def current_item(self) -> str:
        """The item that is shown."""
        return self._current

    def count_rows(self, path: str) -> int:
        """How many rows a list of the record has."""
        return len(self._draft.rows(path))

    def on_screen_suspend(self) -> None:
        """Count how often something came over it: a blank screen, the palette."""
        self.times_covered += 1

    def on_unmount(self) -> None:
        """Nothing of the meeting lasts any longer."""
        look_through_all_again()

    def _changed(self) -> None:
        self.pacing.typed()
        self.keeper.touched()
        self._judging.note()

    def _judge(self) -> None:
        if not self._has_lines:
            return
        self.query_one(Rail).item_states = self._draft.states
        page = self._opened.get(self._current)
        if page is not None:
            page.refresh_from_draft()
            page.show_findings(self._draft.findings)
        # What stood as it was is confirmed, or a question asked, while the cursor stays.
        self._show_hint()
        self._forget_what_was_missing()
        self._show_lines()
        if page is not None:
            page.keep_in_sight()

    def _forget_what_was_missing(self) -> None:
        """Say no longer that something is missing which is there now."""
        told = self._told_missing
        if told is not None and not any((each.check, each.at) == told for each in self._draft.open_points):
            self._told_missing, self._notice_until = None, 0.0

    def hide_parts(self, *selectors: str) -> None:
        """Hide parts of the screen until `show_parts`.

        A class of the screen would do the same and style every widget of every item anew: a second once all of
        them have been visited.
        """
        for selector in selectors:
            part = self.query_one(selector)
            part.display = False
            self._hidden_parts.append(part)

    def show_parts(self) -> None:
        """Show what was hidden, where the width of the screen lets it be shown."""
        hidden, self._hidden_parts = self._hidden_parts, []
        for part in hidden:
            part.styles.display = None

    # Lines --------------------------------------------------------------------------------------------------

    def _show_lines(self) -> None:
        if not self._has_lines:
            return
        found = self._draft.open_points
        item = place_of(self._current)
        self.query_one("#item-head", Bar).update(
            plain(item_head(item, self.query_one(Rail).item_states.get(item.key)))
        )
        self.query_one(SidePanel).show(item, found)
        if time.monotonic() >= self._notice_until:
            told = missing_text(found, item.key, key_of("next_missing"))
            self.query_one("#missing", Bar).update(plain(told))
        self._show_header()
        current = self.query_one("#pages", ContentSwitcher).current
        if current == "page-check":
            self.query_one(CheckPage).show(found, self._draft.judged_by, self._draft.asked)

    def _show_header(self) -> None:
        saved = NOT_SAVED if self._fault else saved_text(self.keeper.saved_at)
        if self._vault.doubt is not None and not self._fault:
            saved = READ_ONLY
        self.query_one("#header", Bar).update(plain(header_text(self._draft.record, saved)))
        self._show_pace()

    def _show_pace(self) -> None:
        if not self._has_lines:
            return
        # What is not saved needs the whole line.
        told = "" if self._fault else self.pacing.line(short=self.has_class("-narrow"))
        self.query_one("#pace", Bar).update(plain(f" {told} " if told else ""))

    def on_descendant_focus(self) -> None:
        """Show the hint of the field that the cursor is in."""
        self._show_hint()
        box = self._box()
        if box is not None and self.focused is not None:
            self._last_focus[self._current] = self.focused
            self.keeper.at_place(f"{self._current} {box.path}")

    def _show_hint(self) -> None:
        if not self._has_lines:
            return
        box = self._box()
        hint = box.hint if box else str(getattr(self.focused, "hint", ""))
        self.query_one("#hint", Bar).update(plain(hint))

    def _say(self, text: str) -> None:
        """Say something in the line below, long enough to be read; then it tells what is missing again."""
        self._told_missing = None
        self._notice_until = time.monotonic() + NOTICE
        if self._has_lines:
            self.set_timer(NOTICE, self._show_lines)
            self.query_one("#missing", Bar).update(plain(text))

    def _tell_saved(self, fault: str | None) -> None:
        if fault is not None and self._fault is None:
            self.app.bell()
        self._fault = fault
        if not self._has_lines:
            return
        self._show_header()
        told = "" if fault is None else f"NOT SAVED: {fault} It saves by itself then; your words stay here."
        line = self.query_one("#not-saved", Words)
        line.update(plain(told))
        line.set_class(bool(told), "-said")

    def action_say_saved(self) -> None:
        """Say when it was last saved."""
        self._say(self._fault or f"Everything is kept by itself: {saved_text(self.keeper.saved_at)}.")
