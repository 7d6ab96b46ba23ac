"""The unlock screen: a passphrase or the recovery key, and nothing of any record.

After the recovery key it asks for a new passphrase, and what opening found is read before it goes on.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from mappa_chair.errors import MappaChairError
from mappa_chair.vault.faults import WrongPassphraseError
from screens.base.compositor import PartCompositor
from screens.base.plain import Words, plain
from screens.help import HelpScreen
from screens.loading import load
from screens.secret_field import SecretField

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mappa_chair.opening import Opening
    from mappa_chair.vault.vault import Vault
    from screens.new_passphrase import NewPassphrase


class UnlockScreen(Screen["Vault | None"]):
    """Opens a vault; a wrong passphrase, a damaged vault and a missing one read differently."""

    HELP = """
Your vault is encrypted. Its passphrase opens it, and so does the recovery key that was shown when it \
was made: type either and press Enter. Nobody can give you a lost one back. After several wrong ones the \
next try waits, up to a minute; nothing is ever erased. After a recovery key you choose a new \
passphrase.
"""

    DEFAULT_CSS = """
    UnlockScreen { align: center middle; }
    UnlockScreen > Vertical { width: 66; max-width: 95%; height: auto; }
    UnlockScreen Words { height: auto; margin: 0 0 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "help", "Help", priority=True)]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._compositor = PartCompositor()
        self._opening = opening
        self._is_busy = False
        self._vault: Vault | None = None
        self._wrong = 0
        self._asking: NewPassphrase | None = None

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Words("MAPPA chair")
            yield Words(_asked(self._opening), id="asked")
            yield SecretField(id="secret")
            yield Words(id="told")

    def action_help(self) -> None:
        """Show what is asked for; after a lock nothing is said beside that."""
        if self._opening.locked is None:
            self.app.push_screen(HelpScreen(self))

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

    @on(Input.Submitted, "#secret")
    def submit(self, message: Input.Submitted) -> None:
        """Try what was typed."""
        message.stop()
        if self._vault is not None and not self._is_busy:
            self._hand_over(self._vault)
            return
        secret = message.value or _of_the_demonstration(self._opening)
        if not self._is_busy and secret:
            self._begin(secret)

    def _begin(self, secret: str) -> None:
        self._is_busy = True
        self._tell("Opening …")
        self.run_worker(self._open(secret), group="unlock")

    async def _open(self, secret: str) -> None:
        await self._wait()

        def work() -> Vault:
            load()
            from mappa_chair.vault.opening import open_vault  # noqa: PLC0415 - heavy: after the first picture

            return open_vault(self._opening.vault, secret, remembered=not self._opening.demo)

        own = self._of_this_person()
        try:
            vault = await asyncio.to_thread(work)
        except MappaChairError as fault:
            self._wrong += isinstance(fault, WrongPassphraseError)
            self._is_busy = False
            self.query_one("#secret", SecretField).value = ""
            self._tell(str(fault))
            return
        self._vault = vault
        if vault.needs_passphrase:
            await self._ask_for_new(vault)
        elif told := [each for each in vault.notices if each != own]:
            self._is_busy = False
            self.query_one("#secret", SecretField).value = ""
            self._tell("\n".join([*told, "", "Enter goes on."]))
        else:
            self._hand_over(vault)

    async def _wait(self) -> None:
        """Let the seconds pass that must lie before the next try, and count them down."""
        from mappa_chair.vault import attempts  # noqa: PLC0415 - after the first picture

        while (said := attempts.wait_said(self._opening.vault)) and self.is_attached:
            self._tell(said)
            await asyncio.sleep(min(attempts.seconds_left(self._opening.vault), 1.0))
        self._tell("Opening …")

    def _of_this_person(self) -> str:
        """What is told of wrong passphrases that were all typed on this screen: nobody reads that again."""
        from mappa_chair.vault import attempts  # noqa: PLC0415 - after the first picture

        found = attempts.read(self._opening.vault)
        return attempts.told(found) if found and found.count <= self._wrong else ""

    async def _ask_for_new(self, vault: Vault) -> None:
        from mappa_chair.vault.keychange import held  # noqa: PLC0415 - loaded with the vault
        from mappa_chair.vault.passphrase import propose_passphrase  # noqa: PLC0415 - as above
        from screens.new_passphrase import NewPassphrase  # noqa: PLC0415 - with the editor, 10 ms, and needed seldom

        everybody = await asyncio.to_thread(held, vault)
        people = [each.called for each in everybody if each.kind.value == "passphrase"]
        for widget in self.query("#asked, #secret, #told"):
            widget.display = False
        self._asking = NewPassphrase(propose_passphrase(), people)
        await self.query_one(Vertical).mount(self._asking)

    def on_new_passphrase_typed(self, message: NewPassphrase.Typed) -> None:
        """Set the new passphrase, and go on."""
        message.stop()
        if self._asking is not None:
            self._asking.tell("Setting the passphrase …")
        self.run_worker(self._change(message.passphrase, message.whose), group="unlock", exclusive=True)

    async def _change(self, passphrase: str, whose: str) -> None:
        from mappa_chair.vault.keychange import change  # noqa: PLC0415 - loaded with the vault

        if self._vault is None:
            return
        try:
            await asyncio.to_thread(change, self._vault, passphrase, whose=whose)
        except MappaChairError as fault:
            if self._asking is not None:
                self._asking.begin_again(str(fault))
            return
        self._hand_over(self._vault)

    def _hand_over(self, vault: Vault) -> None:
        self._vault = None
        self.dismiss(vault)

    async def on_unmount(self) -> None:
        """Close the vault where nobody takes it: it was left before a new passphrase, or before the notices."""
        if self._vault is not None:
            await asyncio.to_thread(self._vault.close)

    def _tell(self, text: str) -> None:
        self.query_one("#told", Words).update(plain(text))


def _asked(opening: Opening) -> str:
    """What is asked for; after a lock nothing else is said."""
    if opening.locked is None:
        return "Type the passphrase of the vault, or its recovery key, and press Enter. F1 helps, Ctrl+Q leaves."
    if opening.demo:
        return f"Locked at {opening.locked.at}. This is the demonstration: press Enter."
    return f"Locked at {opening.locked.at}. Type the passphrase and press Enter."


def _of_the_demonstration(opening: Opening) -> str:
    """What opens a locked demonstration without typing; its cases are invented."""
    demo = opening.locked.demonstration if opening.locked else None
    return demo.passphrase if demo else ""
