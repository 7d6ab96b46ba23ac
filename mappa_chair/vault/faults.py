"""What can go wrong with a vault, each told in one sentence with what to do about it.

This module imports nothing heavy, so that a screen can know the faults before the vault is loaded.
"""

from __future__ import annotations

from mappa_chair.errors import MappaChairError

_NOTHING_CHANGED = "Nothing was changed."
_BACKUP = "Restore the newest backup into a new folder; leave this one as it is."


class VaultError(MappaChairError):
    """Any fault of a vault."""


class VaultMissingError(VaultError):
    """There is no vault, or a part of it is gone."""


class VaultExistsError(VaultError):
    """Something already stands where a new vault was to be made."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} already exists.", "Open it, or choose another name; nothing was overwritten.")


class VaultBusyError(VaultError):
    """Another window has the vault open."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is already open in another window.", "Close it there, then try again.")


class VaultClosedError(VaultError):
    """The vault was closed while something still wanted to use it."""

    def __init__(self) -> None:
        super().__init__("The vault is closed.", "Open it again with the passphrase.")


class VaultReadOnlyError(VaultError):
    """The vault may only be read: its files may not be written, or it is not as it was last seen."""

    def __init__(self, name: str, problem: str = "", remedy: str = "") -> None:
        super().__init__(
            problem or f"The files of {name} may not be changed by you.",
            remedy or "It can be read and exported. Ask for the right to write them, then open it again.",
        )


class VaultOutdatedError(VaultReadOnlyError):
    """The vault is not what it was last seen to be; whoever answers for it may accept that, with a reason."""


class PlaceRefusedError(VaultError):
    """The vault lies where a sync tool or another computer keeps it as well."""

    def __init__(self, name: str, where: str) -> None:
        super().__init__(
            f"{name} lies in {where}, where two computers can overwrite each other's changes.",
            "Move it to a disk of this computer alone. Where your area decides otherwise: open it there, run"
            " mappa-chair settings shared_folder allowed --reason ..., and move it back.",
        )


class VaultUnreadableError(VaultError):
    """A file of the vault may not be read, or its disk does not answer."""

    def __init__(self, part: str) -> None:
        super().__init__(
            f"{part} cannot be read.", "Check that the drive is connected and that the file is yours to read."
        )


class VaultDamagedError(VaultError):
    """A file of the vault is not what was written; `part` names it."""

    def __init__(self, part: str, what: str, remedy: str = _BACKUP) -> None:
        super().__init__(what, remedy)
        self.part = part


class UnencryptedDatabaseError(VaultDamagedError):
    """Somebody put an unencrypted database in the place of the vault's."""

    def __init__(self, part: str) -> None:
        super().__init__(part, f"{part} is an unencrypted database, not the vault's.")


class NewerVaultError(VaultError):
    """The vault was made by a newer version of the programme."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was made by a newer version of mappa-chair.",
            f"Update mappa-chair to open it. {_NOTHING_CHANGED}",
        )


class WrongPassphraseError(VaultError):
    """The passphrase or recovery key does not open this vault; no byte of it was changed."""

    def __init__(self, what: str = "passphrase") -> None:
        super().__init__(f"This {what} does not open this vault.", f"Type it again. {_NOTHING_CHANGED}")


class RecoveryKeyMistypedError(WrongPassphraseError):
    """The check characters of a recovery key show where it was mistyped; `groups` counts from 1."""

    def __init__(self, groups: tuple[int, ...]) -> None:
        VaultError.__init__(self, _mistyped(groups), "Compare it with the paper and type it again.")
        self.groups = groups


class PassphraseRefusedError(VaultError):
    """A new passphrase cannot be taken."""


class LowMemoryError(VaultError):
    """There is not enough free memory to work the passphrase into a key."""

    def __init__(self, mebibytes: int) -> None:
        super().__init__(
            f"There is not enough free memory to open the vault: it takes {mebibytes} MiB.",
            f"Close other programs and try again. {_NOTHING_CHANGED}",
        )


class NoEncryptionError(VaultError):
    """The database library does not encrypt as it must."""

    def __init__(self) -> None:
        super().__init__(
            "The database library of this computer does not encrypt, so no vault is opened.",
            "Install mappa-chair again with the libraries it names.",
        )


class NotSavedError(VaultError):
    """A change could not be written; the vault is as it was before."""


class MeetingMissingError(VaultError):
    """The vault holds no meeting of that reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"There is no meeting {reference} in this vault.", "See the list of meetings for its reference."
        )


class MeetingExistsError(VaultError):
    """The vault holds another meeting of that reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Meeting {reference} is already in this vault with other content.",
            "Nothing was overwritten: give the new one another reference.",
        )


class MeetingReferenceError(VaultError):
    """A meeting cannot be filed under what it has for a reference."""


class SettingReasonError(VaultError):
    """A setting of the area was to be changed without a reason that can be kept."""


class TemplateReasonError(VaultError):
    """The template of the minutes was to be changed without a reason that can be kept."""


class DecisionReasonError(VaultError):
    """A decision about a paper was to be noted without a reason that can be kept."""


class ApprovalRefusedError(VaultError):
    """Minutes cannot be approved as they are, or not with what was said."""


class VersionMissingError(VaultError):
    """The minutes of a meeting were never approved in that version."""

    def __init__(self, reference: str, version: int) -> None:
        super().__init__(
            f"There is no approved version {version} of the minutes of meeting {reference}.",
            "See the list of meetings for the version it has.",
        )


def _mistyped(groups: tuple[int, ...]) -> str:
    if not groups:
        return "The recovery key is mistyped in more than one place."
    if len(groups) == 1:
        return f"Group {groups[0]} of the recovery key is mistyped."
    return f"Groups {', '.join(map(str, groups[:-1]))} and {groups[-1]} of the recovery key are mistyped."
