"""`backup` and `restore`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_chair import backing_up, locations, passphrases
from mappa_chair.commands.output import counted, say, say_json, warn
from mappa_chair.commands.parsing import UsageError
from mappa_chair.commands.vaults import open_given
from mappa_chair.vault.backupfile import BackupFile

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given
    from mappa_chair.vault.backupfaults import BackupDamagedError
    from mappa_chair.vault.restoring import Loss


def run(given: Given) -> int:
    """Back the vault up, or list its own backups: 0 all are sound, 1 one is damaged."""
    if given.listing:
        if given.target:
            raise UsageError("--list takes no file.", "It lists the vault's own backups.")
        return _list(given)
    if given.json:
        raise UsageError("--json goes with --list.", "A backup prints its path.")
    with open_given(given) as vault:
        made = backing_up.back_up(vault, Path(given.target) if given.target else None, force=given.force)
    say(str(made.path))
    say(f"Checked as a whole: {_account(made)}.")
    return 0


def run_restore(given: Given) -> int:
    """Restore a backup into a new folder, or only compare it with the present vault."""
    path, named = Path(given.target or ""), given.vault or os.environ.get(locations.VARIABLE)
    folder = locations.vault_path(given.vault)
    if given.compare and given.to:
        raise UsageError("--compare writes nothing.", "Leave --to out, or leave --compare out to restore.")
    secret = passphrases.passphrase(given.passphrase_file)
    from mappa_chair.vault.restoring import Present  # noqa: PLC0415 - loads the database

    present = Present(folder, must_match=bool(named))
    if given.compare:
        _tell(backing_up.compare(path, secret, present))
        return 0
    to = locations.expanded(given.to) if given.to else backing_up.new_folder(folder)
    made = backing_up.restore(path, secret, to, present=present, tell=_tell, reason=given.reason or "")
    say(f"Restored to {to}: {counted(made.meetings, 'meeting')}. Nothing else was changed.")
    say(f"Open it with mappa-chair open {to}")
    return 0


def _list(given: Given) -> int:
    found = backing_up.backups_of(locations.vault_path(given.vault))
    if given.json:
        say_json([_said(each) for each in found])
    elif not found:
        say("There are no backups in the vault's own folder yet.")
    else:
        for each in found:
            if isinstance(each, BackupFile):
                say(f"{each.path}  {_account(each)}")
            else:
                warn(str(each))
    return 0 if all(isinstance(each, BackupFile) for each in found) else 1


def _account(each: BackupFile) -> str:
    size = each.path.stat().st_size / 1_000_000
    occasion = each.manifest.occasion.value
    return f"made {each.said} (UTC, {occasion}), up to change {each.manifest.seq}, {size:.1f} MB"


def _said(each: BackupFile | BackupDamagedError) -> dict[str, str | int | None]:
    if not isinstance(each, BackupFile):
        return {"file": None, "fault": str(each)}
    account = each.manifest
    return {
        "file": str(each.path),
        "made": account.made,
        "occasion": account.occasion.value,
        "change": account.seq,
        "changed": account.since,
        "bytes": each.path.stat().st_size,
        "fault": None,
    }


def _tell(loss: Loss) -> None:
    """What restoring would leave behind, on standard error: numbers and times of the changes, and the meetings."""
    backup = loss.backup
    warn(f"The backup goes up to change {backup.seq} of {_time(backup.at)}.")
    if loss.why_unknown:
        warn(loss.why_unknown)
    if loss.present is not None and loss.present.seq > backup.seq:
        lost = f"changes {backup.seq + 1} to {loss.present.seq}"
        warn(f"The present vault has more: {lost}, up to {_time(loss.present.at)}. They are not in the backup.")
    for said, meetings in (("saved since", loss.newer), ("not in the backup", loss.missing)):
        for reference, at in meetings:
            warn(f"  {reference}: {said}, last saved {_time(at)}")
    if loss.is_nothing:
        warn("The present vault has nothing that is not in it.")


def _time(at: str) -> str:
    return f"{at[:16].replace('T', ' ')} (UTC)"
