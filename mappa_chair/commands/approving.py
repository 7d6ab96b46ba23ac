"""`approve`: the chair approves the minutes of a meeting; and the public key that others verify them with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from agenda.wording import day_said
from mappa_chair.commands.output import say, warn
from mappa_chair.commands.parsing import UsageError
from mappa_chair.commands.vaults import author, open_given

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given
    from mappa_chair.vault.vault import Vault


def run(given: Given) -> int:
    """Approve a meeting, write the public key, or both: 0 done, 1 duties are open."""
    if not (given.meeting or given.public_key):
        raise UsageError("Nothing to approve was named.", "Name a meeting, or add --public-key FILE.")
    if given.meeting and not given.by:
        raise UsageError("Minutes are approved by somebody.", "Add --by and the name of the chair.")
    with open_given(given) as vault:
        if given.meeting and not _approve(vault, given):
            return 1
        if given.public_key:
            _write_public_key(vault, given)
    return 0


def _approve(vault: Vault, given: Given) -> bool:
    from mappa_chair.approving import DutiesOpenError, approve  # noqa: PLC0415 - loaded once the vault is open

    try:
        made = approve(
            vault,
            given.meeting,
            by=given.by or "",
            author=author(vault),
            changed=given.changed or "",
            why=given.force_open or "",
        )
    except DutiesOpenError as fault:
        for line in fault.open:
            warn(f"   {line}")
        warn(str(fault))
        return False
    say(f"{made.meeting}: version {made.version} approved by {made.approved_by} on {day_said(made.day)}.")
    if made.changed:
        say(f"What it changed, and why: {made.changed}")
    if made.why:
        say(f"Approved with duties left open, because: {made.why}")
    say(f"Fingerprint {made.fingerprint}")
    return True


def _write_public_key(vault: Vault, given: Given) -> None:
    from mappa_chair.approving import write_public_key  # noqa: PLC0415 - as above

    path = Path(given.public_key or "")
    told = write_public_key(vault, path, force=given.force)
    say(f"{path}: the public key. Its fingerprint, to be compared aloud: {told}")
