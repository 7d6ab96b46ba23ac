"""The application: a vault is opened or made, then desk and meeting in turn until the chair leaves.

What is slow to import – the vault, the agenda, the forms – is loaded in a thread while the first screen is up.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, Final

from mappa_chair.authors import author_of
from mappa_chair.errors import MappaChairError
from mappa_chair.opening import Demonstration
from mappa_chair.preferences import Preferences
from screens.begun import keep_resume
from screens.choosing import ChoosingApp
from screens.loading import load, loaded_behind
from screens.notice import NoticeScreen
from screens.opening_screen import OpeningScreen
from screens.unlock import UnlockScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mappa_chair.opening import Opening
    from mappa_chair.vault.vault import Vault
    from screens.walk.keeper import Keeper

# Seconds. Where a signal ends it while the disk is full, room may be made by whoever gave the signal; a system
# that is shut down waits longer than this.
_TRIED_FOR: Final = 12.0
_TRIED_AGAIN: Final = 1.0


class MappaChairApp(ChoosingApp):
    """One vault, one chair."""

    TITLE = "mappa-chair"

    def __init__(self, opening: Opening, chosen: Preferences | None = None) -> None:
        super().__init__(opening, chosen or Preferences())
        self._held = contextlib.ExitStack()
        self._leaves_unsaved = False
        # Of the meeting opened last; its draft outlives the screen, which a crash takes away.
        self._keeper: Keeper | None = None
        self._begun_at_fault: str | None = None

    def on_mount(self) -> None:
        """Begin; what follows is told from top to bottom in `_session`."""
        if self._is_to_demonstrate:
            # No key is meant for the notice that stands until the invented cases are there.
            self.hold_keys()
        self._session_worker = self.run_worker(self._session(), name="session", group="session")

    async def before_leaving(self) -> None:
        """Save the meeting that is open, and close the vault."""
        if self._session_worker is not None:
            self._session_worker.cancel()
        for screen in self.screen_stack:
            if isinstance(screen, OpeningScreen):
                # A screen that is being filled would find its vault closed and its widgets gone.
                await screen.opened.wait()
        self.not_saved = await self._kept_at_last() if self._is_sent_away else None
        await self._unsaved()
        if self._vault is not None and not self._is_sent_away:
            with contextlib.suppress(MappaChairError):  # it comes back once more at the next opening
                await self._begun.forget(self._vault)
        await asyncio.to_thread(self._held.close)

    async def _kept_at_last(self) -> str | None:
        """Put what is typed into the vault, and where the chair was; why that failed, after trying for a while."""
        vault, end = self._vault, time.monotonic() + _TRIED_FOR
        if vault is None:
            return None
        import json  # noqa: PLC0415 - loaded with the vault

        where = json.dumps(self._where())
        while (why := await self._unkept_at_last(vault, where)) is not None and vault.doubt is None:
            if time.monotonic() > end or self._sent_twice.is_set():
                return why
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._sent_twice.wait(), _TRIED_AGAIN)
        return why

    async def action_quit(self) -> None:
        """Leave on Ctrl+Q, unless something could not be saved: then say so and stay."""
        if self._vault is not None and await self._unsaved_at_last(self._vault) is not None:
            if self._vault.doubt is None:
                self.notify("Not everything is saved. The top of the meeting says why.", severity="error")
                return
            if not self._leaves_unsaved:
                self._leaves_unsaved = True
                self.notify("The vault is read only: what you typed is kept nowhere. Ctrl+Q again leaves.")
                return
        await super().action_quit()

    def at_fault(self) -> None:
        """Take note of what was typed where no record keeps it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, OpeningScreen):
                self._begun_at_fault = self._begun.at_fault(screen)
                return

    def save_after_fault(self) -> bool:
        """Put what is typed into the vault; where the chair was may be what it fell over, and is not kept.

        The vault is not closed: that would back it up, and a vault that was killed opens just as well.
        """
        vault = self._vault
        if vault is None:
            return False
        try:
            self._save_rest(vault)
        except MappaChairError:
            if not vault.give_up_reserve():
                raise
            self._save_rest(vault)
        return True

    def _save_rest(self, vault: Vault) -> None:
        if self._keeper is not None:
            self._keeper.save_after_fault()
        if self._begun_at_fault is not None:
            from mappa_chair.vault.faults import VaultClosedError  # noqa: PLC0415 - loaded with the vault

            with contextlib.suppress(VaultClosedError):  # by a lock, which kept it
                keep_resume(vault, self._begun_at_fault)

    async def _unsaved_at_last(self, vault: Vault) -> str | None:
        why = await self._unsaved()
        if why is not None and await asyncio.to_thread(vault.give_up_reserve):
            why = await self._unsaved()
        return why

    async def _unsaved(self) -> str | None:
        if self._vault is None:
            return None
        from screens.walk.walk import WalkScreen  # noqa: PLC0415 - loaded by then

        keepers = [screen.keeper for screen in self.screen_stack if isinstance(screen, WalkScreen)]
        failed = [each for each in keepers if not await each.flush()]
        return (failed[0].fault or "") if failed else None

    async def _session(self) -> None:
        vault = await self._opened()
        if vault is None:
            self.leave()
            return
        self._vault = vault
        self.begin_to_work()
        from mappa_chair.keeping import left_at  # noqa: PLC0415 - heavy, loaded by then

        # Also where the lock was left without a passphrase, and this is another day.
        kept = await asyncio.to_thread(left_at, vault)
        if self._opening.demo and not kept:
            from mappa_chair.demo import DEMO_MEETING  # noqa: PLC0415 - loaded by then

            kept = {"meeting": DEMO_MEETING}
        if not self._opening.demo:
            self.run_worker(asyncio.to_thread(vault.keep_reserve), group="reserve")
        await self._work(vault, kept)

    @property
    def _is_to_demonstrate(self) -> bool:
        return self._opening.demo and self._demonstration is None

    async def _opened(self) -> Vault | None:
        if self._is_to_demonstrate:
            return await self._demonstrate()
        if self._demonstration is not None:
            from mappa_chair.demo import removed_at_the_end  # noqa: PLC0415 - only after a lock of a demonstration

            self._held.enter_context(removed_at_the_end(self._demonstration.folder))
        return await self._open_or_make()

    async def _work(self, vault: Vault, kept: Mapping[str, object]) -> None:
        """Desk and meeting in turn, until the desk is left; first what a lock had hidden."""
        from mappa_chair.keeping import take  # noqa: PLC0415 - heavy, loaded by then
        from screens.desk import DeskScreen  # noqa: PLC0415 - as above
        from screens.walk.walk import WalkScreen  # noqa: PLC0415 - as above

        author = author_of(vault)
        while True:
            meeting = kept.get("meeting")
            if isinstance(meeting, str):
                chosen: str | None = meeting
            else:
                desk = DeskScreen(vault, author=author)
                desk.kept, kept = kept, {}
                chosen = await self.push_screen_wait(desk)
            if chosen is None:
                self.leave()
                return
            try:
                draft, place = await asyncio.to_thread(take, vault, chosen, author=author)
            except MappaChairError as fault:
                self.release_keys()
                await self.push_screen_wait(NoticeScreen(f"{fault} Enter goes back.", waits=True))
                kept = {}
                continue
            walk = WalkScreen(vault, draft, author=author, place=place)
            self._keeper = walk.keeper
            walk.kept, kept = kept, {}
            walk.touring = self._opening.tour
            await self.push_screen_wait(walk)
            self.set_idle_times(None)

    async def _demonstrate(self) -> Vault | None:
        notice = NoticeScreen("Making a throw-away vault with two invented cases …")
        await self.push_screen(notice)

        def make() -> Vault:
            load("mappa_chair.demo")
            from mappa_chair.demo import demo_vault  # noqa: PLC0415 - heavy, and only here

            demo = self._held.enter_context(demo_vault())
            self._demonstration = Demonstration(str(demo.vault.folder), demo.passphrase)
            return demo.vault

        try:
            vault = await asyncio.to_thread(make)
        except MappaChairError as fault:
            self.release_keys()
            await self.push_screen_wait(NoticeScreen(f"{fault} Enter leaves.", waits=True))
            return None
        notice.dismiss(None)
        return vault

    async def _open_or_make(self) -> Vault | None:
        if self._opening.vault.exists():
            screen = UnlockScreen(self._opening)
            self.run_worker(loaded_behind(screen), group="loading")
            vault = await self.push_screen_wait(screen)
        else:
            from screens.first_run import FirstRunScreen  # noqa: PLC0415 - needed once in the life of a vault

            vault = await self.push_screen_wait(FirstRunScreen(self._opening))
        return None if vault is None else self._held.enter_context(vault)
