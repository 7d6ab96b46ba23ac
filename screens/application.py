"""The application: a vault is opened or made, then desk and meeting in turn until the chair leaves.

What is slow to import – the vault, the agenda, the forms – is loaded in a thread while the first screen is up.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Final

from mappa_chair.errors import MappaChairError
from screens.base.app import ChairApp
from screens.loading import load, loaded
from screens.notice import NoticeScreen
from screens.opening_screen import OpeningScreen
from screens.unlock import UnlockScreen

if TYPE_CHECKING:
    from textual.worker import Worker

    from mappa_chair.opening import Opening
    from mappa_chair.vault.vault import Vault

# Who the audit chain names for what is typed here; people get names of their own with their key slots.
AUTHOR: Final = "chair"


class MappaChairApp(ChairApp[None]):
    """One vault, one chair."""

    TITLE = "mappa-chair"

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._vault: Vault | None = None
        self._session_worker: Worker[None] | None = None
        self._held = contextlib.ExitStack()

    def on_mount(self) -> None:
        """Begin; what follows is told from top to bottom in `_session`."""
        self._session_worker = self.run_worker(self._session(), name="session", group="session")

    async def before_leaving(self) -> None:
        """Save the meeting that is open, and close the vault."""
        if self._session_worker is not None:
            self._session_worker.cancel()
        for screen in self.screen_stack:
            if isinstance(screen, OpeningScreen):
                # A screen that is being filled would find its vault closed and its widgets gone.
                await screen.opened.wait()
        await self._save_open_meeting()
        await asyncio.to_thread(self._held.close)

    async def action_quit(self) -> None:
        """Leave on Ctrl+Q, unless something could not be saved: then say so and stay."""
        if self._vault is not None and not await self._save_open_meeting():
            self.notify("Not everything is saved. Make room on the disk, then leave.", severity="error")
            return
        await super().action_quit()

    async def _save_open_meeting(self) -> bool:
        if self._vault is None:
            return True
        from screens.walk.walk import WalkScreen  # noqa: PLC0415 - loaded by then

        walks = [screen for screen in self.screen_stack if isinstance(screen, WalkScreen)]
        return all([await walk.keeper.flush() for walk in walks])

    async def _session(self) -> None:
        vault = await (self._demonstration() if self._opening.demo else self._open_or_make())
        if vault is None:
            self.leave()
            return
        self._vault = vault
        meeting: str | None = None
        if self._opening.demo:
            from mappa_chair.demo import DEMO_MEETING  # noqa: PLC0415 - loaded by then

            meeting = DEMO_MEETING
        await self._work(vault, meeting)

    async def _work(self, vault: Vault, meeting: str | None) -> None:
        """Desk and meeting in turn, until the desk is left."""
        from mappa_chair.keeping import take  # noqa: PLC0415 - heavy, loaded by then
        from screens.desk import DeskScreen  # noqa: PLC0415 - as above
        from screens.walk.walk import WalkScreen  # noqa: PLC0415 - as above

        while True:
            chosen = meeting or await self.push_screen_wait(DeskScreen(vault, author=AUTHOR))
            meeting = None
            if chosen is None:
                self.leave()
                return
            try:
                draft, place = await asyncio.to_thread(take, vault, chosen, author=AUTHOR)
            except MappaChairError as fault:
                self.release_keys()
                await self.push_screen_wait(NoticeScreen(f"{fault} Enter goes back.", waits=True))
                continue
            await self.push_screen_wait(WalkScreen(vault, draft, author=AUTHOR, place=place))

    async def _demonstration(self) -> Vault | None:
        notice = NoticeScreen("Making a throw-away vault with two invented cases …")
        await self.push_screen(notice)

        def make() -> Vault:
            load("mappa_chair.demo")
            from mappa_chair.demo import demo_vault  # noqa: PLC0415 - heavy, and only here

            return self._held.enter_context(demo_vault()).vault

        try:
            vault = await asyncio.to_thread(make)
        except MappaChairError as fault:
            await self.push_screen_wait(NoticeScreen(f"{fault} Enter leaves.", waits=True))
            return None
        notice.dismiss(None)
        return vault

    async def _open_or_make(self) -> Vault | None:
        self.run_worker(loaded(), group="loading")
        if self._opening.vault.exists():
            vault = await self.push_screen_wait(UnlockScreen(self._opening))
        else:
            from screens.first_run import FirstRunScreen  # noqa: PLC0415 - needed once in the life of a vault

            vault = await self.push_screen_wait(FirstRunScreen(self._opening))
        return None if vault is None else self._held.enter_context(vault)
