"""Where the vault is, unless somebody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

VARIABLE: Final = "MAPPA_CHAIR_VAULT"


def data_folder() -> Path:
    """The programme's own folder among the user's data, as the platform has it."""
    return platformdirs.user_data_path("mappa-chair", appauthor=False)


def default_vault() -> Path:
    """The vault in the platform's user data folder."""
    return data_folder() / "vault.mappa"


def vault_path(given: str | None = None) -> Path:
    """The vault that is meant: as given, else as the environment has it, else the default one."""
    named = given or os.environ.get(VARIABLE)
    return expanded(named) if named else default_vault()


def expanded(named: str) -> Path:
    """A path as somebody wrote it, `~` standing for a home folder where there is that home."""
    try:
        return Path(named).expanduser()
    except RuntimeError:  # the home of nobody this computer knows
        return Path(named)
