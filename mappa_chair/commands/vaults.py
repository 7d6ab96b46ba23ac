"""The vault a command works on, and who is taken to be working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair import locations, passphrases
from mappa_chair.authors import author_of
from mappa_chair.commands.output import warn
from mappa_chair.vault.faults import VaultMissingError
from mappa_chair.vault.keyfaults import RecoveryKeyUsedError

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given
    from mappa_chair.vault.vault import Vault


def open_given(given: Given, *, to_change_keys: bool = False, accepted: tuple[str, str] | None = None) -> Vault:
    """Open the vault that is meant, asking for the passphrase where no file holds it.

    The recovery key opens it for nothing but a new passphrase: else raises RecoveryKeyUsedError. `accepted` is who
    goes on with a vault that is not as it was last seen, and why.
    """
    folder = locations.vault_path(given.path or given.vault)
    if not folder.exists():
        raise VaultMissingError(
            f"There is no vault at {folder}.", "Make one with mappa-chair new, or name one with --vault."
        )
    secret = passphrases.passphrase(given.passphrase_file)
    # Loading the database takes up to a second; what can be told without it is told first.
    from mappa_chair.vault import attempts  # noqa: PLC0415
    from mappa_chair.vault.opening import Accepted, open_vault  # noqa: PLC0415

    if said := attempts.wait_said(folder):
        warn(said)
    vault = open_vault(folder, secret, accepted=Accepted(*accepted) if accepted else None)
    vault.tell = warn
    for notice in vault.notices:
        warn(notice)
    if not to_change_keys and vault.needs_passphrase:
        vault.close()
        raise RecoveryKeyUsedError
    return vault


def author(vault: Vault) -> str:
    """Who the history of the vault names: whose passphrase opened it, or else the user of this computer."""
    return author_of(vault, otherwise="command line")
