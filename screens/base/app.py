"""The application every screen runs in: keys in order, nothing let out, and an end that saves first."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Final, NoReturn

from textual import constants
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome, NoColor

from mappa_chair.errors import MappaChairError
from mappa_chair.preferences import Preferences
from screens.base.commands import Offered, ScreenActions
from screens.base.covering import CoveringApp, Result
from screens.base.environment import has_no_colours, has_signs, is_poor, pastes_without_brackets
from screens.base.fault import Fault, tried_at_last
from screens.base.key_order import KeyOrder
from screens.base.signs import AsciiSigns, FullStrength
from screens.base.small import look_at_size
from screens.base.terminal_filter import NoControls
from screens.base.theme import LOOKS, PALETTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.command import Provider
    from textual.driver import Driver

    from screens.base.driver import TerminalGone


# The exit code of a crash: none of those that a command uses.
CRASHED: Final = 70

# That of an end by a signal before which not everything could be saved.
NOT_ALL_SAVED: Final = 2

# Seconds. What is typed is dealt with in milliseconds; saving may have to wait for a slow disk.
_TYPING_LIMIT: Final = 2.0
_SAVING_LIMIT: Final = 20.0
# Behind a crash somebody waits before a terminal that says nothing yet.
_LAST_SAVE_LIMIT: Final = 5.0

_STYLE_SHEETS: Final = 1024


class NoTerminalError(MappaChairError):
    """There is no terminal to run the application in."""


class UnpreparedError(MappaChairError):
    """Textual was loaded so that it could write what is typed or shown to a file."""


class ChairApp(CoveringApp[Result]):
    """The base of the application.

    Subclasses override `before_leaving` and end with `leave()`; `exit()` ends without saving. Handlers move the
    focus with `screen.set_focus(...)`, which acts at once, so that the next key already goes there.
    """

    # Without colour Textual reverses the palette's row in use, and then leaves the reversal out.
    DEFAULT_CSS = """
    CommandList:nocolor > .option-list--option-highlighted { text-style: bold underline !important; }
    """
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q", "quit", "Leave", show=False, priority=True, tooltip="Save what is not saved, and leave."
        ),
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Offered}
    OFFERS: ClassVar[tuple[type[Provider], ...]] = (ScreenActions,)

    def __init__(self, *, no_colour: bool = False, burst_guard: bool | None = None) -> None:
        super().__init__()
        self.fault: Fault | None = None
        # Asked for by whoever started it, and not to be taken back by a choice of colours.
        self._without_colour = self.no_color or no_colour or has_no_colours()
        for look in LOOKS.values():
            self.register_theme(look)
        self._look_filters: list[LineFilter] = []
        self._may_ring = False
        self._has_fresh_look = False
        # Textual's remembers 64 style sheets, fewer than there are: with one more it would read all of them again.
        self.stylesheet._parse_cache.grow(_STYLE_SHEETS)  # noqa: SLF001 - private, and no other way
        self._no_controls = NoControls()
        self.choose_look(Preferences())
        self._owns_process = False
        self._is_leaving = False
        # Whether a signal ends it, or the terminal has gone: then nobody can be asked anything.
        self._is_sent_away = False
        self._sent_twice = asyncio.Event()
        # Why what was typed could not be saved before the end, where it could not.
        self.not_saved: str | None = None
        self._successor: Callable[[], NoReturn] | None = None
        self._key_order = KeyOrder(
            self,
            super().on_event,
            burst_guard=pastes_without_brackets() if burst_guard is None else burst_guard,
            split_alt=sys.platform == "win32",
        )

    def on_load(self) -> None:
        """Take the look, and the signals that end a session."""
        self._has_fresh_look = self.theme != self._look
        self.theme = self._look
        # No style sheet has been read yet; for a look that came later Textual reads all of them again, twice.
        self.stylesheet.set_variables(self.get_css_variables())
        if self._owns_process:
            self._take_signals()

    def on_mount(self) -> None:
        """Look at the size of the window for each screen that comes up."""
        self.screen_change_signal.subscribe(self, lambda _: look_at_size(self, self.size))

    def on_resize(self, event: events.Resize) -> None:
        """Say it where the window is too small now."""
        look_at_size(self, event.size)

    def choose_look(self, chosen: Preferences) -> None:
        """Take the colours, signs, movement and sounds that a person chose, as far as the terminal has them."""
        name = "monochrome" if self._without_colour else chosen.theme
        if is_poor() and name in PALETTES:
            name = "terminal"
        self.no_color = name == "monochrome"
        self._look = LOOKS[name].name
        in_ascii = chosen.glyphs == "ascii" or (chosen.glyphs == "auto" and not has_signs())
        self._look_filters = [
            *([NoColor()] if self.no_color else []),
            *([FullStrength()] if name == "high-contrast" else []),
            *([AsciiSigns()] if in_ascii else []),
        ]
        self.animation_level = "full" if chosen.animations else "none"
        self._may_ring = chosen.bell
        if self.is_running:
            self.theme = self._look
            self.refresh_css(animate=False)
            self.refresh(repaint=True, layout=True)

    def refresh_css(self, animate: bool = True) -> None:
        """Read the style sheets anew, but for the look that they were first read with; asked for by the theme."""
        if self._has_fresh_look:
            self._has_fresh_look = False
            return
        super().refresh_css(animate)

    def bell(self) -> None:
        """Ring, for those who want to hear it."""
        if self._may_ring:
            super().bell()

    async def on_event(self, event: events.Event) -> None:
        """Send keys, pastes and clicks on in order, and everything else at once."""
        if self._key_order.takes(event):
            await self._key_order.take(event)
        else:
            await super().on_event(event)

    def hold_keys(self) -> None:
        """Keep back what is typed ahead until the next screen is up and calls `release_keys`."""
        self._key_order.hold()

    def release_keys(self) -> None:
        """Send on what was typed ahead, to the screen that is up now."""
        self._key_order.release()

    # What is painted ----------------------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """The driver that reads keys as they were pressed; Textual's own on Windows."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from screens.base.driver import ChairDriver  # noqa: PLC0415 - imports termios, which Windows has not

        return ChairDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, no colour at all where that is asked for, and no control character ever."""
        # Textual makes grey of colours, and decides which filter to use before the theme is known.
        stock = [each for each in super().get_line_filters() if not isinstance(each, Monochrome | NoColor)]
        return [*stock, *self._look_filters, self._no_controls]

    # Leaving ------------------------------------------------------------------------------------------------

    async def before_leaving(self) -> None:
        """Save whatever is not saved yet; overridden by the application.

        Runs once, when every key typed so far is in its field, for Ctrl+Q, a signal and a closed terminal
        alike. What it raises is a crash.
        """

    def leave(self, result: Result | None = None) -> None:
        """End the session, saving first; asked again, it goes on with the first."""
        if not self._is_leaving:
            self._is_leaving = True
            self.run_worker(self._leave(result), name="leaving", group="leaving")

    async def _leave(self, result: Result | None) -> None:
        with suppress(TimeoutError):
            # A handler that hangs must not keep the rest from being saved.
            await asyncio.wait_for(self._key_order.settled(), _TYPING_LIMIT)
        self._key_order.close()
        async with asyncio.timeout(_SAVING_LIMIT):
            await self.before_leaving()
        self.exit(result, return_code=NOT_ALL_SAVED if self.not_saved else 0)

    def send_away(self) -> None:
        """Leave because of a signal, or because there is no terminal any more; a second one waits for nothing."""
        if self._is_sent_away:
            self._sent_twice.set()
        self._is_sent_away = True
        self.leave()

    async def action_quit(self) -> None:
        """Leave, on Ctrl+Q."""
        self.leave()

    def succeeded_by(self, successor: Callable[[], NoReturn]) -> None:
        """End, everything saved, and let another process take the place of this one."""
        self._successor = successor
        self.exit()

    def on_terminal_gone(self, _: TerminalGone) -> None:
        """Leave: nobody can see or type anything any more."""
        self.send_away()

    def _wipe(self) -> None:
        """Clear the terminal of what it keeps of earlier pictures, where the driver can."""
        if (wipe := getattr(self._driver, "wipe", None)) is not None:
            wipe()

    def _keep_terminal(self) -> list[Any] | None:
        """Leave the terminal to the process that takes over; the settings it had before this one."""
        keep = getattr(self._driver, "keep_terminal", None)
        return None if keep is None else keep()

    def _take_signals(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self._fail(context.get("exception")))
        if sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                loop.add_signal_handler(number, self.send_away)

    # Faults -------------------------------------------------------------------------------------------------

    def at_fault(self) -> None:
        """Take note of what only the screens know, before a crash takes them away; overridden, and quick.

        What it raises is dropped: the crash came first.
        """

    def save_after_fault(self) -> bool:
        """Save what was typed and is not saved, behind a crash; whether there was anything open to save into.

        Overridden by the application. Called once, in a thread: no loop runs and no widget is there any more. What
        it raises is told in general words, for people where it is a MappaChairError.
        """
        return False

    def _note_fault(self, fault: Fault) -> None:
        if self.fault is None:
            self.fault = fault
            with suppress(Exception):  # what has crashed may well fall over once more
                self.at_fault()

    def _handle_exception(self, error: Exception) -> None:
        # Private to Textual, and the one place every unhandled exception comes to. Textual's prints locals and
        # ends with code 0.
        self._note_fault(Fault.of(error))
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Private to Textual: called by its `_handle_exception` to print the traceback and close.
        self.exit(return_code=CRASHED)

    def panic(self, *renderables: Any) -> None:  # noqa: ARG002 - they may hold text of a record
        """End because of a fault, showing nothing of what Textual would print of it."""
        self._note_fault(Fault(("panic",), ()))
        self.exit(return_code=CRASHED)

    def _fail(self, error: BaseException | None) -> None:
        if isinstance(error, Exception):
            self._handle_exception(error)

    def _fail_later(self, error: BaseException | None) -> None:
        # Called in the thread that failed.
        self.call_later(self._fail, error)

    def run_to_the_end(self, *, mouse: bool = True) -> int:
        """Run as the only thing this process does, and return its exit code; a crash is told on standard error."""
        self._owns_process = True
        hook, threading.excepthook = threading.excepthook, lambda args: self._fail_later(args.exc_value)
        try:
            self.run(mouse=mouse)
        except Exception as error:  # noqa: BLE001 - the last boundary: a traceback would print the record's words
            self._note_fault(Fault.of(error))
        finally:
            threading.excepthook = hook
        if self.fault is None:
            if self._successor is not None:
                self._successor()
            if self.not_saved is not None:
                _tell_at_the_end(f"Not everything was saved. {self.not_saved}")
            return self.return_code or 0
        _tell_at_the_end(self.fault.told(tried_at_last(self.save_after_fault, _LAST_SAVE_LIMIT)))
        return CRASHED


def _tell_at_the_end(text: str) -> None:
    with suppress(OSError):  # the terminal may be what has gone
        print(text, file=sys.stderr)  # noqa: T201 - the terminal is a plain one again


def run_chair_app(app: ChairApp[Any], *, mouse: bool = True) -> int:
    """Run an application in this terminal until it ends; the exit code of the process.

    Raises UnpreparedError where `environment.prepare()` did not come before Textual, and NoTerminalError where
    standard input or standard error is no terminal.
    """
    if constants.LOG_FILE is not None or constants.SCREENSHOT_DELAY >= 0 or constants.DEBUG or app.features:
        raise UnpreparedError(
            "Developer's settings of Textual could write what is shown to a file.",
            "Unset the environment variables that begin with TEXTUAL and start again.",
        )
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stderr__ and sys.__stderr__.isatty()):
        raise NoTerminalError(
            "The application needs a terminal for its keys and its screen.",
            "Start it in a terminal, without < or 2>.",
        )
    return app.run_to_the_end(mouse=mouse)
