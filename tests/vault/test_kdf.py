"""The derivation of keys: two of them in one process end, whoever began first."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own: the library waits for ever where two derivations run at once, and no signal ends that.
_TWO = """
from concurrent.futures import ThreadPoolExecutor
from mappa_chair.vault.kdf import FLOOR, derive
with ThreadPoolExecutor(2) as threads:
    found = list(threads.map(lambda secret: derive(secret, bytes(16), FLOOR), [b"one", b"two"]))
assert found == [derive(secret, bytes(16), FLOOR) for secret in (b"one", b"two")]
"""


def test_two_derivations_at_once_end() -> None:
    """In two threads, each with the key that its secret gives by itself."""
    subprocess.run([sys.executable, "-c", _TWO], check=True, timeout=60)
