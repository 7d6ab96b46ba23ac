"""Lines said and lines typed, in order; nothing typed is dropped when the terminal goes."""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from agenda.textgate import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType, ModuleType

PROMPT: Final = "? "

# Clears the screen and what was scrolled away, which holds the record in plain words.
_CLEAR: Final = "\x1b[H\x1b[2J\x1b[3J"

_GONE: Final = {"SIGHUP": "The terminal was closed.", "SIGTERM": "The program was told to end."}

# Seconds between two looks at the line that is being typed: so much of it can be lost with the terminal.
_EVERY: Final = 0.2

# Seconds after the program was told to end until lines that were typed ahead are taken no more.
_TAKEN_FOR: Final = 2.0

# Whether the system can wake a program that waits for a line; Windows cannot.
_CAN_LOOK: Final = hasattr(signal, "setitimer") and hasattr(signal, "SIGALRM")


class Closing(Exception):  # noqa: N818 - no fault: the door is being closed
    """Nobody types any more: `why` says it in a sentence, `typed` is what stood in the line.

    `unsaved` says that the vault could not take everything.
    """

    def __init__(self, why: str, typed: str = "", *, unsaved: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.typed = typed
        self.unsaved = unsaved


class Voice(Protocol):
    """What says lines and takes typed ones."""

    def say(self, text: str = "") -> None:
        """Say a line, or several."""

    def ask(self, prompt: str = PROMPT, *, holding: str = "") -> str:
        """A line typed by a person, who finds `holding` in it to be edited; raises Closing."""


class TerminalVoice:
    """The terminal, or a pipe. `idle` is how many seconds nobody may type before it closes; 0 is for ever."""

    def __init__(self, *, idle: float = 0) -> None:
        self._idle = idle
        self._editing = _readline() if _is_terminal() else None
        self._asking = False
        self._closing: str | None = None
        self._told_at = 0.0
        self._seen = ""
        self._since = 0.0

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Hear that the terminal closes, that the program is to end, and Ctrl+C, also between two lines."""
        before = {number: signal.signal(number, handler) for number, handler in self._handlers().items()}
        try:
            yield
        finally:
            self._watch(0)
            for number, handler in before.items():
                signal.signal(number, handler)

    def say(self, text: str = "") -> None:
        """Say a line, or several; what could act on the terminal is taken out."""
        self._write(f"{clean(text).text}\n")

    def ask(self, prompt: str = PROMPT, *, holding: str = "") -> str:
        """A line typed by a person, cleared of control characters; Ctrl+C drops the line and asks again."""
        while True:
            try:
                return clean(self._line(prompt, holding)).text
            except KeyboardInterrupt:
                self.say("\nThat line is not taken. Type /quit to leave.")
            except EOFError:
                # Of a line that the terminal took with it, nothing is left but what was seen of it.
                raise Closing(self._closing or "The end of what is typed was reached.", self._seen) from None

    def clear(self) -> None:
        """Take what was said off the terminal, where it is one that can."""
        if _is_terminal() and os.environ.get("TERM", "dumb") != "dumb":
            self._write(_CLEAR)

    def _write(self, text: str) -> None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError:
            # A terminal that is gone is told of by the signal; what was typed is still to be kept. What waits to
            # be written goes nowhere, or Python would fail over it again as it ends.
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _line(self, prompt: str, holding: str) -> str:
        if self._closing is not None and (not _CAN_LOOK or time.monotonic() - self._told_at > _TAKEN_FOR):
            raise Closing(self._closing)
        editing = self._editing
        if editing is not None:
            editing.set_startup_hook(lambda: editing.insert_text(holding))
        elif holding:
            self.say(f"It says now: {holding}")
        self._seen, self._since = "", time.monotonic()
        self._asking = True
        self._watch(_EVERY)
        try:
            typed = input(clean(prompt).text)
            # Where nothing can be put into the line to be edited, Enter alone leaves it as it was said.
            return typed or ("" if editing is not None else holding)
        finally:
            self._asking = False
            self._watch(0)
            if editing is not None:
                editing.set_startup_hook(None)

    def _handlers(self) -> dict[int, Callable[[int, FrameType | None], Any]]:
        handlers: dict[int, Callable[[int, FrameType | None], Any]] = {signal.SIGINT: self._interrupted}
        for name, why in _GONE.items():
            if hasattr(signal, name):
                handlers[getattr(signal, name)] = partial(self._told_to_end, why)
        if _CAN_LOOK:
            handlers[signal.SIGALRM] = self._look
        return handlers

    def _told_to_end(self, why: str, _number: int, _frame: FrameType | None) -> None:
        if self._closing is None:
            self._told_at = time.monotonic()
        self._closing = why
        # A terminal that goes takes the line along. One that stays may hold what was typed ahead of the question:
        # it is in the line by the next look.
        is_gone = why == _GONE["SIGHUP"] or not _CAN_LOOK
        if self._asking and is_gone and self._in_line():
            raise Closing(why, self._in_line())
        if self._asking:
            self._watch(_EVERY)

    def _look(self, _number: int, _frame: FrameType | None) -> None:
        """See what stands in the line: a terminal that goes takes it along."""
        if not self._asking:
            return
        line = self._in_line()
        if self._closing is not None:
            raise Closing(self._closing, line or self._seen)
        if line != self._seen:
            self._seen, self._since = line, time.monotonic()
        elif self._idle and time.monotonic() - self._since >= self._idle:
            self._closing = f"Nobody typed for {self._idle / 60:g} minutes: closed."
            raise Closing(self._closing, line)

    def _in_line(self) -> str:
        return self._editing.get_line_buffer() if self._editing is not None else ""

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        # Between two lines the vault may be writing: nothing there is to be cut short by a key.
        if self._asking:
            raise KeyboardInterrupt

    def _watch(self, seconds: float) -> None:
        if _CAN_LOOK:
            signal.setitimer(signal.ITIMER_REAL, seconds, seconds)


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def _readline() -> ModuleType | None:
    """The library that lets a line be edited, where Python has it; what is typed goes into no history."""
    try:
        found = importlib.import_module("readline")
    except ImportError:  # Windows: its console edits a line by itself
        return None
    found.set_auto_history(False)
    return found
