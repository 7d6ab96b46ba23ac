"""What is typed where no record keeps it – at the desk, for the papers –, kept in the vault as it is typed.

A lock and a signal keep it too. A power cut asks nobody.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from mappa_chair.vault.vault import Vault
    from screens.opening_screen import OpeningScreen

# What the vault is told that writes where the chair was; nothing of it is in the audit chain.
WRITER = "lock"


def keep_resume(vault: Vault, text: str | None) -> None:
    """Put what the application comes back to into the vault; None takes it out."""
    with vault.unit(WRITER) as unit:
        if text is None:
            unit.take_resume()
        else:
            unit.keep_resume(text)
        unit.commit()


def is_standing(screen: OpeningScreen[Any]) -> bool:
    """Whether a screen is open and whole: one that is being left loses its widgets one by one."""
    return screen.is_attached and screen.display and screen in screen.app.screen_stack


class Begun:
    """Looks now and then at what a screen holds, and keeps it where it has changed; one save at a time."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self._screen: OpeningScreen[Any] | None = None
        self._seen = ""
        self._is_kept = False

    def changed(self, screen: OpeningScreen[Any]) -> bool:
        """Whether there is something to be kept, or to be taken out again."""
        if not is_standing(screen):
            return False
        seen = screen.begun()
        if screen is not self._screen:
            self._screen, self._seen = screen, screen.begun_with
            return self._is_kept or seen != self._seen
        return seen != self._seen

    def at_fault(self, screen: OpeningScreen[Any]) -> str | None:
        """What to keep behind a crash, where somebody typed it on this screen since it came up.

        What only came back from the vault is let go: should it be what the application fell over, nobody could
        open the vault any more.
        """
        if not is_standing(screen) or not screen.opened.is_set():
            return None
        seen = screen.begun()
        known = self._seen if screen is self._screen else screen.came_with
        import json  # noqa: PLC0415 - as below

        return None if seen in {known, screen.came_with} else json.dumps(screen.left_at())

    async def keep(self, vault: Vault) -> str | None:
        """Keep it; why that failed, where it did: it is tried again with the next look."""
        screen = self._screen
        if screen is None or self.turn.locked() or not is_standing(screen):
            return None
        import json  # noqa: PLC0415 - loaded with the vault; a millisecond that the first picture need not wait for

        async with self.turn:
            seen = screen.begun()
            is_new = seen != self._seen
            text = json.dumps(screen.left_at()) if is_new else None
            try:
                await asyncio.to_thread(keep_resume, vault, text)
            except MappaChairError as fault:
                return str(fault)
            self._seen, self._is_kept = seen, is_new
            return None

    async def forget(self, vault: Vault) -> None:
        """Keep nothing any more: the application is left in order."""
        async with self.turn:
            if self._is_kept:
                await asyncio.to_thread(keep_resume, vault, None)
