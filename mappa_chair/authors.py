"""Who the history of a vault names for what is done: whoever opened it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mappa_chair.vault.vault import Vault


def author_of(vault: Vault, *, otherwise: str = "chair") -> str:
    """Whose passphrase opened the vault, or where nobody gave it a name the user of this computer.

    `otherwise` where neither is known.
    """
    if vault.holder:
        return vault.holder
    import getpass  # noqa: PLC0415 - not before the first picture

    try:
        return getpass.getuser() or otherwise
    except (OSError, KeyError, ImportError):  # no name in the environment, and no user database
        return otherwise
