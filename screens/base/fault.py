"""What is told of a crash: the kind of fault, where it was, and a code to quote. Never a message, never a value.

Messages of exceptions quote the text they fell over, and Textual's own handler prints local variables.
"""

from __future__ import annotations

import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.worker import WorkerFailed

from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACES_SHOWN: Final = 8

_STILL_THERE: Final = "What was saved is still there."
_ALL_SAVED: Final = "What was typed before it is saved."
_NOT_SAVED: Final = "What was saved is still there; what was typed in the last second could not be saved."


class Fault(NamedTuple):
    """A crash as a person may see and pass it on; the same crash has the same code."""

    kinds: tuple[str, ...]
    places: tuple[str, ...]

    @classmethod
    def of(cls, error: BaseException) -> Fault:
        """The fault behind an exception, named by its types and by the places of the innermost one."""
        kinds: list[str] = []
        cause: BaseException | None = error
        while cause is not None and len(kinds) < _PLACES_SHOWN:
            error = cause
            kinds.append(type(error).__qualname__)
            cause = _cause(error)
        return cls(tuple(kinds), tuple(_places(error)))

    @property
    def code(self) -> str:
        """What a person quotes when asking for help."""
        import hashlib  # noqa: PLC0415 - 2 ms that the first picture need not wait for

        digest = hashlib.sha256("\n".join((*self.kinds, *self.places)).encode()).hexdigest()
        return f"MC-{digest[:8].upper()}"

    def told(self, kept: str = _STILL_THERE) -> str:
        """The lines a person reads in the terminal; `kept` is the sentence on what was typed."""
        return "\n".join(
            (
                f"The application has stopped because of a fault of its own. {kept}",
                f"Start it again. If it stops again, pass on the code {self.code} and the lines below;",
                "they hold nothing of any record.",
                "",
                f"  {' from '.join(self.kinds)}",
                *(f"    {place}" for place in self.places[-_PLACES_SHOWN:]),
            )
        )


def tried_at_last(save: Callable[[], bool], seconds: float) -> str:
    """Have it saved behind a crash, waiting no longer than that; a sentence on what became of it.

    `save` says whether there was anything open to save into. The crash came first and is what is told: what falls
    over here may rest on the same fault, and its message may quote a record. Only an error for people says why.
    """
    told = [_NOT_SAVED]

    def attempt() -> None:
        try:
            told[0] = _ALL_SAVED if save() else _STILL_THERE
        except MappaChairError as fault:
            told[0] = f"{_NOT_SAVED} {fault}"
        except BaseException:  # noqa: BLE001 - see above; Python would print what a thread ends with
            return

    thread = threading.Thread(target=attempt, name="last save", daemon=True)
    thread.start()
    thread.join(seconds)
    return told[0]


def _cause(error: BaseException) -> BaseException | None:
    if isinstance(error, WorkerFailed):
        return error.error
    if error.__cause__ is not None:
        return error.__cause__
    return None if error.__suppress_context__ else error.__context__


def _places(error: BaseException) -> list[str]:
    return [
        f"{'/'.join(Path(frame.f_code.co_filename).parts[-3:])}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
