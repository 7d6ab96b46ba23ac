"""`open`, `demo`, and no command at all: the application in the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mappa_chair import locations, passphrases
from mappa_chair.errors import MappaChairError
from mappa_chair.opening import Opening
from mappa_chair.vault.faults import VaultMissingError

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given


class NoTerminalError(MappaChairError):
    """The application was started where nobody can see it or type."""


def run(given: Given) -> int:
    """Open the application on a vault that is there."""
    opening = _opening(given)
    if not opening.vault.exists():
        raise VaultMissingError(
            f"There is no vault at {opening.vault}.", "Make one with mappa-chair new, or name another."
        )
    return _start(opening, plain=given.plain)


def run_default(given: Given) -> int:
    """Open the application on the vault that is meant; where there is none yet it helps to make one."""
    return _start(_opening(given))


def run_demo(given: Given) -> int:
    """Open the application on a throw-away vault of invented cases."""
    return _start(_opening(given, demo=True), plain=given.plain)


def _opening(given: Given, *, demo: bool = False) -> Opening:
    return Opening(
        vault=locations.vault_path(given.path or given.vault),
        demo=demo,
        passphrase_file=passphrases.passphrase_file(given.passphrase_file),
        mouse=not given.no_mouse,
        tour=given.tour,
    )


def _start(opening: Opening, *, plain: bool = False) -> int:
    if plain:
        from screens.aloud.door import run_plain  # noqa: PLC0415 - no other command may load the screens

        return run_plain(opening)
    # Textual reads standard input and draws on standard error.
    needed = {"standard input": sys.__stdin__, "standard error": sys.__stderr__}
    elsewhere = [name for name, stream in needed.items() if stream is None or not stream.isatty()]
    if elsewhere:
        raise NoTerminalError(
            f"The application needs a terminal, and {' and '.join(elsewhere)} "
            f"{'is' if len(elsewhere) == 1 else 'are'} none.",
            "Start it in a terminal, without < or 2>; mappa-chair --help has the commands that need none.",
        )
    from screens.app import run_application  # noqa: PLC0415 - no other command may load the screens

    return run_application(opening)
