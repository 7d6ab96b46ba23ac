"""The way in: nothing of Textual is imported before the environment is fit for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.base.environment import prepare

if TYPE_CHECKING:
    from mappa_chair.opening import Opening


def run_application(opening: Opening) -> int:
    """Run the application in this terminal; the exit code of the process."""
    prepare()
    from screens.application import MappaChairApp  # noqa: PLC0415 - Textual reads the environment as it is imported
    from screens.base.app import run_chair_app  # noqa: PLC0415 - as above

    return run_chair_app(MappaChairApp(opening))
