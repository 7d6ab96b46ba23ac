"""When the screen goes blank and when the vault is locked: nobody at the keys, a key, a signal, a closed lid."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType

from mappa_chair.errors import MappaChairError
from mappa_chair.opening import Locked
from screens.base.app import ChairApp
from screens.base.idle import IdleClock, IdleTimes, Step
from screens.begun import Begun, keep_resume
from screens.blank import BlankScreen
from screens.lock import LockScreen, take_over
from screens.opening_screen import OpeningScreen

if TYPE_CHECKING:
    from textual.worker import Worker

    from mappa_chair.opening import Demonstration, Opening
    from mappa_chair.preferences import Preferences
    from mappa_chair.vault.vault import Vault

# Seconds: what was typed before a signal is in its field by then; until the vault is tried again after a fault.
_TYPED: Final = 0.1
_AGAIN: Final = 5.0

# Seconds before the blank screen and the lock at which they are told.
_TOLD_AT: Final = frozenset({15, 10, 5})

# What only a person does. A mouse that is moved may have been moved by the table.
_SOMEBODY: Final = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)

# What there is no use for, or no right to, before a vault is open.
_NEEDS_VAULT: Final = frozenset({"command_palette", "blank", "lock", "preferences"})


class LockingApp(ChairApp[None]):
    """An application that hides and locks what it shows.

    Subclasses set `_vault` once one is open, and save what is typed in `_unsaved`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "blank", "Blank the screen", priority=True, tooltip="Enter brings it back.", id="blank"),
        Binding("ctrl+l", "lock", "Lock now", priority=True, tooltip="Only the passphrase comes back.", id="lock"),
    ]

    def __init__(self, opening: Opening, chosen: Preferences) -> None:
        super().__init__()
        self.chosen = chosen
        # By the name of a command, where it is not the one declared.
        self.keys_held: dict[str, str] = {}
        self.choose_look(chosen)
        self._opening = opening
        self._vault: Vault | None = None
        self._session_worker: Worker[None] | None = None
        self._is_locking = False
        self._begun = Begun()
        self._begun_fault: str | None = None
        # What opens the throw-away vault again.
        self._demonstration: Demonstration | None = opening.locked.demonstration if opening.locked else None
        longer = opening.locked.idle if opening.locked else None
        self._usual = IdleTimes(chosen.blank_after, chosen.lock_after)
        times = IdleTimes(*longer) if longer else self._usual
        self._idle = IdleClock(times, now=time.monotonic(), wall=time.time())

    def on_mount(self) -> None:
        """Look once a second how long nobody has been there."""
        self.set_interval(1.0, self._look_at_idle)
        self.set_interval(1.0, self._look_at_begun)

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there.

        A key on the blank screen goes nowhere, and does not put the lock off: it may be the sleeve of a passer-by.
        """
        if isinstance(event, _SOMEBODY) and not self._is_blank:
            self._idle.touched(time.monotonic())
        await super().on_event(event)

    @property
    def _is_blank(self) -> bool:
        return bool(self.screen_stack) and isinstance(self.screen, BlankScreen)

    def _uncovered(self) -> None:
        """Somebody is there again, who knows the key that leads back."""
        self._idle.touched(time.monotonic())
        super()._uncovered()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no list of commands, and nothing to hide, before a vault is open."""
        if action in _NEEDS_VAULT and self._vault is None:
            return False
        return super().check_action(action, parameters)

    # Where no record keeps it ----------------------------------------------------------------------------------

    def _look_at_begun(self) -> None:
        vault = self._vault
        if vault is None or vault.doubt is not None or self._is_locking or self._is_leaving:
            return
        screen = self.screen
        if isinstance(screen, OpeningScreen) and screen.opened.is_set() and self._begun.changed(screen):
            self.run_worker(self._keep_begun(vault), group="begun")

    async def _keep_begun(self, vault: Vault) -> None:
        fault, self._begun_fault = self._begun_fault, await self._begun.keep(vault)
        if self._begun_fault is not None and fault is None:
            self.tell_line(f"What is typed here is not kept: {self._begun_fault}")

    # Idle ---------------------------------------------------------------------------------------------------

    @property
    def idle_times(self) -> IdleTimes:
        """What holds now."""
        return self._idle.times

    def take_preferences(self, chosen: Preferences) -> None:
        """Let what a person chose hold from now on; times that were set for this meeting stay."""
        usual, self._usual = self._usual, IdleTimes(chosen.blank_after, chosen.lock_after)
        if self._idle.times == usual:
            self._idle.times = self._usual
        self.chosen = chosen
        self.choose_look(chosen)

    def set_idle_times(self, times: IdleTimes | None) -> None:
        """Let other times hold for this meeting; None takes them back to the person's own."""
        self._idle.times = times or self._usual

    @property
    def _lengthened(self) -> tuple[int, int] | None:
        times = self._idle.times
        return None if times == self._usual else (times.blank, times.lock)

    def _look_at_idle(self) -> None:
        now = time.monotonic()
        step = self._idle.look(now=now, wall=time.time())
        if self._vault is None or self._is_locking or step is Step.NOTHING:
            return
        if step is Step.LOCK:
            self.lock_soon()
        elif step is Step.BLANK and not self.is_covered:
            self.cover(BlankScreen())
        elif step in {Step.WARN_BLANK, Step.WARN_LOCK}:
            self._warn(step, self._idle.seconds_left(step, now))

    def _warn(self, step: Step, seconds: int) -> None:
        what = "The screen goes blank" if step is Step.WARN_BLANK else "The vault is locked"
        told = f"{what} in {seconds} seconds"
        if not self.is_covered and seconds in _TOLD_AT:
            self.tell_line(f"{told}; any key stops that.")
        elif isinstance(self.screen, BlankScreen) and step is Step.WARN_LOCK:
            self.screen.warn(f"{told}; Enter stops that.")

    def tell_line(self, text: str) -> None:
        """Say something where it is seen and covers nothing: in the line of the screen, or as a note."""
        if isinstance(self.screen, OpeningScreen):
            self.screen.tell_line(text)
        else:
            self.notify(text, markup=False)

    # Blank --------------------------------------------------------------------------------------------------

    def action_blank(self) -> None:
        """Hide everything, or show it again."""
        if isinstance(self.screen, BlankScreen):
            self.screen.dismiss(None)
        elif self._vault is not None and not self.is_covered:
            self.cover(BlankScreen())

    # Lock ---------------------------------------------------------------------------------------------------

    def action_lock(self) -> None:
        """Lock at once: what is typed from now on is meant for nobody."""
        if self._may_lock():
            self._key_order.close()
            self._begin_to_lock()

    def lock_soon(self) -> None:
        """Lock because of a signal or because nobody is there; what was typed before gets into its field."""
        if self._may_lock():
            self._is_locking = True
            self.run_worker(self._lock_when_typed(), name="locking", group="locking")

    def on_suspending(self) -> None:
        """Lock where a shell would put the application to sleep."""
        self.lock_soon()

    def _may_lock(self) -> bool:
        return self._vault is not None and not self._is_locking and not self._is_leaving

    async def _lock_when_typed(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._key_order.settled(), _TYPED)
        self._key_order.close()
        self._begin_to_lock()

    def _begin_to_lock(self) -> None:
        self._is_locking = True
        self.cover(LockScreen())
        self._wipe()
        # Not before the picture without the record is painted: saving takes longer than that.
        self.screen.call_after_refresh(self._begin_to_save, datetime.now().astimezone())

    def _begin_to_save(self, at: datetime) -> None:
        self.run_worker(self._lock(at), name="lock", group="lock")

    async def _lock(self, at: datetime) -> None:
        vault = self._vault
        if vault is None:
            return
        for screen in self.screen_stack:
            if isinstance(screen, OpeningScreen):
                await screen.opened.wait()
        import json  # noqa: PLC0415 - loaded with the vault

        resume = json.dumps(self._where())
        while (why := await self._unkept_at_last(vault, resume)) is not None:
            self._key_order.open()
            await self._lock_screen().tell(
                f"Hidden since {at:%H:%M}, but not locked: not everything that was typed could be saved. {why} "
                "It is tried again every few seconds. The passphrase brings you back to what is not saved."
            )
            await asyncio.sleep(_AGAIN)
        self._key_order.close()
        if self._session_worker is not None:
            self._session_worker.cancel()
        await asyncio.to_thread(vault.close)
        before, terminal = self._opening.locked, self._keep_terminal()
        # Locked a second time, this process found the terminal dark already.
        terminal = before.terminal if before else terminal
        locked = Locked(
            at=f"{at:%H:%M}",
            terminal=terminal,
            idle=self._lengthened,
            demonstration=self._demonstration,
            colours=not self._without_colour,
            mouse=self._opening.mouse,
        )
        self.succeeded_by(partial(take_over, self._opening, locked))

    async def _unkept_at_last(self, vault: Vault, resume: str) -> str | None:
        """The same as `_unkept`, with the room that was kept back for it where it takes that."""
        why = await self._unkept(vault, resume)
        if why is not None and await asyncio.to_thread(vault.give_up_reserve):
            why = await self._unkept(vault, resume)
        return why

    async def _unkept(self, vault: Vault, resume: str) -> str | None:
        """Put what is not saved into the vault, and where the chair was; None, or why that failed."""
        from mappa_chair.vault.faults import VaultReadOnlyError  # noqa: PLC0415 - loaded with the vault

        if (why := await self._unsaved()) is not None:
            return why
        try:
            async with self._begun.turn:
                await asyncio.to_thread(keep_resume, vault, resume)
        except VaultReadOnlyError:
            return None  # nothing can be typed into it, and the place in it is all that is lost
        except MappaChairError as fault:
            return str(fault)
        return None

    def _lock_screen(self) -> LockScreen:
        return next(each for each in self.screen_stack if isinstance(each, LockScreen))

    @on(LockScreen.Asked)
    async def come_back_unlocked(self, message: LockScreen.Asked) -> None:
        """Show again what could not be saved, to whoever has the passphrase."""
        vault = self._vault
        if vault is None:
            return
        from mappa_chair.vault.unlocking import unlock  # noqa: PLC0415 - loaded with the vault

        try:
            await asyncio.to_thread(unlock, vault.folder, [vault.ring.file], message.secret)
        except MappaChairError as fault:
            self._lock_screen().refuse(str(fault))
            return
        self.workers.cancel_group(self, "lock")
        self._is_locking = False
        self._lock_screen().dismiss(None)

    def _where(self) -> dict[str, object]:
        """The meeting, the place in it and the cursor, as the vault keeps them."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, OpeningScreen):
                return screen.left_at()
        return {}

    async def _unsaved(self) -> str | None:
        """Save the meeting that is open; why that failed, None where everything is in the vault."""
        raise NotImplementedError
