"""An application that shows how large it takes its window to be; the window changes once more while it looks.

Run as `python -m tests.pty.resizing_app COLUMNS ROWS`: that is the size it has in the end.
"""

from __future__ import annotations

import fcntl
import struct
import sys
import termios
from typing import TYPE_CHECKING

from screens.base.app import ChairApp
from screens.base.driver import ChairDriver
from screens.base.plain import Words, plain

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.driver import Driver

AT_LAST = (int(sys.argv[1]), int(sys.argv[2])) if __name__ == "__main__" else (80, 24)


class InterruptedDriver(ChairDriver):
    """Looks how large the window is, and before that can be told the window has another size."""

    _looked = 0

    def _get_terminal_size(self) -> tuple[int, int]:
        found = super()._get_terminal_size()
        self._looked += 1
        if self._looked == 2:
            columns, rows = AT_LAST
            # The terminal itself sends the signal, as it does for a window that is dragged.
            fcntl.ioctl(self.fileno, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return found


class ResizingApp(ChairApp[None]):
    """Tells its size."""

    def compose(self) -> ComposeResult:
        """One line."""
        yield Words("READY", id="size")

    def get_driver_class(self) -> type[Driver]:
        """The driver that is interrupted."""
        return InterruptedDriver

    def on_resize(self, event: events.Resize) -> None:
        """Tell the size."""
        super().on_resize(event)
        for line in self.screen.query("#size").results(Words):
            line.update(plain(f"READY {event.size.width} by {event.size.height}"))


if __name__ == "__main__":
    ResizingApp(burst_guard=False).run()
