"""The unlock screen: a passphrase or the recovery key, and nothing of any record."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from mappa_chair.errors import MappaChairError
from screens.base.plain import Words, plain
from screens.loading import load

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mappa_chair.opening import Opening
    from mappa_chair.vault.vault import Vault


class SecretField(Input):
    """A passphrase, typed unseen."""

    DEFAULT_CSS = """
    SecretField, SecretField:focus { border: none; border-left: heavy $border; height: 1; padding: 0; width: 60; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(password=True, select_on_focus=False, id=id)
        self.cursor_blink = False


class UnlockScreen(Screen["Vault | None"]):
    """Opens a vault; a wrong passphrase, a damaged vault and a missing one read differently."""

    DEFAULT_CSS = """
    UnlockScreen { align: center middle; }
    UnlockScreen > Vertical { width: 66; max-width: 95%; height: auto; }
    UnlockScreen Words { height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._is_busy = False

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Words("MAPPA chair")
            yield Words(_asked(self._opening))
            yield SecretField(id="secret")
            yield Words(id="told")

    async def on_mount(self) -> None:
        """Take the passphrase from its file where one is named, else wait for it to be typed."""
        self.set_focus(self.query_one("#secret"))
        if self._opening.passphrase_file is not None:
            from mappa_chair.passphrases import read_passphrase_file  # noqa: PLC0415 - only where a file is named

            try:
                secret = read_passphrase_file(self._opening.passphrase_file)
            except MappaChairError as fault:
                self._tell(str(fault))
                return
            self._begin(secret)

    @on(Input.Submitted)
    def submit(self, message: Input.Submitted) -> None:
        """Try what was typed."""
        message.stop()
        secret = message.value or _of_the_demonstration(self._opening)
        if not self._is_busy and secret:
            self._begin(secret)

    def _begin(self, secret: str) -> None:
        self._is_busy = True
        self._tell("Opening …")
        self.run_worker(self._open(secret), group="unlock")

    async def _open(self, secret: str) -> None:
        def work() -> Vault:
            load()
            from mappa_chair.vault.opening import open_vault  # noqa: PLC0415 - heavy: after the first picture

            return open_vault(self._opening.vault, secret, remembered=not self._opening.demo)

        try:
            vault = await asyncio.to_thread(work)
        except MappaChairError as fault:
            self._is_busy = False
            self.query_one("#secret", SecretField).value = ""
            self._tell(str(fault))
            return
        self.dismiss(vault)

    def _tell(self, text: str) -> None:
        self.query_one("#told", Words).update(plain(text))


def _asked(opening: Opening) -> str:
    """What is asked for; after a lock nothing else is said."""
    if opening.locked is None:
        return "Type the passphrase of the vault, or its recovery key, and press Enter. Ctrl+Q leaves."
    if opening.demo:
        return f"Locked at {opening.locked.at}. This is the demonstration: press Enter."
    return f"Locked at {opening.locked.at}. Type the passphrase and press Enter."


def _of_the_demonstration(opening: Opening) -> str:
    """What opens a locked demonstration without typing; its cases are invented."""
    demo = opening.locked.demonstration if opening.locked else None
    return demo.passphrase if demo else ""
