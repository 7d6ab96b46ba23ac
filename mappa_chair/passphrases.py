"""Where a passphrase comes from: a file, or somebody at the terminal. Never an argument, never shown."""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING, Final

from agenda.textgate import clean
from mappa_chair.errors import MappaChairError
from mappa_chair.locations import expanded

if TYPE_CHECKING:
    from pathlib import Path

VARIABLE: Final = "MAPPA_CHAIR_PASSPHRASE_FILE"
MAX_BYTES: Final = 8_192

_GIVE_A_FILE = f"Name a file that holds it with --passphrase-file, or in {VARIABLE}."


class PassphraseUnavailableError(MappaChairError):
    """No passphrase could be had."""


def passphrase_file(given: str | None = None) -> Path | None:
    """The file that holds the passphrase: as given, else as the environment names it, else None."""
    named = given or os.environ.get(VARIABLE)
    return expanded(named) if named else None


def read_passphrase_file(path: Path) -> str:
    """The passphrase a file holds, without the line end that editors leave behind it.

    Raises PassphraseUnavailableError; the file is never quoted.
    """
    try:
        with path.open("rb") as file:
            held = file.read(MAX_BYTES + 1)
    except OSError as fault:
        why = "is not there" if isinstance(fault, FileNotFoundError) else "cannot be read"
        raise PassphraseUnavailableError(f"The passphrase file {path} {why}.", _GIVE_A_FILE) from None
    if len(held) > MAX_BYTES:
        raise PassphraseUnavailableError(
            f"The passphrase file {path} is too large.", "Write the passphrase into it and nothing else."
        )
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PassphraseUnavailableError(
            f"The passphrase file {path} is not text in UTF-8.", "Save it as UTF-8, with the passphrase only."
        ) from None
    passphrase = text.removesuffix("\n").removesuffix("\r")
    if not passphrase:
        raise PassphraseUnavailableError(f"The passphrase file {path} is empty.", "Write the passphrase into it.")
    return passphrase


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def require_terminal() -> None:
    """Raise PassphraseUnavailableError where nobody can be asked."""
    if not is_terminal():
        raise PassphraseUnavailableError("There is no terminal to ask for the passphrase.", _GIVE_A_FILE)


def ask(prompt: str) -> str:
    """A passphrase typed unseen at the terminal; raises PassphraseUnavailableError where there is none."""
    require_terminal()
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise PassphraseUnavailableError("No passphrase was typed.", _GIVE_A_FILE) from None


def ask_shown(prompt: str) -> str:
    """A line typed at the terminal, seen; the prompt goes to standard error. Empty where typing ended."""
    sys.stderr.write(clean(prompt).text)
    sys.stderr.flush()
    return sys.stdin.readline().rstrip("\r\n")


def passphrase(given: str | None = None, prompt: str = "Passphrase: ") -> str:
    """The passphrase of a vault: from the file that is named, else asked for."""
    path = passphrase_file(given)
    return ask(prompt) if path is None else read_passphrase_file(path)
