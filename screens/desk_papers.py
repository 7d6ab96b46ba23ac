"""The papers of the marked meetings, written in the background while the desk goes on; Delete stops the rest."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from textual.containers import Vertical

from screens.base.plain import Words, plain
from screens.base.said_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from mappa_chair.many_papers import Done, Wanted
    from mappa_chair.vault.vault import Vault

_BAR = 20
# How many lines of what was skipped stand on the desk; the rest is counted.
_TOLD = 4


class PapersRun(Vertical):
    """How far a run is, and what came of it."""

    DEFAULT_CSS = """
    PapersRun { height: auto; display: none; border-top: solid $border; }
    PapersRun.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="desk-papers")
        self._line = Words()
        self._rest = Words()
        self._stop = threading.Event()
        self.is_busy = False

    def compose(self) -> ComposeResult:
        yield self._line
        yield self._rest

    def stop(self) -> bool:
        """Leave what is not written yet; whether there was a run."""
        self._stop.set()
        return self.is_busy

    async def run(self, vault: Vault, references: Sequence[str], wanted: Wanted, *, author: str) -> None:
        """Write the papers of these meetings, telling each as it is done."""
        from mappa_chair.many_papers import write_many  # noqa: PLC0415 - loads Word, which only who exports pays for

        self._stop.clear()
        self.is_busy = True
        self.add_class("-shown")
        done: list[Done] = []
        self._show(done, len(references))
        steps = write_many(vault, references, wanted, author=author, stopped=self._stop.is_set)
        try:
            while (step := await asyncio.to_thread(next, steps, None)) is not None:
                done.append(step)
                self._show(done, len(references))
        finally:
            self.is_busy = False
        self._show(done, len(references))

    def _show(self, done: Sequence[Done], of: int) -> None:
        files = sum(len(each.written) for each in done)
        filled = _BAR * len(done) // of
        told = f"{'#' * filled}{'-' * (_BAR - filled)} {len(done)} of {of} meetings, {files} files written"
        if self.is_busy:
            told += "   Del stops the rest"
        elif len(done) < of:
            told += f"   stopped: {of - len(done)} left"
        self._line.update(plain(told))
        lines = [line for each in done for line in _lines(each)]
        more = (
            [f"  and {len(lines) - _TOLD} more: mappa-chair export names them all"] if len(lines) > _TOLD else []
        )
        self._rest.update(plain("\n".join([*lines[:_TOLD], *more])))


def _lines(done: Done) -> list[str]:
    """What of a meeting somebody has to look at; no word of the record."""
    lines = [
        f"{done.meeting}: {f'{each.kind} ' if each.kind else ''}not written. {each.why}" for each in done.skipped
    ]
    if done.questions:
        go = key_of("go")
        lines.append(f"{done.meeting}: the leak check asks about {len(done.questions)}: open it, then {go} x.")
    return lines
