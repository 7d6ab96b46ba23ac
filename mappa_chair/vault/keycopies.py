"""The two copies of the key file in a vault's folder: either opens the vault, and repairs the other."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mappa_chair import files
from mappa_chair.vault import keyfile
from mappa_chair.vault.faults import NewerVaultError, VaultDamagedError, VaultMissingError, VaultUnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.keyfile import KeyFile

NAMES: Final = ("keys.json", "keys-copy.json")


@dataclass(frozen=True, slots=True)
class KeyCopies:
    """The copies that can be read, newest generation first, each different from the others."""

    usable: tuple[KeyFile, ...]

    @classmethod
    def read(cls, folder: Path) -> KeyCopies:
        """Read both copies; raises VaultMissingError, VaultDamagedError or NewerVaultError if neither will do."""
        found = [each for each in (_contents(folder / name) for name in NAMES) if each is not None]
        if not found:
            raise VaultMissingError(
                f"Both key files of {folder.name} are missing.",
                "Put keys.json back from the newest backup: without it no passphrase opens the vault.",
            )
        usable: list[KeyFile] = []
        newer = False
        for data in found:
            try:
                usable.append(keyfile.parsed(data))
            except keyfile.KeyFileNewerError as fault:
                # Sound: a newer programme was stopped between the two copies, and neither is ours to touch.
                if fault.sound:
                    raise NewerVaultError(folder.name) from None
                newer = True
            except keyfile.KeyFileDamagedError:
                continue  # the other copy may do; if not, that is said below
        if not usable:
            raise NewerVaultError(folder.name) if newer else damaged(folder)
        usable.sort(key=lambda each: each.generation, reverse=True)
        return cls(tuple(dict.fromkeys(usable)))


def write(folder: Path, keys: KeyFile) -> None:
    """Write both copies, one after the other, so that a crash leaves at least one; raises NotWrittenError."""
    for name in NAMES:
        files.write(folder / name, keys.as_bytes())


def repair(folder: Path, keys: KeyFile) -> tuple[str, ...]:
    """Make both copies what the one that opened the vault says; give a sentence for each that was not."""
    said: list[str] = []
    for name in NAMES:
        found = _contents(folder / name)
        if found == keys.as_bytes():
            continue
        why = "was left over from a change of keys" if _is_another(found, keys) else "was damaged or missing"
        try:
            files.write(folder / name, keys.as_bytes())
        except files.NotWrittenError as fault:
            # The vault opens all the same: reading must work on a full disk.
            said.append(f"{name} {why} and could not be repaired from its copy. {fault.problem}")
        else:
            said.append(f"{name} {why} and has been repaired from its copy.")
    return tuple(said)


def _is_another(data: bytes | None, keys: KeyFile) -> bool:
    """Whether a copy is a sound key file of the same vault, of before a change or of one that was cut short."""
    try:
        return data is not None and keyfile.parsed(data).vault == keys.vault
    except (keyfile.KeyFileDamagedError, keyfile.KeyFileNewerError):
        return False


def damaged(folder: Path) -> VaultDamagedError:
    """What to say when no copy of the key file can be used."""
    return VaultDamagedError(
        NAMES[0],
        f"The key file {NAMES[0]} of {folder.name} is damaged, and its copy too.",
        "Put keys.json back from the newest backup; leave vault.db as it is.",
    )


def _contents(path: Path) -> bytes | None:
    try:
        # A pipe under this name would never answer.
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return file.read(keyfile.MAX_BYTES + 1)
    except (FileNotFoundError, IsADirectoryError):
        return None
    except OSError as fault:
        raise VaultUnreadableError(path.name) from fault
