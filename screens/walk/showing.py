"""The screen-safe view: while it is on, nothing that is done brings the record's words to the screen."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final

from textual import on

from agenda.progress import State
from agenda.textgate import clean
from agenda.walk import ITEMS
from mappa_chair.asides import NOTE, new_name
from mappa_chair.screen_safe import SafeText, counts, shown_safely, shown_whole
from screens.base.plain import plain
from screens.base.said_keys import keyed, keys_of
from screens.forms.answers import text_of
from screens.walk.bars import Bar, in_short, keys_line
from screens.walk.live import Live
from screens.walk.rail import KEYS, Rail, place_of
from screens.walk.safe import HELD, SafePage, Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

# What can be done in this view. Everything else would show the record, or lead to where it is shown.
_ALLOWED: Final = frozenset({"safe", "go", "next_item", "previous_item", "run_item", "blank", "lock"})
_KEYS: Final = "{previous_item} Prev {next_item} Next Tab Text, names masked Enter Keep note {go} v Back ^Q Leave"
_TYPED: Final = "typed_unseen"
# The short form would show what is typed into it, and whom that is about.
_ACTION: Final = "Type it unseen, Enter. Once back, {go} i, then a, makes it an action."
_HIDDEN: Final = "Screen-safe view: {go} v shows everything again."


class Showing(Live):
    """A meeting that can be shown to others."""

    _safe = False
    _with_text = False

    @property
    def is_safe(self) -> bool:
        """Whether the screen is safe for others' eyes."""
        return self._safe

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the screen-safe view, only what shows nothing."""
        if self._safe and action not in _ALLOWED:
            return False
        return super().check_action(action, parameters)

    async def action_safe(self) -> None:
        """Hide everything that others may not see; a second time shows it again."""
        if self._safe:
            await self._leave_safe()
        else:
            self._enter_safe()

    def begin_safely(self, key: str) -> None:
        """Begin behind the screen-safe view, where that was on when the screen was locked."""
        if self.kept.get("safe") is True:
            self._current = key
            self._enter_safe()

    def _enter_safe(self) -> None:
        self._safe, self._with_text = True, False
        self.hide_parts("#body", "CapturePanel", "NoteLine", "#hint", "#missing")
        page = self.query_one(SafePage)
        page.display = True
        page.begin(self._draft.aside("", _TYPED) or "")
        self.query_one("#keys", Bar).update(plain(in_short(_KEYS)))
        page.show_text(None)
        self._show_safely()
        self.set_focus(page)

    async def _leave_safe(self) -> None:
        page = self.query_one(SafePage)
        self._safe = False
        page.show_text(None)
        if page.note.strip():
            self._keep_note(page.note)
            page.begin("")
        page.display = False
        self.query_one("#keys", Bar).update(plain(keys_line()))
        await self.open_place(self._current)

    async def open_place(self, key: str, path: str = "") -> None:
        """Show a place; in the screen-safe view its title alone."""
        if not self._safe:
            await super().open_place(key, path)
            return
        self._current = key
        self.pacing.show(key)
        self.query_one(Rail).current = key
        page = self.query_one(SafePage)
        page.show_text(None)
        self._with_text = False
        self._show_safely()
        self.set_focus(page)

    def _say(self, text: str) -> None:
        # What is said may name somebody; the line is hidden in this view, and not even filled.
        super()._say(keyed(_HIDDEN) if self._safe else text)

    def look_at_clock(self) -> None:
        """Follow the clock."""
        super().look_at_clock()
        if self._safe:
            self._show_safely()

    def _show_safely(self) -> None:
        item, pace, now = place_of(self._current), self.pacing.pace, time.monotonic()
        at = KEYS.index(item.key) + 1
        running = item.key == pace.running
        planned = pace.planned.get(item.key, 0) * 60
        states = self._draft.states
        meeting = self._draft.record.meeting
        kind = meeting.kind.label.lower() if meeting.kind else "meeting"
        state = states.get(item.key, State.NOT_STARTED).words
        self.query_one(SafePage).show(
            Shown(
                meeting=f"MAPPA level {meeting.level} {kind}".upper(),
                item=item,
                following=place_of(KEYS[at]) if at < len(KEYS) else None,
                items=len(ITEMS),
                pace=pace.told(item.key, now) if running else "",
                part_used=pace.seconds(item.key, now) / planned if running and planned else None,
                counts=counts(self._draft, item.key, text_of, states),
                state=state,
            )
        )

    @on(SafePage.TextAsked)
    async def show_text_safely(self, message: SafePage.TextAsked) -> None:
        """Show the text of the item with everything masked that others may not see, or hide it again."""
        message.stop()
        self._with_text = not self._with_text
        page = self.query_one(SafePage)
        page.show_text(await self._safe_texts() if self._with_text else None)

    async def _safe_texts(self) -> tuple[SafeText, ...]:
        # A record of 500 kB has names to be read for seconds.
        return await asyncio.to_thread(shown_safely, self._draft, self._current, text_of)

    @on(SafePage.Held)
    def show_while_held(self, message: SafePage.Held) -> None:
        """Show what is masked as long as the key is held, where the text is shown."""
        message.stop()
        if not (self._safe and self._with_text):
            return
        self.query_one(SafePage).show_text(shown_whole(self._draft, self._current, text_of))
        self.set_timer(HELD, self._mask_again)

    async def _mask_again(self) -> None:
        page = self.query_one(SafePage)
        if page.is_held:
            return
        page.show_text(None)
        if self._safe and self._with_text:
            page.show_text(await self._safe_texts())

    @on(SafePage.Noted)
    def keep_note(self, message: SafePage.Noted) -> None:
        """Keep what was typed as a note for the item."""
        message.stop()
        self._keep_note(message.text)

    def _keep_note(self, text: str) -> None:
        self._draft.keep_aside("", _TYPED, None)
        name = new_name(NOTE, (each.name for each in self._draft.kept_aside()))
        self._draft.keep_aside(self._current, name, clean(text).text)
        self.keeper.touched()

    @on(SafePage.Typed)
    def keep_note_as_typed(self, message: SafePage.Typed) -> None:
        """What is typed and not kept as a note yet is in the vault all the same."""
        message.stop()
        note = clean(self.query_one(SafePage).note).text
        self._draft.keep_aside("", _TYPED, note or None)
        self.keeper.touched()

    @on(SafePage.Refused)
    def say_how_to_leave(self, message: SafePage.Refused) -> None:
        """Say how to come back to the record, or how an action is put down without it."""
        message.stop()
        self.tell_hidden("new_action" if message.key in keys_of("new_action") else "")

    def tell_hidden(self, action: str) -> None:
        """Say why an action of the meeting does nothing, in the page: other lines are not seen in this view."""
        self.query_one(SafePage).tell(keyed(_ACTION if action == "new_action" else _HIDDEN))

    # A lock in between --------------------------------------------------------------------------------------

    def left_at(self) -> dict[str, object]:
        """What a lock has to know; of the screen-safe view too."""
        return {**super().left_at(), "safe": self._safe}

    async def come_back(self, kept: Mapping[str, object]) -> None:
        """Come back, behind the screen-safe view where that was on: not for a moment is the record shown."""
        await super().come_back(kept)
        if self._safe:
            self.set_focus(self.query_one(SafePage))
