"""What lasts as long as a meeting is on the screen, kept out of the search for garbage.

Python looks through everything there is whenever many widgets have been made: 200 ms with all items visited, in
the middle of opening an item or of a word.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def nothing_but_lasting() -> Iterator[None]:
    """Look for no garbage while what is made lasts, modules and forms: the search is a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def spare_what_lasts() -> None:
    """Have what has been made so far not be looked through any more; takes no time itself."""
    gc.freeze()


def look_through_all_again() -> None:
    """Have everything be looked through again, now that the meeting is left."""
    gc.unfreeze()
