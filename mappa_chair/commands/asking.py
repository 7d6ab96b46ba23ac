"""What a command asks at the terminal: a new passphrase twice, a recovery key typed back, a plain yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair import passphrases
from mappa_chair.commands.output import say, warn
from mappa_chair.passphrases import PassphraseUnavailableError
from mappa_chair.vault.faults import RecoveryKeyMistypedError
from mappa_chair.vault.passphrase import checked_new, propose_passphrase
from mappa_chair.vault.recovery import from_text

if TYPE_CHECKING:
    from pathlib import Path

_TRIES = 3


def new_passphrase(path: Path | None, whose: str = "") -> str:
    """A new passphrase: from its file, else five words are offered and it is typed twice.

    Raises PassphraseRefusedError, PassphraseUnavailableError.
    """
    if path is not None:
        held = passphrases.read_passphrase_file(path)
        checked_new(held)
        return held
    passphrases.require_terminal()
    offered = propose_passphrase()
    warn(f"Five words drawn at random:\n\n    {offered}\n")
    said = f"New passphrase for {whose}" if whose else "New passphrase"
    typed = passphrases.ask(f"{said} (Enter takes the five words): ") or offered
    checked_new(typed)
    if passphrases.ask("The same again: ") != typed:
        raise PassphraseUnavailableError("The two passphrases differ.", "Nothing was made: begin again.")
    return typed


def show_recovery_key(text: str) -> None:
    """Print a recovery key, this once, and have it typed back where somebody is there to type.

    Raises PassphraseUnavailableError if it was typed wrong three times.
    """
    say("This recovery key opens the vault if a passphrase is forgotten. It is shown now and never again:")
    say(f"\n    {text}\n")
    say("Write it down, keep it under lock away from this computer, and compare every group.")
    if not passphrases.is_terminal():
        return
    for _ in range(_TRIES):
        try:
            if from_text(passphrases.ask_shown("Type it as you wrote it: ")) == from_text(text):
                return
            warn("That is another key. Compare it with the one above.")
        except RecoveryKeyMistypedError as fault:
            warn(str(fault))
    raise PassphraseUnavailableError(
        "The recovery key was not typed as it is shown.", "Nothing was changed: begin again."
    )


def agreed(question: str, *, given: bool) -> bool:
    """Whether somebody says yes, or said so beforehand; raises PassphraseUnavailableError if nobody is there."""
    if given:
        return True
    if not passphrases.is_terminal():
        raise PassphraseUnavailableError("There is no terminal to ask at.", "Add --yes to say yes beforehand.")
    return passphrases.ask_shown(f"{question} Type yes to go on: ").strip().casefold() == "yes"
