"""What a person chose, in use: their keys, their page of preferences, and a word about what could not be used."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.command import DiscoveryHit, Hit, Hits, Provider

from screens.base.keymap import judged
from screens.base.plain import plain
from screens.base.ranking import Tier, rank
from screens.locking import LockingApp
from screens.opening_screen import OpeningScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from mappa_chair.vault.vault import Vault
    from screens.base.idle import IdleTimes

_PREFERENCES: Final = "Preferences: colours, signs, idle times"

# Seconds that a note about the file of preferences stays.
_READ: Final = 12.0


class OwnCommands(Provider):
    """The page of preferences, at the desk; in a meeting the letters of Ctrl+G have it."""

    async def search(self, query: str) -> Hits:
        """It, where its words match."""
        score = rank(query, _PREFERENCES, self.matcher(query).match(_PREFERENCES), Tier.COMMAND)
        if score > 0 and self._is_at_the_desk:
            yield Hit(score, plain(_PREFERENCES), self._show, text=_PREFERENCES)

    async def discover(self) -> Hits:
        """It, before a letter is typed."""
        if self._is_at_the_desk:
            yield DiscoveryHit(plain(_PREFERENCES), self._show, text=_PREFERENCES)

    @property
    def _is_at_the_desk(self) -> bool:
        return isinstance(self.screen, OpeningScreen) and "meeting" not in self.screen.left_at()

    async def _show(self) -> None:
        await self.app.run_action("app.preferences")


class ChoosingApp(LockingApp):
    """An application with the keys and the looks that a person chose."""

    # Textual's magnifying glass is two columns wide in some terminals and one in others.
    DEFAULT_CSS = """
    CommandPalette SearchIcon { display: none; }
    """

    OFFERS: ClassVar[tuple[type[Provider], ...]] = (*LockingApp.OFFERS, OwnCommands)

    def begin_to_work(self) -> None:
        """Give the commands of the screens the keys that were chosen, and say of which entries nothing came."""
        from screens.desk import DeskScreen  # noqa: PLC0415 - loaded with the vault
        from screens.walk.walk import WalkScreen  # noqa: PLC0415 - as above

        held, problems = judged(self.chosen.keys, (DeskScreen, WalkScreen), type(self))
        self.keys_held = held
        self.set_keymap(held)
        for problem in (*self.chosen.problems, *problems):
            self.notify(problem, severity="warning", timeout=_READ, markup=False)

    def action_preferences(self) -> None:
        """Show the page of preferences."""
        from screens.settings.page import PreferencesScreen  # noqa: PLC0415 - opened now and then

        if self._vault is None or isinstance(self.screen, PreferencesScreen):
            return
        self.push_screen(
            PreferencesScreen(
                self.chosen, self.take_preferences, times=self.idle_times, lengthen=self._lengthening(self._vault)
            )
        )

    def _lengthening(self, vault: Vault) -> Callable[[IdleTimes | None], Awaitable[None]] | None:
        """What sets longer idle times for the meeting that is open; None at the desk."""
        screen = next((each for each in reversed(self.screen_stack) if isinstance(each, OpeningScreen)), None)
        reference = screen.left_at().get("meeting") if screen is not None else None
        if not isinstance(reference, str):
            return None
        author = getattr(screen, "author", "")

        async def lengthen(times: IdleTimes | None) -> None:
            from mappa_chair.idling import note_idle_times  # noqa: PLC0415 - loads the vault's tables

            minutes = None if times is None else (times.blank, times.lock)
            await asyncio.to_thread(partial(note_idle_times, vault, reference, minutes, author=author))
            self.set_idle_times(times)

        return lengthen
