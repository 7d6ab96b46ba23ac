"""A terminal for tests: a program in a pseudo-terminal, what it paints kept on an emulated screen.

Nothing here sleeps: every wait is for bytes of the program, with a deadline.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parents[2]

# Seconds. Generous: a machine shared by others is slow at times, and a test that passes does not wait for this.
PATIENCE: Final = 20.0

# Of the environment; the folders are those that each test has of its own.
_KEPT: Final = ("PATH", "HOME", "PYTHONPATH", "VIRTUAL_ENV", "XDG_DATA_HOME", "XDG_CONFIG_HOME")

# What a terminal answers when it is asked: its kind, the cursor's place, the modes it knows.
_ANSWERS: Final = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
)

# One sequence, whole: CSI, a string (OSC, DCS, APC, PM, SOS) with its end, or ESC and one character.
_SEQUENCE: Final = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[ -/][0-~]|[^\[\]PX^_ -/])",
    re.DOTALL,
)

# Of the private sequences pyte knows these; it would print the rest.
_KNOWN_PRIVATE: Final = re.compile(rb"\x1b\[\?(?:7|25)[hl]")
_PRIVATE: Final = re.compile(rb"\x1b(?:\[[<>=?]|\[[0-9;]*[ -/]|[\]PX^_])")


class Terminal:
    """A program running in a terminal of its own, as its controlling terminal, until the block ends."""

    def __init__(
        self, command: Sequence[str], *, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None
    ) -> None:
        columns, rows = size
        self._screen: Any = pyte.Screen(columns, rows)
        self._stream: Any = pyte.ByteStream(self._screen)
        self._unfinished = b""
        self.log = bytearray()
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # A new session has no controlling terminal; the first one that its leader opens becomes it.
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", ': <"$0"; exec "$@"', os.ttyname(slave), *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env=_environment(env or {}),
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        if self._master >= 0:
            os.close(self._master)

    # What is seen -------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def reversed_text(self) -> str:
        """The characters shown reversed, line by line: the cursor and what has the focus."""
        return self._styled("reverse")

    def underlined_text(self) -> str:
        """The characters shown underlined, line by line."""
        return self._styled("underscore")

    def wait_for(self, wanted: str | Callable[[str], bool], within: float = PATIENCE) -> None:
        """Return once the screen holds a text, or satisfies a test; TimeoutError shows the screen instead."""
        test = wanted if callable(wanted) else lambda text: wanted in text
        deadline = time.monotonic() + within
        while not test(self.text):
            if not self._read(deadline):
                raise TimeoutError(f"waited for {wanted!r}; the screen was:\n{self.text}")

    def wait_for_bytes(self, wanted: bytes, within: float = PATIENCE) -> None:
        """Return once the program has sent these bytes."""
        deadline = time.monotonic() + within
        while wanted not in self.log:
            if not self._read(deadline):
                raise TimeoutError(f"waited for {wanted!r}; the screen was:\n{self.text}")

    def wait_until_quiet(self, seconds: float = 0.3) -> None:
        """Return once the program has sent nothing for so long: the picture is complete."""
        deadline = time.monotonic() + PATIENCE
        while self._read(time.monotonic() + seconds) and time.monotonic() < deadline:
            pass

    @property
    def pid(self) -> int:
        """The number of the program's process, which stays when it puts another in its place."""
        return self._process.pid

    def settle(self, quiet: float = 0.05, within: float = 2.0) -> None:
        """Take in what the program sends until it is quiet: for what is measured, never to wait for something."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and self._read(time.monotonic() + quiet):
            pass

    @property
    def processor_time(self) -> float:
        """Seconds that the program has spent on a processor so far, all its threads together (Linux).

        Unlike the time on the wall it hardly depends on what else the machine is doing.
        """
        spent = 0
        for thread in Path(f"/proc/{self._process.pid}/task").glob("*/schedstat"):
            with suppress(OSError):  # a thread that has just ended
                spent += int(thread.read_text().split()[0])
        return spent / 1e9

    @property
    def is_plain(self) -> bool:
        """Whether the terminal is as a shell wants it: letters echoed, lines edited."""
        flags: int = termios.tcgetattr(self._master)[3]
        return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)

    # What is done -------------------------------------------------------------------------------------------

    def write(self, *keys: str) -> None:
        """Send keys in one write, so that the program finds them all at once."""
        self.write_bytes("".join(keys).encode())

    def write_bytes(self, data: bytes) -> None:
        """Send bytes in one write."""
        os.write(self._master, data)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the program is told by SIGWINCH, as by any terminal."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self._master)
        self._master = -1

    def kill(self) -> None:
        """End the program as a power cut would."""
        if self._process.poll() is None:
            self.signal(signal.SIGKILL)
            self._process.wait(PATIENCE)

    def exit_status(self, within: float = PATIENCE) -> int:
        """The exit status, once the program has ended by itself; what it still paints is read meanwhile."""
        deadline = time.monotonic() + within
        while self._master >= 0 and self._read(deadline):
            pass
        return self._process.wait(max(0.1, deadline - time.monotonic()))

    # Inside -------------------------------------------------------------------------------------------------

    def _styled(self, style: str) -> str:
        buffer = self._screen.buffer
        lines = (
            [c.data for _, c in sorted(buffer[row].items()) if getattr(c, style)] for row in range(len(buffer))
        )
        return "\n".join("".join(line) for line in lines)

    def _read(self, deadline: float) -> bool:
        """Take in what the program sends next; False at the deadline and once it has closed the terminal."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            data = b""
        if not data:
            return False
        self.log += data
        for question, answer in _ANSWERS:
            for _ in question.findall(data):
                os.write(self._master, answer)
        self._show(data)
        return True

    def _show(self, data: bytes) -> None:
        """Feed the emulated screen, leaving out what it does not know; an unfinished sequence waits."""
        data = self._unfinished + data
        start = data.rfind(b"\x1b")
        cut = start if start >= 0 and not _SEQUENCE.match(data, start) else len(data)
        data, self._unfinished = data[:cut], data[cut:]
        self._stream.feed(_SEQUENCE.sub(_if_known, data))


def _if_known(sequence: re.Match[bytes]) -> bytes:
    whole = sequence[0]
    if whole in {b"\x1b[?1049h", b"\x1b[?1049l"}:
        # The other screen, to and fro. It is enough that nothing of the one is seen on the other.
        return b"\x1b[2J\x1b[H"
    return whole if _KNOWN_PRIVATE.fullmatch(whole) or not _PRIVATE.match(whole) else b""


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **extra}


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of this project."""
    return [sys.executable, "-m", module, *arguments]
