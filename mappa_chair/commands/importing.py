"""`import`: records go into the vault, each file whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from agenda.refusal import RecordRefusedError
from mappa_chair.commands.output import counted, say, warn
from mappa_chair.commands.vaults import author, open_given
from mappa_chair.errors import MappaChairError
from mappa_chair.meetings import import_record
from mappa_chair.recordfiles import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agenda.record import Removed
    from mappa_chair.commands.given import Given
    from mappa_chair.vault.vault import Vault


def run(given: Given) -> int:
    """Import every file that can be; 2 if one could not."""
    with open_given(given) as vault:
        stored = [_import(vault, name) for name in given.inputs]
    return 0 if all(stored) else 2


def _import(vault: Vault, name: str) -> bool:
    try:
        imported = import_record(vault, read_source(Path(name)), author=author(vault))
    except RecordRefusedError as fault:
        warn(f"{name}: {fault} Nothing of this file was stored: correct it and import it again.")
        return False
    except MappaChairError as fault:
        warn(str(fault))
        return False
    warn_of_removed(name, imported.removed)
    if imported.already_there:
        warn(f"{name}: meeting {imported.reference} is already in the vault, just as it is.")
    say(imported.reference)
    return True


def warn_of_removed(name: str, removed: Iterable[Removed]) -> None:
    """Say where the text gate took characters out."""
    for each in removed:
        characters = counted(each.count, "unprintable character")
        warn(f"{name}: {characters} removed from {each.path}.")
