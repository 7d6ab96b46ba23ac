"""While a vault is open, other programs of the same user can neither read the memory of its process nor attach."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from mappa_chair.vault.privacy import close_to_others
from tests.vault.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="keeps others out on Linux only")

_PR_CAPBSET_DROP: Final = 24
_CAP_SYS_PTRACE: Final = 19
_OPENS: Final = """
import sys
from pathlib import Path
from mappa_chair.vault.opening import open_vault
if len(sys.argv) > 2:
    vault = open_vault(Path(sys.argv[1]), sys.argv[2])
print("ready", flush=True)
sys.stdin.read()
"""
# Reads another's memory, and tells how far it came.
_READS: Final = """
import sys
try:
    with open(f"/proc/{sys.argv[1]}/mem", "rb", buffering=0) as memory, open(f"/proc/{sys.argv[1]}/maps") as maps:
        memory.seek(int(maps.readline().split("-")[0], 16))
        print("read" if memory.read(64) else "nothing")
except PermissionError:
    print("refused")
"""


def no_superuser() -> None:
    """Give up what lets the superuser look into every process, as programs of other users do not have it."""
    ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, _CAP_SYS_PTRACE, 0, 0, 0)


@pytest.fixture
def process(request: pytest.FixtureRequest, folder: Path) -> Iterator[int]:
    """A process that waits, with the vault open or without; its number."""
    given = [str(folder), PASSPHRASE] if request.param else []
    with subprocess.Popen(
        [sys.executable, "-c", _OPENS, *given],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        preexec_fn=no_superuser,  # noqa: PLW1509 - no thread of the tests is running
    ) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == b"ready\n"
        yield started.pid
        assert started.stdin is not None
        started.stdin.close()


@pytest.mark.parametrize(("process", "told"), [(False, "read"), (True, "refused")], indirect=["process"])
def test_the_memory_of_an_open_vault_is_closed_to_programs_of_the_same_user(process: int, told: str) -> None:
    """The same program reads the memory of a process of its user without an open vault, and of no other."""
    done = subprocess.run(
        [sys.executable, "-c", _READS, str(process)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=no_superuser,
    )
    if not process_may_be_read() and told == "read":
        pytest.skip("this system lets no process look into another at all")
    assert done.stdout.strip() == told


def process_may_be_read() -> bool:
    """Whether the system lets processes of one user look into each other (Yama may forbid it altogether)."""
    scope = Path("/proc/sys/kernel/yama/ptrace_scope")
    return not scope.exists() or scope.read_text().strip() == "0"


def test_it_says_whether_it_could() -> None:
    """Here it can, and twice does no harm."""
    assert close_to_others()
    assert close_to_others()
