"""Every cut, every flipped bit, every doctored field of a vault's key files, and every slip in a recovery key."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair.vault import kdf, keyfile
from mappa_chair.vault.faults import (
    NewerVaultError,
    RecoveryKeyMistypedError,
    VaultDamagedError,
    VaultMissingError,
    WrongPassphraseError,
)
from mappa_chair.vault.keycopies import NAMES, KeyCopies
from mappa_chair.vault.opening import open_vault
from tests.vault.conftest import PASSPHRASE, Made
from tests.vault.harm import contents, refused
from tests.vault.quick import ANITA, derive, quick, quick_vault

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["quick"]


@pytest.fixture
def recovery_key(tmp_path: Path) -> str:
    """The recovery key of the vault of `folder`."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kdf, "derive", derive)
        return quick_vault(tmp_path / "keys.mappa")


@pytest.fixture
def folder(tmp_path: Path, recovery_key: str) -> Path:
    """A vault that only a quick derivation opens."""
    assert recovery_key
    return tmp_path / "keys.mappa"


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The secrets of every derivation that was run."""
    run: list[bytes] = []

    def noted(secret: bytes, salt: bytes, cost: kdf.Cost) -> bytes:
        run.append(secret)
        return derive(secret, salt, cost)

    monkeypatch.setattr(kdf, "derive", noted)
    return run


def test_cut_at_every_byte_the_other_copy_holds(folder: Path) -> None:
    """Whichever copy is cut, and wherever; both cut is damage, found without a derivation."""
    sound = (folder / NAMES[0]).read_bytes()
    expected = (keyfile.parsed(sound),)
    for length in range(len(sound)):
        cut, whole = NAMES if length % 2 else reversed(NAMES)
        (folder / cut).write_bytes(sound[:length])
        assert KeyCopies.read(folder).usable == expected
        if length % 8 == 0:
            (folder / whole).write_bytes(sound[: (length * 7) % len(sound)])
            with pytest.raises(VaultDamagedError):
                KeyCopies.read(folder)
            (folder / whole).write_bytes(sound)
        (folder / cut).write_bytes(sound)


def test_a_flip_in_every_byte_of_a_copy_leaves_the_other(folder: Path) -> None:
    """No flip is another key file, as `test_keyfile` shows of every bit; two alike are no wrong passphrase."""
    sound = (folder / NAMES[0]).read_bytes()
    expected = (keyfile.parsed(sound),)
    flipped = bytearray(sound)
    for place in range(len(sound)):
        flipped[place] ^= 1 << place % 8
        (folder / NAMES[0]).write_bytes(flipped)
        assert KeyCopies.read(folder).usable == expected
        if place % 4 == 0:
            (folder / NAMES[1]).write_bytes(flipped)
            with pytest.raises((VaultDamagedError, NewerVaultError)):
                KeyCopies.read(folder)
            (folder / NAMES[1]).write_bytes(sound)
        flipped[place] ^= 1 << place % 8


@pytest.mark.usefixtures("quick")
def test_a_flip_anywhere_opens_and_is_repaired(folder: Path) -> None:
    """Through the whole opening: both copies are sound and equal afterwards, and it is told."""
    sound = (folder / NAMES[0]).read_bytes()
    for place in range(0, len(sound), 61):
        name = NAMES[place % 2]
        flipped = bytearray(sound)
        flipped[place] ^= 1 << place % 8
        (folder / name).write_bytes(flipped)
        with open_vault(folder, ANITA) as vault:
            assert vault.notices == (f"{name} was damaged or missing and has been repaired from its copy.",)
        assert (folder / NAMES[0]).read_bytes() == (folder / NAMES[1]).read_bytes() == sound


@pytest.mark.parametrize("field", ["memory_kib", "passes", "lanes"])
@pytest.mark.parametrize("slot", [0, 1])
def test_no_cost_out_of_bounds_is_ever_worked(
    folder: Path, derivations: list[bytes], field: str, slot: int
) -> None:
    """Lowered or raised, in whichever slot, with a checksum that fits: refused before any derivation."""
    sound = json.loads((folder / NAMES[0]).read_bytes())
    low, high = (65_535, 1_048_577) if field == "memory_kib" else (2, 17)
    for value in (0, 1, -1, low, high, 2**31, 2**32, 2**64, 10**30, 3.5, 65_536.0, "65536", None, True, [3]):
        body = json.loads(json.dumps(sound))
        body["slots"][slot][field] = value
        _write(folder, body)
        refused(folder, ANITA, VaultDamagedError)
    assert derivations == []


def _write(folder: Path, body: dict[str, Any]) -> None:
    body.pop("checksum")
    body["checksum"] = keyfile._checksum(body)
    for name in NAMES:
        (folder / name).write_bytes(keyfile._dumped(body))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("slot", [0, 1])
@pytest.mark.parametrize("how", ["in its place", "before it", "after it"])
def test_a_slot_of_another_vault_opens_nothing(folder: Path, tmp_path: Path, slot: int, how: str) -> None:
    """A passphrase or recovery key somebody knows, pasted in from a vault of their own, gives no key to this."""
    own = "a passphrase of somebody else's"
    key = quick_vault(tmp_path / "other.mappa", own)
    pasted = json.loads((tmp_path / "other.mappa" / NAMES[0]).read_bytes())["slots"][slot]
    body = json.loads((folder / NAMES[0]).read_bytes())
    if how == "in its place":
        body["slots"][slot] = pasted
    else:
        body["slots"].insert(slot + (how == "after it"), pasted)
    _write(folder, body)
    refused(folder, own if slot == 0 else key, VaultDamagedError)
    if how == "before it":
        return
    # Whose secret stands before it finds a file that is not what was written, not a wrong passphrase.
    refused(folder, ANITA, VaultDamagedError if how == "after it" or slot == 1 else WrongPassphraseError)


def test_no_slip_in_a_recovery_key_is_worked(folder: Path, recovery_key: str, derivations: list[bytes]) -> None:
    """At each place some other character: its group is named, and no derivation is run."""
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for place, right in enumerate(recovery_key):
        if right == "-":
            continue
        wrong = secrets.choice(alphabet.replace(right, ""))
        fault = refused(folder, recovery_key[:place] + wrong + recovery_key[place + 1 :], RecoveryKeyMistypedError)
        assert fault.problem == f"Group {place // 6 + 1} of the recovery key is mistyped."
    assert derivations == []
    assert "attempts.json" not in {each.name for each in folder.iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="makes pipes as POSIX does")
@pytest.mark.usefixtures("quick")
def test_a_pipe_in_the_place_of_a_key_file_is_a_missing_one(folder: Path) -> None:
    """It would never answer; the other copy opens the vault, and two pipes are two missing files."""
    (folder / NAMES[0]).unlink()
    os.mkfifo(folder / NAMES[0])
    open_vault(folder, ANITA).close()
    assert (folder / NAMES[0]).is_file()
    for name in NAMES:
        (folder / name).unlink()
        os.mkfifo(folder / name)
    with pytest.raises(VaultMissingError, match="Both key files"):
        open_vault(folder, ANITA)


LOW = """
import resource, sys
from pathlib import Path
from mappa_chair.vault.faults import LowMemoryError
from mappa_chair.vault.opening import open_vault
size = int(next(line for line in open("/proc/self/status") if line.startswith("VmSize")).split()[1]) * 1024
for room in (8, 32, 63):
    resource.setrlimit(resource.RLIMIT_AS, (size + room * 2**20, resource.RLIM_INFINITY))
    try:
        open_vault(Path(sys.argv[1]), sys.argv[2])
    except LowMemoryError as fault:
        print(fault.problem)
resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
open_vault(Path(sys.argv[1]), sys.argv[2]).close()
print("opened")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits the memory of a process as Linux does")
def test_without_memory_for_the_derivation_nothing_is_changed(made: Made) -> None:
    """Argon2 that cannot have its 64 MiB says so, counts as no try, and opens once the memory is there."""
    before = contents(made.folder)
    done = subprocess.run(
        [sys.executable, "-c", LOW, str(made.folder), PASSPHRASE], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        *["There is not enough free memory to open the vault: it takes 64 MiB."] * 3,
        "opened",
    ]
    assert contents(made.folder) == before
