"""What can go wrong with a backup, each told in one sentence with what to do about it."""

from __future__ import annotations

from mappa_chair.vault.faults import VaultError


class BackupError(VaultError):
    """Any fault of a backup."""


class BackupDamagedError(BackupError):
    """A file is no backup, or not as it was written."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"The backup {name} is damaged: {why}.", "Use another one; see mappa-chair backup --list for them."
        )


class BackupNewerError(BackupDamagedError):
    """The backup was made by a newer version of the programme."""

    def __init__(self, name: str) -> None:
        BackupError.__init__(
            self, f"The backup {name} was made by a newer version of mappa-chair.", "Update mappa-chair first."
        )


class BackupUnreadableError(BackupDamagedError):
    """The file of a backup may not be read, or is not there."""

    def __init__(self, name: str) -> None:
        BackupError.__init__(self, f"The backup {name} cannot be read.", "Check the path and your rights.")


class BackupForeignError(BackupError):
    """The backup is of another vault than the one it was to be compared with."""

    def __init__(self, name: str, vault: str) -> None:
        super().__init__(
            f"The backup {name} is not of {vault}.", "Name its own vault with --vault; nothing was restored."
        )


class BackupRefusedError(BackupError):
    """No backup can be made of the vault as it is."""
