"""The command line: finds the command, runs it, and tells every fault in one sentence.

Nothing heavy is imported here: `--version` and `--help` answer before a library is loaded.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from agenda.refusal import RecordRefusedError
from mappa_chair.commands.output import say, warn
from mappa_chair.commands.parsing import parse
from mappa_chair.commands.table import COMMANDS, DEFAULT_RUNS
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from mappa_chair.commands.given import Given

COULD_NOT_RUN = 2
INTERRUPTED = 130
NOBODY_READS = 141

_OURS = ("agenda", "mappa_chair", "screens")
_ROOT = Path(__file__).resolve().parents[1]


def main(words: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code; no traceback and no text of a record is ever printed."""
    _ready_streams()
    try:
        code = _run(sys.argv[1:] if words is None else words)
        _flush()
    except BrokenPipeError:
        _let_go_of_output()
        return NOBODY_READS
    except KeyboardInterrupt:
        return _told("Stopped.", INTERRUPTED)
    except MappaChairError as fault:
        return _told(str(fault), fault.exit_code)
    except RecordRefusedError as fault:
        return _told(f"{fault} Correct the record and try again.", COULD_NOT_RUN)
    except OSError as fault:
        return _told(_of_the_system(fault), COULD_NOT_RUN)
    except ImportError as fault:
        return _told(f"A part is not installed: {fault.name}. Install mappa-chair again.", COULD_NOT_RUN)
    except Exception as fault:  # noqa: BLE001 - the last door: a traceback would print text of records, and its own
        return _told(_unexpected(fault), COULD_NOT_RUN)
    return code


def _run(words: Sequence[str]) -> int:
    try:
        given = parse(words)
    except SystemExit:  # --help has printed
        return 0
    if given.no_colour:
        os.environ["NO_COLOR"] = "1"
    if given.version:
        from importlib.metadata import version  # noqa: PLC0415 - takes longer than all the rest of this module

        say(f"mappa-chair {version('mappa-chair')}")
        return 0
    runs = next((command.runs for command in COMMANDS if command.name == given.command), DEFAULT_RUNS)
    module, _, function = runs.partition(":")
    run = cast("Callable[[Given], int]", getattr(importlib.import_module(module), function))
    return run(given)


def _ready_streams() -> None:
    """Make output UTF-8 whatever the locale says, and take the place of streams that were closed."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            # The next file to be opened, the vault perhaps, would get this number and whatever is printed.
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _let_go_of_output() -> None:
    """Send what is left to print nowhere, so that Python does not complain of the broken pipe when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(sentence: str, code: int) -> int:
    with contextlib.suppress(OSError):  # nobody is left to tell
        _flush()
    with contextlib.suppress(OSError):
        warn(sentence)
        sys.stderr.flush()
    return code


def _of_the_system(fault: OSError) -> str:
    what = os.strerror(fault.errno) if fault.errno else "fault of the system"
    where = f"{fault.filename}: " if isinstance(fault.filename, str | os.PathLike) else ""
    return f"{where}{what}. Check the path, your rights on it and the space left."


def _unexpected(fault: Exception) -> str:
    return (
        f"mappa-chair failed by a mistake of its own, error code {_code_of(fault)}. "
        "What was saved before is safe; report the code, which holds nothing of a record."
    )


def _code_of(fault: Exception) -> str:
    """The kind of a fault and where it passed through our own modules: no message, no values."""
    places = [place for place in _places(fault.__traceback__) if place]
    return " ".join((type(fault).__name__, *places[-6:]))


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_ROOT) and path.relative_to(_ROOT).parts[0] in _OURS:
            places.append(f"{path.relative_to(_ROOT).as_posix()}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places
