"""What can go wrong with a change of keys, each told in one sentence with what to do about it."""

from __future__ import annotations

from mappa_chair.vault.faults import VaultError


class HolderNameError(VaultError):
    """A name that a key slot cannot have."""


class NoSuchHolderError(VaultError):
    """Nobody of that name or number holds a key of the vault."""

    def __init__(self, asked: str) -> None:
        super().__init__(f"Nobody called {asked} opens this vault.", "See mappa-chair keys list.")


class KeyKeptError(VaultError):
    """A key that the vault cannot do without, or has no room for."""


class KeyGoneError(VaultError):
    """What opened the vault was changed or revoked since: an older key file had been put back."""

    def __init__(self) -> None:
        super().__init__(
            "What you opened the vault with was changed or revoked.",
            "Open it with what opens it now; somebody who can may add a passphrase for you.",
        )


class PassphraseTakenError(VaultError):
    """A new passphrase opens the vault already, for somebody else."""

    def __init__(self) -> None:
        super().__init__(
            "This passphrase opens the vault already, for somebody else.",
            "Choose another: revoking one would leave the other.",
        )


class RecoveryKeyUsedError(VaultError):
    """The vault was opened with its recovery key, and nothing else is done before there is a new passphrase."""

    def __init__(self) -> None:
        super().__init__(
            "The recovery key opens the vault, and only to set a new passphrase.",
            "Run mappa-chair keys change first.",
        )


class NotProvedError(VaultError):
    """What was written under a new data key is not what was there, or does not open as it must."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The new database was not taken: {why}", "The vault is as it was. Run mappa-chair verify."
        )


class ChangeUnfinishedError(VaultError):
    """A change of keys is in the vault and not yet in its key files."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The change of keys is not finished. {why}",
            "Put that right and open the vault once, with the passphrase that opened it before if the new one does"
            " not: the change is finished then.",
        )
