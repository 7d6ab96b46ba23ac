"""The application with one key more: with F12 it does nothing for 400 ms, as on a slow disk or a busy machine.

Run as `python -m tests.pty.stalling_app open VAULT ...`, as `mappa-chair` is.
"""

from __future__ import annotations

import sys
import time
from typing import ClassVar

from screens.base.environment import prepare

prepare()

from textual.binding import Binding, BindingType  # noqa: E402 - after prepare

from mappa_chair.cli import main  # noqa: E402
from screens import application  # noqa: E402


class StallingApp(application.MappaChairApp):
    """The application, and the key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f12", "stall", "Stall", priority=True)]

    def action_stall(self) -> None:
        """Keep everything waiting; what is typed meanwhile is found all at once."""
        time.sleep(0.4)


if __name__ == "__main__":
    # The one place that starts it looks it up there.
    application.MappaChairApp = StallingApp  # type: ignore[misc]  # a class is put in the place of its base
    sys.exit(main())
