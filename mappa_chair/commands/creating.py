"""`new`: an encrypted vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair import locations, passphrases
from mappa_chair.commands.asking import new_passphrase
from mappa_chair.commands.output import say
from mappa_chair.vault.faults import VaultExistsError

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given


def run(given: Given) -> int:
    """Make a vault and show its recovery key, this once."""
    folder = locations.vault_path(given.path or given.vault)
    if folder.exists() or folder.is_symlink():
        raise VaultExistsError(str(folder))
    passphrase = new_passphrase(passphrases.passphrase_file(given.passphrase_file))
    from mappa_chair.vault.creation import create  # noqa: PLC0415 - the database is loaded once it is needed

    recovery_key = create(folder, passphrase, name=given.name or "")
    say(f"The vault is {folder}.")
    say("Its recovery key opens it if the passphrase is forgotten. It is shown now and never again:")
    say(f"\n    {recovery_key}\n")
    say("Write it down, keep it under lock away from this computer, and compare every group.")
    return 0
