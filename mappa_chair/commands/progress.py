"""A bar on the terminal while several meetings are worked on; none where nobody looks or there is only one."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.progress import Progress, TaskID


class Bar:
    """A bar that says which piece of work is under way; without a terminal it does nothing."""

    def __init__(self, shown: Progress | None = None, task: TaskID | None = None) -> None:
        self._shown, self._task = shown, task
        self._done = -1

    def show(self, what: str) -> None:
        """Count the piece of work before as done, and show the next."""
        self._done += 1
        if self._shown is not None and self._task is not None:
            self._shown.update(self._task, description=what, completed=self._done)
            self._shown.start()
            self._shown.refresh()

    def hide(self) -> None:
        """Wipe the bar, so that lines can be printed where it stood."""
        if self._shown is not None:
            self._shown.stop()


@contextmanager
def progress(work: Sequence[str]) -> Iterator[Bar]:
    """A bar over several pieces of work, on standard error and only if that is a terminal; wiped at the end."""
    if len(work) < 2 or sys.stderr is None or not sys.stderr.isatty():
        yield Bar()
        return
    # Loading it costs 30 ms, which a run without a bar need not pay.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    shown = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(24),
        MofNCompleteColumn(),
        console=Console(file=sys.stderr),
        # No thread that draws while documents are made; standard output stays what it is.
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar = Bar(shown, shown.add_task("", total=len(work)))
    try:
        yield bar
    finally:
        bar.hide()
