"""`new`: an encrypted vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair import locations, passphrases
from mappa_chair.commands.output import say, warn
from mappa_chair.passphrases import PassphraseUnavailableError
from mappa_chair.vault.faults import VaultExistsError
from mappa_chair.vault.passphrase import checked_new, propose_passphrase

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given


def run(given: Given) -> int:
    """Make a vault and show its recovery key, this once."""
    folder = locations.vault_path(given.path or given.vault)
    if folder.exists() or folder.is_symlink():
        raise VaultExistsError(str(folder))
    passphrase = _passphrase(given)
    from mappa_chair.vault.creation import create  # noqa: PLC0415 - the database is loaded once it is needed

    recovery_key = create(folder, passphrase)
    say(f"The vault is {folder}.")
    say("Its recovery key opens it if the passphrase is forgotten. It is shown now and never again:")
    say(f"\n    {recovery_key}\n")
    say("Write it down, keep it under lock away from this computer, and compare every group.")
    return 0


def _passphrase(given: Given) -> str:
    path = passphrases.passphrase_file(given.passphrase_file)
    if path is not None:
        return passphrases.read_passphrase_file(path)
    passphrases.require_terminal()
    offered = propose_passphrase()
    warn(f"Five words drawn at random:\n\n    {offered}\n")
    typed = passphrases.ask("New passphrase (Enter takes the five words): ") or offered
    checked_new(typed)
    if passphrases.ask("The same again: ") != typed:
        raise PassphraseUnavailableError("The two passphrases differ.", "Nothing was made: begin again.")
    return typed
