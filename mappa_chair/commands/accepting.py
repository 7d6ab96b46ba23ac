"""`accept`: going on with a vault that is not as it was last seen."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from agenda.textgate import is_blank
from mappa_chair.commands.output import say
from mappa_chair.commands.parsing import UsageError
from mappa_chair.commands.vaults import open_given

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given


def run(given: Given) -> int:
    """Go on with the vault for a reason that is kept; 0 also where nothing had to be accepted."""
    if given.reason is None or is_blank(given.reason):
        raise UsageError(
            "A reason is needed.", "Say with --reason why you go on with this vault; it is kept in it."
        )
    with open_given(given, accepted=(_user(), given.reason)) as vault:
        if vault.doubt is not None:
            # Files that may not be written and pages that are damaged are not a matter of anybody's reasons.
            raise vault.doubt
        with vault.unit("accept") as unit:
            kept = unit.incidents()
        newest = kept[-1] if kept else None
    if newest is not None and newest.kind == "head accepted" and newest.reason == " ".join(given.reason.split()):
        say(f"Accepted, and kept in the vault: {newest.detail}")
        say("Run mappa-chair verify, and look through what may have to be written again.")
    else:
        say("There was nothing to accept: the vault is as it was last seen.")
    return 0


def _user() -> str:
    # Whose passphrase opens the vault is known only once it is open, and this is kept before.
    try:
        return getpass.getuser() or "command line"
    except (OSError, KeyError, ImportError):  # no name in the environment, and no user database
        return "command line"
