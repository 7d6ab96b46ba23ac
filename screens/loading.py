"""What is slow to import, loaded in one thread at a time while the first screen is up.

Only modules that know nothing of Textual are loaded here: two threads that import parts of one circular package at
the same time can see each other's half-made modules.
"""

from __future__ import annotations

import asyncio
import importlib
import threading
from typing import TYPE_CHECKING, Any, Final

from screens.base.lasting import nothing_but_lasting

if TYPE_CHECKING:
    from textual.screen import Screen

_HEAVY: Final = (
    "mappa_chair.vault.opening",
    "mappa_chair.vault.creation",
    "mappa_chair.keeping",
    "mappa_chair.meetings",
    "mappa_chair.capturing",
    "agenda.papers",
)
_one_at_a_time = threading.Lock()


def load(*names: str) -> None:
    """Import the heavy modules, and others by name."""
    with _one_at_a_time, nothing_but_lasting():
        for name in (*_HEAVY, *names):
            importlib.import_module(name)


async def loaded(*names: str) -> None:
    """Return once the heavy modules are there; the event loop goes on meanwhile."""
    await asyncio.to_thread(load, *names)


async def loaded_behind(screen: Screen[Any]) -> None:
    """Load once a screen is painted: beside it the thread would take half of the processor from the painting."""
    await screen.wait_for_refresh()
    await loaded()
