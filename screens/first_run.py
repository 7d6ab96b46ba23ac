"""The first run: who it is, a passphrase, a vault, and its recovery key, shown once and typed back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from mappa_chair.errors import MappaChairError
from screens.base.compositor import PartCompositor
from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.help import HelpScreen
from screens.loading import loaded
from screens.secret_field import SecretField

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mappa_chair.opening import Opening
    from mappa_chair.vault.vault import Vault

_WELCOME = """\
There is no vault yet. One is made here:
{folder}

Everything you record is kept in it, encrypted. Nobody can open it without its passphrase or its recovery key; \
nobody can give you either back. Choose a passphrase of at least 14 characters, such as these five words:

    {words}

First type your name, as the record will show who wrote, and press Enter; then the passphrase, twice. \
Ctrl+Q leaves without making anything."""

_RECOVERY = """\
The vault is made. This is its recovery key. Write it on paper now and keep it where you keep things that matter: \
it is shown only this once, and it opens the vault if the passphrase is forgotten.

    {key}

Type it here, as you wrote it, and press Enter."""


class FirstRunScreen(Screen["Vault | None"]):
    """Makes a vault and opens it."""

    HELP = """
A vault is the encrypted folder that holds every meeting you record. Your name stands in its history \
beside what you write, and nowhere outside it. Choose a passphrase that you can \
say by heart: five words are better than one hard one. Then the recovery key is shown, once: write it on \
paper and keep it locked away from this computer. With neither of them nobody can open the vault.
"""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "help", "Help", priority=True)]

    DEFAULT_CSS = """
    FirstRunScreen { align: center middle; }
    FirstRunScreen > Vertical { width: 74; max-width: 95%; height: auto; }
    FirstRunScreen Words { height: auto; margin: 0 0 1 0; }
    FirstRunScreen #recovery { display: none; }
    """

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._compositor = PartCompositor()
        self._opening = opening
        self._passphrase = ""
        self._recovery = ""
        self._is_busy = False

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Words(id="text")
            yield LineField(placeholder="Your name, as the record will show who wrote", id="name")
            yield SecretField("The passphrase", id="passphrase")
            yield SecretField("The same a second time", id="again")
            yield LineField(id="recovery")
            yield Words(id="told")

    def action_help(self) -> None:
        """Show what a vault is."""
        self.app.push_screen(HelpScreen(self))

    async def on_mount(self) -> None:
        """Ask for the name, and offer five words."""
        self.set_focus(self.query_one("#name"))
        await loaded()
        from mappa_chair.vault.creation import propose_passphrase  # noqa: PLC0415 - after the first picture

        words = propose_passphrase()
        self.query_one("#text", Words).update(plain(_WELCOME.format(folder=self._opening.vault, words=words)))

    @on(LineField.Submitted, "#name")
    def take_name(self, message: LineField.Submitted) -> None:
        """Go on to the passphrase once there is a name."""
        message.stop()
        if not message.value.strip():
            self._tell("Type your name first: the record shows who wrote.")
            return
        self.set_focus(self.query_one("#passphrase"))
        self._tell("Type the passphrase, and press Enter.")

    @on(Input.Submitted, "#passphrase")
    def go_on(self, message: Input.Submitted) -> None:
        """Ask for it a second time."""
        message.stop()
        self.set_focus(self.query_one("#again"))
        self._tell("Type the passphrase a second time.")

    @on(Input.Submitted, "#again")
    def make(self, message: Input.Submitted) -> None:
        """Make the vault where both are the same."""
        message.stop()
        typed = self.query_one("#passphrase", SecretField).value
        if typed != message.value:
            for field in self.query(SecretField):
                field.value = ""
            self.set_focus(self.query_one("#passphrase"))
            self._tell("The two were not the same. Type the passphrase again.")
            return
        if not self._is_busy:
            self._is_busy = True
            self._passphrase = typed
            self._tell("Making the vault …")
            self.run_worker(self._make(), group="unlock")

    async def _make(self) -> None:
        name = self.query_one("#name", LineField)

        def work() -> str:
            from mappa_chair.vault.creation import create  # noqa: PLC0415 - heavy: after the first picture

            self._opening.vault.parent.mkdir(parents=True, exist_ok=True)
            return create(self._opening.vault, self._passphrase, name=name.value)

        try:
            self._recovery = await asyncio.to_thread(work)
        except (MappaChairError, OSError) as fault:
            self._is_busy = False
            for field in self.query(SecretField):
                field.value = ""
            from mappa_chair.vault.keyfaults import HolderNameError  # noqa: PLC0415 - loaded by then

            self.set_focus(name if isinstance(fault, HolderNameError) else self.query_one("#passphrase"))
            self._tell(
                str(fault) if isinstance(fault, MappaChairError) else f"No vault could be made: {fault.strerror}."
            )
            return
        for field in (name, *self.query(SecretField)):
            field.display = False
        self.query_one("#text", Words).update(plain(_RECOVERY.format(key=self._recovery)))
        recovery = self.query_one("#recovery", LineField)
        recovery.display = True
        self.set_focus(recovery)
        self._tell("")

    @on(LineField.Submitted, "#recovery")
    def compare(self, message: LineField.Submitted) -> None:
        """Go on once the recovery key was written down rightly."""
        message.stop()
        from mappa_chair.vault.recovery import from_text  # noqa: PLC0415 - after the first picture

        try:
            same = from_text(message.value) == from_text(self._recovery)
        except MappaChairError as fault:
            self._tell(str(fault))
            return
        if not same:
            self._tell("That is another key. Compare it with the one above.")
            return
        self.run_worker(self._open(), group="unlock")

    async def _open(self) -> None:
        def work() -> Vault:
            from mappa_chair.vault.opening import open_vault  # noqa: PLC0415 - heavy: after the first picture

            return open_vault(self._opening.vault, self._passphrase)

        try:
            vault = await asyncio.to_thread(work)
        except MappaChairError as fault:
            self._tell(str(fault))
            return
        self._passphrase = self._recovery = ""
        self.dismiss(vault)

    def _tell(self, text: str) -> None:
        self.query_one("#told", Words).update(plain(text))
