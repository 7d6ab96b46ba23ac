"""What is typed where no record keeps it – at the desk, for the papers –, kept in the vault as it is typed.

A lock and a signal keep it too. A power cut asks nobody.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

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


class Begun:
    """Looks now and then at what a screen holds, and keeps it where it has changed; one save at a time."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self._screen: OpeningScreen[object] | None = None
        self._seen = ""
        self._is_kept = False

    def changed(self, screen: OpeningScreen[object]) -> bool:
        """Whether there is something to be kept, or to be taken out again."""
        seen = screen.begun()
        if screen is not self._screen:
            self._screen, self._seen = screen, screen.begun_with
            return self._is_kept or seen != self._seen
        return seen != self._seen

    async def keep(self, vault: Vault) -> str | None:
        """Keep it; why that failed, where it did: it is tried again with the next look."""
        screen = self._screen
        if screen is None or self.turn.locked():
            return None
        import json  # noqa: PLC0415 - loaded with the vault; a millisecond that the first picture need not wait for

        async with self.turn:
            seen = screen.begun()
            is_new = seen != self._seen
            try:
                await asyncio.to_thread(keep_resume, vault, json.dumps(screen.left_at()) if is_new else None)
            except MappaChairError as fault:
                return str(fault)
            self._seen, self._is_kept = seen, is_new
            return None

    async def forget(self, vault: Vault) -> None:
        """Keep nothing any more: the application is left in order."""
        async with self.turn:
            if self._is_kept:
                await asyncio.to_thread(keep_resume, vault, None)
