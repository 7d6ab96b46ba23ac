"""`keys`: who opens the vault, and changing that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mappa_chair import passphrases
from mappa_chair.commands.asking import agreed, new_passphrase, show_recovery_key
from mappa_chair.commands.output import say, say_json, warn
from mappa_chair.commands.parsing import UsageError
from mappa_chair.commands.vaults import open_given
from mappa_chair.locations import expanded
from mappa_chair.spoken_days import say_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mappa_chair.commands.given import Given
    from mappa_chair.vault.holders import Holder

# Which of the other things that can be given an action has a use for.
_TAKES: Final = {
    "list": {"json"},
    "add": {"name", "new_passphrase_file"},
    "change": {"who", "name", "new_passphrase_file"},
    "revoke": {"who", "yes"},
    "recovery": set(),
    "rotate": {"yes"},
}


def run(given: Given) -> int:
    """List the keys of the vault, or change them."""
    for option in ("json", "name", "who", "new_passphrase_file", "yes"):
        if getattr(given, option) and option not in _TAKES[given.action]:
            called = given.who if option == "who" else f"--{option.replace('_', '-')}"
            raise UsageError(f"keys {given.action} has no use for {called}.", "See mappa-chair keys --help.")
    return _ACTIONS[given.action](given)


def _list(given: Given) -> int:
    from mappa_chair.vault.keychange import held  # noqa: PLC0415 - the database is loaded once it is needed

    with open_given(given) as vault:
        found, own = held(vault), vault.ring.slot.salt
    if given.json:
        say_json([_said(each, own) for each in found])
        return 0
    width = max(len(each.called) for each in found)
    for each in found:
        since = f"since {say_day(each.since.astimezone().date())}" if each.since else "from the beginning"
        by = f", by {each.by}" if each.by not in {"", each.name} else ""
        yours = "  (opened the vault now)" if each.salt == own else ""
        say(f"{each.number}  {each.called:<{width}}  {since}{by}{yours}")
    return 0


def _said(holder: Holder, own: bytes) -> dict[str, object]:
    return {
        "number": holder.number,
        "name": holder.name or None,
        "kind": holder.kind.value,
        "since": holder.since.isoformat() if holder.since else None,
        "by": holder.by or None,
        "opened": holder.salt == own,
    }


def _add(given: Given) -> int:
    if not given.name:
        raise UsageError("Nobody was named.", "Say whose passphrase it is, with --name.")
    from mappa_chair.vault.holders import checked_name  # noqa: PLC0415 - as above
    from mappa_chair.vault.keychange import add, held  # noqa: PLC0415 - as above

    with open_given(given) as vault:
        name = checked_name(given.name, held(vault))
        add(vault, new_passphrase(_new_file(given), name), name)
    say(f"{name} opens the vault with this passphrase from now on, and is named in its history.")
    return 0


def _change(given: Given) -> int:
    from mappa_chair.vault.keychange import change, held, replaced  # noqa: PLC0415 - as above

    with open_given(given, to_change_keys=True) as vault:
        whose = replaced(held(vault), vault.ring, given.who or "")
        typed = new_passphrase(_new_file(given), given.name or whose.called)
        change(vault, typed, whose=given.who or "", name=given.name or "")
    say("The passphrase is changed. The one before opens this vault no more, but copies and backups from before.")
    return 0


def _revoke(given: Given) -> int:
    if not given.who:
        raise UsageError("Nobody was named.", "Say whose passphrase is revoked, by name or number.")
    from mappa_chair.vault.keychange import held, named, revoke  # noqa: PLC0415 - as above

    with open_given(given) as vault:
        gone = named(held(vault), given.who)
        if not agreed(f"Revoke the passphrase of {gone.called}?", given=given.yes):
            warn("Nothing was changed.")
            return 1
        revoke(vault, str(gone.number))
    say(f"The passphrase of {gone.called} opens this vault no more.")
    say(
        "Copies and backups from before still open with it, and a copy of the vault's own key would open this one:"
        " mappa-chair keys rotate makes a new one."
    )
    return 0


def _recovery(given: Given) -> int:
    from mappa_chair.vault.keychange import new_recovery_key, renew_recovery  # noqa: PLC0415 - as above

    with open_given(given) as vault:
        made = new_recovery_key()
        show_recovery_key(made)
        renew_recovery(vault, made)
    say("The recovery key is renewed. The one before opens this vault no more.")
    return 0


def _rotate(given: Given) -> int:
    from mappa_chair.vault.keychange import new_recovery_key  # noqa: PLC0415 - as above
    from mappa_chair.vault.rotation import rotate, shut_out  # noqa: PLC0415 - as above

    with open_given(given) as vault:
        lost = [each.called for each in shut_out(vault)]
        told = f" The passphrases of {', '.join(lost)} open it no more; add them again." if lost else ""
        if not agreed(f"Give the vault a new data key and recovery key?{told}", given=given.yes):
            warn("Nothing was changed.")
            return 1
        secret = passphrases.passphrase(given.passphrase_file, "Your passphrase again: ")
        made = new_recovery_key()
        show_recovery_key(made)
        rotate(vault, secret, made)
    say("The vault has a new data key: your passphrase and the new recovery key open it, and nothing else.")
    for name in lost:
        say(f'To let {name} in again: mappa-chair keys add --name "{name}"')
    say(
        "Copies and backups from before, also the vault's own, open with what opened them then:"
        " destroy those that you need no more."
    )
    return 0


def _new_file(given: Given) -> Path | None:
    return expanded(given.new_passphrase_file) if given.new_passphrase_file else None


_ACTIONS: Final[dict[str, Callable[[Given], int]]] = {
    "list": _list,
    "add": _add,
    "change": _change,
    "revoke": _revoke,
    "recovery": _recovery,
    "rotate": _rotate,
}
