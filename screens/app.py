"""The way in: nothing of Textual is imported before the environment is fit for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.base.environment import prepare
from screens.base.lasting import nothing_but_lasting, spare_what_lasts

if TYPE_CHECKING:
    from mappa_chair.opening import Opening


def run_application(opening: Opening) -> int:
    """Run the application in this terminal; the exit code of the process."""
    prepare()
    opening = opening.after_lock()
    try:
        return _run(opening)
    finally:
        if opening.locked is not None and opening.locked.terminal is not None:
            # The process before this one left the terminal dark for it.
            from screens.base.driver import give_back  # noqa: PLC0415 - not there on Windows, where nothing is left

            give_back(opening.locked.terminal)


def _run(opening: Opening) -> int:
    with nothing_but_lasting():
        from mappa_chair.preferences import read_preferences  # noqa: PLC0415 - only for the application
        from screens.application import MappaChairApp  # noqa: PLC0415 - Textual reads the environment at import
        from screens.base.app import run_chair_app  # noqa: PLC0415 - as above
    spare_what_lasts()

    chosen = read_preferences()
    return run_chair_app(MappaChairApp(opening, chosen), mouse=chosen.mouse and opening.mouse)
