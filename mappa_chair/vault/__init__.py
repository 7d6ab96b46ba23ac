"""The encrypted vault: key file, database, revisions with their audit chain.

Importing this package loads neither SQLModel nor cryptography: a name is loaded when it is first asked for, so
that a screen is painted before. The faults are light and come from `mappa_chair.vault.faults`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mappa_chair.vault.creation import create
    from mappa_chair.vault.kdf import Cost
    from mappa_chair.vault.opening import open_vault
    from mappa_chair.vault.passphrase import propose_passphrase
    from mappa_chair.vault.summaries import MeetingState, MeetingSummary, Revision
    from mappa_chair.vault.unit import Unit
    from mappa_chair.vault.vault import Vault
    from mappa_chair.vault.verification import verify

__all__ = [
    "Cost",
    "MeetingState",
    "MeetingSummary",
    "Revision",
    "Unit",
    "Vault",
    "create",
    "open_vault",
    "propose_passphrase",
    "verify",
]

_MODULES: Final = {
    "Cost": "kdf",
    "MeetingState": "summaries",
    "MeetingSummary": "summaries",
    "Revision": "summaries",
    "Unit": "unit",
    "Vault": "vault",
    "create": "creation",
    "open_vault": "opening",
    "propose_passphrase": "passphrase",
    "verify": "verification",
}


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)
