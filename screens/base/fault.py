"""What is told of a crash: the kind of fault, where it was, and a code to quote. Never a message, never a value.

Messages of exceptions quote the text they fell over, and Textual's own handler prints local variables.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final, NamedTuple

from textual.worker import WorkerFailed

_PLACES_SHOWN: Final = 8


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

    def told(self) -> str:
        """The lines a person reads in the terminal."""
        return "\n".join(
            (
                "The application has stopped because of a fault of its own. What was saved is still there.",
                f"Start it again. If it stops again, pass on the code {self.code} and the lines below;",
                "they hold nothing of any record.",
                "",
                f"  {' from '.join(self.kinds)}",
                *(f"    {place}" for place in self.places[-_PLACES_SHOWN:]),
            )
        )


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
