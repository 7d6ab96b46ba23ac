"""`demo`: the application, or all its documents, on invented cases."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_chair.commands.output import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from mappa_chair.commands.given import Given


def run(given: Given) -> int:
    """Open the application on invented cases, or write their documents."""
    if given.to is None:
        from mappa_chair.commands.application import run_demo  # noqa: PLC0415 - the other half needs no screen

        return run_demo(given)
    from mappa_chair.demo import export_demo  # noqa: PLC0415 - and this half loads the vault and Word

    with _leaving_nothing():
        for exported in export_demo(Path(given.to)):
            say(str(exported.path))
    return 0


@contextmanager
def _leaving_nothing() -> Iterator[None]:
    """End on a signal by way of every `finally`, so that the throw-away vault is removed."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signals = [found for name in ("SIGTERM", "SIGHUP") if (found := getattr(signal, name, None)) is not None]
    before = {each: signal.signal(each, leave) for each in signals}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
