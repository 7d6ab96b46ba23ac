"""The way from and to the terminal on Linux and macOS: Textual's driver with its reading of keys replaced.

Three things of the stock driver lose a chair's work. Its reading takes Esc and the letter after it for one key
(see `screens.base.keyboard`), looks for an overdue Esc only ten times a second, and ends on a byte that is not
UTF-8, which leaves the application up and deaf. And when the terminal goes away, its writing thread ends on the
first error and the application then waits for ever for room in that thread's queue. And it can take an older
size of the window for the newest.
"""

from __future__ import annotations

import asyncio
import os
import selectors
import signal
import sys
import termios
import time
import tty
from codecs import getincrementaldecoder
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any, Final

from textual import constants, events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

# Private, and the only way to Textual's key tables: tests/screens/base/test_textual_names.py fails when it moves.
from textual._xterm_parser import XTermParser  # isort: skip
from textual.message import Message

from screens.base.keyboard import ESCAPE, PASTE_END, PASTE_START, Keyboard
from screens.base.typed import Letters, parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import App

# Seconds after which a waiting reader looks whether the application has ended.
_LOOK: Final = 0.1


class TerminalGone(Message):
    """The terminal has closed: nothing can be read from it or shown on it any more."""


class Suspending(Message):
    """A shell, or somebody else, asked the process to sleep (SIGTSTP)."""


class _Outlet:
    """The terminal as a file; once the terminal has gone, what is written goes nowhere."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, as long as there is a terminal."""
        with self._while_there():
            self._file.write(text)

    def flush(self) -> None:
        """Flush, as long as there is a terminal."""
        with self._while_there():
            self._file.flush()

    def fileno(self) -> int:
        """The descriptor of the file behind."""
        return self._file.fileno()

    @contextmanager
    def _while_there(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            # EIO after a hang-up. The reader sees the same and tells the application. Python flushes what is left
            # in the file's buffer when it ends, and would end with status 120 if that failed too.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._file.fileno())
            os.close(nowhere)


class ChairDriver(LinuxDriver):
    """Textual's driver for a terminal, with keys read in the order and meaning in which they were pressed."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._pasted: list[str] | None = None  # what has come of a paste that has not ended
        if sys.__stderr__ is not None:
            # `_file` is private to LinuxDriver, and the only door to what its writing thread writes to.
            self._file = _Outlet(sys.__stderr__)  # type: ignore[assignment]  # write, flush, fileno are all it uses
        self._keeps_terminal = False
        # Textual would leave the screen to the shell, the record still in memory, and go to sleep.
        signal.signal(signal.SIGTSTP, lambda *_: app.call_later(app.post_message, Suspending()))

    def wipe(self) -> None:
        """Clear the terminal and what it keeps of lines that have scrolled away."""
        self.write("\x1b[2J\x1b[3J\x1b[H")

    def keep_terminal(self) -> list[Any] | None:
        """Leave the terminal at the end as it is, dark and without echo, for the process that takes over.

        Returns the settings it had before the application began, as JSON can hold them.
        """
        self._keeps_terminal = True
        before = self.attrs_before
        if before is None:
            return None
        control = [each.hex() if isinstance(each, bytes) else each for each in before[tty.CC]]
        return [*before[: tty.CC], control]

    def start_application_mode(self) -> None:
        """Take the terminal, and follow the size of its window."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual declares no types for it
        # A second signal comes in the middle of Textual's handler, between its looking and its telling: the older
        # size is told last, and a window that was dragged stays painted for a size that it has no more.
        asyncio.get_running_loop().add_signal_handler(signal.SIGWINCH, self._tell_size)

    def _tell_size(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.send_message(events.Resize(size, size))

    def stop_application_mode(self) -> None:
        """Give the terminal back, unless it is kept for the process that takes over."""
        if not self._keeps_terminal:
            super().stop_application_mode()
            return
        self._disable_bracketed_paste()
        self.disable_input()
        self.write("\x1b[<u\x1b[?1004l")
        self.flush()

    def run_input_thread(self) -> None:
        """Read the terminal and send keys to the application until it ends or the terminal goes."""
        keyboard = Keyboard(constants.ESCAPE_DELAY)
        parser = XTermParser()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                wait = keyboard.wait(time.monotonic())
                if selector.select(_LOOK if wait is None else min(wait, _LOOK)):
                    data = self._read()
                    if not data:
                        self.send_message(TerminalGone())
                        return
                    self._send(keyboard.feed(decode(data), time.monotonic()), parser)
                self._send(keyboard.overdue(time.monotonic()), parser)
                for message in parser.tick():
                    self.process_message(message)

    def _read(self) -> bytes:
        """What is there to read; empty once the terminal has gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _send(self, pieces: Iterable[str], parser: XTermParser) -> None:
        for piece in pieces:
            if piece == ESCAPE:
                self.process_message(events.Key("escape", ESCAPE))
            elif piece == PASTE_START:
                self._pasted = []
            elif piece == PASTE_END:
                # Textual's parser takes a paste letter by letter: two seconds for a megabyte.
                self.process_message(events.Paste("".join(self._pasted or ()).replace("\0", "")))
                self._pasted = None
            elif self._pasted is not None:
                self._pasted.append(piece)
            elif piece.startswith(ESCAPE):
                self._parse(piece, parser)
            else:
                for are_many, text in parted(piece):
                    if are_many:
                        self.process_message(Letters(text))
                    else:
                        self._parse(text, parser)

    def _parse(self, text: str, parser: XTermParser) -> None:
        for message in parser.feed(text):
            self.process_message(message)


def give_back(before: list[Any]) -> None:
    """Put the terminal back as it was before the first of several processes began; doing it twice does no harm."""
    settings = list(before)
    settings[tty.CC] = [bytes.fromhex(each) if isinstance(each, str) else each for each in settings[tty.CC]]
    with suppress(termios.error, OSError):  # the terminal may be what has gone
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, settings)
