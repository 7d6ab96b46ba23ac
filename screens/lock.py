"""The lock: everything typed goes into the vault, the screen is cleared, and the process is replaced.

A vault that is closed leaves its key and the texts of its records in the memory of the process, where they were
found long after they had been wiped from every variable. Only another program in its place has none of them.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from textual import on
from textual.message import Message
from textual.widgets import Input

from screens.base.covering import CoverScreen
from screens.base.plain import Words, plain
from screens.secret_field import SecretField

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mappa_chair.opening import Locked, Opening


class LockScreen(CoverScreen):
    """What stands on the screen while the vault is being closed; no key does anything."""

    DEFAULT_CSS = """
    LockScreen { align: center middle; }
    LockScreen > Words, LockScreen > SecretField { width: 66; max-width: 95%; height: auto; }
    """

    @dataclass
    class Asked(Message):
        """Somebody typed a passphrase to come back to what could not be saved."""

        secret: str

    def compose(self) -> ComposeResult:
        yield Words("MAPPA chair\n\nLocking …")

    async def tell(self, text: str) -> None:
        """Say why it takes longer, and ask for the passphrase for whoever cannot wait."""
        self.query_one(Words).update(plain(f"MAPPA chair\n\n{text}\n"))
        if not self.query(SecretField):
            await self.mount(SecretField(), Words(id="told"))
            self.set_focus(self.query_one(SecretField))

    def takes(self, key: str) -> bool:  # noqa: ARG002 - it takes all or none
        """Take keys once there is a field for them."""
        return bool(self.query(SecretField))

    @on(Input.Submitted)
    def ask(self, message: Input.Submitted) -> None:
        """Hand on what was typed."""
        message.stop()
        self.query_one("#told", Words).update("")
        self.post_message(self.Asked(message.value))

    def refuse(self, text: str) -> None:
        """Say that it was not the passphrase."""
        self.query_one(SecretField).value = ""
        self.query_one("#told", Words).update(plain(text))


def take_over(opening: Opening, locked: Locked) -> NoReturn:
    """Put a new process in the place of this one, which asks for the passphrase; nothing of this one is left.

    It keeps its number, its terminal and its working folder. Nothing of a record goes with it: where the chair
    was is in the vault. Windows cannot replace a process, only start another beside it: there this one ends, and
    opening the vault again leads back to the same place.
    """
    if sys.platform == "win32":
        print(f"Locked at {locked.at}. Start mappa-chair again to go on where you were.")  # noqa: T201
        sys.exit(0)
    words = [sys.executable, *_safe_path(), "-m", "mappa_chair", *opening.command()]
    os.execve(sys.executable, words, locked.to_environment())  # noqa: S606 - no shell, our own words


def _safe_path() -> list[str]:
    """Keep `-m` from looking for our packages in the working folder, unless that is where they are."""
    ours = Path(__file__).resolve().parents[1]
    return [] if ours == Path.cwd() else ["-P"]
