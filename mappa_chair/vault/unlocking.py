"""From what somebody typed to the keys of a vault: which kind of secret it is, and which slot it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.vault import attempts, keycopies, recovery
from mappa_chair.vault.faults import WrongPassphraseError
from mappa_chair.vault.keyring import KeyRing
from mappa_chair.vault.passphrase import MAX_CHARACTERS, normalised
from mappa_chair.vault.slots import SlotDamagedError, SlotKind, opened
from mappa_chair.vault.subkeys import subkeys_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mappa_chair.vault.keyfile import KeyFile


def unlock(folder: Path, copies: Iterable[KeyFile], secret: str) -> KeyRing:
    """The keys, from the first of the copies that holds; one derivation for each slot that is tried.

    After several wrong secrets it waits up to a minute before it tries. Raises RecoveryKeyMistypedError before any
    derivation, WrongPassphraseError, VaultDamagedError if the secret is right and no copy is what was written,
    LowMemoryError.
    """
    kind, typed = as_secret(secret)
    attempts.hold(folder)
    for file in copies:
        try:
            found = _try(file, kind, typed)
        except WrongPassphraseError:
            attempts.count_wrong(folder)
            raise
        if found is not None:
            return found
    raise keycopies.damaged(folder)


def as_secret(secret: str) -> tuple[SlotKind, bytes]:
    """Tell a recovery key from a passphrase by its shape; raises RecoveryKeyMistypedError if it is mistyped."""
    if recovery.looks_like_recovery_key(secret):
        return SlotKind.RECOVERY, recovery.from_text(secret)
    if not secret or len(secret) > MAX_CHARACTERS:
        raise WrongPassphraseError
    return SlotKind.PASSPHRASE, normalised(secret)


def _try(file: KeyFile, kind: SlotKind, secret: bytes) -> KeyRing | None:
    """The keys of one copy, None if the secret is right but the copy was changed; raises WrongPassphraseError."""
    for slot in file.slots:
        if slot.kind is not kind:
            continue
        try:
            data_key = opened(slot, secret, file.owner)
        except SlotDamagedError:
            return None
        if data_key is not None:
            keys = subkeys_of(data_key, file.vault)
            return KeyRing(file, slot, keys, data_key) if file.is_authentic(keys.keys_mac) else None
    raise WrongPassphraseError("passphrase" if kind is SlotKind.PASSPHRASE else "recovery key")
