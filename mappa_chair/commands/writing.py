"""`export`: the documents of meetings, as Word files, and the review as a calendar file."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_chair.commands.output import say, warn
from mappa_chair.commands.parsing import UsageError
from mappa_chair.commands.vaults import open_given
from mappa_chair.errors import MappaChairError
from mappa_chair.exporting import Audience, export_meeting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.commands.given import Given
    from mappa_chair.exporting import Exported
    from mappa_chair.vault.vault import Vault

_BAR = 24


def run(given: Given) -> int:
    """Write what was asked for of every meeting that can be; else the exit code of the worst that happened."""
    if not (given.minutes or given.summary or given.review or given.everything):
        raise UsageError("Nothing to export was named.", "Add --minutes, --summary subject, --calendar or --all.")
    codes = []
    with open_given(given) as vault:
        for done, reference in enumerate(given.inputs):
            with _progress(done, len(given.inputs)):
                outcome = _export(vault, reference, given)
            codes.append(_tell(reference, outcome))
    return max(codes)


def _export(vault: Vault, reference: str, given: Given) -> list[Exported] | MappaChairError:
    summary = Audience(given.summary or "subject") if given.summary or given.everything else None
    try:
        return export_meeting(
            vault,
            reference,
            folder=Path(given.to or "."),
            minutes=given.minutes or given.everything,
            summary=summary,
            # Without a day for the review there is no such document.
            review=True if given.review else (None if given.everything else False),
            force=given.force,
        )
    except MappaChairError as fault:
        return fault


def _tell(reference: str, outcome: list[Exported] | MappaChairError) -> int:
    if isinstance(outcome, MappaChairError):
        warn(f"{reference}: {outcome}")
        return outcome.exit_code
    for exported in outcome:
        say(str(exported.path))
    return 0


@contextmanager
def _progress(done: int, of: int) -> Iterator[None]:
    """A bar on the terminal while one of several meetings is written; gone before anything else is printed."""
    if of == 1 or sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    full = _BAR * done // of
    bar = f"[{'#' * full}{'.' * (_BAR - full)}] {done} of {of}"
    sys.stderr.write(f"{bar}\r")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write(" " * len(bar) + "\r")
        sys.stderr.flush()
