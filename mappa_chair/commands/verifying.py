"""`verify`: whether the vault is whole, and holds what was written to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.commands.output import say, warn
from mappa_chair.commands.vaults import open_given

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given


def run(given: Given) -> int:
    """Check the whole vault: 0 all is well, 1 something is not, each told in a sentence."""
    with open_given(given) as vault:
        from mappa_chair.vault.verification import verify  # noqa: PLC0415 - loaded once the vault is open

        wrong = verify(vault)
    for sentence in wrong:
        warn(sentence)
    if wrong:
        warn("Leave the vault as it is, and restore the newest backup into a new folder.")
        return 1
    say("The vault is whole: every page, every record and the audit chain are as they were written.")
    return 0
