"""The page of a person's own choices: each holds at once and is written into their file."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets.option_list import Option

from mappa_chair.errors import MappaChairError
from mappa_chair.preferences import CHOICES, Choice, Preferences, keep_choice, preferences_path
from screens.base.idle import IdleTimes
from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList
from screens.base.said_keys import keyed
from screens.help import HelpScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

# Minutes that are gone through with the arrows; a file may name any other within its bounds.
_MINUTES: Final = (1, 2, 3, 5, 10, 15, 20, 30, 60)

# Minutes to blank and to lock that a chair may set for one meeting, beside their own.
LONGER: Final = ((10, 20), (20, 40), (30, 60), (60, 120))
_MEETING: Final = "this-meeting"
_KEYS: Final = "Enter Right Next value   Left Value before   {help} Help   Esc Back"


class PreferencesScreen(Screen[None]):
    """Choices one below the other: Enter or the arrows change the one under the cursor, Esc goes back.

    `lengthen` keeps in the audit chain of a meeting that its idle times were set; None where none is open.
    """

    HELP = """
Colours, signs, idle times, mouse and bell as you like them. Each choice holds at once and is written \
into your own file, which docs/preferences.md describes; other keys are given there. Enter and Right go \
on, Left goes back.

For a meeting that is open the idle times may be longer than yours: that is kept in the audit chain of \
the vault, with who set it and when, and ends with the meeting.
"""

    DEFAULT_CSS = """
    PreferencesScreen { layout: vertical; }
    PreferencesScreen > #preferences-head { height: 1; text-style: reverse; }
    PreferencesScreen > PlainList, PreferencesScreen > PlainList:focus {
        height: 1fr; border: none; background: transparent;
    }
    PreferencesScreen > #preferences-told { height: auto; min-height: 1; }
    PreferencesScreen > #preferences-keys { height: 1; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", priority=True, id="help"),
        Binding("escape", "back", "Back", priority=True),
        Binding("right", "change(1)", "The next value", priority=True),
        Binding("left", "change(-1)", "The value before", priority=True),
    ]

    def __init__(
        self,
        chosen: Preferences,
        take: Callable[[Preferences], None],
        *,
        times: IdleTimes,
        lengthen: Callable[[IdleTimes | None], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self._take = take
        self._times = times
        self._lengthen = lengthen

    def compose(self) -> ComposeResult:
        yield Words("MAPPA chair · preferences", id="preferences-head")
        yield PlainList(id="preferences-list")
        yield Words("\n".join(self._chosen.problems), id="preferences-told")
        yield Words(keyed(_KEYS), id="preferences-keys")

    def on_mount(self) -> None:
        """List the choices."""
        self._show()
        self.set_focus(self.query_one(PlainList))

    def _show(self) -> None:
        listed = self.query_one(PlainList)
        place = listed.highlighted or 0
        listed.clear_options()
        for choice in CHOICES:
            told = f"{choice.label:<14}{self._value(choice):<16}{choice.about}"
            listed.add_option(Option(plain(told), id=choice.name))
        if self._lengthen is not None:
            own = (self._times.blank, self._times.lock) not in LONGER
            said = "as above" if own else f"{self._times.blank} and {self._times.lock} min"
            about = "blank and lock; kept in the audit chain"
            listed.add_option(Option(plain(f"{'This meeting':<14}{said:<16}{about}"), id=_MEETING))
        listed.highlighted = min(place, listed.option_count - 1)

    def _value(self, choice: Choice) -> str:
        value = getattr(self._chosen, choice.name)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return f"{value} min" if isinstance(value, int) else str(value)

    @on(PlainList.OptionSelected)
    async def go_on(self, message: PlainList.OptionSelected) -> None:
        """Take the next value on Enter."""
        message.stop()
        await self.action_change(1)

    async def action_change(self, by: int) -> None:
        """Take the next value of the choice under the cursor, or the one before."""
        listed = self.query_one(PlainList)
        if listed.highlighted is None:
            return
        name = listed.get_option_at_index(listed.highlighted).id
        if name == _MEETING:
            await self._change_meeting(by)
            return
        choice = next(each for each in CHOICES if each.name == name)
        value = _beside(choice, getattr(self._chosen, choice.name), by)
        try:
            self._chosen = await asyncio.to_thread(partial(keep_choice, choice.name, value))
        except (MappaChairError, OSError) as fault:
            self._tell(f"It could not be written: {fault}")
            return
        self._take(self._chosen)
        self._tell("\n".join([f"Written into {preferences_path()}.", *self._chosen.problems]))
        self._show()

    async def _change_meeting(self, by: int) -> None:
        if self._lengthen is None:
            return
        ways: list[tuple[int, int] | None] = [None, *LONGER]
        now = (self._times.blank, self._times.lock)
        wanted = ways[(ways.index(now if now in LONGER else None) + by) % len(ways)]
        times = IdleTimes(*wanted) if wanted else None
        try:
            await self._lengthen(times)
        except MappaChairError as fault:
            self._tell(str(fault))
            return
        self._times = times or IdleTimes(self._chosen.blank_after, self._chosen.lock_after)
        self._tell("Kept in the audit chain of the vault; it holds until this meeting is left.")
        self._show()

    def _tell(self, text: str) -> None:
        self.query_one("#preferences-told", Words).update(plain(text))

    def action_help(self) -> None:
        """Show what this page is for."""
        self.app.push_screen(HelpScreen(self))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _beside(choice: Choice, value: Any, by: int) -> str | int | bool:
    """The value after or before, within what the choice takes."""
    if isinstance(value, bool):
        return not value
    if choice.words:
        return choice.words[(choice.words.index(value) + by) % len(choice.words)]
    fitting = [each for each in _MINUTES if choice.least <= each <= choice.most]
    later = [each for each in fitting if each > value]
    earlier = [each for each in fitting if each < value]
    if by > 0:
        return later[0] if later else fitting[0]
    return earlier[-1] if earlier else fitting[-1]
