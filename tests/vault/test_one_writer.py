"""One writer: a second opener is told within two seconds, and the first is not disturbed."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.faults import VaultBusyError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE, WRONG

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.record import Record
    from mappa_chair.vault.vault import Vault

# Says how it went, and how long the opening itself took; the imports are not part of it.
OPENER = """
import sys, time
from pathlib import Path
from mappa_chair.errors import MappaChairError
from mappa_chair.vault.opening import open_vault
start = time.monotonic()
try:
    open_vault(Path(sys.argv[1]), sys.argv[2]).close()
    print("opened", end=" ")
except MappaChairError as fault:
    print(type(fault).__name__, end=" ")
print(time.monotonic() - start)
"""


def open_elsewhere(folder: Path, secret: str = PASSPHRASE) -> tuple[str, float]:
    """Open the vault in another process."""
    done = subprocess.run(
        [sys.executable, "-c", OPENER, str(folder), secret], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    how, took = done.stdout.split()
    return how, float(took)


def test_another_process_is_told_within_two_seconds(vault: Vault, folder: Path) -> None:
    """Before its passphrase is even tried, right or wrong."""
    assert vault.notices == ()
    for secret in (PASSPHRASE, WRONG):
        how, took = open_elsewhere(folder, secret)
        assert how == "VaultBusyError"
        assert took < 2


def test_this_process_is_told_at_once(vault: Vault, folder: Path) -> None:
    """No file is touched: closing one would drop the locks of the first opening."""
    start = time.monotonic()
    for secret in (PASSPHRASE, WRONG):
        with pytest.raises(VaultBusyError, match="already open in another window"):
            open_vault(folder, secret)
    assert time.monotonic() - start < 0.5
    assert open_elsewhere(folder)[0] == "VaultBusyError"
    assert verify(vault) == []


def test_the_name_it_is_opened_by_does_not_matter(vault: Vault, folder: Path, tmp_path: Path) -> None:
    """A link to the folder is the same vault."""
    assert vault.folder == folder
    (tmp_path / "link.mappa").symlink_to(folder)
    with pytest.raises(VaultBusyError):
        open_vault(tmp_path / "link.mappa", PASSPHRASE)


def test_it_is_free_again_once_closed(folder: Path) -> None:
    """Closing, and failing to open, both let go."""
    with open_vault(folder, PASSPHRASE):
        pass
    with pytest.raises(Exception, match="does not open"):
        open_vault(folder, WRONG)
    assert open_elsewhere(folder)[0] == "opened"
    open_vault(folder, PASSPHRASE).close()


def test_a_second_opener_does_not_disturb_a_save_under_way(vault: Vault, folder: Path, review: Record) -> None:
    """While a unit has uncommitted rows, whoever else asks is told busy, and the unit is stored whole."""
    with vault.unit("import") as unit:
        unit.add(review)
        assert open_elsewhere(folder)[0] == "VaultBusyError"
        unit.commit()
    assert verify(vault) == []
