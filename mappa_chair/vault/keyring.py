"""What an unlocked vault holds of its keys: the key file, the slot that opened it, and the keys themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mappa_chair.vault.keyfile import KeyFile
    from mappa_chair.vault.slots import Slot
    from mappa_chair.vault.subkeys import Subkeys


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys of a vault as one secret gave them; nothing of them shows in a traceback."""

    file: KeyFile
    slot: Slot
    keys: Subkeys = field(repr=False)
    data_key: bytes = field(repr=False)
