"""Autosave: what is typed is in the vault within a second, whether the person pauses or not."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

from agenda.refusal import RecordRefusedError
from mappa_chair.errors import MappaChairError
from mappa_chair.keeping import keep
from screens.walk.pause import Pause

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault

# Seconds. A pause this long saves; who never pauses is saved this often; a disk that failed is tried again.
PAUSE = 0.4
LONGEST = 0.6
AGAIN = 5.0


class Keeper:
    """Saves one draft into its vault, one save at a time, off the event loop.

    `told` hears of every ending: None for saved, else the fault; nothing is dropped on a fault.
    """

    def __init__(
        self,
        screen: Screen[None],
        vault: Vault,
        draft: Draft,
        *,
        author: str,
        told: Callable[[str | None], None],
    ) -> None:
        self._screen = screen
        self._vault = vault
        self._draft = draft
        self._author = author
        self._told = told
        self._turn = asyncio.Lock()
        self._pause = Pause(screen, self._begin, seconds=PAUSE, longest=LONGEST)
        self._place: str | None = None
        self.saved_at: datetime | None = None
        # Why the last save failed; None where it did not.
        self.fault: str | None = None

    @property
    def author(self) -> str:
        """Who the audit chain names for what is saved."""
        return self._author

    def at_place(self, place: str) -> None:
        """Remember where the chair is, with the next save or on leaving."""
        self._place = place

    def touched(self) -> None:
        """Something changed: save at the next pause."""
        self._pause.note()

    async def flush(self) -> bool:
        """Save now; whether everything is in the vault."""
        self._pause.forget()
        await self._save()
        return not self._draft.is_unsaved

    def save_after_fault(self) -> None:
        """Save what is unsaved where no loop runs any more: behind a crash. Raises what saving raises."""
        if unsaved := self._draft.take_unsaved():
            try:
                keep(self._vault, self._draft.reference, unsaved, author=self._author)
            except BaseException:  # whatever ends it: what is not saved is the draft's again, for another try
                self._draft.not_saved(unsaved)
                raise

    def _begin(self) -> None:
        self._screen.run_worker(self._save(), group="keep")

    async def _save(self) -> None:
        async with self._turn:
            place, self._place = self._place, None
            if self._vault.doubt is not None:
                place = None  # where the cursor is may be lost with a vault that may only be read
            unsaved = self._draft.take_unsaved()
            if not unsaved and place is None:
                return
            try:
                await asyncio.to_thread(
                    keep, self._vault, self._draft.reference, unsaved, author=self._author, place=place
                )
            except (MappaChairError, RecordRefusedError) as fault:
                self._draft.not_saved(unsaved)
                self.fault = str(fault)
                self._told(self.fault)
                self._pause.note(AGAIN)
                return
            except BaseException:  # a fault of our own, or the end of the loop: nobody knows whether it is saved
                self._draft.not_saved(unsaved)
                raise
            if unsaved:
                self.saved_at = datetime.now().astimezone()
            self.fault = None
            self._told(None)
